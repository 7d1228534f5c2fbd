import Foundation
import HTTPTypes
import Hummingbird

/// What is written down of a request: enough for logs and counts, and nothing of whom it is about.
struct Visit: Sendable {
  let id: String
  let method: String
  /// The path and the query as they came.
  let address: String
  let path: String
  let query: String?
  let peer: String
  let trace: String?
  let began = ContinuousClock.now
  let isHead: Bool
  let acceptsPages: Bool
  /// The pattern of the route; `-` before one is found.
  var route = "-"
  var family = Route.Family.own
  var wantsJSON = false
  var caller = Caller.nobody()

  init(_ request: Request, _ context: ConnectionContext) {
    let stated = request.headers[.requestID] ?? ""
    // An id that a proxy gave is kept, if it is one.
    let isID =
      (1...64).contains(stated.utf8.count)
      && stated.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D
      }
    id = isID ? stated : RandomText.hex(bytes: 8)
    method = request.method.rawValue
    isHead = request.method == .head
    address = request.head.path ?? "/"
    let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = parts.first.map(String.init) ?? "/"
    query = parts.count > 1 ? String(parts[1]) : nil
    peer = context.address
    let trace = request.headers[.traceParent] ?? ""
    self.trace = trace.wholeMatch(of: #/[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}/#) == nil ? nil : trace
    acceptsPages = request.headers[.accept]?.contains("text/html") ?? false
  }

  mutating func take(_ match: RouteTable.Match) {
    route = match.route.pattern
    family = match.route.family
    wantsJSON = match.wantsJSON
  }

  /// Milliseconds since it came.
  var milliseconds: Double {
    let time = ContinuousClock.now - began
    return Double(time.components.seconds) * 1000 + Double(time.components.attoseconds) / 1e15
  }
}
