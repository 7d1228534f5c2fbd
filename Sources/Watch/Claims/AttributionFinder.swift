/// Finds attributions in sentences.
struct AttributionFinder {
  let text: TokenText
  let actors: Actors
  let verbs: VerbFinder
  let quoted: TokenCover
  /// Whose paper spoke in the sentence before: `it` is that paper.
  var paper: Voice?

  var voices: VoiceFinder { VoiceFinder(text: text, actors: actors) }

  private static let notSaying = WordSet(
    "called calls pointed points described describes asked asks continued continues maintained maintains denied denies observed maintains expect believe"
  )

  private static let be = WordSet("is are was were be been being")

  func find(_ range: Range<Int>, story: Int?) -> Attribution? {
    guard var found = according(range, story: story) ?? said(range, story: story) ?? coloned(range, story: story) else {
      return nil
    }
    found.sources = cited(range, story: story)
    return found
  }

  /// Most sentences have no verb of saying.
  private func said(_ range: Range<Int>, story: Int?) -> Attribution? {
    guard let first = range.first(where: { isSaying($0) }) else { return nil }
    return inserted(range, from: first, story: story) ?? trailing(range, story: story) ?? fronted(range, story: story)
  }

  static let citing = WordSet("citing cited cites quoting quoted quotes")

  /// `…, Reuters reported, citing two people familiar with the matter`: from whom the speaker has it.
  private func cited(_ range: Range<Int>, story: Int?) -> [Voice] {
    range.filter { Self.citing.contains(text.tokens[$0]) && !quoted.covers($0) }.compactMap { place in
      let zone = range[(place + 1)...].prefix {
        text.tokens[$0].mark != Mark.comma && text.tokens[$0].mark != Mark.semicolon
      }
      guard let first = zone.first, let last = zone.last else { return nil }
      let voice = voices.voice(first..<(last + 1), story: story, isBehind: true)
      return voice == .reporter ? nil : voice
    }
  }

  // MARK: …, he said, …

  /// `His shop, he said, tests …`; `But, she argues, …`: who says it stands between two commas.
  private func inserted(_ range: Range<Int>, from first: Int, story: Int?) -> Attribution? {
    for verb in first..<range.upperBound where isSaying(verb) && !isGoingOn(verb) {
      if let found = inserted(verb, range, story: story) { return found }
    }
    return nil
  }

  private func inserted(_ verb: Int, _ range: Range<Int>, story: Int?) -> Attribution? {
    guard verb + 2 < range.upperBound,
      let end = range[(verb + 1)...].prefix(9).first(where: { text.tokens[$0].mark == Mark.comma }),
      end + 2 < range.upperBound, !isParticiple(end + 1), !text.tokens[end + 1].is("who"),
      let comma = (max(range.lowerBound, verb - 6)..<verb).last(where: { text.tokens[$0].mark == Mark.comma }),
      comma > range.lowerBound, comma + 1 < verb, !quoted.covers(comma)
    else { return nil }
    let zone = (comma + 1)..<verb
    let first = text.tokens[zone.lowerBound]
    let isNamed =
      actors.mention(at: zone.lowerBound) != nil || first.has(.pronoun)
      || first.has(.honorific) && zone.count > 1
        && zone.dropFirst().prefix(2).contains { actors.mention(at: $0) != nil }
    let isPaper = zone.contains { VoiceFinder.papers.contains(text.tokens[$0]) }
    let isCrowd = zone.count <= 4 && zone.contains { VoiceFinder.crowds.contains(text.tokens[$0]) }
    let isTold =
      isNamed || first.is("the") || first.is("a") || first.is("an") || first.has(.title)
      || isPaper && first.has(.possessivePronoun) || isCrowd
    guard isTold, verbs.finite(in: zone, isHeadline: false) == nil,
      !text.tokens[verb + 1].is("that"), verbs.finite(in: (verb + 1)..<end, isHeadline: false) == nil,
      let next = verbs.finite(in: end..<range.upperBound, isHeadline: false)
    else { return nil }
    // `SMIC, she noted, lost …`: the subject stands before, its verb right behind.
    let isSubject =
      verbs.finite(in: range.lowerBound..<comma, isHeadline: false) == nil && next <= end + 2
      && (range.lowerBound..<comma).contains { actors.mention(at: $0) != nil || text.tokens[$0].is("the") }
      && !text.tokens[range.lowerBound].has(.preposition)
    if isCrowd, !isNamed, !isPaper, !isSubject { return nil }
    let isWhole = comma <= range.lowerBound + 2 && !isSubject
    // Behind a whole clause `and` has to follow; a name elsewhere may only stand beside others.
    let isSplit = verb + 1 == end && (isNamed || isPaper || isCrowd)
    let isJoined = text.tokens[end + 1].is("and") || text.tokens[end + 1].is("but")
    guard
      isSplit
        || isJoined && !quoted.covers(next) && verbs.finite(in: range.lowerBound..<comma, isHeadline: false) != nil
    else { return nil }
    let voice = going(zone) ?? voices.voice(zone, story: story, isBehind: false)
    if case .reporter = voice { return nil }
    // `If the rule stays, she says, …`: what is said follows.
    let isIf = text.tokens[range.lowerBound].is("if") || text.tokens[range.lowerBound].is("unless")
    return Attribution(
      voice: voice, content: isWhole || isIf ? (end + 1)..<range.upperBound : range, saying: comma..<(end + 1),
      isReported: isReporting(verb, voice), rule: "claim.said-between")
  }

  // MARK: X said that …

  private func fronted(_ range: Range<Int>, story: Int?) -> Attribution? {
    let limit = min(range.upperBound, range.lowerBound + 34)
    guard let first = (range.lowerBound..<limit).first(where: { isSaying($0) && $0 > range.lowerBound }) else {
      return nil
    }
    let verb = goingOn(behind: first, range) ?? first
    guard let subject = subjectZone(range.lowerBound, first), verb + 2 < range.upperBound,
      !text.tokens[subject.upperBound].has([.auxiliary, .modal]) || verb != first || tellsClause(verb + 1, range)
    else { return nil }
    let rest = range.upperBound - verb
    guard rest > 4, startsContent(behindAside(verb + 1), range) else { return nil }
    let voice = going(subject) ?? voices.voice(subject, story: story, isBehind: false)
    let isAuthor = text.tokens[first - 1].has(.pronoun) && text.tokens[verb - 1].value >= 5
    if case .reporter = voice, !isAuthor { return nil }
    let start = isPointingOut(verb) ? verb + 2 : behindAside(verb + 1)
    return Attribution(
      voice: voice, content: start..<range.upperBound, saying: (verb == first ? subject.lowerBound : verb)..<start,
      isReported: isReporting(verb, voice), isDenied: Self.denying.contains(text.tokens[verb]),
      rule: "claim.said-before")
  }

  private func isSaying(_ place: Int) -> Bool {
    let token = text.tokens[place]
    guard token.has(.say) || isPointingOut(place) || isShowing(place) || isReckoning(place) || isStating(place),
      !token.isCapital,
      !quoted.covers(place), !Self.notSaying.contains(token) || isPointingOut(place) || isStating(place),
      !Self.isDoing(text, actors, place)
    else { return false }
    guard place > 0 else { return true }
    let before = text.tokens[place - 1]
    // `opened by saying that …`
    if token.is("saying"), before.is("by") { return true }
    return !before.has([.possessivePronoun, .preposition]) && !before.is("the") && !before.is("a")
      && !before.shape.contains(.possessive) && !before.is("to") && !isPassive(place)
  }

  /// `pointed out that …`; who points to something says nothing by it.
  private func isPointingOut(_ place: Int) -> Bool {
    (text.tokens[place].is("pointed") || text.tokens[place].is("point") || text.tokens[place].is("points"))
      && place + 2 < text.tokens.count && text.tokens[place + 1].is("out")
      && text.tokens[place + 2].is("that")
  }

  private static let shows = WordSet("showed shows found finds indicated indicates suggested suggests")

  /// `a teardown by TechLab showed`: what is found is said by the one who looked.
  private func isShowing(_ place: Int) -> Bool {
    // Asked of each word: most begin with another letter.
    let first = text.bytes[Int(text.tokens[place].start)]
    return (first == 0x73 || first == 0x66 || first == 0x69) && Self.shows.contains(text.tokens[place])
      && text.tokens[max(0, place - 6)..<place].contains { VoiceFinder.papers.contains($0) }
  }

  /// `added it to a list`, `was added`: nothing is said.
  static func isDoing(_ text: TokenText, _ actors: Actors, _ place: Int) -> Bool {
    let token = text.tokens[place]
    if place > 0, Self.be.contains(text.tokens[place - 1]), token.has(.past) { return true }
    guard token.is("added") || token.is("adds") || token.is("adding"), place + 1 < text.tokens.count else {
      return false
    }
    let next = text.tokens[place + 1]
    if next.is("that") || next.shape.contains(.mark) { return false }
    let isPerson = place > 0 && (actors.mention(at: place - 1)?.type == .person || text.tokens[place - 1].has(.pronoun))
    return !isPerson || next.has([.pronoun, .number, .possessivePronoun]) || next.isNumber || next.is("to")
  }

  /// `is said to`: nobody is told to say it.
  private func isPassive(_ place: Int) -> Bool {
    guard place + 1 < text.tokens.count, text.tokens[place + 1].is("to") else { return false }
    return text.tokens[place - 1].has(.auxiliary)
  }

  /// The words of the subject before a verb; nil where a clause of its own stands between, apart from `who heads …`.
  private func subjectZone(_ start: Int, _ verb: Int) -> Range<Int>? {
    guard start < verb else { return nil }
    // Behind a semicolon somebody else speaks.
    let semicolon = (start..<verb).last { text.tokens[$0].mark == Mark.semicolon && !quoted.covers($0) }
    let zone = (semicolon.map { $0 + 1 } ?? start)..<verb
    if zone.isEmpty || text.tokens[verb - 1].mark == Mark.comma { return zone.isEmpty ? nil : zone }
    guard let other = verbs.finite(in: zone, isHeadline: false) else { return zone }
    // `has said`, `two people briefed on the matter said`
    if isAuxiliary(other, to: verb) || other > start && VoiceFinder.crowds.contains(text.tokens[other - 1]) {
      return zone.lowerBound..<other
    }
    if text.tokens[verb - 1].is("by") { return zone.lowerBound..<other }
    let isRelative = (start..<other).contains { place in
      text.tokens[place].is("who") || text.tokens[place].is("which") || text.tokens[place].is("that")
    }
    if isRelative { return zone }
    // `He was confident and said …`: the same subject.
    if text.tokens[verb - 1].is("and") { return zone }
    // `Pressed on when they might sell, Lin said …`: behind what only opens the sentence.
    guard let comma = zone.last(where: { text.tokens[$0].mark == Mark.comma }), comma > other, comma + 1 < verb,
      actors.mention(at: comma + 1) != nil || text.tokens[comma + 1].has([.pronoun, .title, .honorific])
        || text.tokens[comma + 1].is("the"),
      verbs.finite(in: (comma + 1)..<verb, isHeadline: false) == nil
    else { return nil }
    return (comma + 1)..<verb
  }

  /// `has repeatedly said`: nothing but adverbs between.
  private func isAuxiliary(_ place: Int, to verb: Int) -> Bool {
    text.tokens[place].has([.auxiliary, .modal])
      && text.tokens[place..<verb].allSatisfy { $0.has([.auxiliary, .modal]) || verbs.isAdverb($0) }
  }

  /// `has said that …`, `has said Huawei will …`, and not `has promised a debate`.
  private func tellsClause(_ place: Int, _ range: Range<Int>) -> Bool {
    if range[place...].prefix(8).contains(where: { text.tokens[$0].is("that") }) { return true }
    let end = range[place...].first { text.tokens[$0].is("and") || text.tokens[$0].mark == Mark.comma }
    return verbs.finite(in: place..<(end ?? range.upperBound), isHeadline: false) != nil
  }

  /// What is said begins: with `that`, a subject, or after `on Tuesday` and the like.
  private func startsContent(_ place: Int, _ range: Range<Int>) -> Bool {
    let token = text.tokens[place]
    if token.mark == Mark.comma || token.mark == Mark.stop { return false }
    // `Vantor reported third-quarter sales of …`: a figure is told, nothing is said.
    guard text.tokens[place - 1].is("reported") || text.tokens[place - 1].is("reports") else { return true }
    let end = range[place...].first { text.tokens[$0].mark == Mark.comma } ?? range.upperBound
    return text.tokens[place].has(.preposition) || verbs.finite(in: place..<end, isHeadline: false) != nil
  }

  private func isReporting(_ verb: Int, _ voice: Voice) -> Bool {
    guard case .party(let party) = voice, let entity = party.entity else { return false }
    return actors.entities[entity].type == .media && text.tokens[verb].is("reported")
  }

  // MARK: …, X said

  private func trailing(_ range: Range<Int>, story: Int?) -> Attribution? {
    guard let verb = range.last(where: { isSaying($0) && !isGoingOn($0) }),
      mainEnd(verb, range) - verb <= (isInverted(verb, range) ? 28 : 14), !isOpening(range), !isStating(verb)
    else { return nil }
    guard let comma = comma(before: verb, range), comma > range.lowerBound, verb - comma <= 34,
      verb > comma + 1 || isInverted(verb, range),
      verbs.finite(in: range.lowerBound..<comma, isHeadline: false) != nil || quoted.covers(comma - 1)
    else { return nil }
    // `SMIC's process is used, the firm said`: the one named before the sentence rather than one inside what is said.
    let isMeant = text.tokens[comma + 1].is("the") || text.tokens[comma + 1].is("it")
    let earlier = isMeant ? actors.standIn(comma + 1, story: story, before: range.lowerBound) : nil
    var voice =
      going((comma + 1)..<verb) ?? earlier.map { .party($0) }
      ?? voices.voice((comma + 1)..<verb, story: story, isBehind: false)
    if let pair = pair((comma + 1)..<verb, before: comma) { voice = .party(pair) }
    if case .reporter = voice, verb + 1 < range.upperBound {
      voice = voices.voice((verb + 1)..<range.upperBound, story: story, isBehind: true)
    }
    if case .reporter = voice { return nil }
    voice = ofContent(voice, zone: comma + 1, range.lowerBound..<comma)
    return Attribution(
      voice: voice, content: range.lowerBound..<comma, saying: comma..<min(mainEnd(verb, range), verb + 4),
      isReported: isReporting(verb, voice), rule: "claim.said-behind")
  }

  /// `…, adding that …`: what the one who speaks does besides.
  private func isGoingOn(_ place: Int) -> Bool {
    place > 0 && text.tokens[place - 1].mark == Mark.comma && isParticiple(place)
  }

  func isParticiple(_ place: Int) -> Bool {
    let token = text.tokens[place]
    return token.isWord && !token.isCapital && token.end - token.start > 5
      && text.bytes[(Int(token.end) - 3)..<Int(token.end)].elementsEqual([0x69, 0x6E, 0x67])
  }

  /// `…, a spokesman said in a statement, urging allies to act`: where the words that tell who speaks end.
  private func mainEnd(_ verb: Int, _ range: Range<Int>) -> Int {
    (verb..<(range.upperBound - 1)).first { text.tokens[$0].mark == Mark.comma && isParticiple($0 + 1) }
      ?? range.upperBound
  }

  /// `…, said the analyst`: the speaker behind the verb.
  private func isInverted(_ verb: Int, _ range: Range<Int>) -> Bool {
    guard verb + 1 < range.upperBound else { return false }
    let next = text.tokens[verb + 1]
    let isNamed = actors.mention(at: verb + 1) != nil || next.has([.title, .honorific])
    return isNamed && !text.tokens[verb].is("told") || text.tokens[verb].is("said") && (next.is("the") || next.is("a"))
  }

  /// The comma behind what is said: the last before the verb, or one before a person whom the last ones describe.
  private func comma(before verb: Int, _ range: Range<Int>) -> Int? {
    var found: Int?
    var depth = 0
    for place in range[..<verb].reversed() where verb - place <= 34 {
      if text.tokens[place].mark == Mark.closing { depth += 1 }
      if text.tokens[place].mark == Mark.opening { depth -= 1 }
      guard depth <= 0, text.tokens[place].mark == Mark.comma else { continue }
      let isApposition = place > range.lowerBound && actors.mention(at: place - 1)?.type == .person
      if place + 1 < verb || isInverted(verb, range), isSubjectStart(place + 1, verb),
        found == nil || isPerson(place + 1)
      {
        found = place
      }
      if found != nil, !isApposition || isInverted(verb, range) { break }
    }
    return found
  }

  private func isPerson(_ place: Int) -> Bool {
    var next = place
    while text.tokens[next].has([.title, .portfolio, .honorific, .nationality]), next < place + 6 { next += 1 }
    return actors.mention(at: next)?.type == .person
  }

  private func isSubjectStart(_ place: Int, _ verb: Int) -> Bool {
    let token = text.tokens[place]
    if token.has([.portfolio, .nationality]), place < verb,
      text.tokens[place..<verb].contains(where: { $0.has(.title) })
    {
      return true
    }
    return actors.mention(at: place) != nil || token.isCapital || token.has([.pronoun, .title, .say]) || token.is("the")
      || token.is("a") || token.is("an") || token.is("one") || token.is("two") || token.is("according")
      || VoiceFinder.crowds.contains(token) || token.has(.number)
      || token.has(.possessivePronoun)
  }

  private static let pairs = WordSet("companies firms chipmakers countries governments suppliers groups men women")

  /// `…, the two companies said`: the first of two that are named together last.
  private func pair(_ zone: Range<Int>, before end: Int) -> Party? {
    guard zone.count >= 2, zone.count <= 5, let last = zone.last, Self.pairs.contains(text.tokens[last]),
      text.tokens[zone].contains(where: { $0.is("two") || $0.is("both") })
    else { return nil }
    for place in (max(1, end - 80)..<end).reversed() where text.tokens[place].is("and") {
      guard let one = actors.mention(at: place - 1), let two = actors.mention(at: place + 1), one.type == two.type
      else {
        continue
      }
      return actors.party(one)
    }
    return nil
  }

  /// `TSMC has not supplied Huawei since 2020, the company said`: the one that what is said begins with.
  private func ofContent(_ voice: Voice, zone: Int, _ content: Range<Int>) -> Voice {
    guard case .party(let party) = voice, let entity = party.entity,
      text.tokens[zone].is("the") || text.tokens[zone].is("it"), actors.mention(at: zone + 1) == nil
    else { return voice }
    let named = content.prefix(3).lazy.compactMap { actors.mention(at: $0) }.first
    guard let named, named.type == actors.entities[entity].type else { return voice }
    return .party(actors.party(named))
  }
}
