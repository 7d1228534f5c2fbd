import HTTPTypes
import Hummingbird

/// All routes, and which of them a request means.
struct RouteTable: Sendable {
  let routes: [Route]
  private let byLength: [Int: [Route]]

  struct Match: Sendable {
    let route: Route
    let values: [String: String]
    /// Whether a page is asked for as JSON.
    let wantsJSON: Bool
  }

  init(_ routes: [Route]) {
    self.routes = routes
    // What has fewer values in braces is asked first: `/lists/diff` before `/lists/{id}`.
    func openness(_ route: Route) -> Int {
      route.segments.reduce(0) { count, segment in if case .value = segment { count + 1 } else { count } }
    }
    byLength = Dictionary(grouping: routes, by: \.segments.count).mapValues { routes in
      routes.enumerated().sorted { (openness($0.element), $0.offset) < (openness($1.element), $1.offset) }.map(
        \.element)
    }
  }

  /// - Throws: `Problem` 404, and 405 where the path is right and the method is not.
  func match(_ method: HTTPRequest.Method, _ path: String) throws -> Match {
    let asked = method == .head ? .get : method
    let segments = path.split(separator: "/")
    guard path.hasPrefix("/"), !segments.contains(".."), !segments.contains(".") else { throw Problem.notFound }
    var allowed: Set<String> = []
    for (segments, wantsJSON) in Self.readings(segments) {
      for route in byLength[segments.count] ?? [] where !wantsJSON || route.family == .page {
        guard let values = route.values(of: segments) else { continue }
        if route.method == asked { return Match(route: route, values: values, wantsJSON: wantsJSON) }
        allowed.insert(route.method.rawValue)
      }
    }
    guard allowed.isEmpty else {
      var problem = Problem(.methodNotAllowed, "server.method", "this address does not take \(method.rawValue)")
      problem.headers = [(.allow, allowed.sorted().joined(separator: ", "))]
      throw problem
    }
    throw Problem.notFound
  }

  /// The path as that of a page whose JSON is meant, and as it stands.
  private static func readings(_ segments: [Substring]) -> [([Substring], Bool)] {
    guard let last = segments.last, last.hasSuffix(".json"), last.count > ".json".count else {
      return [(segments, false)]
    }
    let page = segments.dropLast() + [last.dropLast(".json".count)]
    return [(page == ["index"] ? [] : Array(page), true), (segments, false)]
  }
}
