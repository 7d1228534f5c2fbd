/// Who a sentence says it from: `X said that …`, `…, X said`, `according to X, …`.
struct Attribution {
  var voice: Voice
  var sources: [Voice] = []
  /// What is said.
  var content: Range<Int>
  var isReported = false
  var rule: String
}

/// Finds attributions in sentences.
struct AttributionFinder {
  let text: TokenText
  let actors: Actors
  let verbs: VerbFinder
  let quoted: TokenCover

  private static let crowds = WordSet(
    "people sources source officials analysts executives insiders person observers critics experts prosecutors lawmakers "
      + "researchers reports media investors spokespeople")
  private static let notSaying = WordSet(
    "called calls pointed points described describes asked asks continued continues maintained maintains denied denies observed maintains expect believe"
  )

  func find(_ range: Range<Int>, story: Int?) -> Attribution? {
    according(range, story: story) ?? trailing(range, story: story) ?? fronted(range, story: story)
  }

  // MARK: According to

  private func according(_ range: Range<Int>, story: Int?) -> Attribution? {
    guard let place = range.first(where: { text.tokens[$0].is("according") && !quoted.covers($0) }),
      place + 2 < range.upperBound, text.tokens[place + 1].is("to")
    else { return nil }
    let end = range[(place + 2)...].first { text.tokens[$0].mark == Mark.comma } ?? range.upperBound
    let content =
      place == range.lowerBound ? min(end + 1, range.upperBound)..<range.upperBound : range.lowerBound..<place
    return Attribution(
      voice: voice((place + 2)..<end, story: story, isBehind: true), content: content.isEmpty ? range : content,
      rule: "claim.according-to")
  }

  // MARK: X said that …

  private func fronted(_ range: Range<Int>, story: Int?) -> Attribution? {
    let limit = min(range.upperBound, range.lowerBound + 34)
    guard let verb = (range.lowerBound..<limit).first(where: { isSaying($0) && $0 > range.lowerBound }) else {
      return nil
    }
    guard let subject = subjectZone(range.lowerBound, verb), verb + 2 < range.upperBound else { return nil }
    let rest = range.upperBound - verb
    guard rest > 4, startsContent(verb + 1, range) else { return nil }
    let voice = voice(subject, story: story, isBehind: false)
    if case .reporter = voice { return nil }
    return Attribution(
      voice: voice, content: (verb + 1)..<range.upperBound, isReported: isReporting(verb, voice),
      rule: "claim.said-before")
  }

  private func isSaying(_ place: Int) -> Bool {
    let token = text.tokens[place]
    guard token.has(.say), !token.isCapital, !quoted.covers(place), !Self.notSaying.contains(token) else {
      return false
    }
    guard place > 0 else { return true }
    let before = text.tokens[place - 1]
    return !before.has([.possessivePronoun, .preposition]) && !before.is("the") && !before.is("a")
      && !before.shape.contains(.possessive) && !before.is("to") && !isPassive(place)
  }

  /// `is said to`: nobody is told to say it.
  private func isPassive(_ place: Int) -> Bool {
    guard place + 1 < text.tokens.count, text.tokens[place + 1].is("to") else { return false }
    return text.tokens[place - 1].has(.auxiliary)
  }

  /// The words of the subject before a verb; nil where a clause of its own stands between, apart from `who heads …`.
  private func subjectZone(_ start: Int, _ verb: Int) -> Range<Int>? {
    guard start < verb else { return nil }
    let zone = start..<verb
    if text.tokens[verb - 1].mark == Mark.comma { return zone }
    guard let other = verbs.finite(in: zone, isHeadline: false) else { return zone }
    let isRelative = (start..<other).contains { place in
      text.tokens[place].is("who") || text.tokens[place].is("which") || text.tokens[place].is("that")
    }
    if isRelative { return zone }
    // `He was confident and said …`: the same subject.
    return text.tokens[verb - 1].is("and") ? zone : nil
  }

  /// What is said begins: with `that`, a subject, or after `on Tuesday` and the like.
  private func startsContent(_ place: Int, _ range: Range<Int>) -> Bool {
    let token = text.tokens[place]
    if token.mark == Mark.comma || token.mark == Mark.stop { return false }
    return true
  }

  private func isReporting(_ verb: Int, _ voice: Voice) -> Bool {
    guard case .party(let party) = voice, let entity = party.entity else { return voice == .unnamed }
    return actors.entities[entity].type == .media && text.tokens[verb].is("reported")
  }

  // MARK: …, X said

  private func trailing(_ range: Range<Int>, story: Int?) -> Attribution? {
    guard let verb = range.last(where: { isSaying($0) }), range.upperBound - verb <= 14 else { return nil }
    guard let comma = range[..<verb].last(where: { text.tokens[$0].mark == Mark.comma && isSubjectStart($0 + 1) }),
      verb - comma <= 22, verb > comma + 1 || isInverted(verb, range),
      verbs.finite(in: range.lowerBound..<comma, isHeadline: false) != nil || quoted.covers(comma - 1)
    else { return nil }
    var voice = voice((comma + 1)..<verb, story: story, isBehind: false)
    if case .reporter = voice, verb + 1 < range.upperBound {
      voice = self.voice((verb + 1)..<range.upperBound, story: story, isBehind: true)
    }
    if case .reporter = voice { return nil }
    return Attribution(
      voice: voice, content: range.lowerBound..<comma, isReported: isReporting(verb, voice), rule: "claim.said-behind")
  }

  /// `…, said the analyst`: the speaker behind the verb.
  private func isInverted(_ verb: Int, _ range: Range<Int>) -> Bool {
    guard verb + 1 < range.upperBound else { return false }
    let next = text.tokens[verb + 1]
    return text.tokens[verb].is("said")
      && (actors.mention(at: verb + 1) != nil || next.has(.title) || next.is("the") || next.is("a"))
  }

  private func isSubjectStart(_ place: Int) -> Bool {
    let token = text.tokens[place]
    return actors.mention(at: place) != nil || token.isCapital || token.has([.pronoun, .title, .say]) || token.is("the")
      || token.is("a") || token.is("two") || token.is("according") || Self.crowds.contains(token) || token.has(.number)
      || token.has(.possessivePronoun)
  }

  private func voice(_ range: Range<Int>, story: Int?, isBehind: Bool) -> Voice {
    let isCrowd = text.tokens[range].contains { Self.crowds.contains($0) && !$0.isCapital }
    if let party = actors.subject(in: range, story: story, isBehind: isBehind) {
      let isPerson = party.entity.map { actors.entities[$0].type == .person } ?? true
      if !isCrowd || isPerson { return .party(party) }
    }
    return isCrowd ? .unnamed : .reporter
  }
}
