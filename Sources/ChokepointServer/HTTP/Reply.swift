import HTTPTypes
import Hummingbird
import Interchange

/// An answer of the server, before it becomes HTTP.
struct Reply: Sendable {
  enum Content: Sendable {
    case bytes([UInt8])
    /// Written as it comes; the length is not known before.
    case stream(@Sendable (inout any ResponseBodyWriter) async throws -> Void)
  }

  var status: HTTPResponse.Status = .ok
  var headers: [(HTTPField.Name, String)] = []
  var content: Content

  init(_ status: HTTPResponse.Status = .ok, type: String, _ bytes: [UInt8]) {
    self.status = status
    headers = [(.contentType, type)]
    content = .bytes(bytes)
  }

  init(streaming type: String, _ write: @escaping @Sendable (inout any ResponseBodyWriter) async throws -> Void) {
    headers = [(.contentType, type)]
    content = .stream(write)
  }

  /// A JSON document on one line.
  static func json(_ document: JSON, status: HTTPResponse.Status = .ok, type: String = "application/json") -> Reply {
    Reply(status, type: type, Array(JSONWriter.compact(document).utf8))
  }

  static func text(_ text: String, type: String = "text/plain; charset=utf-8") -> Reply {
    Reply(type: type, Array(text.utf8))
  }

  static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Reply {
    Reply(status, type: "text/html; charset=utf-8", Array(text.utf8))
  }

  /// Sends the browser elsewhere; with 303 it asks there with GET.
  static func redirect(to address: String, _ status: HTTPResponse.Status = .seeOther) -> Reply {
    var reply = Reply(status, type: "text/plain; charset=utf-8", [])
    reply.headers.append((.location, address))
    return reply
  }

  func with(_ name: HTTPField.Name, _ value: String) -> Reply {
    var reply = self
    reply.headers.append((name, value))
    return reply
  }
}
