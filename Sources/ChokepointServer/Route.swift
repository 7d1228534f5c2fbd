import HTTPTypes
import Hummingbird
import Interchange

/// One thing that can be asked of the server.
struct Route: Sendable {
  enum Family: String, Sendable {
    /// Paths and errors as yente has them.
    case yente
    /// Chokepoint's own API.
    case own
    /// Pages for people.
    case page
    /// What operators and load balancers ask.
    case operation
  }

  enum Body: Sendable {
    case none
    /// Read whole, up to so many bytes.
    case whole(Int)
    /// Read by the handler as it comes.
    case streamed
  }

  let method: HTTPRequest.Method
  /// `/entities/{id}/adjacent`; a segment in braces is any text without a slash.
  let pattern: String
  let family: Family
  /// The least role that may ask; nil for everybody, whoever it is.
  let role: Role?
  let body: Body
  /// What it does, for documents.
  let summary: String
  let handle: @Sendable (Call) async throws -> Reply
  let segments: [Segment]

  enum Segment: Sendable {
    case text(String)
    case value(String)
  }

  init(
    _ method: HTTPRequest.Method, _ pattern: String, _ family: Family, role: Role?, body: Body = .none,
    _ summary: String, _ handle: @escaping @Sendable (Call) async throws -> Reply
  ) {
    self.method = method
    self.pattern = pattern
    self.family = family
    self.role = role
    self.body = body
    self.summary = summary
    self.handle = handle
    segments = pattern.split(separator: "/").map { segment in
      segment.hasPrefix("{") ? .value(String(segment.dropFirst().dropLast())) : .text(String(segment))
    }
  }

  /// The values in the braces, if the segments of a path are of this pattern.
  func values(of path: [Substring]) -> [String: String]? {
    guard path.count == segments.count else { return nil }
    var values: [String: String] = [:]
    for (segment, text) in zip(segments, path) {
      switch segment {
      case .text(let expected): guard text == expected else { return nil }
      case .value(let name): values[name] = PercentCoding.decode(text)
      }
    }
    return values
  }
}
