import HTTPTypes
import Hummingbird
import Interchange

/// A problem as each family of routes says it.
enum ProblemReply {
  private static let yentePaths: Set<Substring> = [
    "match", "search", "entities", "catalog", "manifest", "algorithms", "healthz", "readyz", "updatez", "statements",
    "reconcile",
  ]

  /// The family of a path for which there is no route.
  static func family(of path: String) -> Route.Family {
    guard let first = path.split(separator: "/").first else { return .page }
    if first == "v1" || first == "metrics" || first == "openapi.json" { return .own }
    return yentePaths.contains(first) ? .yente : .page
  }

  static func of(_ problem: Problem, _ visit: Visit, _ service: ServiceState) -> Reply {
    var reply: Reply
    switch visit.family {
    case .yente: reply = .json(.object([("detail", .string(problem.detail))]), status: problem.status)
    case .page where !visit.wantsJSON: reply = service.pages.problem(problem, visit, service)
    case .own, .operation, .page: reply = .json(problem.json, status: problem.status, type: "application/problem+json")
    }
    reply.headers += problem.headers
    return reply
  }
}
