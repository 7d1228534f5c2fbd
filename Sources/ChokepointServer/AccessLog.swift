import Interchange
import Logging

/// A line for each request: the route's pattern and never the names asked for, unless the operator wants them.
struct AccessLog {
  private let log: Logger
  private let holdsNames: Bool

  init(_ service: ServiceState) {
    log = service.log
    holdsNames = service.options.logsNames
  }

  func write(_ visit: Visit, _ status: Int, _ bytes: Int?) {
    var metadata: Logger.Metadata = [
      "request_id": "\(visit.id)", "method": "\(visit.method)", "route": "\(visit.route)", "status": "\(status)",
      "ms": "\(FixedDecimal.text(visit.milliseconds, places: 1))", "caller": "\(visit.caller.id)",
      "peer": "\(visit.peer)",
    ]
    if let bytes { metadata["bytes"] = "\(bytes)" }
    if let trace = visit.trace { metadata["traceparent"] = "\(trace)" }
    if holdsNames { metadata["address"] = "\(visit.address.prefix(2000))" }
    log.info("request", metadata: metadata)
  }
}
