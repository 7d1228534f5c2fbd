/// `According to X, …`, `For X, …`, `In her view, …`: whose word it is stands beside what is said, without a verb.
extension AttributionFinder {
  /// `For Grau, the yields are …`: how somebody sees it.
  private func seen(_ range: Range<Int>) -> Attribution? {
    guard range.count > 4, text.tokens[range.lowerBound].is("for"),
      let mention = actors.mention(at: range.lowerBound + 1), mention.type == .person,
      mention.tokens.upperBound + 1 < range.upperBound, text.tokens[mention.tokens.upperBound].mark == Mark.comma
    else { return nil }
    let end = mention.tokens.upperBound + 1
    return Attribution(
      voice: .party(actors.party(mention)), content: end..<range.upperBound, saying: range.lowerBound..<end,
      rule: "claim.according-to")
  }

  private static let views = WordSet(
    "view opinion estimation estimate account reckoning assessment judgment judgement telling words")

  /// `In her view, …`, `In the view of the union, …`, `By Castel's account, …`.
  private func viewed(_ range: Range<Int>, story: Int?) -> Attribution? {
    let first = range.lowerBound
    guard text.tokens[first].is("in") || text.tokens[first].is("by"),
      let comma = comma(behindView: range), comma + 3 < range.upperBound,
      let view = (first..<comma).first(where: { Self.views.contains(text.tokens[$0]) })
    else { return nil }
    let voice: Voice
    if view + 2 < comma, text.tokens[view + 1].is("of") {
      voice = voices.voice((view + 2)..<comma, story: story, isBehind: true)
    } else if view + 1 == comma, text.tokens[first + 1].has(.possessivePronoun) {
      guard text.tokens[first + 1].value <= 2,
        let person = actors.lastPerson(before: first, story: story, pronoun: first + 1)
      else {
        return nil
      }
      voice = .party(person)
    } else if view + 1 == comma, text.tokens[view - 1].shape.contains(.possessive) {
      voice = voices.voice((first + 1)..<(view - 1), story: story, isBehind: true)
    } else {
      return nil
    }
    if case .reporter = voice { return nil }
    let start = text.tokens[comma].mark == Mark.comma ? comma + 1 : comma
    return Attribution(
      voice: voice, content: start..<range.upperBound, saying: first..<start, rule: "claim.according-to")
  }

  /// `The tool, by the company's own account, works`: whose view it is stands between two commas.
  private func viewedBetween(_ range: Range<Int>, story: Int?) -> Attribution? {
    guard
      let view = range.dropFirst(3).first(where: { Self.views.contains(text.tokens[$0]) && !quoted.covers($0) }),
      view + 2 < range.upperBound, text.tokens[view + 1].mark == Mark.comma,
      let comma = (max(range.lowerBound + 1, view - 8)..<view).last(where: { text.tokens[$0].mark == Mark.comma }),
      text.tokens[comma + 1].is("by") || text.tokens[comma + 1].is("in"), comma + 2 < view
    else { return nil }
    let voice: Voice
    if view == comma + 3, text.tokens[comma + 2].has(.possessivePronoun) {
      guard text.tokens[comma + 2].value <= 2,
        let person = actors.lastPerson(before: comma, story: story, pronoun: comma + 2)
      else { return nil }
      voice = .party(person)
    } else {
      guard (comma + 2..<view).contains(where: { text.tokens[$0].shape.contains(.possessive) }) else { return nil }
      voice = voices.voice((comma + 2)..<view, story: story, isBehind: true)
    }
    if case .reporter = voice { return nil }
    return Attribution(voice: voice, content: range, saying: comma..<(view + 2), rule: "claim.said-between")
  }

  /// Where the words that tell whose view it is end: `In her view, …`, `By her reckoning the plant …`.
  private func comma(behindView range: Range<Int>) -> Int? {
    let first = range.lowerBound
    if first + 3 < range.upperBound, text.tokens[first + 1].has(.possessivePronoun),
      Self.views.contains(text.tokens[first + 2]), text.tokens[first + 3].isWord,
      !text.tokens[first + 3].has(.preposition)
    {
      return first + 3
    }
    return range.prefix(14).first { text.tokens[$0].mark == Mark.comma }
  }

  // MARK: X disagreed: …

  /// `Mori disagreed: they are known`: a person does something, and behind a colon a sentence follows.
  func coloned(_ range: Range<Int>, story: Int?) -> Attribution? {
    guard let colon = range.first(where: { text.tokens[$0].mark == Mark.colon && !quoted.covers($0) }),
      colon > range.lowerBound + 1, colon + 3 < range.upperBound, colon - range.lowerBound <= 24,
      !text.tokens[colon].shape.contains(.glued) || !text.tokens[colon - 1].isNumber,
      let person = range.prefix(8).lazy.compactMap({ actors.mention(at: $0) }).first, person.type == .person,
      person.tokens.upperBound < colon, verbs.finite(in: person.tokens.upperBound..<colon, isHeadline: false) != nil,
      verbs.finite(in: (colon + 1)..<range.upperBound, isHeadline: false) != nil
    else { return nil }
    return Attribution(
      voice: .party(actors.party(person)), content: (colon + 1)..<range.upperBound,
      saying: range.lowerBound..<(colon + 1), rule: "claim.said-before-colon")
  }

  // MARK: According to X

  func according(_ range: Range<Int>, story: Int?) -> Attribution? {
    if let seen = seen(range) ?? viewed(range, story: story) ?? viewedBetween(range, story: story)
      ?? noted(range, story: story)
    {
      return seen
    }
    guard let place = range.first(where: { text.tokens[$0].is("according") && !quoted.covers($0) }),
      place + 2 < range.upperBound, text.tokens[place + 1].is("to")
    else { return nil }
    let end = range[(place + 2)...].first { text.tokens[$0].mark == Mark.comma } ?? range.upperBound
    let content =
      place == range.lowerBound ? min(end + 1, range.upperBound)..<range.upperBound : range.lowerBound..<place
    let voice = voices.voice((place + 2)..<end, story: story, isBehind: true)
    return Attribution(
      voice: voice, content: content.isEmpty ? range : content, saying: place..<end,
      isReported: voice == .unnamed && text.tokens[(place + 2)..<end].contains { Self.sources.contains($0) },
      rule: "claim.according-to")
  }

  /// Of whom nothing is told but that they know it.
  private static let sources = WordSet("sources source people person media reports insiders")

  /// `we estimate that …`, and not `the estimate`.
  func isReckoning(_ place: Int) -> Bool {
    guard text.bytes[Int(text.tokens[place].start)] == 0x65, text.tokens[place].is("estimate"), place > 0 else {
      return false
    }
    return text.tokens[place - 1].has(.pronoun) || VoiceFinder.crowds.contains(text.tokens[place - 1])
  }
}
