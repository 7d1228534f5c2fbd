public import Rulebook

/// What would have to be otherwise, and could lawfully be made otherwise, for a softer answer: a product with other
/// figures, a document, an authorisation. Which facts these are, the rules say (`changeable`).
public struct WouldChange: Sendable {
  /// One fact, made another.
  public struct Change: Sendable {
    public enum Target: Hashable, Sendable {
      case value(Value)
      case range(NumberRange)
    }

    /// Where the fact stands in the deal.
    public let place: String
    /// What it is now; nil if that is not known.
    public let now: Value?
    public let target: Target
    /// The unit of a number; empty where it has none.
    public let unit: String
    /// How it is lawfully brought about, in the words of the rules.
    public let means: String
  }

  /// One change or two; none of two suffices alone.
  public let changes: [Change]
  public let outcome: Determination.Outcome
  public let review: Determination.Review?
  /// Requirements, prohibitions and red flags that no longer stand.
  public let removes: [String]
  /// Licence exceptions that become available.
  public let opens: [String]
}
