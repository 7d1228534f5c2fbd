import Interchange
import Watch

/// Events for tests, without any document behind them.
enum EventSample {
  static func event(
    _ id: String, on day: String? = "2025-06-01", about subject: String = "Longjing Micro",
    does predicate: String = "produces",
    _ statement: String, hedging: Hedging = .asserted, isPositive: Bool = true, value: String? = nil,
    until: String? = nil, kind: WatchEvent.Kind = .claim, from document: String? = nil, address: String? = nil,
    names: [WatchName] = []
  ) -> WatchEvent {
    let source = WatchSource(
      document: document ?? id, name: "\(document ?? id).txt", publisher: "Paper \(document ?? id)", address: address,
      published: day.flatMap { CalendarDay($0) })
    let period = until.flatMap { CalendarDay($0) }.map { $0...$0 }
    return WatchEvent(
      id: id, kind: kind, period: period, names: [WatchName(subject, type: "Company")] + names, subjects: [0],
      predicate: predicate, statement: statement, hedging: hedging.rawValue, isPositive: isPositive, value: value,
      sources: [source])
  }
}
