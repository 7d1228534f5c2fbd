import Interchange

/// Days, weeks, months, quarters around a day.
enum DayMath {
  static func number(_ day: CalendarDay) -> Int { day.daysSince1970 }

  static func adding(_ days: Int, to day: CalendarDay) -> CalendarDay {
    CalendarDay(daysSince1970: number(day) + days) ?? day
  }

  /// 1 Monday to 7 Sunday.
  static func weekday(_ day: CalendarDay) -> Int { (number(day) % 7 + 7 + 3) % 7 + 1 }

  static func month(_ year: Int, _ month: Int) -> ClosedRange<CalendarDay>? {
    months(year, month, month)
  }

  /// From the first day of a month to the last day of another of the same year.
  static func months(_ year: Int, _ first: Int, _ last: Int) -> ClosedRange<CalendarDay>? {
    guard let from = CalendarDay(year: year, month: first, day: 1),
      let next = last == 12
        ? CalendarDay(year: year + 1, month: 1, day: 1) : CalendarDay(year: year, month: last + 1, day: 1),
      let to = next.previous, from <= to
    else { return nil }
    return from...to
  }

  static func year(_ year: Int) -> ClosedRange<CalendarDay>? { months(year, 1, 12) }

  /// The month that lies some months from a day's.
  static func month(_ offset: Int, from day: CalendarDay) -> ClosedRange<CalendarDay>? {
    let count = day.year * 12 + day.month - 1 + offset
    guard count > 12 else { return nil }
    return month(count / 12, count % 12 + 1)
  }

  /// Monday to Sunday, some weeks from a day's.
  static func week(_ offset: Int, from day: CalendarDay) -> ClosedRange<CalendarDay> {
    let monday = adding(7 * offset + 1 - weekday(day), to: day)
    return monday...adding(6, to: monday)
  }

  /// 1 to 4 a quarter, 5 and 6 a half of a year.
  static func part(_ part: Int, of year: Int) -> ClosedRange<CalendarDay>? {
    part <= 4 ? months(year, part * 3 - 2, part * 3) : months(year, part == 5 ? 1 : 7, part == 5 ? 6 : 12)
  }
}
