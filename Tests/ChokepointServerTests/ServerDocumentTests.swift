import Foundation
import TestSupport
import Testing

@testable import ChokepointServer

/// The documents name every route.
@Suite struct ServerDocumentTests {
  @Test func everyRouteIsInTheDocument() throws {
    let page = try String(contentsOfFile: "\(Place.root)/docs/server.md", encoding: .utf8)
    let routes = ChokepointService.routes.routes
    #expect(routes.count > 50)
    for route in routes {
      let role = route.role?.rawValue ?? "everybody"
      #expect(
        page.contains("| `\(route.name)` | \(role) | \(route.summary) |"), "docs/server.md has no row for \(route.name)"
      )
    }
    let rows = page.matches(of: #/(?m)^\| `((?:GET|POST) [^`]+)` \|/#).map { String($0.output.1) }
    #expect(Set(rows) == Set(routes.map(\.name)))
  }

  /// No route that changes something is asked for with GET, and none is open to everybody but what has to be.
  @Test func openRoutesAreFew() {
    let open = ChokepointService.routes.routes.filter { $0.role == nil }.map(\.name)
    #expect(
      Set(open) == [
        "GET /openapi.json", "GET /v1/openapi.json", "GET /healthz", "GET /readyz", "POST /updatez", "GET /login",
        "POST /login",
        "POST /logout", "GET /static/{file}",
      ])
  }

  @Test(arguments: [("a%2Fb+c%zz", true, "a/b c%zz"), ("a+b%E8%8F%AF", false, "a+b華")])
  func decodes(_ text: String, _ isForm: Bool, _ expected: String) {
    #expect(PercentCoding.decode(text, isForm: isForm) == expected)
    #expect(PercentCoding.decode(PercentCoding.encode(expected)) == expected)
  }

  /// Wherever the bytes are cut, the records are the same.
  @Test(arguments: 1...9)
  func recordsDoNotDependOnPieces(_ size: Int) {
    let text = Array("a,b\r\n1,\"x\n\"\"y\"\"\"\n\n2,z".utf8)
    var cutter = RecordCutter()
    cutter.beginTable(delimiter: UInt8(ascii: ","))
    var records: [RecordCutter.Record] = []
    for start in stride(from: 0, to: text.count, by: size) {
      cutter.add(text[start..<min(text.count, start + size)])
      while let record = cutter.next() { records.append(record) }
    }
    while let record = cutter.next(isAtEnd: true) { records.append(record) }
    #expect(records.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a,b", "1,\"x\n\"\"y\"\"\"", "2,z"])
    #expect(records.map(\.line) == [1, 2, 5])
  }

  @Test func bucketsFillAgain() {
    let limiter = RateLimiter(rate: 2, burst: 3)
    #expect((0..<3).allSatisfy { _ in limiter.wait("a", now: 100) == nil })
    #expect(limiter.wait("a", now: 100) == 0.5)
    #expect(limiter.wait("b", now: 100) == nil)
    #expect(limiter.wait("a", now: 100.6) == nil)
  }

  @Test func sessionsEnd() {
    let book = SessionBook()
    let now = Date(timeIntervalSince1970: 1_000_000)
    let id = book.begin(key: "k", now: now)
    #expect(book.key(of: id, now: now + 7 * 3600) == "k")
    #expect(book.key(of: id, now: now + 14 * 3600) == "k")
    #expect(book.key(of: id, now: now + 25 * 3600) == nil)
    #expect(book.key(of: "other", now: now) == nil)
  }
}
