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

extension ScreeningIndex {
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
