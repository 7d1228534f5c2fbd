public import Interchange

/// Which records are asked for; what is nil does not matter.
public struct LedgerFilter: Sendable {
  public var kind: LedgerEntry.Kind?
  public var actor: String?
  /// What they are about: `deal:D-1`.
  public var about: String?
  /// The first day on which they were written.
  public var from: CalendarDay?
  /// The day before which they were written.
  public var until: CalendarDay?
  /// Only records with a lower number, for the next page.
  public var before: Int?
  /// How many at most, the newest of them.
  public var limit = 100

  public init() {}
}
