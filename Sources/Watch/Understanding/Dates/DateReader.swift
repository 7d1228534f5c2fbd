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
  private func isName(_ place: Int, _ token: Token) -> Bool {
    guard token.end - token.start <= 3, let next = self.token(place + 1) else { return false }
    return next.isWord && next.isCapital && !next.has(.month)
  }

  /// `two years ago`, `3 days later`.
  private func countedAgo(_ place: Int, _ token: Token) -> Found? {
    guard token.isNumber || token.has(.number), let unit = self.token(place + 1), unit.has(.timeUnit),
      let word = self.token(place + 2), let sign = RelativeDates.sign(word)
    else { return nil }
    guard let count = token.isNumber ? Self.small(token, text.bytes) : Int(token.value), count < 1000 else {
      return nil
    }
    if word.is("before") || word.is("after") { return nil }
    return RelativeDates(reader: self).ago(place, place + 3, count, Int(unit.value), sign: sign, isAgo: word.is("ago"))
  }

  // MARK: Absolute

  /// `June 10, 2025`, `June 2025`, `June`.
  private func month(_ place: Int) -> Found? {
    let month = Int(text.tokens[place].value)
    if let next = token(place + 1), next.isNumber, let day = Self.small(next, text.bytes), (1...31).contains(day),
      !isCount(place + 2)
    {
      if let year = yearAfter(place + 2) {
        return dayFound(place, time(year.end), year.year, month, day)
      }
      return dayWithoutYear(place, place + 2, month, day)
    }
    if let year = yearAfter(place + 1) {
      return found(place, year.end, DayMath.month(year.year, month), "date.month-year")
    }
    return bareMonth(place, month)
  }

  private func dayFound(_ start: Int, _ end: Int, _ year: Int, _ month: Int, _ day: Int) -> Found? {
    guard let exact = CalendarDay(year: year, month: month, day: day) else { return nil }
    return found(start, end, exact...exact, "date.day-month-year")
  }

  /// A number that counts something is no day of a month.
  private func isCount(_ place: Int) -> Bool {
    guard let next = token(place) else { return false }
    return next.mark == Mark.percent || next.has([.scale, .unit])
  }

  /// A year, perhaps after a comma or `of`.
  func yearAfter(_ place: Int) -> (year: Int, end: Int)? {
    guard let next = token(place) else { return nil }
    if next.mark == Mark.comma || next.is("of"), let year = token(place + 1).flatMap({ Self.year($0, text.bytes) }) {
      return (year, place + 2)
    }
    return Self.year(next, text.bytes).map { ($0, place + 1) }
  }

  /// `06:31 AM` behind a date belongs to it.
  private func time(_ place: Int) -> Int {
    guard let hour = token(place), hour.isNumber, token(place + 1)?.mark == Mark.colon,
      token(place + 2)?.isNumber == true
    else { return place }
    guard let half = token(place + 3), half.is("am") || half.is("pm") || half.is("a.m.") || half.is("p.m.") else {
      return place + 3
    }
    return place + 4
  }

  private func dayWithoutYear(_ start: Int, _ end: Int, _ month: Int, _ day: Int) -> Found? {
    let partial = "--\(Self.two(month))-\(Self.two(day))"
    guard let reference = self.day else { return found(start, end, nil, "date.day-month", partial: partial) }
    let candidates = (-1...1).compactMap { CalendarDay(year: reference.year + $0, month: month, day: day) }
    let origin = DayMath.number(reference)
    let nearest = candidates.min { abs(DayMath.number($0) - origin) < abs(DayMath.number($1) - origin) }
    return nearest.map { found(start, end, $0...$0, "date.day-month", partial: partial) }
  }

  /// A month alone: with a capital, and not `May` or `March` that begins something else.
  private func bareMonth(_ place: Int, _ month: Int) -> Found? {
    let token = text.tokens[place]
    let before = self.token(place - 1)
    if token.is("may") || token.is("march") || token.end - token.start < 4 {
      guard let before, before.has([.preposition, .time, .ordinal]) || before.is("mid") || before.mark == Mark.hyphen
      else {
        return nil
      }
    }
    if self.token(place + 1)?.isCapital == true, !sentence.isHeadline, before?.has(.preposition) != true { return nil }
    return monthAlone(place, place + 1, month)
  }

  func monthAlone(_ start: Int, _ end: Int, _ month: Int) -> Found {
    let partial = "--\(Self.two(month))"
    guard let day else { return found(start, end, nil, "date.month", partial: partial) }
    var year = day.year
    let isNext = (1...2).contains((month - day.month + 12) % 12)
    if Outlook.isFuture(text.tokens, before: start, from: sentence.tokens.lowerBound)
      || isNext && !Outlook.isPast(text.tokens, before: start, from: sentence.tokens.lowerBound)
    {
      if month < day.month { year += 1 }
    } else if month > day.month {
      year -= 1
    }
    return found(start, end, DayMath.month(year, month), "date.month", partial: partial)
  }

  // MARK: Numbers

  private func number(_ place: Int) -> Found? {
    let token = text.tokens[place]
    if let iso = iso(place) { return iso }
    if let value = Self.small(token, text.bytes), (1...31).contains(value) {
      if let dayFirst = dayFirst(place, value) { return dayFirst }
      if token.shape.contains(.ordinal), let day = ordinalDay(place, value) { return day }
      if value <= 4, let quarter = quarter(place, value) { return quarter }
    }
    guard let year = Self.year(token, text.bytes), isYear(place) else { return nil }
    if let han = self.token(place + 1), han.shape.contains(.han), han.shape.contains(.glued) {
      return HanDates.year(self, place, year)
    }
    return found(place, place + 1, DayMath.year(year), "date.year")
  }

  /// `1Q25`, `2Q`.
  private func quarter(_ place: Int, _ value: Int) -> Found? {
    guard let next = token(place + 1), next.shape.contains(.glued), next.isWord, next.end - next.start <= 5,
      text.bytes[Int(next.start)] | 0x20 == 0x71
    else { return nil }
    var year = 0
    for byte in text.bytes[(Int(next.start) + 1)..<Int(next.end)] {
      guard (0x30...0x39).contains(byte) else { return nil }
      year = year * 10 + Int(byte - 0x30)
    }
    if year == 0 { return RelativeDates(reader: self).partOfYear(place, place + 2, value, year: nil) }
    return found(place, place + 2, DayMath.part(value, of: year < 100 ? 2000 + year : year), "date.quarter")
  }

  private func iso(_ place: Int) -> Found? {
    guard let year = Self.year(text.tokens[place], text.bytes), let first = token(place + 1),
      let month = token(place + 2),
      first.mark == Mark.hyphen || first.mark == Mark.slash, first.shape.contains(.glued), month.isNumber,
      month.shape.contains(.glued), let value = Self.small(month, text.bytes), month.end - month.start == 2
    else { return nil }
    guard token(place + 3)?.mark == first.mark, let last = token(place + 4), last.isNumber,
      let day = Self.small(last, text.bytes), let exact = CalendarDay(year: year, month: value, day: day)
    else { return nil }
    return found(place, place + 5, exact...exact, "date.iso")
  }

  /// `12 June 2025`, `12 Jun`, `12th of June`; `11月26日`.
  private func dayFirst(_ place: Int, _ day: Int) -> Found? {
    guard var next = token(place + 1) else { return nil }
    if next.shape.contains(.han), next.shape.contains(.glued) { return HanDates.monthDay(self, place, day) }
    var at = place + 1
    if next.is("of"), let after = token(place + 2) { (next, at) = (after, place + 2) }
    guard next.has(.month), next.isCapital else { return nil }
    if let year = yearAfter(at + 1) { return dayFound(place, year.end, year.year, Int(next.value), day) }
    return dayWithoutYear(place, at + 1, Int(next.value), day)
  }

  /// `on the 12th`.
  private func ordinalDay(_ place: Int, _ value: Int) -> Found? {
    guard token(place - 1)?.is("the") == true, token(place - 2)?.has(.preposition) == true,
      token(place + 1).map({ !$0.isWord || $0.has([.stop, .preposition]) }) ?? true
    else { return nil }
    let partial = "---\(Self.two(value))"
    guard let day else { return found(place - 1, place + 1, nil, "date.day", partial: partial) }
    for back in 0...2 {
      guard let month = DayMath.month(-back, from: day)?.lowerBound,
        let exact = CalendarDay(year: month.year, month: month.month, day: value), exact <= day
      else { continue }
      return found(place - 1, place + 1, exact...exact, "date.day", partial: partial)
    }
    return found(place - 1, place + 1, nil, "date.day", partial: partial)
  }

  /// Four digits are a year where nothing is counted by them.
  private func isYear(_ place: Int) -> Bool {
    if let before = token(place - 1) {
      if before.mark == Mark.dollar || before.mark >= 16 && before.mark <= 20 || before.has(.currency) { return false }
      if before.shape.contains(.glued) || text.tokens[place].shape.contains(.glued), before.mark != Mark.hyphen,
        before.mark != Mark.longDash, before.mark != Mark.opening, before.mark != Mark.open, before.mark != Mark.slash,
        !before.shape.contains(.han), text.tokens[place].shape.contains(.glued)
      {
        return false
      }
      if before.is("section") || before.is("part") || before.is("no") { return false }
    }
    guard let next = token(place + 1) else { return true }
    if next.has([.unit, .currency, .scale]) || next.mark == Mark.percent { return false }
    if next.shape.contains(.glued), next.isWord { return next.is("s") }
    return true
  }

  func weekday(_ place: Int, start: Int, shift: Int?) -> Found? {
    guard let day else { return found(start, place + 1, nil, "date.weekday") }
    let wanted = Int(text.tokens[place].value)
    let back = (DayMath.weekday(day) - wanted + 7) % 7
    var offset = -back
    if let shift {
      offset = shift < 0 ? (back == 0 ? -7 : -back) : (back == 0 ? 7 : 7 - back)
    } else if Outlook.isFuture(text.tokens, before: place, from: sentence.tokens.lowerBound), back > 0 {
      offset = 7 - back
    }
    let exact = DayMath.adding(offset, to: day)
    return found(start, place + 1, exact...exact, "date.weekday")
  }

  // MARK: Small numbers

  static func small(_ token: Token, _ bytes: [UInt8]) -> Int? {
    guard token.isNumber else { return nil }
    var value = 0
    for byte in bytes[token.range] {
      guard (0x30...0x39).contains(byte) else { return token.shape.contains(.ordinal) && value > 0 ? value : nil }
      value = value * 10 + Int(byte - 0x30)
      if value > 99_999 { return nil }
    }
    return value
  }

  static func year(_ token: Token, _ bytes: [UInt8]) -> Int? {
    guard token.end - token.start == 4, let value = small(token, bytes), (1900...2099).contains(value) else {
      return nil
    }
    return value
  }

  static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
