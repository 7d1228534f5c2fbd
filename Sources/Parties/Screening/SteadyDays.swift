public import Interchange

/// The days in a row around one on which nothing begins or ends that an answer of that day rests on: on all of them the
/// answer is the same.
///
///     var days = SteadyDays(around: deal.day)
///     let matches = try profile.matches(index, name, facts, asOf: deal.day, limit: 50, steady: &days)
///     if days.contains(other) { ... }      // `matches` are those of the other day too
public struct SteadyDays: Sendable {
  private let day: Int
  private var from = Int.min
  /// The first day after them.
  private var until = Int.max

  public init(around day: CalendarDay) { self.day = day.ordinal }

  public func contains(_ day: CalendarDay) -> Bool { from <= day.ordinal && day.ordinal < until }

  /// Leaves out the days on the other side of one on which something begins, or is over.
  public mutating func narrow(by change: CalendarDay) { narrow(by: change.ordinal) }

  /// Leaves out the days that others have not.
  public mutating func narrow(to others: SteadyDays) {
    (from, until) = (max(from, others.from), min(until, others.until))
  }

  mutating func narrow(by change: Int) {
    if change <= day { from = max(from, change) } else { until = min(until, change) }
  }
}

extension ScreeningProfile {
  /// The same as without `steady`, and the days narrowed to those on which no party that was looked at comes on its list,
  /// leaves it, or is listed otherwise. All editions of the index count as known on all days.
  ///
  /// - Throws: `Diagnostic` `screen.…` if there is no fact to look for and the name cannot be screened.
  public func matches(
    _ index: ScreeningIndex, _ name: String, _ facts: StatedFacts, asOf day: CalendarDay, limit: Int,
    steady: inout SteadyDays
  ) throws(Diagnostic) -> [(party: Int, match: PartyMatch)] {
    try matches(index, name, facts, asOf: day, limit: limit) { party in
      index.narrow(&steady, toListingsOf: party)
      return true
    }
  }
}

extension OwnershipGraph {
  /// Narrows days to those on which all holdings of the graph stand alike, and the same is to be said of them.
  public func narrow(_ days: inout SteadyDays) {
    for change in edges.flatMap({ OwnershipDay.changes(of: $0.holding) }) { days.narrow(by: change) }
  }
}

extension ScreeningIndex {
  /// As without `steady`, and the days narrowed as by a profile.
  ///
  /// - Throws: `Diagnostic` `screen.…` if the name cannot be screened.
  public func matches(
    for query: String, asOf day: CalendarDay, threshold: Double, limit: Int, steady: inout SteadyDays
  ) throws(Diagnostic) -> [PartyMatch] {
    try matches(for: query, asOf: day, threshold: threshold, limit: limit) { party in
      narrow(&steady, toListingsOf: party)
      return true
    }.map(\.match)
  }

  fileprivate func narrow(_ days: inout SteadyDays, toListingsOf party: Int) {
    // Before its edition, a list is said to be of a later day.
    days.narrow(by: lists[Int(layout.partyList[party])].edition)
    for place in Int(layout.periodOffsets[party])..<Int(layout.periodOffsets[party + 1]) {
      let period = layout.periods[place]
      if period.from != .min { days.narrow(by: Int(period.from)) }
      if period.until != .max { days.narrow(by: Int(period.until)) }
    }
  }
}
