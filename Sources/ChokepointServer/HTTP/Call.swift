import HTTPTypes
import Hummingbird
import Interchange

/// One request, as a handler gets it: read, within limits, from a known caller, with the lists that it is answered
/// from.
struct Call: Sendable {
  let method: HTTPRequest.Method
  /// The path without the query, still encoded.
  let path: String
  /// What stands in the braces of the route's pattern, decoded.
  let values: [String: String]
  let query: QueryItems
  /// The query as it came.
  let rawQuery: String?
  let headers: HTTPFields
  /// The whole body, expanded; empty where the route streams it.
  let body: [UInt8]
  /// The body as it comes, where the route streams it.
  let stream: RequestBody
  let caller: Caller
  /// Under which name and port the server was asked.
  let authority: String
  /// The address at the other end of the connection.
  let peer: String
  let service: ServiceState
  /// Whether a page is asked for as JSON.
  let wantsJSON: Bool

  /// The value in the braces of the pattern.
  func value(_ name: String) -> String { values[name] ?? "" }

  /// The rules and lists that answer this request from its beginning to its end.
  ///
  /// - Throws: `Problem` 503 while they are read for the first time, or if they cannot be.
  func snapshot() throws -> ServedSnapshot { try service.lists.snapshot() }

  /// The body as a JSON document.
  ///
  /// - Throws: `Problem` 400 with line and column.
  func document() throws -> JSON {
    do throws(Diagnostic) { return try JSONReader.read(body, file: "body") } catch { throw Problem(.badRequest, error) }
  }

  /// Work that computes or waits for a disk, off the threads that serve connections.
  func working<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await service.pool.run(work)
  }

  /// A whole number among the parameters.
  ///
  /// - Throws: `Problem` 422 if it is none, or outside the range.
  func integer(_ name: String, default value: Int, in range: ClosedRange<Int>) throws -> Int {
    guard let text = query[name] else { return value }
    guard let number = Int(text), range.contains(number) else {
      throw Problem(
        .unprocessableContent, "query.number",
        "`\(name)` is a whole number from \(range.lowerBound) to \(range.upperBound), not `\(text.prefix(40))`")
    }
    return number
  }

  /// A number of 0 to 1 among the parameters.
  func share(_ name: String) throws -> Double? {
    guard let text = query[name] else { return nil }
    guard let number = Double(text), (0...1).contains(number) else {
      throw Problem(
        .unprocessableContent, "query.number", "`\(name)` is a number from 0 to 1, not `\(text.prefix(40))`")
    }
    return number
  }

  func day(_ name: String) throws -> CalendarDay? {
    guard let text = query[name] else { return nil }
    guard let day = CalendarDay(text) else {
      throw Problem(
        .unprocessableContent, "query.day", "`\(name)` is a day such as 2024-06-01, not `\(text.prefix(40))`")
    }
    return day
  }

  func flag(_ name: String, default value: Bool) throws -> Bool {
    guard let text = query[name] else { return value }
    switch text.lowercased() {
    case "true", "1", "yes", "on": return true
    case "false", "0", "no", "off": return false
    default:
      throw Problem(.unprocessableContent, "query.flag", "`\(name)` is true or false, not `\(text.prefix(40))`")
    }
  }
}
