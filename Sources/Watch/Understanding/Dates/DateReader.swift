import Interchange

/// Reads one time that begins at a token.
struct DateReader {
  let text: TokenText
  let sentence: TokenText.Sentence
  /// The day of the story.
  let day: CalendarDay?
  /// The day that the story named last.
  let last: CalendarDay?
  /// Whether that was in this sentence.
  var isDatedBefore = false

  struct Found {
    var tokens: Range<Int>
    var value: DateValue
  }

  var end: Int { sentence.tokens.upperBound }

  func token(_ place: Int) -> Token? { place >= sentence.tokens.lowerBound && place < end ? text.tokens[place] : nil }

  func found(_ start: Int, _ end: Int, _ period: ClosedRange<CalendarDay>?, _ rule: String, partial: String? = nil)
    -> Found
  {
    Found(tokens: start..<end, value: DateValue(period: period, partial: partial, rule: rule))
  }

  func read(_ place: Int) -> Found? {
    let token = text.tokens[place]
    if token.has(.month), token.isCapital { return month(place) }
    if let counted = countedAgo(place, token) { return counted }
    if token.isNumber { return number(place) }
    if token.has(.weekday), token.isCapital || token.end - token.start > 4, !isName(place, token) {
      return weekday(place, start: place, shift: nil)
    }
    return RelativeDates(reader: self).read(place)
  }

  /// `Sun Mingyu`: a short form of a day before a name.
  func isName(_ place: Int, _ token: Token) -> Bool {
    guard token.end - token.start <= 3, let next = self.token(place + 1) else { return false }
    return next.isWord && next.isCapital && !next.has(.month)
  }

  /// `two years ago`, `3 days later`.
  func countedAgo(_ place: Int, _ token: Token) -> Found? {
    guard token.isNumber || token.has(.number), let unit = self.token(place + 1), unit.has(.timeUnit),
      let word = self.token(place + 2), let sign = RelativeDates.sign(word)
    else { return nil }
    guard let count = token.isNumber ? Self.small(token, text.bytes) : Int(token.value), count < 1000 else {
      return nil
    }
    if word.is("before") || word.is("after") { return nil }
    return RelativeDates(reader: self).ago(place, place + 3, count, Int(unit.value), sign: sign, isAgo: word.is("ago"))
  }
}
