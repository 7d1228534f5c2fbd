import Chokepoint
import Interchange

/// Periods on an axis of years, as the numbers that a drawing needs.
struct Timeline {
  struct Span {
    let from: CalendarDay
    /// The first day after it; nil while it goes on.
    let until: CalendarDay?
    /// How it is drawn.
    let kind: String
    let label: String
    let detail: String
  }

  let from: CalendarDay
  let until: CalendarDay
  let spans: [Span]
  /// The width of the drawing, in units of its own.
  static let width = 1000.0

  static func yearStart(_ day: CalendarDay) -> CalendarDay { CalendarDay(year: day.year, month: 1, day: 1) ?? day }

  private func place(_ day: CalendarDay) -> Double {
    let (start, end) = (from.daysSince1970, max(until.daysSince1970, from.daysSince1970 + 1))
    let day = min(max(day.daysSince1970, start), end)
    return Double(day - start) / Double(end - start) * Self.width
  }

  private func number(_ value: Double) -> JSON { .string(FixedDecimal.text(value, places: 1)) }

  var json: JSON {
    let drawn = spans.filter { span in span.from < until && (span.until.map { $0 > from } ?? true) }.map { span in
      let (start, end) = (place(span.from), place(span.until ?? until))
      return JSON.object([
        ("x", number(start)), ("width", number(max(2, end - start))), ("kind", .string(span.kind)),
        ("label", .string(span.label)), ("detail", .string(span.detail)), ("from", .string(span.from.description)),
        ("until", .string(span.until?.previous?.description)), ("text_x", number(start + 8)),
        ("fits", .bool(end - start > 14 + Double(span.label.count) * 8.5)),
      ])
    }
    return .object([("spans", .array(drawn)), ("years", .array(years)), ("width", .string("1000"))])
  }

  /// Marks of years: at most about ten.
  private var years: [JSON] {
    let step = max(1, (until.year - from.year) / 8)
    return stride(from: from.year, through: until.year, by: step).compactMap { year in
      CalendarDay(year: year, month: 1, day: 1).flatMap { day in
        day < from
          ? nil
          : .object([("x", number(place(day))), ("year", .string("\(year)")), ("text_x", number(place(day) + 4))])
      }
    }
  }
}
