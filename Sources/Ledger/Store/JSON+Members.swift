import Interchange

extension JSON {
  var isNull: Bool {
    if case .null = content { true } else { false }
  }

  /// The number of a JSON integer.
  var integer: Int? {
    if case .number(let text) = content { Int(text) } else { nil }
  }

  /// The day of a string.
  var day: CalendarDay? { string.flatMap { CalendarDay($0) } }
}
