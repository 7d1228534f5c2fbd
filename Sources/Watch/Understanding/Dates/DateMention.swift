public import Interchange

/// A place of the text that tells a time.
public struct DateMention: Sendable {
  /// UTF-8 offsets.
  public var range: Range<Int>
  /// The days between which it lies; nil where the text does not say or nothing is known to count from.
  public var period: ClosedRange<CalendarDay>?
  /// What the text alone says, where that is not a whole date: `---12`, `--06`, `--06-12` (ISO 8601, parts left out).
  public var partial: String?
  /// The rule that read it.
  public var rule: String
  public var story: Int?
  /// The tokens it covers.
  package var tokens: Range<Int>
}
