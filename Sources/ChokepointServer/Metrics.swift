import Chokepoint
import Interchange
import Synchronization

/// What Prometheus reads: how many requests of which route came out how, how long they took, and what is served.
final class Metrics: Sendable {
  private struct Series {
    var count = 0
    var seconds = 0.0
    var buckets = [Int](repeating: 0, count: Metrics.bounds.count)
  }

  private struct Key: Hashable {
    let route: String
    let method: String
    let status: Int
  }

  private struct Held {
    var series: [Key: Series] = [:]
    var open = 0
  }

  /// Upper bounds of the histogram, in seconds.
  private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
  private let held = Mutex(Held())

  func begin() { held.withLock { $0.open += 1 } }

  func end(_ visit: Visit, _ status: Int) {
    let seconds = visit.milliseconds / 1000
    held.withLock { held in
      held.open -= 1
      let key = Key(route: visit.route, method: visit.method, status: status)
      var series = held.series[key] ?? Series()
      series.count += 1
      series.seconds += seconds
      for (place, bound) in Self.bounds.enumerated() where seconds <= bound { series.buckets[place] += 1 }
      held.series[key] = series
    }
  }

  /// The text format of Prometheus, version 0.0.4.
  func text(_ service: ServiceState) -> String {
    let (series, open) = held.withLock { ($0.series, $0.open) }
    var lines = [
      "# HELP chokepoint_requests_open Requests being answered.", "# TYPE chokepoint_requests_open gauge",
      "chokepoint_requests_open \(open)", "# HELP chokepoint_work_waiting Jobs that run or wait for a thread.",
      "# TYPE chokepoint_work_waiting gauge", "chokepoint_work_waiting \(service.pool.load)",
    ]
    lines += listLines(service)
    lines += ["# HELP chokepoint_request_seconds Time to answer.", "# TYPE chokepoint_request_seconds histogram"]
    for (key, series) in series.sorted(by: { ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status) }) {
      let labels = "route=\"\(key.route)\",method=\"\(Self.escaped(key.method))\",status=\"\(key.status)\""
      for (bound, count) in zip(Self.bounds, series.buckets) {
        lines.append("chokepoint_request_seconds_bucket{\(labels),le=\"\(bound)\"} \(count)")
      }
      lines.append("chokepoint_request_seconds_bucket{\(labels),le=\"+Inf\"} \(series.count)")
      lines.append("chokepoint_request_seconds_sum{\(labels)} \(FixedDecimal.text(series.seconds, places: 6))")
      lines.append("chokepoint_request_seconds_count{\(labels)} \(series.count)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func listLines(_ service: ServiceState) -> [String] {
    let (reloads, failures) = service.lists.counts
    var lines = [
      "# HELP chokepoint_list_loads_total How often the lists were read.", "# TYPE chokepoint_list_loads_total counter",
      "chokepoint_list_loads_total \(reloads)",
      "# HELP chokepoint_list_load_failures_total How often reading them failed.",
      "# TYPE chokepoint_list_load_failures_total counter", "chokepoint_list_load_failures_total \(failures)",
      "# HELP chokepoint_lists_stale Whether the last reading failed and older lists are served.",
      "# TYPE chokepoint_lists_stale gauge", "chokepoint_lists_stale \(service.lists.staleness == nil ? 0 : 1)",
    ]
    guard let snapshot = try? service.lists.snapshot() else { return lines }
    lines += [
      "# HELP chokepoint_list_parties Parties of a list.", "# TYPE chokepoint_list_parties gauge",
      "# HELP chokepoint_list_edition_age_days Days since the newest edition.",
      "# TYPE chokepoint_list_edition_age_days gauge",
    ]
    for list in snapshot.datasets {
      let age = CalendarDay.today.daysSince1970 - list.edition.daysSince1970
      lines.append("chokepoint_list_parties{list=\"\(list.id)\"} \(list.parties)")
      lines.append(
        "chokepoint_list_edition_age_days{list=\"\(list.id)\"} \(age)"
      )
    }
    return lines
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " ")
  }
}
