/// What a comparison of words tells the reader.
extension WordComparison {
  var genericDifference: (mine: [String], theirs: [String]) {
    let mine = query.words.filter { $0.kind == .generic }.map(\.text)
    let theirs = listed.words.filter { $0.kind == .generic }.map(\.text)
    return (mine.filter { !theirs.contains($0) }, theirs.filter { !mine.contains($0) })
  }

  /// Generic words that a parent's own name often has; those of a branch say more.
  static let bland: Set<String> = ["technology", "industry", "international", "corporate"]

  /// How many places only one of the names has.
  var placeDifference: Int {
    let mine = Set(query.words.filter { $0.kind == .place })
    return mine.symmetricDifference(listed.words.filter { $0.kind == .place }).count
  }

  var extras: [String] {
    func other(_ form: NameForm, than known: NameForm) -> [String] {
      let words = Set(known.words.map(\.text))
      let telling = Set(form.tellingWords.map(\.text))
      return form.words.map(\.text).filter { !words.contains($0) && !telling.contains($0) }
    }
    var reasons: [String] = []
    for (side, form, known) in [("only in the query", query, listed), ("only on the list", listed, query)] {
      var parts = other(form, than: known)
      if !form.legalForms.isEmpty, form.legalForms != known.legalForms {
        parts.append(form.legalForms.joined(separator: " "))
      }
      if !parts.isEmpty { reasons.append("\(side): " + Self.quoted(parts)) }
    }
    return reasons
  }

  var typoReasons: [String] {
    typos.map { pair in
      let one = left[pair.0].text
      let other = right[pair.1].text
      let distance = EditDistance.between(Array(one.utf8), Array(other.utf8), limit: 1) ?? 2
      return "\(distance == 1 ? "one letter differs" : "two letters differ"): `\(one)` / `\(other)`"
    }
  }

  static func difference(_ mine: [String], _ theirs: [String]) -> String {
    var text = ""
    if !mine.isEmpty { text += "; only in the query: " + quoted(mine) }
    if !theirs.isEmpty { text += "; only on the list: " + quoted(theirs) }
    return text
  }

  static func quoted(_ words: [String]) -> String {
    words.map { "`\($0)`" }.joined(separator: " ")
  }
}
