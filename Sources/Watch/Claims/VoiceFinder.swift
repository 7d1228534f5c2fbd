/// Who speaks in the words that tell it: one named, a body that somebody speaks for, or people without a name.
struct VoiceFinder {
  let text: TokenText
  let actors: Actors

  static let crowds = WordSet(
    "people sources source officials analysts executives insiders person observers critics experts prosecutors lawmakers "
      + "researchers reports media investors spokespeople")

  /// `a spokesperson for X`, and `a spokesperson` alone: the body named in the stretch, else the one named last.
  func spokesBody(_ range: Range<Int>, story: Int?, before limit: Int? = nil) -> Party? {
    guard let place = range.first(where: { Self.spokes.contains(text.tokens[$0]) }),
      !range.contains(where: { actors.mention(at: $0)?.type == .person })
    else { return nil }
    // `A government spokesman`: of no body that was named.
    if place > 0, text.tokens[place - 1].is("government"), !range.contains(where: { actors.mention(at: $0) != nil }) {
      return nil
    }
    // `a spokesperson for China's Ministry of Commerce`: the body, not the place before it.
    let named = range.compactMap { actors.mention(at: $0) }
    if let body = named.first(where: \.type.isBody) ?? named.first(where: { $0.type == .place }) {
      return actors.party(body)
    }
    return actors.last(before: limit ?? place, story: story) { $0.type == .company || $0.type == .publicBody }
  }

  /// `A department spokeswoman said …. …, she added`: the body that she speaks for.
  private func spokenBefore(_ pronoun: Int, story: Int?) -> Party? {
    guard text.tokens[pronoun].has(.pronoun), text.tokens[pronoun].value <= 2 else { return nil }
    let segment = text.sentences[actors.sentence(of: pronoun)].segment
    for place in (max(0, pronoun - 80)..<pronoun).reversed() {
      guard text.sentences[actors.sentence(of: place)].segment == segment, actors.mention(at: place)?.type != .person
      else { return nil }
      if Self.spokes.contains(text.tokens[place]) {
        return spokesBody(max(0, place - 3)..<min(pronoun, place + 6), story: story)
      }
    }
    return nil
  }

  /// `analysts at TrendForce`: the body, where no person is named.
  private func employer(_ range: Range<Int>) -> Party? {
    guard let crowd = range.first(where: { Self.crowds.contains(text.tokens[$0]) }), crowd + 2 < range.upperBound,
      text.tokens[crowd + 1].is("at") || text.tokens[crowd + 1].is("from") || text.tokens[crowd + 1].is("with"),
      let body = actors.mention(at: crowd + 2), body.type.isBody
    else { return nil }
    return actors.party(body)
  }

  static let spokes = WordSet("spokesman spokeswoman spokesperson spokespeople")

  /// `an executive at a supplier in Kyoto`: one of whom the name is not told.
  private func isSomebody(_ range: Range<Int>) -> Bool {
    guard let first = range.first(where: { !text.tokens[$0].shape.contains(.mark) }), first + 1 < range.upperBound,
      text.tokens[first].is("a") || text.tokens[first].is("an") || text.tokens[first].is("one")
        || text.tokens[first].is("another"),
      !range.contains(where: { actors.mention(at: $0)?.type == .person })
    else { return false }
    return text.tokens[(first + 1)..<min(range.upperBound, first + 6)].contains {
      !$0.isCapital && ($0.has(.title) || Self.crowds.contains($0))
    }
  }

  private static let opponents = WordSet(
    "critics rivals opponents detractors neighbours neighbors former-employees competitors customers suppliers investors"
  )

  /// `Vasko's critics`: they do not speak for him.
  private func isAgainst(_ range: Range<Int>) -> Bool {
    range.dropFirst().contains { place in
      Self.opponents.contains(text.tokens[place])
        && text.tokens[max(range.lowerBound, place - 2)..<place].contains {
          $0.shape.contains(.possessive) || $0.has(.possessivePronoun)
        }
    }
      && !range.contains { place in
        // A name that no possessive makes the owner.
        guard let mention = actors.mention(at: place), mention.tokens.upperBound < range.upperBound else {
          return actors.mention(at: place) != nil
        }
        return !text.tokens[mention.tokens.upperBound].shape.contains(.possessive)
      }
  }

  private static let offices = WordSet("ministry government department agency bureau")

  /// `a ministry official`: the one named last.
  private func officeOf(_ range: Range<Int>, story: Int?) -> Party? {
    let words = range.drop { text.tokens[$0].shape.contains(.mark) }.prefix(5)
    guard let first = words.first, words.count >= 3, text.tokens[first].is("a") || text.tokens[first].is("another"),
      let office = words.first(where: { Self.offices.contains(text.tokens[$0]) }), office + 1 < range.upperBound,
      text.tokens[office + 1].is("official"), !words.contains(where: { actors.mention(at: $0) != nil })
    else { return nil }
    return actors.lastOffice(before: first, story: story) ?? actors.lastBody(before: first, story: story, .publicBody)
  }

  private static let few = WordSet("some several many few most both others another they")

  /// `two dealers`, `one of them`, `they`, `a cooperative in Paraná`: those of whom no name is told before a preposition.
  private func isSeveral(_ range: Range<Int>, story: Int?) -> Bool {
    let words = range.drop { text.tokens[$0].shape.contains(.mark) }
    guard let first = words.first, words.count <= 12 else { return false }
    let token = text.tokens[first]
    // `the third`, `the others`
    if token.is("the"), words.count <= 3, let last = words.last, last > first,
      text.tokens[(first + 1)...last].allSatisfy({
        $0.has([.ordinal, .number]) || Self.few.contains($0) || $0.is("other")
      })
    {
      return true
    }
    let isOpen = token.is("a") || token.is("an") || token.has(.number) || Self.few.contains(token)
    guard isOpen, !token.isCapital || first == range.lowerBound else { return false }
    let head = words.prefix { !text.tokens[$0].has(.preposition) && !text.tokens[$0].shape.contains(.mark) }
    return !head.contains { actors.mention(at: $0) != nil || Self.papers.contains(text.tokens[$0]) }
      && !words.contains { isOther($0) || text.tokens[$0].is("the") && actors.standIn($0, story: story) != nil }
  }

  static let papers = WordSet(
    "teardown report study survey analysis data filing filings document documents complaint indictment statement notice memo letter "
      + "figures research review paper estimate estimates tally records note post preamble testimony affidavit ruling transcript "
      + "release presentation prospectus statistics audit poll")

  /// A name that may be who speaks: not the place where somebody is.
  private func isOther(_ place: Int) -> Bool {
    guard let mention = actors.mention(at: place) else { return false }
    let first = mention.tokens.lowerBound
    return
      !(mention.type == .place && first > 0 && (text.tokens[first - 1].is("in") || text.tokens[first - 1].is("near")))
  }

  /// - Parameter isBehind: whether the stretch stands behind the verb that says.
  func voice(_ range: Range<Int>, story: Int?, isBehind: Bool) -> Voice {
    let isCrowd = range.contains { place in
      Self.crowds.contains(text.tokens[place]) && (!text.tokens[place].isCapital || place == range.lowerBound)
    }
    if let first = range.first(where: { text.tokens[$0].isWord }), first - range.lowerBound <= 1 {
      if let body = spokenBefore(first, story: story) { return .party(body) }
      if Anonymity(text: text, actors: actors).isMeant(first, before: first) { return .unnamed }
    }
    // `In a letter to Sen. Ward it said`: who speaks stands right before the verb.
    if !isBehind, range.count > 1, let last = range.last, text.tokens[last].has(.pronoun), text.tokens[last].value <= 3,
      !text.tokens[last].isCapital, let party = actors.standIn(last, story: story, before: range.lowerBound)
    {
      return .party(party)
    }
    if isAgainst(range) { return .unnamed }
    if !isBehind, let office = actors.officeOf(range) { return .party(office) }
    if let body = spokesBody(range, story: story) ?? employer(range) { return .party(body) }
    // `…, according to her`
    if let first = range.first, range.count <= 2, text.tokens[first].is("her") || text.tokens[first].is("him"),
      let person = actors.lastPerson(before: first, story: story, pronoun: first)
    {
      return .party(person)
    }
    if let office = officeOf(range, story: story) { return .party(office) }
    if let paper = Papers(text: text, actors: actors).voice(range, story: story, isBehind: isBehind) { return paper }
    if isSomebody(range) || isSeveral(range, story: story) { return .unnamed }
    if let party = actors.subject(in: range, story: story, isBehind: isBehind) {
      let isPerson = party.entity.map { actors.entities[$0].type == .person } ?? true
      if !isCrowd || isPerson { return .party(party) }
    }
    if isCrowd { return .unnamed }
    if isBehind { return .reporter }
    if areMany(range) { return .unnamed }
    return actors.words(range).map { .party($0) } ?? .reporter
  }

  /// `Malaysian makers of parts`, `Lawyers`: several of whom no name is told.
  private func areMany(_ range: Range<Int>) -> Bool {
    let words = range.drop { text.tokens[$0].shape.contains(.mark) }
    let head = words.prefix { !text.tokens[$0].has(.preposition) && text.tokens[$0].isWord }
    guard let first = head.first, let last = head.last, head.count <= 5,
      head.allSatisfy({
        actors.mention(at: $0) == nil && !text.tokens[$0].has([.auxiliary, .modal, .possessivePronoun])
      }),
      !text.tokens[first].has(.pronoun), !head.contains(where: { Self.bodies.contains(text.tokens[$0]) })
    else { return false }
    let noun = text.tokens[last]
    guard noun.end - noun.start > 3, !noun.isCapital || last == first, !noun.has([.stop, .number, .timeUnit, .weekday])
    else {
      return false
    }
    return text.bytes[Int(noun.end) - 1] == 0x73 && !Self.notMany.contains(text.bytes[Int(noun.end) - 2])
  }

  private static let bodies = WordSet("affairs systems states nations services forces industries")

  /// `ss`, `is`, `us`: no plural.
  private static let notMany: Set<UInt8> = [0x73, 0x69, 0x75]
}
