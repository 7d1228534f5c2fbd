import Foundation
import HTTPTypes
import Hummingbird
import Interchange
import Logging
import NIOCore

/// What every request passes: host, route, caller, limits, body, handler; then headers, log and counts.
struct Front: HTTPResponder {
  typealias Context = ConnectionContext

  let service: ServiceState
  let table: RouteTable
  let hosts: HostCheck
  /// An address may be this long: clients send whole entities in it.
  static let longestAddress = 65_536

  func respond(to request: Request, context: ConnectionContext) async throws -> Response {
    var visit = Visit(request, context)
    service.metrics.begin()
    do {
      let reply = try await answer(request, &visit, context)
      return response(reply, visit)
    } catch {
      let problem = Problem.of(error)
      if problem.status.code >= 500, problem.id == "server.failure" {
        service.log.error("request.failed", metadata: ["error": "\(type(of: error))", "request_id": "\(visit.id)"])
      }
      if problem.endsConnection { context.end(after: 2) }
      return response(ProblemReply.of(problem, visit, service), visit)
    }
  }

  private func answer(_ request: Request, _ visit: inout Visit, _ context: ConnectionContext) async throws -> Reply {
    guard visit.address.utf8.count <= Self.longestAddress else {
      throw Problem(.uriTooLong, "server.address", "the address is longer than \(Self.longestAddress) bytes")
    }
    visit.family = ProblemReply.family(of: visit.path)
    try hosts.check(authority: request.head.authority)
    let match = try table.match(request.method, visit.path)
    visit.take(match)
    let caller = try Doorman(service: service).caller(request.headers)
    visit.caller = caller
    try limit(caller, context)
    if let role = match.route.role { try admit(caller, role, request, visit) }
    let changes = ![HTTPRequest.Method.get, .head, .options].contains(request.method)
    if changes, caller.isAmbient || match.route.family == .page {
      try hosts.checkOrigin(request.headers, authority: request.head.authority)
    }
    var body: [UInt8] = []
    if case .whole(let limit) = match.route.body {
      body = try await BodyReader(limit: limit, patience: service.options.patience).read(request)
    }
    return try await match.route.handle(
      Call(
        method: request.method, path: visit.path, values: match.values, query: QueryItems(visit.query ?? ""),
        rawQuery: visit.query, headers: request.headers, body: body, stream: request.body, caller: caller,
        authority: request.head.authority ?? "", peer: context.address, service: service, wantsJSON: match.wantsJSON))
  }

  private func limit(_ caller: Caller, _ context: ConnectionContext) throws {
    guard let limiter = service.limiter, let wait = limiter.wait(caller.id.isEmpty ? context.address : caller.id) else {
      return
    }
    var problem = Problem(.tooManyRequests, "server.rate", "more requests than this server allows one caller")
    problem.headers = [(.retryAfter, "\(Int(wait.rounded(.up)))")]
    throw problem
  }

  /// - Throws: `Problem` 401 or 403; for a page, one that leads to the login.
  private func admit(_ caller: Caller, _ role: Role, _ request: Request, _ visit: Visit) throws {
    if caller.may(role) { return }
    guard caller.role == nil else {
      throw Problem(
        .forbidden, "access.role",
        "this needs the role \(role.rawValue); the key has \(caller.role?.rawValue ?? "none")")
    }
    var problem = Doorman.unknown("this needs a key with the role \(role.rawValue)")
    if visit.family == .page, !visit.wantsJSON, request.method == .get || request.method == .head {
      problem.status = .seeOther
      problem.headers = [(.location, "/login?next=\(PercentCoding.encode(visit.address))")]
    }
    throw problem
  }

  // MARK: Answering

  private func response(_ reply: Reply, _ visit: Visit) -> Response {
    var headers = HTTPFields()
    for (name, value) in reply.headers { headers.append(HTTPField(name: name, value: Self.safe(value))) }
    SafetyHeaders.add(to: &headers, isPage: visit.family == .page, isBehindTLS: service.options.isBehindTLS)
    headers[.requestID] = visit.id
    let (metrics, log) = (service.metrics, AccessLog(service))
    switch reply.content {
    case .bytes(let bytes):
      let isEmpty = visit.isHead || [204, 304].contains(reply.status.code)
      if visit.isHead { headers[.contentLength] = "\(bytes.count)" }
      metrics.end(visit, reply.status.code)
      log.write(visit, reply.status.code, bytes.count)
      return Response(
        status: reply.status, headers: headers,
        body: isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    case .stream(let write):
      let status = reply.status.code
      return Response(
        status: reply.status, headers: headers,
        body: ResponseBody { writer in
          defer {
            metrics.end(visit, status)
            log.write(visit, status, nil)
          }
          try await write(&writer)
          try await writer.finish(nil)
        })
    }
  }

  /// A value of a header holds no line end, wherever it came from.
  private static func safe(_ value: String) -> String {
    value.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
      ? String(value.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.map(Character.init)) : value
  }
}
