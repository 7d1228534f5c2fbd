/// Finds who says a quotation: before it, behind it, in its middle, or carried on from the one before.
struct Speakers {
  let text: TokenText
  let actors: Actors
  private var voices: VoiceFinder { VoiceFinder(text: text, actors: actors) }
  private var anonymity: Anonymity { Anonymity(text: text, actors: actors) }

  init(text: TokenText, actors: Actors) { (self.text, self.actors) = (text, actors) }

  func resolve(_ quotations: inout [Quotation]) {
    for place in quotations.indices {
      let quotation = quotations[place]
      let sentence = surroundings(quotation)
      if let above = lineAbove(quotation), isNobodyAbove(above) {
        (quotations[place].teller, quotations[place].rule) = (named(above), "quotation.no-name")
      } else if let headed = headed(quotation) {
        (quotations[place].speaker, quotations[place].rule) = (headed, "quotation.headed")
      } else if let words = nobodys(quotation, sentence, place + 1 < quotations.count ? quotations[place + 1] : nil) {
        (quotations[place].teller, quotations[place].rule) = (named(words), "quotation.no-name")
      } else if let behind = behind(quotation, sentence, place + 1 < quotations.count ? quotations[place + 1] : nil) {
        (quotations[place].speaker, quotations[place].rule) = (behind, "quotation.said-behind")
      } else if let before = before(quotation, sentence) {
        (quotations[place].speaker, quotations[place].rule) = (before, "quotation.said-before")
      } else if let above = sentenceBefore(quotation, place > 0 ? quotations[place - 1] : nil),
        isNobody(lastPart(above.subject), isBehind: above.isBehind, quotation)
      {
        (quotations[place].teller, quotations[place].rule) = (named(lastPart(above.subject)), "quotation.no-name")
      } else if let above = inParagraph(quotation, place > 0 ? quotations[place - 1] : nil) {
        (quotations[place].speaker, quotations[place].rule) = (above, "quotation.sentence-before")
      } else if place > 0, quotations[place - 1].segment == quotation.segment,
        quotations[place - 1].rule == "quotation.no-name"
      {
        (quotations[place].teller, quotations[place].rule) = (quotations[place - 1].teller, "quotation.no-name")
      } else if let carried = carried(place, quotations) {
        (quotations[place].speaker, quotations[place].rule) = (carried, "quotation.carried-on")
      } else if let last = actors.lastPerson(before: quotation.tokens.lowerBound, story: quotation.story) {
        (quotations[place].speaker, quotations[place].rule) = (last, "quotation.last-person")
      }
    }
  }

  /// The tokens of the sentences that a quotation touches, and of the one behind it in the segment.
  private func surroundings(_ quotation: Quotation) -> Range<Int> {
    var (start, end) = (quotation.tokens.lowerBound, quotation.tokens.upperBound)
    let first = actors.sentence(of: quotation.tokens.lowerBound)
    var last = actors.sentence(of: quotation.tokens.upperBound - 1)
    start = text.sentences[first].tokens.lowerBound
    // What closes the quotation may end a sentence of its own: `… yet,” said Ren.`
    if quotation.tokens.upperBound + 1 >= text.sentences[last].tokens.upperBound, last + 1 < text.sentences.count,
      text.sentences[last + 1].segment == quotation.segment, !endsSentence(quotation)
    {
      last += 1
    }
    end = text.sentences[last].tokens.upperBound
    return start..<max(end, quotation.tokens.upperBound)
  }

  /// A quotation that ends with a full stop is followed by a sentence of its own.
  private func endsSentence(_ quotation: Quotation) -> Bool {
    let last = text.tokens[quotation.tokens.upperBound - 1]
    let next = quotation.tokens.upperBound + 1
    guard last.mark == Mark.stop || last.mark == 0x21 || last.mark == 0x3F else { return false }
    guard last.mark != Mark.stop, next < text.tokens.count else { return true }
    return !(text.tokens[next].has(.say) || text.tokens[next].has(.pronoun))
  }

  // MARK: Above

  /// `ELLEN MARSH, ANALYST, BROOK STREET RESEARCH:` above a quotation that is a paragraph of its own: the one named first.
  private func headed(_ quotation: Quotation) -> Party? {
    guard let above = lineAbove(quotation) else { return nil }
    let named = above.lazy.compactMap { actors.mention(at: $0) }.first { $0.type == .person || $0.type.isBody }
    if let named { return actors.party(named) }
    // `NOH JAE-WON, ANALYST:`: a name that nothing else tells.
    let words = above.prefix { text.tokens[$0].isCapital || text.tokens[$0].mark == Mark.hyphen }
    guard let first = words.first, let last = words.last, (2...6).contains(words.count), last + 1 < above.upperBound,
      text.tokens[last + 1].mark == Mark.comma || text.tokens[last + 1].mark == Mark.colon
    else { return nil }
    return Party(entity: nil, text: text.text(first..<(last + 1)), range: text.bytes(of: first..<(last + 1)))
  }

  /// The line that ends with a colon above a quotation that is a paragraph of its own.
  private func lineAbove(_ quotation: Quotation) -> Range<Int>? {
    let open = quotation.tokens.lowerBound - 1
    guard open >= 1 else { return nil }
    let place = actors.sentence(of: quotation.tokens.lowerBound)
    guard place > 0, text.sentences[place].tokens.lowerBound >= open else { return nil }
    let above = text.sentences[place - 1]
    guard above.segment != quotation.segment, above.story == quotation.story, let last = above.tokens.last,
      text.tokens[last].mark == Mark.colon, above.tokens.count <= 24
    else { return nil }
    return above.tokens
  }

  /// `An SK hynix official, who asked not to be named:`
  private func isNobodyAbove(_ above: Range<Int>) -> Bool {
    anonymity.isTold(above) && !above.contains { actors.mention(at: $0)?.type == .person }
  }

  // MARK: Without a name

  /// `“…,” one purchasing manager told him`: the words that tell who says it, without a name; nil where somebody is named.
  private func nobodys(_ quotation: Quotation, _ around: Range<Int>, _ following: Quotation?) -> Range<Int>? {
    let start = quotation.tokens.lowerBound
    let before = around.lowerBound..<max(around.lowerBound, start - 1)
    let behind = behindZone(quotation, around, following)
    let isUnnamed = { (range: Range<Int>) in !range.contains { isActing($0) } }
    if anonymity.isTold(behind), isUnnamed(behind) { return zone(behind)?.subject ?? behind }
    if let words = words(of: before) {
      let first = text.tokens[words.lowerBound]
      return Self.indefinite.contains(first) && !words.contains { actors.mention(at: $0) != nil } ? words : nil
    }
    if let zone = zone(behind) {
      return isNobody(zone.subject, isBehind: zone.isBehind, quotation) ? zone.subject : nil
    }
    if anonymity.isTold(before), isUnnamed(before) { return before }
    // `A colleague in Riga puts it this way: “…”`
    guard before.count > 2, let last = before.last, text.tokens[last].mark == Mark.colon || isSaying(last - 1) else {
      return nil
    }
    return isNobody(before, isBehind: false, quotation) ? before : nil
  }

  /// `one purchasing manager`: the bytes of the words up to what only describes them; nil for `he`.
  private func named(_ range: Range<Int>) -> Range<Int>? {
    guard let first = range.first(where: { text.tokens[$0].isWord }), !text.tokens[first].has(.pronoun) else {
      return nil
    }
    let words = range[first...].prefix {
      text.tokens[$0].isWord && !text.tokens[$0].has([.preposition, .auxiliary, .modal, .say])
        && !text.tokens[$0].is("who")
    }
    guard let last = words.last, words.count <= 8 else { return nil }
    return text.bytes(of: first..<(last + 1))
  }

  /// Who speaks, in words behind a quotation: before the verb that says it, or after it.
  private func zone(_ range: Range<Int>) -> (subject: Range<Int>, isBehind: Bool)? {
    guard let verb = range.first(where: { isSaying($0) }) else { return nil }
    if range.lowerBound < verb {
      let start = text.tokens[range.lowerBound].is("as") ? range.lowerBound + 1 : range.lowerBound
      return start < verb ? (start..<verb, false) : nil
    }
    return verb + 1 < range.upperBound ? ((verb + 1)..<min(range.upperBound, verb + 18), true) : nil
  }

  /// Whether words tell of somebody without a name who speaks for no body.
  private func isNobody(_ range: Range<Int>, isBehind: Bool, _ quotation: Quotation) -> Bool {
    guard let first = range.first(where: { text.tokens[$0].isWord }), first - range.lowerBound <= 1 else {
      return false
    }
    if anonymity.isMeant(first, before: quotation.tokens.lowerBound - 1) { return true }
    guard Self.indefinite.contains(text.tokens[first]) || text.tokens[first].has([.number, .possessivePronoun]) else {
      return false
    }
    let end = range.first { text.tokens[$0].shape.contains(.mark) && $0 > first } ?? range.upperBound
    // `her colleague` is nobody, `its president, Yuko Mizuno` somebody.
    guard !range.contains(where: { actors.mention(at: $0)?.type == .person }) else { return false }
    return !(first..<end).contains { place in
      let token = text.tokens[place]
      return VoiceFinder.spokes.contains(token) || token.is("official") || token.is("statement")
        || !isBehind && isActing(place) && text.tokens[max(first, place - 1)].has(.preposition) == false
    }
  }

  /// Not a place where somebody is.
  private func isActing(_ place: Int) -> Bool { actors.mention(at: place).map { $0.type != .place } ?? false }

  /// `In the words of one lobbyist, “…”`: who that is.
  private func words(of range: Range<Int>) -> Range<Int>? {
    guard range.count > 4, text.tokens[range.lowerBound].is("in"), text.tokens[range.lowerBound + 1].is("the"),
      text.tokens[range.lowerBound + 2].is("words"), text.tokens[range.lowerBound + 3].is("of")
    else { return nil }
    return (range.lowerBound + 4)..<range.upperBound
  }

  private static let indefinite = WordSet("one a an another")

  // MARK: Behind

  /// What stands behind a quotation and may tell who says it, up to the next one.
  private func behindZone(_ quotation: Quotation, _ around: Range<Int>, _ following: Quotation?) -> Range<Int> {
    let start = quotation.tokens.upperBound + 1
    var end = min(around.upperBound, start + 45)
    if let following { end = min(end, following.tokens.lowerBound - 1) }
    return start..<max(start, end)
  }

  private func behind(_ quotation: Quotation, _ around: Range<Int>, _ following: Quotation?) -> Party? {
    let range = behindZone(quotation, around, following)
    guard !range.isEmpty else { return nil }
    if let according = according(range) { return according }
    guard let zone = zone(range) else { return nil }
    // Nobody speaks of himself as of another: `he` is not in the quotation, and `the company` seldom.
    let limit = quotation.tokens.lowerBound - 1
    if case .party(let owner) = Papers(text: text, actors: actors).voice(zone.subject, story: quotation.story) {
      return owner
    }
    if let body = voices.spokesBody(zone.subject, story: quotation.story, before: limit) { return body }
    return actors.subject(in: zone.subject, story: quotation.story, isBehind: zone.isBehind, before: limit)
  }

  private func isSaying(_ place: Int) -> Bool {
    let token = text.tokens[place]
    // `as Hannah Lerner puts it`
    let isPut = token.is("puts") || token.is("put")
    return token.has(.say) && !token.isCapital || token.is("read") && isRead(place)
      || isPut && place + 1 < text.tokens.count && text.tokens[place + 1].is("it")
  }

  /// `“…,” read the letter`, `“…,” it read`.
  private func isRead(_ place: Int) -> Bool {
    guard place > 0, place + 2 < text.tokens.count else { return false }
    return text.tokens[place - 1].is("it") || VoiceFinder.papers.contains(text.tokens[place - 1])
      || text.tokens[(place + 1)...(place + 2)].contains { VoiceFinder.papers.contains($0) }
  }

  private func according(_ range: Range<Int>) -> Party? {
    guard let place = range.first(where: { text.tokens[$0].is("according") }), place + 2 < range.upperBound else {
      return nil
    }
    return actors.subject(in: (place + 2)..<range.upperBound, story: nil, isBehind: true)
  }

  // MARK: Before

  private func before(_ quotation: Quotation, _ around: Range<Int>) -> Party? {
    let end = quotation.tokens.lowerBound - 1
    guard around.lowerBound < end else { return nil }
    let range = around.lowerBound..<end
    if let according = according(range) { return according }
    if let words = words(of: range) { return actors.subject(in: words, story: quotation.story, isBehind: true) }
    guard let verb = range.last(where: { isSaying($0) }) else {
      let isColon = text.tokens[end - 1].mark == Mark.colon
      if isColon, text.tokens[range].contains(where: { $0.shape.contains(.han) }) {
        return actors.lastPerson(before: end, story: quotation.story)
      }
      return isColon ? actors.subject(in: range, story: quotation.story) : nil
    }
    return verb > range.lowerBound ? actors.subject(in: range.lowerBound..<verb, story: quotation.story) : nil
  }

  /// `They have gone, he says. “…”`: who speaks in the sentence before, in a paragraph without another quotation.
  private func inParagraph(_ quotation: Quotation, _ before: Quotation?) -> Party? {
    sentenceBefore(quotation, before).flatMap {
      actors.subject(in: $0.subject, story: quotation.story, isBehind: $0.isBehind)
    }
  }

  private func sentenceBefore(_ quotation: Quotation, _ before: Quotation?) -> (subject: Range<Int>, isBehind: Bool)? {
    let place = actors.sentence(of: quotation.tokens.lowerBound)
    guard before?.segment != quotation.segment, place > 0, text.sentences[place - 1].segment == quotation.segment,
      text.sentences[place].tokens.lowerBound >= quotation.tokens.lowerBound - 1
    else { return nil }
    let sentence = text.sentences[place - 1].tokens
    guard let verb = sentence.last(where: { isSaying($0) }), verb > sentence.lowerBound else { return nil }
    // `…, says Hank Dubrow`, but `…, founder of Lumen, told him`
    if text.tokens[verb - 1].mark == Mark.comma, verb + 1 < sentence.upperBound, !text.tokens[verb].is("told") {
      return ((verb + 1)..<sentence.upperBound, true)
    }
    return (sentence.lowerBound..<verb, false)
  }

  /// What stands behind the last comma.
  private func lastPart(_ range: Range<Int>) -> Range<Int> {
    let comma = range.last { text.tokens[$0].mark == Mark.comma && $0 + 1 < range.upperBound }
    return comma.map { ($0 + 1)..<range.upperBound } ?? range
  }

  /// The same speaker goes on within a paragraph, and over the border of two where the first one was left open.
  private func carried(_ place: Int, _ all: [Quotation]) -> Party? {
    guard place > 0 else { return nil }
    let before = all[place - 1]
    guard before.story == all[place].story, let speaker = before.speaker else { return nil }
    return all[place].segment - before.segment <= 1 ? speaker : nil
  }
}
