public import Interchange

/// What a fact can be. Numbers are intervals: a figure that two statements give differently is known only as far as
/// both agree, and a comparison holds only if it holds for the whole interval.
public enum Value: Hashable, Sendable {
  case truth(Bool)
  case number(Exact, Exact)
  case day(CalendarDay)
  case country(String)
  case code(CodePath)
  case word(String)
  case text(String)

  public static func number(_ value: Exact) -> Value { .number(value, value) }
}

/// The type of a fact or an expression.
public indirect enum ValueType: Hashable, Sendable, CustomStringConvertible {
  case truth
  case number(Unit)
  case day
  case country
  case code
  /// One of the words listed.
  case word([String])
  case text

  public var description: String {
    switch self {
    case .truth: "yes or no"
    case .number(let unit): unit == .none ? "a number" : "a number of \(unit)"
    case .day: "a date"
    case .country: "a country"
    case .code: "a classification number"
    case .word(let words): "one of \(words.joined(separator: ", "))"
    case .text: "text"
    }
  }
}
