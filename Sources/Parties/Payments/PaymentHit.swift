/// A listed party that an element of a payment may mean.
public struct PaymentHit: Sendable {
  /// A place in an element's text: lines and columns from 1.
  public struct Span: Hashable, Sendable {
    public var line: Int
    public var from: Int
    public var lastLine: Int
    public var to: Int

    /// Whether the other place lies within this one, and is smaller.
    func encloses(_ other: Span) -> Bool {
      self != other && (line, from) <= (other.line, other.from) && (other.lastLine, other.to) <= (lastLine, to)
    }
  }

  public let element: PaymentElement
  /// What was compared: the element's text, another reading of it, or a name found in it.
  public let query: String
  /// How the query came out of the element; nil where it is the text as it stands.
  public let how: String?
  /// Where in a free text the query stands.
  public let span: Span?
  public let match: PartyMatch
}
