import HTTPTypes
import Hummingbird
import Interchange

/// The OpenAPI 3.1 document, put together from the routes and from `web/api.json`, which has parameters and examples.
struct OpenAPIDocument: Sendable {
  let json: JSON
  let bytes: [UInt8]

  /// - Throws: `Diagnostic` `web.api` where the file does not fit the routes.
  init(_ routes: [Route], _ notes: JSON) throws(Diagnostic) {
    var paths: [(String, JSON)] = []
    let shown = routes.filter { $0.family != .page }
    for pattern in shown.map(\.pattern).reduce(into: [String](), { if !$0.contains($1) { $0.append($1) } }) {
      var operations: [(String, JSON)] = []
      for route in shown where route.pattern == pattern {
        guard let note = notes["operations"]?[route.name] else {
          throw Diagnostic("web.api", "`web/api.json` says nothing of `\(route.name)`")
        }
        operations.append((route.method.rawValue.lowercased(), try Self.operation(route, note, notes)))
      }
      paths.append((pattern, .object(operations)))
    }
    json = .object([
      ("openapi", .string("3.1.0")),
      (
        "info",
        .object([
          ("title", .string("Chokepoint")), ("version", .string("0.1.0")),
          (
            "description",
            .string("Judges chip deals by export-control law and screens names. Information, not legal advice.")
          ),
          ("license", .object([("name", .string("Apache-2.0"))])),
        ])
      ),
      ("paths", .object(paths)), ("components", Self.components),
      ("security", .array([.object([("bearer", .array([]))]), .object([("apiKey", .array([]))])])),
    ])
    bytes = Array(JSONWriter.compact(json).utf8)
  }

  private static let components: JSON = .object([
    (
      "securitySchemes",
      .object([
        ("bearer", .object([("type", .string("http")), ("scheme", .string("bearer"))])),
        ("apiKey", .object([("type", .string("apiKey")), ("in", .string("header")), ("name", .string("X-API-Key"))])),
      ])
    )
  ])

  private static func operation(_ route: Route, _ note: JSON, _ notes: JSON) throws(Diagnostic) -> JSON {
    var parameters: [JSON] = route.segments.compactMap { segment in
      guard case .value(let name) = segment else { return nil }
      return .object([
        ("name", .string(name)), ("in", .string("path")), ("required", .bool(true)),
        ("schema", .object([("type", .string("string"))])),
        ("example", .string(note["path"]?[name]?.string)),
      ])
    }
    for name in note["parameters"]?.array?.compactMap(\.string) ?? [] {
      guard let about = notes["parameters"]?[name]?.members else {
        throw Diagnostic("web.api", "`web/api.json` does not explain the parameter `\(name)`")
      }
      parameters.append(
        .object([("name", JSON.string(name)), ("in", .string("query"))] + about.map { ($0.key, $0.value) }))
    }
    var members: [(String, JSON)] = [
      ("operationId", .string(route.operationID)), ("summary", .string(route.summary)),
      ("tags", .array([.string(route.family.rawValue)])), ("parameters", .array(parameters)),
    ]
    if let body = note["body"] {
      let type = note["type"]?.string ?? "application/json"
      members.append(
        ("requestBody", .object([("content", .object([(type, .object([("example", body)]))]))])))
    }
    if route.role == nil { members.append(("security", .array([]))) }
    let type = note["answer_type"]?.string ?? "application/json"
    var answer: [(String, JSON)] = [("description", .string(route.summary))]
    if let example = note["answer"] { answer.append(("content", .object([(type, .object([("example", example)]))]))) }
    members.append(
      ("responses", .object([(note["status"]?.string ?? "200", .object(answer)), ("default", problem(route))])))
    return .object(members)
  }

  private static func problem(_ route: Route) -> JSON {
    let isYente = route.family == .yente
    let example = Problem(.notFound, "yente.dataset", "No such dataset.")
    return .object([
      ("description", .string(isYente ? "an error" : "problem details (RFC 9457)")),
      (
        "content",
        .object([
          (
            isYente ? "application/json" : "application/problem+json",
            .object([("example", isYente ? .object([("detail", .string(example.detail))]) : example.json)])
          )
        ])
      ),
    ])
  }
}

extension Route {
  /// `POST /match/{dataset}`: how documents name it.
  var name: String { "\(method.rawValue) \(pattern)" }

  /// `post_match_dataset`.
  fileprivate var operationID: String {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.joined(separator: "_")
  }
}
