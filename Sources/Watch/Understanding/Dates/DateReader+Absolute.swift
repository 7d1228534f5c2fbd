import Interchange

/// Days and months told by their names.
extension DateReader {
  /// `June 10, 2025`, `June 2025`, `June`.
  func month(_ place: Int) -> Found? {
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
    return months(place, from: month) ?? bareMonth(place, month)
  }

  /// `April-June`, `January–March 2024`.
  private func months(_ place: Int, from first: Int) -> Found? {
    guard let dash = token(place + 1), dash.mark == Mark.hyphen || dash.mark == Mark.longDash,
      dash.shape.contains(.glued), let last = token(place + 2), last.has(.month), last.isCapital,
      Int(last.value) > first
    else { return nil }
    let year = yearAfter(place + 3)
    let alone = monthAlone(place, place + 3, Int(last.value)).value.period
    guard let upper = year.flatMap({ DayMath.month($0.year, Int(last.value)) }) ?? alone,
      let lower = DayMath.month(upper.lowerBound.year, first)
    else { return nil }
    return found(place, year?.end ?? place + 3, lower.lowerBound...upper.upperBound, "date.months")
  }

  func dayFound(_ start: Int, _ end: Int, _ year: Int, _ month: Int, _ day: Int) -> Found? {
    guard let exact = CalendarDay(year: year, month: month, day: day) else { return nil }
    return found(start, end, exact...exact, "date.day-month-year")
  }

  /// A number that counts something is no day of a month.
  func isCount(_ place: Int) -> Bool {
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
  func time(_ place: Int) -> Int {
    guard let hour = token(place), hour.isNumber, token(place + 1)?.mark == Mark.colon,
      token(place + 2)?.isNumber == true
    else { return place }
    guard let half = token(place + 3), half.is("am") || half.is("pm") || half.is("a.m.") || half.is("p.m.") else {
      return place + 3
    }
    return place + 4
  }

  func dayWithoutYear(_ start: Int, _ end: Int, _ month: Int, _ day: Int) -> Found? {
    let partial = "--\(Self.two(month))-\(Self.two(day))"
    guard let reference = self.day else { return found(start, end, nil, "date.day-month", partial: partial) }
    let candidates = (-1...1).compactMap { CalendarDay(year: reference.year + $0, month: month, day: day) }
    let origin = DayMath.number(reference)
    let nearest = candidates.min { abs(DayMath.number($0) - origin) < abs(DayMath.number($1) - origin) }
    return nearest.map { found(start, end, $0...$0, "date.day-month", partial: partial) }
  }

  /// A month alone: with a capital, and not `May` or `March` that begins something else.
  func bareMonth(_ place: Int, _ month: Int) -> Found? {
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
}
