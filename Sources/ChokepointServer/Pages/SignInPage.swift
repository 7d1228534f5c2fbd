import HTTPTypes
import Hummingbird
import Interchange

/// `/login` and `/logout`: a session of a browser, begun with a key.
enum SignInPage {
  static func form(_ call: Call) async throws -> Reply {
    page(call, trouble: nil).reply(call)
  }

  private static func page(_ call: Call, trouble: String?) -> Page {
    Page(
      title: "Sign in", template: "login", section: "",
      data: .object([
        ("next", .string(target(call.query["next"]))), ("trouble", .string(trouble)),
        ("is_signed_in", .bool(call.caller.role != nil)),
      ]))
  }

  static func signIn(_ call: Call) async throws -> Reply {
    let form = QueryItems(String(decoding: call.body, as: UTF8.self))
    guard let token = form["form_token"], RandomText.isEqual(token, call.caller.formToken) else {
      throw Problem(.forbidden, "access.form", "the form is not one of this server, or too old; open it again")
    }
    guard call.service.loginLimiter.wait(call.peer) == nil else {
      throw Problem(.tooManyRequests, "access.guesses", "too many keys were tried; wait a little")
    }
    guard let key = call.service.keys.key(for: form["key"] ?? "") else {
      var reply = page(call, trouble: "This key is not known, or was revoked.").reply(call)
      reply.status = .unauthorized
      return reply
    }
    let session = call.service.sessions.begin(key: key.id)
    return Reply.redirect(to: target(form["next"])).with(.setCookie, Doorman(service: call.service).cookie(session))
  }

  static func signOut(_ call: Call) async throws -> Reply {
    try FormCheck.check(call)
    if case .session(let session) = call.caller.means { call.service.sessions.end(session) }
    return Reply.redirect(to: "/login").with(.setCookie, Doorman(service: call.service).cookie(""))
  }

  /// A page of this server; whatever else is asked for is the first page.
  private static func target(_ next: String?) -> String {
    guard let next, next.hasPrefix("/"), !next.hasPrefix("//"), !next.contains("\\"), !next.hasPrefix("/login") else {
      return "/"
    }
    return next
  }
}
