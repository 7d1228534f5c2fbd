/// Finds whom a clause is about: the head of what stands before its verb.
struct SubjectFinder {
  let text: TokenText
  let actors: Actors
  let knowledge: WatchKnowledge

  /// Those before the verb; empty where nobody is named or meant.
  ///
  /// - Parameters:
  ///   - isSaid: whether the one who speaks says it in other words: `it` may be the speaker.
  ///   - last: whom the clause before was about.
  ///   - group: those whom the story named together last.
  func subjects(_ range: Range<Int>, story: Int?, voice: Voice, isSaid: Bool, last: [Party], group: [Party])
    -> [Party]
  {
    if let several = several(range, last, group) { return several }
    let zone = zone(range)
    // `they` are others than the one who says it.
    let areOthers = range.last.map { text.tokens[$0].is("they") } ?? false
    let meant = isSaid && !areOthers ? speaker(voice, last) : last
    let found = heads(zone, story: story, voice: voice, isSaid: isSaid, last: meant)
    if found.isEmpty, isSaid, areOthers { return speaker(voice, last) }
    guard found.isEmpty, zone != range else { return found }
    return heads(range, story: story, voice: voice, isSaid: isSaid, last: meant)
  }

  private static let pairs = WordSet(
    "two three four pair defendants men women brothers duo trio companies firms countries governments chipmakers suppliers"
  )

  /// `They`, `both companies`, `the two`, `the defendants`: those named together last.
  private func several(_ range: Range<Int>, _ before: [Party], _ group: [Party]) -> [Party]? {
    guard let last = range.last else { return nil }
    if text.tokens[last].is("they") { return before.count > 1 ? before : group.isEmpty ? nil : group }
    guard !group.isEmpty else { return nil }
    // An adverb may stand before the verb: `the defendants allegedly bought`.
    let end = text.bytes[Int(text.tokens[last].end) - 1] == 0x79 && range.count > 2 ? last - 1 : last
    for place in max(range.lowerBound, end - 2)..<max(range.lowerBound, end) {
      let words = place...end
      guard !words.contains(where: { actors.mention(at: $0) != nil }) else { continue }
      if text.tokens[place].is("both") { return group }
      if text.tokens[place].is("the"), words.contains(where: { Self.pairs.contains(text.tokens[$0]) }) { return group }
    }
    return nil
  }

  /// `AMEC claims that its etchers …`: the body that speaks, where nobody was named since.
  private func speaker(_ voice: Voice, _ last: [Party]) -> [Party] {
    guard last.isEmpty, case .party(let party) = voice, !isPerson(party) else { return last }
    return [party]
  }

  /// What stands behind the last comma, if it can be a subject: before it are circumstances.
  private func zone(_ range: Range<Int>) -> Range<Int> {
    guard let comma = range.last(where: { text.tokens[$0].mark == Mark.comma }), comma + 1 < range.upperBound else {
      return range
    }
    let first = text.tokens[comma + 1]
    let begins = actors.mention(at: comma + 1) != nil || first.has([.pronoun, .possessivePronoun]) || first.is("the")
    return begins ? (comma + 1)..<range.upperBound : range
  }

  private func heads(_ zone: Range<Int>, story: Int?, voice: Voice, isSaid: Bool, last: [Party]) -> [Party] {
    var strong: [Party] = []
    var weak: Party?
    var isBehindPreposition = false
    var isJoined = false
    var isBeside = false
    var place = zone.lowerBound
    while place < zone.upperBound {
      let token = text.tokens[place]
      if let tail = actors.tail(at: place) {
        place = tail
        continue
      }
      if let mention = actors.mention(at: place) {
        let party = actors.party(mention)
        if isBehindPreposition {
          weak = weak ?? (isBeside ? nil : party)
        } else if isJoined || strong.isEmpty {
          strong.append(party)
        } else if continues(place) || isPlaceOf(strong[strong.count - 1], place) {
          strong[strong.count - 1] = party
        }
        isJoined = false
        place = max(place + 1, mention.tokens.upperBound)
        continue
      }
      if strong.isEmpty, !isBehindPreposition || weak == nil, !leadsToName(place, zone),
        let meant = meant(place, zone, story: story, voice: voice, isSaid: isSaid, last: last)
      {
        return meant
      }
      if token.has(.preposition), !token.is("than") {
        isBeside = place > zone.lowerBound && Self.besides.contains(token)
        isBehindPreposition = !(token.is("of") && strong.isEmpty) && !(token.has(.month))
      }
      if token.is("and"), !strong.isEmpty {
        isJoined = true
        // `Li, 41, of Fremont, and Osman`: what a comma and `and` join is not of Fremont.
        if text.tokens[place - 1].mark == Mark.comma { isBehindPreposition = false }
      }
      if isTimeWord(token) { isBehindPreposition = false }
      place += 1
    }
    return strong.isEmpty ? weak.map { [$0] } ?? [] : strong
  }

  /// What stands behind these is not what is told of: `talks with Japan`.
  private static let besides = WordSet(
    "among with without between against like including unlike despite besides alongside")

  /// `its Ascend chips`, `his company's Kirin`: what is owned is named.
  private func leadsToName(_ place: Int, _ zone: Range<Int>) -> Bool {
    guard text.tokens[place].has(.possessivePronoun) else { return false }
    for next in (place + 1)..<min(place + 4, zone.upperBound) {
      // `its sales to China`
      if text.tokens[next].has(.preposition) { return false }
      if actors.mention(at: next) != nil, actors.tail(at: next) == nil { return true }
    }
    return false
  }

  /// `In October 2022 the United States`: a time ends what its preposition began.
  private func isTimeWord(_ token: Token) -> Bool { token.isNumber || token.has([.month, .weekday]) }

  /// Right behind another name, or behind its possessive: the name before only describes.
  private func continues(_ place: Int) -> Bool {
    guard place > 0 else { return false }
    let before = text.tokens[place - 1]
    return before.shape.contains(.possessive) || before.has(.title) || actors.mention(at: place - 1) != nil
  }

  /// `Shenzhen-based startup Lisuan`: a place that only describes who is named next.
  private func isPlaceOf(_ head: Party, _ place: Int) -> Bool {
    guard let entity = head.entity, actors.entities[entity].type == .place, let range = head.range else { return false }
    var back = place - 1
    while back > 0, Int(text.tokens[back].start) >= range.upperBound {
      if text.tokens[back].mark == Mark.comma || text.tokens[back].is("and") { return false }
      back -= 1
    }
    return true
  }

  private func meant(
    _ place: Int, _ zone: Range<Int>, story: Int?, voice: Voice, isSaid: Bool, last: [Party]
  ) -> [Party]? {
    let token = text.tokens[place]
    if let nation = actors.nation(at: place) { return [nation] }
    if token.has([.pronoun, .possessivePronoun]) {
      if token.is("i"), case .party(let party) = voice, isPerson(party) { return [party] }
      if token.value == 5 || token.value == 6 { return own(voice, place, story: story) }
      if token.value == 3 || token.value == 4 {
        return it(place, story: story, voice: isSaid ? voice : .reporter, last: last)
      }
      guard token.value == 1 || token.value == 2 else { return nil }
      // `her client`: somebody else.
      if token.has(.possessivePronoun), place + 1 < zone.upperBound, Self.others.contains(text.tokens[place + 1]) {
        return nil
      }
      var person = actors.lastPerson(before: place, story: story, pronoun: place)
      if case .party(let party) = voice, isPerson(party) {
        // In somebody's own words `he` is somebody else.
        person =
          isSaid
          ? actors.fits(party, pronoun: place) ? party : person
          : actors.lastPerson(before: place, story: story, pronoun: place, except: party.entity) ?? party
      }
      guard let person else { return nil }
      // `her company`: the one she speaks for.
      if token.has(.possessivePronoun), place + 1 < text.tokens.count, text.tokens[place + 1].has(.companyCue) {
        return [actors.spokenFor(by: person, story: story) ?? person]
      }
      return [person]
    }
    // `The Minister for Enterprise, Niamh Burke`: the name follows.
    if actors.isApposed(place, in: place..<zone.upperBound) { return nil }
    return actors.standIn(place, story: story).map { [$0] }
  }

  private static let others = WordSet(
    "client clients lawyer lawyers customer customers colleague colleagues boss brother wife husband father mother son daughter friend "
      + "partner employer successor predecessor rival rivals supplier suppliers")

  private func isPerson(_ party: Party) -> Bool { party.entity.map { actors.entities[$0].type == .person } ?? false }

  /// `it`, `its`, `they`: whom the clause before was about, else the body named last.
  private func it(_ place: Int, story: Int?, voice: Voice, last: [Party]) -> [Party]? {
    if let first = last.first, !isPerson(first) { return last }
    let areMany = text.tokens[place].is("they")
    var other: Int?
    if areMany, case .party(let speaker) = voice { other = speaker.entity }
    let named = actors.last(before: place, story: story) {
      $0.entity != other && ($0.type == .company || $0.type == .publicBody || $0.type == .place && !areMany)
    }
    return named.map { [$0] }
  }

  private static let accounts = WordSet(
    "revenue revenues sales profit profits earnings income shares output production capacity shipments orders margins costs "
      + "spending exports stock deliveries bookings")

  /// `Revenue rose`: whose, where nobody is named: of the body that speaks, else of the company named last.
  func owner(_ range: Range<Int>, story: Int?, voice: Voice) -> Party? {
    guard range.count <= 5, let head = range.prefix(3).first(where: { Self.accounts.contains(text.tokens[$0]) }),
      !range.contains(where: { actors.mention(at: $0) != nil }),
      !text.tokens[range].contains(where: { $0.is("of") || $0.is("to") || $0.is("by") || $0.has(.nationality) })
    else { return nil }
    if case .party = voice { return own(voice, head, story: story)?.first }
    return actors.lastBody(before: head, story: story, .company)
  }

  /// `we`, `our`: the body that the speaker speaks for.
  private func own(_ voice: Voice, _ place: Int, story: Int?) -> [Party]? {
    guard case .party(let party) = voice else { return nil }
    guard isPerson(party) else { return [party] }
    if let entity = party.entity, let known = actors.entities[entity].known {
      for (index, body) in actors.entities.prefix(400).enumerated() {
        guard let place = body.known, knowledge.holders(in: place).contains(where: { $0.known == known }),
          let mention = actors.mentions.first(where: { $0.entity == index })
        else { continue }
        return [actors.party(mention)]
      }
    }
    if let body = actors.spokenFor(by: party, story: story) { return [body] }
    return [actors.isOfficial(party, story: story) ? party : actors.firstBody(story: story) ?? party]
  }
}
