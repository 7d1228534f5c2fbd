public import Interchange

/// How long the records of a matter are kept.
public struct RetentionClock: Sendable {
  /// `deal:D-1`
  public let matter: String
  /// How many records are about it.
  public let records: Int
  /// The day of the latest event.
  public let latest: CalendarDay
  /// Whether it is a case that nobody has decided.
  public let isOpen: Bool
  public let holds: [LegalHold]

  /// The last day on which the law asks for the records.
  public var keptThrough: CalendarDay {
    let year = latest.year + RetentionBook.years
    // 29 February: a day more rather than one less.
    return CalendarDay(year: year, month: latest.month, day: latest.day)
      ?? CalendarDay(year: year, month: latest.month + 1, day: 1) ?? .distantFuture
  }

  /// Whether the records may go on a day.
  public func mayGo(on day: CalendarDay) -> Bool { !isOpen && holds.isEmpty && day > keptThrough }

  public func json(on day: CalendarDay) -> JSON {
    .object([
      ("matter", .string(matter)), ("records", .integer(records)), ("latest_event", .string(latest.description)),
      ("kept_through", .string(keptThrough.description)), ("open", .bool(isOpen)),
      ("holds", .array(holds.map(\.json))), ("may_go", .bool(mayGo(on: day))),
    ])
  }
}
