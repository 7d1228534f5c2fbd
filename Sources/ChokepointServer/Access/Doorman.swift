import Foundation
import HTTPTypes
import Interchange

/// Says who asks, from the headers of a request.
struct Doorman {
  let service: ServiceState
  static let cookie = "chokepoint_session"

  /// - Throws: `Problem` 401 for a key that does not count: a wrong key is no absent one.
  func caller(_ headers: HTTPFields) throws -> Caller {
    if let token = Self.token(headers) {
      guard let key = service.keys.key(for: token) else {
        guard !service.isOpen else { return Caller.open(formToken: service.sessions.formToken(for: "open")) }
        throw Self.unknown("the key is not known, or was revoked")
      }
      return Caller(id: key.id, name: key.name, role: key.role, means: .key)
    }
    if service.isOpen { return Caller.open(formToken: service.sessions.formToken(for: "open")) }
    if let session = Self.session(headers), let id = service.sessions.key(of: session),
      let key = service.keys.key(id: id)
    {
      return Caller(
        id: key.id, name: key.name, role: key.role, means: .session(session),
        formToken: service.sessions.formToken(for: session))
    }
    return .nobody(formToken: service.sessions.formToken(for: "nobody"))
  }

  static func unknown(_ detail: String) -> Problem {
    var problem = Problem(.unauthorized, "access.key", detail, help: "send `Authorization: Bearer chk_…`")
    problem.headers = [(.wwwAuthenticate, "Bearer")]
    return problem
  }

  private static func token(_ headers: HTTPFields) -> String? {
    if let key = headers[.apiKey] { return key }
    guard let header = headers[.authorization] else { return nil }
    let parts = header.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, ["bearer", "apikey", "token"].contains(parts[0].lowercased()) else { return nil }
    return parts[1]
  }

  private static func session(_ headers: HTTPFields) -> String? {
    for header in headers[values: .cookie] {
      for pair in header.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1).map(\.trimmed)
        if parts.count == 2, parts[0] == cookie { return parts[1] }
      }
    }
    return nil
  }

  /// The cookie of a session; an empty one ends it.
  func cookie(_ session: String) -> String {
    let end = session.isEmpty ? "0" : String(Int(SessionBook.whole))
    let secure = service.options.isBehindTLS ? "; Secure" : ""
    return "\(Self.cookie)=\(session); Path=/; HttpOnly; SameSite=Strict; Max-Age=\(end)\(secure)"
  }
}
