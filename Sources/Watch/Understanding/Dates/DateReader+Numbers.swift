import Interchange

/// Times that begin with a number, and days of the week.
extension DateReader {
  // MARK: Numbers

  func number(_ place: Int) -> Found? {
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
  func quarter(_ place: Int, _ value: Int) -> Found? {
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

  func iso(_ place: Int) -> Found? {
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
  func dayFirst(_ place: Int, _ day: Int) -> Found? {
    guard var next = token(place + 1) else { return nil }
    if next.shape.contains(.han), next.shape.contains(.glued) { return HanDates.monthDay(self, place, day) }
    var at = place + 1
    if next.is("of"), let after = token(place + 2) { (next, at) = (after, place + 2) }
    guard next.has(.month), next.isCapital else { return nil }
    if let year = yearAfter(at + 1) { return dayFound(place, year.end, year.year, Int(next.value), day) }
    return dayWithoutYear(place, at + 1, Int(next.value), day)
  }

  /// `on the 12th`.
  func ordinalDay(_ place: Int, _ value: Int) -> Found? {
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
  func isYear(_ place: Int) -> Bool {
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
