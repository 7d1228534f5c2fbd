import Interchange

/// The same fact from several documents is one event with several sources; facts that cannot both hold know each other.
public enum EventMerger {
  /// - Returns: in the order of the days on which they were told, then of their ids.
  public static func merged(_ events: [WatchEvent]) -> [WatchEvent] {
    var order: [WatchEvent] = []
    var places: [String: [Int]] = [:]
    for event in events.sorted(by: isEarlier) {
      let key = key(event)
      if let same = places[key]?.first(where: { isSame(order[$0], event) }) {
        order[same].sources += event.sources.filter { source in
          !order[same].sources.contains { $0.document == source.document }
        }
        if order[same].period == nil { order[same].period = event.period }
      } else {
        places[key, default: []].append(order.count)
        order.append(event)
      }
    }
    return withContradictions(order)
  }

  /// Earlier told first; what nothing dates last.
  public static func isEarlier(_ left: WatchEvent, _ right: WatchEvent) -> Bool {
    (left.told ?? .distantFuture, left.id) < (right.told ?? .distantFuture, right.id)
  }

  private static func key(_ event: WatchEvent) -> String {
    ([event.kind.rawValue, event.predicate] + subjectKeys(event)).joined(separator: "|")
  }

  private static func subjectKeys(_ event: WatchEvent) -> [String] {
    event.subjects.map { event.names[$0].id ?? event.names[$0].key }.sorted()
  }

  /// Same subject and verb by the key; then the same value and polarity, no other day, and something said that is the same.
  private static func isSame(_ left: WatchEvent, _ right: WatchEvent) -> Bool {
    guard left.isPositive == right.isPositive, left.value == right.value else { return false }
    if let first = left.period, let second = right.period, !first.overlaps(second) { return false }
    if left.statement == right.statement { return true }
    guard !left.subjects.isEmpty else { return false }
    if left.value != nil { return true }
    let others = { (event: WatchEvent) in
      Set(event.names.indices.filter { !event.subjects.contains($0) }.map { event.names[$0].id ?? event.names[$0].key })
    }
    let shared = others(left).intersection(others(right))
    return !shared.isEmpty && StatementWords.shared(left.statement, right.statement) >= 0.5
  }

  /// Of the same subject and verb: another figure of the same unit, or the contrary.
  private static func withContradictions(_ events: [WatchEvent]) -> [WatchEvent] {
    var events = events
    var groups: [String: [Int]] = [:]
    for (place, event) in events.enumerated() where event.kind == .claim && !event.subjects.isEmpty {
      groups[key(event), default: []].append(place)
    }
    for places in groups.values where places.count > 1 {
      for left in places {
        events[left].contradicts = places.filter { $0 != left && isContrary(events[left], events[$0]) }
          .map { events[$0].id }.sorted()
      }
    }
    return events
  }

  private static func isContrary(_ left: WatchEvent, _ right: WatchEvent) -> Bool {
    if let first = left.period, let second = right.period, !first.overlaps(second) { return false }
    let isAlike = StatementWords.shared(left.statement, right.statement) >= 0.3
    if left.isPositive != right.isPositive { return isAlike }
    guard let first = left.value, let second = right.value, first != second else { return false }
    return isAlike && first.split(separator: " ").last == second.split(separator: " ").last
  }
}
