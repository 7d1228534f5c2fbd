/// Who is meant in a stretch of text: the one named, or the one that a pronoun or `the company` stands for.
struct Actors {
  let text: TokenText
  let mentions: [Mention]
  let entities: [NamedEntity]
  let knowledge: WatchKnowledge
  /// For each token, the mention that covers it, plus one; 0 for none.
  private let mentionAt: [Int32]
  private let sentenceAt: [Int32]
  private let genders: Genders

  init(_ text: TokenText, _ mentions: [Mention], _ entities: [NamedEntity], _ knowledge: WatchKnowledge) {
    self.text = text
    self.mentions = mentions
    self.entities = entities
    self.knowledge = knowledge
    var covered = [Int32](repeating: 0, count: text.tokens.count)
    for (place, mention) in mentions.enumerated() {
      for token in mention.tokens where covered[token] == 0 { covered[token] = Int32(place + 1) }
    }
    mentionAt = covered
    var sentences = [Int32](repeating: 0, count: text.tokens.count)
    for (place, sentence) in text.sentences.enumerated() {
      for token in sentence.tokens { sentences[token] = Int32(place) }
    }
    sentenceAt = sentences
    genders = Genders(text, mentions)
  }

  /// The token that begins at a byte.
  func token(at byte: Int) -> Int? {
    var (low, high) = (0, text.tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(text.tokens[middle].start) < byte { low = middle + 1 } else { high = middle }
    }
    return low < text.tokens.count && Int(text.tokens[low].start) == byte ? low : nil
  }

  func sentence(of token: Int) -> Int { Int(sentenceAt[token]) }

  func mention(at token: Int) -> Mention? { mentionAt[token] > 0 ? mentions[Int(mentionAt[token]) - 1] : nil }

  /// `Beijing-based`, `Xiaomi-backed`: the place behind a name that only describes; nil for any other token.
  func tail(at token: Int) -> Int? {
    guard let mention = mention(at: token) else { return nil }
    let next = mention.tokens.upperBound
    guard next + 1 < text.tokens.count, text.tokens[next].mark == Mark.hyphen,
      text.tokens[next].shape.contains(.glued), text.tokens[next + 1].shape.contains(.glued),
      !text.tokens[next + 1].isCapital || NameRun.tails.contains(text.tokens[next + 1])
    else { return nil }
    return next + 2
  }

  func party(_ mention: Mention) -> Party {
    Party(entity: mention.entity, text: text.text(mention), range: mention.range)
  }

  // MARK: Who was named last

  func last(before token: Int, story: Int?, where fits: (Mention) -> Bool) -> Party? {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
    }
    var place = low - 1
    var steps = 0
    while place >= 0, steps < 60 {
      let mention = mentions[place]
      if mention.story == story, fits(mention), !isBeside(mention, token), !isWorkplace(mention) {
        return party(mention)
      }
      if mention.story != story, story != nil { break }
      place -= 1
      steps += 1
    }
    return nil
  }

  /// A caption stands where the page has room for it: none of its names goes on in what follows.
  private func isBeside(_ mention: Mention, _ token: Int) -> Bool {
    let sentence = text.sentences[sentence(of: mention.tokens.lowerBound)]
    return sentence.isCaption && text.sentences[self.sentence(of: token)].segment != sentence.segment
  }

  /// `Oakhurst analyst Tom Grieve`, `an analyst at Oakhurst`, `data compiled by Metriq`: where one works who only speaks of others,
  /// or who counted; none of them is what the story tells of.
  func isWorkplace(_ mention: Mention) -> Bool {
    guard mention.type == .company || mention.type == .organization else { return false }
    let (start, end) = (mention.tokens.lowerBound, mention.tokens.upperBound)
    if end + 1 < text.tokens.count, Self.outsiders.contains(text.tokens[end]) { return true }
    guard start > 2 else { return false }
    let before = text.tokens[start - 1]
    if before.is("by") { return Self.compiling.contains(text.tokens[start - 2]) }
    guard before.is("at") || before.is("of") || before.is("with") || before.is("for") else { return false }
    let sentence = text.sentences[sentence(of: start)].tokens.lowerBound
    return text.tokens[max(sentence, start - 7)..<(start - 1)].contains { Self.outsiders.contains($0) }
  }

  private static let outsiders = WordSet(
    "analyst analysts strategist economist consultant professor scholar fellow portfolio researcher covers")
  private static let compiling = WordSet("compiled provided collected gathered surveyed polled seen reviewed obtained")

  func lastPerson(before token: Int, story: Int?) -> Party? {
    last(before: token, story: story) { $0.type == .person }
  }

  /// Whom `he` or `she` at a place stands for, among those named before a token.
  ///
  /// - Parameter other: one who is not meant.
  func lastPerson(before token: Int, story: Int?, pronoun place: Int, except other: Int? = nil) -> Party? {
    let pronoun = text.tokens[place]
    guard pronoun.has([.pronoun, .possessivePronoun]) else { return lastPerson(before: token, story: story) }
    return last(before: token, story: story) {
      $0.type == .person && $0.entity != other && genders.fits($0.entity, pronoun: pronoun)
    }
  }

  /// Whether `he` or `she` at a place can be a person.
  func fits(_ person: Party, pronoun place: Int) -> Bool {
    person.entity.map { genders.fits($0, pronoun: text.tokens[place]) } ?? true
  }

  func lastBody(before token: Int, story: Int?, _ type: NameType) -> Party? {
    last(before: token, story: story) { $0.type == type }
  }

  /// The company or body that a story names first: what it is about.
  func firstBody(story: Int?) -> Party? {
    guard let first = mentions.prefix(2000).first(where: { $0.story == story }) else { return nil }
    let opening = text.sentences[sentence(of: first.tokens.lowerBound)].segment + 1
    let early = mentions.prefix(2000).lazy.filter {
      text.sentences[sentence(of: $0.tokens.lowerBound)].segment <= opening
    }
    let company = early.first { $0.story == story && $0.type == .company }
    return (company ?? early.first { $0.story == story && $0.type.isBody }).map(party)
  }

  /// The body beside whose name and an office a person is named: `Nvidia CEO Jensen Huang`, `X, chief executive of Y`.
  func spokenFor(by person: Party, story: Int?) -> Party? {
    for mention in mentions.prefix(1000) where mention.entity == person.entity && mention.story == story {
      let place = mention.tokens.lowerBound
      var back = place - 1
      while back > 0, place - back < 5, text.tokens[back].has(.title) { back -= 1 }
      if back < place - 1, let body = self.mention(at: back), body.type.isBody { return party(body) }
      if let owner = ownerBefore(place, story: story) { return owner }
      var next = mention.tokens.upperBound
      guard next + 2 < text.tokens.count else { continue }
      // `Doug Feng of Jeffer Securities`
      if text.tokens[next].is("of") || text.tokens[next].is("at"), let body = self.mention(at: next + 1),
        body.type.isBody
      {
        return party(body)
      }
      guard text.tokens[next].mark == Mark.comma else { continue }
      if let led = led(next + 1, before: place, story: story) { return led }
      var hasTitle = false
      next += 1
      let end = min(next + 12, text.tokens.count)
      while next < end, text.tokens[next].mark != Mark.comma, text.tokens[next].mark != Mark.stop {
        if text.tokens[next].has(.title) { hasTitle = true }
        if next == mention.tokens.upperBound + 1, let owner = owner(next, before: place, story: story) { return owner }
        if hasTitle, let body = self.mention(at: next), body.type.isBody { return party(body) }
        next += 1
      }
    }
    return nil
  }

  private static let leading = WordSet("founded runs leads heads owns chairs manages started")

  /// `…, who founded the business`, `…, who heads Tekun`: the body named, or the one named last before the person.
  private func led(_ who: Int, before person: Int, story: Int?) -> Party? {
    guard who + 2 < text.tokens.count, text.tokens[who].is("who"), Self.leading.contains(text.tokens[who + 1]) else {
      return nil
    }
    if let body = mention(at: who + 2), body.type.isBody { return party(body) }
    let noun = text.tokens[min(who + 3, text.tokens.count - 1)]
    guard
      text.tokens[who + 2].is("it") || text.tokens[who + 2].is("the") && (noun.has(.companyCue) || noun.is("business"))
    else { return nil }
    // Not one of whom the sentence tells what it says.
    let start = text.sentences[sentence(of: person)].tokens.lowerBound
    return last(before: start, story: story) { $0.type == .company || $0.type == .organization }
  }

  /// `its chief executive, Melissa Tan`: the body named last before these words.
  private func ownerBefore(_ place: Int, story: Int?) -> Party? {
    guard place > 2, text.tokens[place - 1].mark == Mark.comma else { return nil }
    let words = max(0, place - 7)..<(place - 1)
    guard let its = words.last(where: { text.tokens[$0].is("its") || text.tokens[$0].is("their") }),
      ((its + 1)..<(place - 1)).allSatisfy({ text.tokens[$0].isWord && mention(at: $0) == nil }),
      ((its + 1)..<(place - 1)).contains(where: { isPosition(text.tokens[$0]) })
    else { return nil }
    return last(before: its, story: story) { $0.type.isBody && $0.type != .media }
  }

  private static let positions = WordSet("lawyer counsel spokesman spokeswoman economist strategist analyst")

  private func isPosition(_ token: Token) -> Bool { token.has(.title) || Self.positions.contains(token) }

  /// `…, its chief executive`, `…, the company's chairman`: the body named last before the person.
  private func owner(_ place: Int, before person: Int, story: Int?) -> Party? {
    guard place + 2 < text.tokens.count else { return nil }
    let isIts = text.tokens[place].is("its")
    guard isIts || text.tokens[place].is("the") && text.tokens[place + 1].shape.contains(.possessive) else {
      return nil
    }
    guard text.tokens[(place + 1)..<min(place + 5, text.tokens.count)].contains(where: { $0.has(.title) }) else {
      return nil
    }
    if !isIts { return standIn(place, story: story) }
    return last(before: person, story: story) { $0.type.isBody && $0.type != .media }
  }

  // MARK: The subject of a stretch

  /// The actor that a stretch before a verb names, or, with `isBehind`, one behind it.
  ///
  /// - Parameter limit: the token before which those are named whom a pronoun or description stands for; nil for its own place.
  func subject(in range: Range<Int>, story: Int?, isBehind: Bool = false, before limit: Int? = nil) -> Party? {
    let zone = isBehind ? range : zone(range)
    return actor(in: zone, story: story, isBehind: isBehind, before: limit)
      ?? (zone == range ? nil : actor(in: range, story: story, isBehind: isBehind, before: limit))
  }

  /// `Asked about ASML, the secretary`: what stands behind the last comma, if it can be a subject.
  private func zone(_ range: Range<Int>) -> Range<Int> {
    guard let comma = lastComma(range), comma + 1 < range.upperBound else { return range }
    let first = text.tokens[comma + 1]
    let begins = mention(at: comma + 1)?.type.isActor ?? false || first.has(.pronoun) || first.is("the")
    let isApposition = comma > range.lowerBound && mention(at: comma - 1)?.type == .person
    return begins && !isApposition ? (comma + 1)..<range.upperBound : range
  }

  /// Not one in brackets.
  private func lastComma(_ range: Range<Int>) -> Int? {
    var depth = 0
    for place in range.reversed() {
      switch text.tokens[place].mark {
      case Mark.closing: depth += 1
      case Mark.opening: depth -= 1
      case Mark.comma where depth <= 0: return place
      default: break
      }
    }
    return nil
  }

  private func actor(in range: Range<Int>, story: Int?, isBehind: Bool, before limit: Int?) -> Party? {
    var first: Party?
    var depth = 0
    for place in range {
      let token = text.tokens[place]
      if token.mark == Mark.opening { depth += 1 }
      if token.mark == Mark.closing { depth -= 1 }
      guard depth <= 0 else { continue }
      if tail(at: place) != nil { continue }
      if let mention = mention(at: place), mention.tokens.lowerBound == place || place == range.lowerBound {
        if mention.type == .person {
          if isRepresented(mention, in: range) { continue }
          return party(mention)
        }
        let isWhere = mention.type == .place && place > range.lowerBound && text.tokens[place - 1].is("in")
        if first == nil, mention.type.isActor, !isWhere, !isDescribing(mention, in: range) { first = party(mention) }
      } else if let nation = nation(at: place), first == nil {
        first = nation
      } else if let other = standIn(place, story: story, before: limit), first == nil {
        // `the ministry's Aya Hoshino`: a person may follow.
        if isOwner(place, in: range) || isApposed(place, in: range) {
          first = other
        } else if place == range.lowerBound || !isBehind {
          return other
        }
      }
      if isBehind, token.mark == Mark.stop || token.mark == Mark.semicolon { break }
    }
    return first
  }

  /// `A lawyer for Wu, Anne Bell`: the one who is spoken for, and not the one who speaks.
  private func isRepresented(_ mention: Mention, in range: Range<Int>) -> Bool {
    let (start, end) = (mention.tokens.lowerBound, mention.tokens.upperBound)
    guard start > range.lowerBound + 1, end + 1 < range.upperBound, text.tokens[end].mark == Mark.comma,
      self.mention(at: end + 1)?.type == .person
    else { return false }
    let before = text.tokens[start - 1]
    return (before.is("for") || before.is("of") || before.is("to"))
      && text.tokens[max(range.lowerBound, start - 4)..<(start - 1)].contains { $0.has(.title) }
  }

  /// `The Chair, Mr Peter Haan`: an office, and who holds it.
  func isApposed(_ place: Int, in range: Range<Int>) -> Bool {
    guard let comma = range[place...].prefix(8).first(where: { text.tokens[$0].mark == Mark.comma }),
      comma + 1 < range.upperBound, text.tokens[place..<comma].contains(where: { $0.has(.title) })
    else { return false }
    let next = text.tokens[comma + 1].has(.honorific) ? comma + 2 : comma + 1
    return next < range.upperBound && mention(at: next)?.type == .person
  }

  /// `the ministry's …`, `its chief executive`.
  private func isOwner(_ place: Int, in range: Range<Int>) -> Bool {
    text.tokens[place].is("the")
      && text.tokens[place..<min(range.upperBound, place + 4)].contains { $0.shape.contains(.possessive) }
  }

  /// `Nvidia CEO Jensen Huang`, `former Commerce Department official`: a body that only describes a person.
  private func isDescribing(_ mention: Mention, in range: Range<Int>) -> Bool {
    let next = mention.tokens.upperBound
    guard next < range.upperBound else { return false }
    return text.tokens[next].has(.title) && text.tokens[next].isCapital
  }
}

extension TokenText {
  /// What a mention covers, as the text writes it.
  func text(_ mention: Mention) -> String { String(decoding: bytes[mention.range], as: UTF8.self) }
}
