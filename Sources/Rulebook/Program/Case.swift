public import Interchange

/// A worked case of a pack, checked: facts given and conclusions expected on a date.
public struct Case: Sendable {
  public struct Given: Sendable {
    public let path: String
    public let index: Int
    public let value: Value
  }

  public struct Expectation: Sendable {
    public enum Kind: Sendable {
      case clause(String, Truth)
      case asks(String)
      case other(String, String)
    }
    public let kind: Kind
    public let span: SourceSpan
  }

  public let title: String
  public let pack: String
  public let day: CalendarDay
  public let known: CalendarDay?
  public let givens: [Given]
  public let expectations: [Expectation]
  public let span: SourceSpan
}
