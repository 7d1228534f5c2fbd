import Interchange

/// The same fact from several documents is one event with several sources; facts that cannot both hold know each other.
public enum EventMerger {
  /// How many days apart the same act is told.
  private static let days = 14

  /// - Returns: in the order of the days on which they were told, then of their ids.
  public static func merged(_ events: [WatchEvent]) -> [WatchEvent] {
    var order: [WatchEvent] = []
    var places: [String: [Int]] = [:]
    for event in events.sorted(by: isEarlier) {
      let keys = keys(event)
      let candidates = keys.flatMap { places[$0] ?? [] }
      if let same = candidates.first(where: { isSame(order[$0], event) }) {
        order[same].sources += event.sources.filter { source in
          !order[same].sources.contains { $0.document == source.document }
        }
        if order[same].period == nil { order[same].period = event.period }
      } else {
        for key in keys { places[key, default: []].append(order.count) }
        order.append(event)
      }
    }
    return withContradictions(order, places)
  }

  /// Earlier told first; what nothing dates last.
  public static func isEarlier(_ left: WatchEvent, _ right: WatchEvent) -> Bool {
    (left.told ?? .distantFuture, left.id) < (right.told ?? .distantFuture, right.id)
  }

  /// Later told first; what nothing dates last.
  public static func isLater(_ left: WatchEvent, _ right: WatchEvent) -> Bool {
    let (first, second) = (left.told, right.told)
    guard let first, let second else { return first != nil && second == nil || first == second && left.id < right.id }
    return first == second ? left.id < right.id : first > second
  }

  /// Where to look for the same or the contrary: the verb with each of those named.
  private static func keys(_ event: WatchEvent) -> [String] {
    var keys: [String] = []
    for (place, name) in event.names.enumerated() where event.subjects.contains(place) || name.type != "Words" {
      let key = "\(event.kind.rawValue)|\(event.predicate)|\(name.id ?? name.key)"
      if !keys.contains(key) { keys.append(key) }
    }
    return keys
  }

  private static func subjects(_ event: WatchEvent) -> Set<String> {
    Set(event.subjects.map { event.names[$0].id ?? event.names[$0].key })
  }

  /// The companies, people and products that are named, besides the subjects.
  private static func targets(_ event: WatchEvent) -> Set<String> {
    let kinds: Set<String> = ["Company", "Person", "Product", "Facility", "Instrument"]
    return Set(
      event.names.indices.filter { !event.subjects.contains($0) && kinds.contains(event.names[$0].type) }
        .map { event.names[$0].id ?? event.names[$0].key })
  }

  /// No other value, polarity or day; and the same subject with the same figure or words, or the same act on the same target.
  private static func isSame(_ left: WatchEvent, _ right: WatchEvent) -> Bool {
    guard left.isPositive == right.isPositive, left.value == right.value else { return false }
    if let first = left.period, let second = right.period, !first.overlaps(second) { return false }
    let shared = StatementWords.shared(left.statement, right.statement)
    let isAlike = !subjects(left).isEmpty && subjects(left) == subjects(right)
    if isAlike, left.value != nil || shared >= 0.8 { return true }
    guard let first = left.told, let second = right.told, abs(first.daysSince1970 - second.daysSince1970) <= days,
      !targets(left).isDisjoint(with: targets(right))
    else { return false }
    return shared >= (isAlike ? 0.4 : 0.5)
  }

  private static func withContradictions(_ events: [WatchEvent], _ places: [String: [Int]]) -> [WatchEvent] {
    var events = events
    var contrary = [Set<String>](repeating: [], count: events.count)
    for group in places.values where group.count > 1 && events[group[0]].kind == .claim {
      for left in group {
        for right in group where left != right && isContrary(events[left], events[right]) {
          contrary[left].insert(events[right].id)
        }
      }
    }
    for place in events.indices { events[place].contradicts = contrary[place].sorted() }
    return events
  }

  /// The contrary, or another figure of the same unit; a gap differs in any unit.
  private static func isContrary(_ left: WatchEvent, _ right: WatchEvent) -> Bool {
    if let first = left.period, let second = right.period, !first.overlaps(second) { return false }
    guard StatementWords.shared(left.statement, right.statement) >= 0.3 else { return false }
    if left.isPositive != right.isPositive { return true }
    // A gap to one is no gap to another.
    let (aims, others) = (targets(left), targets(right))
    guard aims.isEmpty || others.isEmpty || !aims.isDisjoint(with: others) else { return false }
    guard let first = left.value, let second = right.value, first != second else { return false }
    return left.predicate == "lags_behind" || first.split(separator: " ").last == second.split(separator: " ").last
  }
}
