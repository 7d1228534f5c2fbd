import Names

/// What evidence means, in words.
enum MatchWords {
  // MARK: Level

  static func level(_ evidence: NameEvidence, score: Double) -> PartyMatch.Level {
    if evidence.isIdentical || evidence[.tellingSame] > 0 { return .identity }
    return score >= 0.5 ? .probable : .weak
  }

  // MARK: Reasons

  static func reasons(_ evidence: NameEvidence, _ form: NameForm) -> [String] {
    var reasons: [String] = []
    let same = evidence.pairs.filter { $0.how == .same }.map(\.asked)
    if evidence.isIdentical {
      reasons.append(evidence[.reordered] > 0 ? "same words, in another order" : "same name")
    } else if !same.isEmpty {
      reasons.append((evidence[.reordered] > 0 ? "same words, in another order: " : "same words: ") + quoted(same))
    }
    if !evidence.isIdentical {
      reasons += evidence.pairs.compactMap { pair in phrase(pair).map { "\($0): `\(pair.asked)` / `\(pair.listed)`" } }
    }
    if !evidence.onlyAsked.isEmpty { reasons.append("only in the query: " + quoted(evidence.onlyAsked)) }
    if !evidence.onlyListed.isEmpty { reasons.append("only on the list: " + quoted(evidence.onlyListed)) }
    if !form.folds.isEmpty {
      reasons.append("folded in the query: " + form.folds.map(\.phrase).joined(separator: ", "))
    }
    return reasons
  }

  private static func phrase(_ pair: NameEvidence.Pair) -> String? {
    switch pair.how {
    case .same: nil
    case .joined: "same letters, spaced differently"
    case .misread: "digits or letters read as those they look like"
    case .romanised: "another romanisation"
    case .reading: "how the characters are read"
    case .translated: "the same word in English"
    case .acronym: "initials"
    case .abjad: "same consonants, which is all that the script writes"
    case .sound: "sounds alike"
    case .edit1: "one letter differs"
    case .edit2: "two letters differ"
    case .consonants: "same consonants"
    case .mixed: "spaced or read differently, and alike in sound"
    }
  }

  private static func quoted(_ words: [String]) -> String { words.map { "`\($0)`" }.joined(separator: " ") }
}
