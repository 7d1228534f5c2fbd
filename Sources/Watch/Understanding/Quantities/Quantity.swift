/// A number with what it counts or measures, as a text tells it.
public struct Quantity: Sendable {
  /// How the number bounds: `fewer than` lt, `up to` le, `about` approx, `several` several, `3 to 6` range.
  public enum Bound: String, Sendable {
    case eq, lt, le, gt, ge, approx, range, several, max
  }

  /// UTF-8 offsets.
  public var range: Range<Int>
  public var bound: Bound
  /// The number, or the lower end of a range.
  public var number: Double
  /// The upper end of a range.
  public var high: Double?
  /// In the singular: `chip`, `year`, `percent`, `nm`, `chip generation`; currencies by their ISO code.
  public var unit: String
  /// For rates: `month` of `wafers a month`.
  public var per: String?
  /// The rule that read it.
  public var rule: String
  public var story: Int?
  /// The place of the same amount told in another currency, `150 million yuan (US$21 million)`.
  public var equivalent: Int?
  /// Whether the two amounts can be the same; nil where there is one, or the rate is not known.
  public var isConsistent: Bool?
  /// The tokens it covers.
  package var tokens: Range<Int>
}
