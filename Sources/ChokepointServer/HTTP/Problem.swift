import HTTPTypes
import Hummingbird
import Interchange

/// Why a request is not answered: what RFC 9457 calls problem details.
struct Problem: Error {
  var status: HTTPResponse.Status
  /// A stable dotted name, as that of a `Diagnostic`.
  var id: String
  /// What is wrong, in words.
  var detail: String
  /// What is wrong in parts, where there are several things.
  var parts: [Diagnostic] = []
  var help: String?
  /// Whether the rest of the request must not be waited for.
  var endsConnection = false
  var headers: [(HTTPField.Name, String)] = []

  init(_ status: HTTPResponse.Status, _ id: String, _ detail: String, help: String? = nil) {
    self.status = status
    self.id = id
    self.detail = detail
    self.help = help
  }

  init(_ status: HTTPResponse.Status, _ diagnostic: Diagnostic) {
    self.init(status, diagnostic.id, diagnostic.message, help: diagnostic.help)
    parts = [diagnostic]
  }

  init(_ status: HTTPResponse.Status, _ diagnostics: Diagnostics) {
    guard let first = diagnostics.all.first else {
      self.init(status, "unknown", "the request cannot be answered")
      return
    }
    self.init(status, first)
    parts = diagnostics.all
  }

  /// `application/problem+json`.
  var json: JSON {
    var members: [(String, JSON)] = [
      ("type", .string("urn:chokepoint:problem:\(id)")), ("title", .string(status.reasonPhrase)),
      ("status", .integer(status.code)), ("detail", .string(detail)),
    ]
    if let help { members.append(("help", .string(help))) }
    if parts.count > 0 { members.append(("errors", .array(parts.map(Self.json)))) }
    return .object(members)
  }

  private static func json(_ diagnostic: Diagnostic) -> JSON {
    .object([
      ("id", .string(diagnostic.id)), ("message", .string(diagnostic.message)),
      ("at", .string(diagnostic.span?.description)), ("help", .string(diagnostic.help)),
    ])
  }

  /// What any error that a handler throws means.
  static func of(_ error: any Error) -> Problem {
    switch error {
    case let problem as Problem: problem
    case let diagnostic as Diagnostic: Problem(.badRequest, diagnostic)
    case let diagnostics as Diagnostics: Problem(.badRequest, diagnostics)
    default: Problem(.internalServerError, "server.failure", "the request cannot be answered")
    }
  }

  static let notFound = Problem(.notFound, "server.not-found", "there is nothing at this address")
}
