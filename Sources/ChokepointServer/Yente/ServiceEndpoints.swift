import HTTPTypes
import Hummingbird
import Interchange

/// What clients ask of the service itself: is it alive, is it ready, what does it hold, how does it match.
enum ServiceEndpoints {
  static func health(_ call: Call) async throws -> Reply { Reply.json(.object([("status", .string("ok"))])) }

  static func ready(_ call: Call) async throws -> Reply {
    guard call.service.lists.isReady else {
      throw Problem(.serviceUnavailable, "lists.loading", "Index not ready.")
    }
    return Reply.json(.object([("status", .string("ok"))]))
  }

  static func catalog(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let tag = "\"\(snapshot.version)\""
    let known = (call.headers[.ifNoneMatch] ?? "").split(separator: ",").map { $0.trimmed }
    let isSame = known.contains(tag) || known.contains("W/\(tag)") || known.contains("*")
    var reply =
      isSame
      ? Reply(.notModified, type: "application/json", [])
      : Reply.json(CatalogView(snapshot: snapshot, staleness: call.service.lists.staleness).json)
    reply.headers += [(.eTag, tag), (.cacheControl, "public, max-age=300"), (.listVersion, snapshot.version)]
    return reply
  }

  static func algorithms(_ call: Call) async throws -> Reply {
    let features = JSON.object([
      ("name_match", .object([("description", .string("The probability that the names mean one party."))])),
      ("identifier_match", .object([("description", .string("The same number that names one party."))])),
      ("address_match", .object([("description", .string("The same address; says where and not who."))])),
    ])
    let all = YenteSettings.algorithms.map { algorithm in
      JSON.object([
        ("name", .string(algorithm.name)), ("description", .string(algorithm.description)), ("features", features),
        ("docs", features),
      ])
    }
    return Reply.json(
      .object([
        ("algorithms", .array(all)), ("default", .string(YenteSettings.best)), ("best", .string(YenteSettings.best)),
      ]))
  }

  /// `POST /updatez?token=…&sync=true`.
  static func update(_ call: Call) async throws -> Reply {
    let hasToken = call.service.options.updateToken.map { RandomText.isEqual($0, call.query["token"] ?? "") } ?? false
    guard hasToken || call.caller.may(.admin) && call.query["token"] == nil else {
      throw Problem(.forbidden, "yente.token", "Invalid token.")
    }
    let lists = call.service.lists
    if try call.flag("sync", default: false) {
      _ = try await call.working { try ReloadEndpoint.reload(lists) }
    } else {
      Task { _ = try? await call.working { try ReloadEndpoint.reload(lists) } }
    }
    return Reply.json(.object([("status", .string("ok"))]))
  }
}

extension Substring {
  /// Without spaces at its ends.
  var trimmed: String {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
