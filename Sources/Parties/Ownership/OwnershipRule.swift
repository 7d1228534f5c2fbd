public import Interchange

/// A rule about owners, as dated data: which lists it reads, from which share on, when it counts, and what follows.
public struct OwnershipRule: Sendable {
  /// What the rule makes of a party that is held to the threshold.
  public enum Effect: String, Sendable, CaseIterable {
    /// It is itself treated as its listed owners are.
    case treatedAsListed = "treated_as_listed"
    /// A red flag that must be resolved.
    case redFlag = "red_flag"
  }

  /// Whether the rule counts in a period.
  public enum State: String, Sendable, CaseIterable {
    case inForce = "in_force"
    case suspended
    /// The period is not described: before the first, or between two.
    case notInForce = "not_in_force"
  }

  /// `[from, until)`.
  public struct Period: Sendable {
    public let state: State
    public let from: CalendarDay?
    public let until: CalendarDay?
    public let citations: String
    public let source: String
    public let status: String
    /// What a reader must know in this period.
    public let note: String
  }

  public let id: String
  public let title: String
  /// The share of listed owners at which the rule holds; nil where any share is enough.
  public let threshold: Share?
  /// Ids of the lists whose parties count as owners.
  public let lists: [String]
  /// Countries, two letters, whose companies the rule leaves out.
  public let exceptCountries: [String]
  public let effect: Effect
  public internal(set) var periods: [Period]

  /// The period that a day lies in.
  public func period(on day: CalendarDay) -> Period? {
    periods.first { ($0.from.map { $0 <= day } ?? true) && ($0.until.map { day < $0 } ?? true) }
  }

  public func state(on day: CalendarDay) -> State { period(on: day)?.state ?? .notInForce }
}
