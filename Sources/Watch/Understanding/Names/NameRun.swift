/// Runs of words that may be one name.
struct NameRun {
  let tokens: [Token]
  let end: Int
  let isHeadline: Bool
  let lexicon: Lexicon

  /// After a hyphen these end a name: `ByteDance-owned`.
  static let tails = WordSet(
    "owned backed based led made funded linked controlled born style related listed designed built supported run era wide "
      + "free friendly only first level class grade compliant ready driven focused dominated bound specific origin approved"
  )

  /// The end of the run that begins at a token which can begin one.
  func end(from start: Int) -> Int {
    var place = start + 1
    while place < end {
      let step = step(start, place)
      guard step > 0 else { break }
      place += step
    }
    return trimmed(start, place)
  }

  /// How many tokens go on from here; 0 where the run ends.
  private func step(_ start: Int, _ place: Int) -> Int {
    let token = tokens[place]
    if token.isWord {
      // `NXT:2050i`: a letter behind the digits.
      if token.shape.contains(.glued), tokens[place - 1].isNumber, token.end - token.start <= 2 { return 1 }
      if canBePart(token, at: place) { return 1 }
      return connector(start, place)
    }
    let isJoined = token.shape.contains(.glued) && place + 1 < end && tokens[place + 1].shape.contains(.glued)
    switch token.mark {
    case Mark.hyphen where isJoined && tokens[place + 1].isWord: return Self.tails.contains(tokens[place + 1]) ? 0 : 2
    case Mark.hyphen where isJoined && tokens[place + 1].isNumber: return 2
    case Mark.colon where isJoined && !tokens[place + 1].shape.contains(.mark): return 2
    case Mark.ampersand where place + 1 < end && tokens[place + 1].isCapital: return 2
    case Mark.comma: return afterComma(start, place)
    default: return token.isNumber ? afterNumber(place) : 0
    }
  }

  private func canBePart(_ token: Token, at place: Int) -> Bool {
    guard token.isCapital || token.shape.contains([.inner]) || isModel(token) else { return false }
    if token.has(.stop), token.has(.portfolio), !isHeadline { return true }
    if token.has(.month), isGivenName(place) { return true }
    if token.has([.stop, .pronoun, .month, .weekday, .title, .nationality]), !token.has(.anyHead) {
      return token.has(.firstName) && !token.has([.stop, .title])
    }
    if token.has(.title), !token.has(.companyHead) { return false }
    return !isHeadline || !isOrdinary(token) || token.has([.companySuffix])
  }

  /// `Ong May Ling`: a month between a surname and another name is none.
  private func isGivenName(_ place: Int) -> Bool {
    guard tokens[place - 1].has(.eastSurname), place + 1 < end, !isHeadline else { return false }
    let next = tokens[place + 1]
    return next.isWord && next.isCapital && !next.has([.month, .weekday, .title])
  }

  /// `A100`, `NXT`: letters with digits.
  private func isModel(_ token: Token) -> Bool {
    token.shape.contains(.digits) && token.shape.contains(.word) && token.isCapital
  }

  private func isOrdinary(_ token: Token) -> Bool { Ordinary.holds(token) || token.has(.inflected) }

  /// `Ministry of Economic Affairs`, `Center for …`: small words inside names that have a head.
  private func connector(_ start: Int, _ place: Int) -> Int {
    let token = tokens[place]
    if token.has(.particle), place + 1 < end, !isHeadline { return particle(place) }
    guard token.is("of") || token.is("for") || token.is("and") || token.is("the") || token.is("on") || token.is("to")
    else { return 0 }
    var next = place + 1
    while next < end, next < place + 3, tokens[next].is("the") || tokens[next].is("for") { next += 1 }
    guard next < end, tokens[next].isCapital, !tokens[next].has([.stop, .month, .weekday]) else { return 0 }
    guard tokens[next - 1].shape.contains(.word), hasHead(start, place) else { return 0 }
    if token.is("and") || token.is("to") || token.is("on") {
      return hasConnector(start, place) && tokens[next].has([.portfolio, .common]) ? next - place : 0
    }
    return next - place
  }

  private static let surnamed = WordSet("von van der den de du di bin ibn ter ten zu dos")

  /// `Anneke de Vries`, `Joost van den Brink`: small words before a surname; what stands before is no ordinary word.
  private func particle(_ place: Int) -> Int {
    let before = tokens[place - 1]
    if tokens[place + 1].isCapital {
      let isInside = before.has(.particle) && !before.isCapital
      return before.has(.firstName) || isInside || isGiven(place) ? 1 : 0
    }
    let isTwo = tokens[place + 1].has(.particle) && place + 2 < end && tokens[place + 2].isCapital
    return isTwo && (before.has(.firstName) || isGiven(place)) ? 1 : 0
  }

  /// A word that is nothing but a name before one of the small words that only surnames have.
  private func isGiven(_ place: Int) -> Bool {
    let before = tokens[place - 1]
    return Self.surnamed.contains(tokens[place]) && before.isCapital && !isOrdinary(before)
      && !before.shape.contains(.allCapitals) && !before.has(.anyHead) && !before.has(.honorific)
  }

  private func hasHead(_ start: Int, _ place: Int) -> Bool {
    (start..<place).contains {
      tokens[$0].has([.publicHead, .organizationHead, .instrumentHead]) && tokens[$0].isCapital
    }
  }

  private func hasConnector(_ start: Int, _ place: Int) -> Bool {
    (start..<place).contains { tokens[$0].is("of") || tokens[$0].is("for") }
  }

  /// `Ministry of Investment, Trade and Industry`; `Veritone Lithics, Inc.`
  private func afterComma(_ start: Int, _ place: Int) -> Int {
    guard place + 1 < end, tokens[place + 1].isCapital else { return 0 }
    if tokens[place + 1].has(.companySuffix), tokens[place + 1].has(.abbreviation) { return 2 }
    let isList = hasConnector(start, place) && tokens[start].has(.publicHead) && tokens[place + 1].has(.portfolio)
    return isList ? 2 : 0
  }

  /// `Fab 21`, `Mate 60`: small numbers after a name that do not count anything.
  private func afterNumber(_ place: Int) -> Int {
    let (token, before) = (tokens[place], tokens[place - 1])
    guard token.end - token.start <= 4, before.isCapital, !before.has([.common, .nationality, .place]), !isHeadline,
      !token.shape.contains(.ordinal), !isYear(token)
    else { return 0 }
    guard place + 1 < end else { return 1 }
    let next = tokens[place + 1]
    return next.has([.timeUnit, .scale, .unit, .currency, .month]) || next.mark == Mark.percent ? 0 : 1
  }

  private func isYear(_ token: Token) -> Bool { token.end - token.start == 4 }

  private func trimmed(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start + 1 {
      let last = tokens[end - 1]
      if last.isCapital || last.isNumber || last.shape.contains(.inner) || last.shape.contains(.digits) { break }
      if last.isWord, last.shape.contains(.glued), end >= 2, tokens[end - 2].mark == Mark.hyphen { break }
      end -= 1
    }
    return end
  }
}

extension WordClass {
  /// Classes that make a word no name by itself.
  static let place: WordClass = [.placeHead]
}

/// Words of everyday language, which a capital does not make a name.
enum Ordinary {
  static let classes: WordClass = [
    .common, .stop, .verb, .auxiliary, .modal, .say, .title, .portfolio, .month, .weekday, .number, .scale, .currency,
    .timeUnit, .unit, .nationality, .pronoun, .preposition, .generic, .companyCue, .productCue, .anyHead, .negation,
    .ordinal, .fraction, .past, .mediaCue,
  ]

  static func holds(_ token: Token) -> Bool { token.has(classes) }
}
