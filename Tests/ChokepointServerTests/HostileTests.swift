import ChokepointServer
import Foundation
import Interchange
import TestSupport
import Testing

/// Requests that mean harm: each is refused within bounds of time and memory, and the server goes on.
@Suite struct HostileTests {
  private func lives(_ server: TestServer) async throws {
    #expect(try await server.wire.ask("GET", "/healthz").status == 200)
  }

  @Test(arguments: ["/match/default", "/v1/check", "/v1/screen", "/v1/explain"])
  func deepJSON(_ target: String) async throws {
    let server = try await TestServer.common
    for deep in [String(repeating: "[", count: 100_000), String(repeating: #"{"a":"#, count: 100_000)] {
      let answer = try await server.wire.ask("POST", target, body: deep)
      #expect(answer.status == 400 && answer.text.contains("nested more than 64 deep"))
    }
    try await lives(server)
  }

  @Test(arguments: ["/match/default", "/v1/check", "/v1/screen", "/updatez?token=let-me"])
  func aHundredMegabytesStated(_ target: String) async throws {
    let server = try await TestServer.common
    let answer = try await server.wire.ask("POST", target, headers: ["Content-Length": "104857600"])
    #expect(answer.status == 413)
    try await lives(server)
  }

  /// The length is not stated; reading stops at the limit and the connection ends.
  @Test func aHundredMegabytesInPieces() async throws {
    let server = try await TestServer.common
    let port = server.port
    let (answer, sent) = try await withCheckedThrowingContinuation {
      (continuation: CheckedContinuation<(String, Int), any Error>) in
      Blocking.run {
        continuation.resume(
          with: Result {
            let socket = try Socket(port: port, seconds: 300)
            defer { socket.close() }
            socket.write(
              Array("POST /v1/screen HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n".utf8))
            let piece = Array("100000\r\n".utf8) + [UInt8](repeating: 0x20, count: 1 << 20) + Array("\r\n".utf8)
            var sent = 0
            while sent < 100, socket.write(piece) == piece.count { sent += 1 }
            return (String(decoding: socket.read(), as: UTF8.self), sent)
          })
      }
    }
    #expect(answer.hasPrefix("HTTP/1.1 413") || sent < 100)
    try await lives(server)
  }

  @Test func aGzipBomb() async throws {
    let server = try await TestServer.common
    let bomb = Gzip.bytes(of: [UInt8](repeating: 0x20, count: 9 << 20))
    let answer = try await server.wire.ask("POST", "/v1/screen", body: bomb, headers: ["Content-Encoding": "gzip"])
    #expect(answer.status == 413)
    let broken = try await server.wire.ask(
      "POST", "/v1/screen", body: [0x1F, 0x8B, 8, 0, 1], headers: ["Content-Encoding": "gzip"])
    #expect(broken.status == 400)
    let other = try await server.wire.ask("POST", "/v1/screen", body: "{}", headers: ["Content-Encoding": "br"])
    #expect(other.status == 415)
  }

  @Test func badUTF8() async throws {
    let server = try await TestServer.common
    let body = Array(#"{"name":"Hua"#.utf8) + [0xC3, 0x28, 0xFF] + Array(#"wei"}"#.utf8)
    let answer = try await server.wire.ask("POST", "/v1/screen", body: body)
    #expect(answer.status == 400 && answer.text.contains("UTF-8"))
    // In an address broken bytes become the sign for what cannot be read; nothing fails.
    let address = try await server.wire.ask("GET", "/v1/screen?name=Hua%FF%C3wei%00")
    #expect(address.status == 200)
    #expect(try await server.wire.ask("GET", "/entities/%FF%00").status == 404)
  }

  @Test(arguments: [
    "/static/../templates/frame.mustache", "/static/%2e%2e%2fapi.json", "/static/..%2f..%2fREADME.md",
    "/entities/../../etc/passwd",
    "//etc/passwd", "/static/%00style.css", "/static/style.css%00", "/v1/lists/..%2f..%2fserver/diff", "/./v1/lists",
    "/v1/lists/%2e%2e/diff",
  ])
  func pathTricks(_ target: String) async throws {
    let server = try await TestServer.common
    let answer = try await server.wire.ask("GET", target)
    #expect(answer.status == 404, "\(target)")
    #expect(!answer.text.contains("root:") && !answer.text.contains("{{"))
  }

  @Test(arguments: [
    "GET / HTTP/9.9\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
    "POST /v1/screen HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
  ])
  func brokenRequests(_ text: String) async throws {
    let server = try await TestServer.common
    let answer = try? await server.wire.send(Array(text.utf8))
    #expect(answer.map { $0.status >= 400 } ?? true)
    try await lives(server)
  }

  @Test func hugeHeadersAndAddresses() async throws {
    let server = try await TestServer.common
    let header = try? await server.wire.ask(
      "GET", "/healthz", headers: ["X-Big": String(repeating: "a", count: 200_000)])
    #expect(header.map { $0.status >= 400 } ?? true)
    let address = try? await server.wire.ask("GET", "/healthz?x=" + String(repeating: "a", count: 70_000))
    #expect(address.map { $0.status >= 400 } ?? true)
    try await lives(server)
  }

  /// A body that never comes whole is not waited for, and a request that never ends is cut off.
  @Test func slowClients() async throws {
    let server = try await TestServer(adjust: { $0.patience = 1 })
    let body = try await server.wire.send(
      Array("POST /v1/screen HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{".utf8))
    #expect(body.status == 408)
    let port = server.port
    // Nothing but the beginning of a request: the connection is closed without an answer.
    let rest = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<[UInt8], any Error>) in
      Blocking.run {
        continuation.resume(
          with: Result {
            let socket = try Socket(port: port, seconds: 300)
            defer { socket.close() }
            socket.write(Array("GET /healthz HT".utf8))
            return socket.readAll()
          })
      }
    }
    #expect(rest.isEmpty || String(decoding: rest, as: UTF8.self).hasPrefix("HTTP/1.1 4"))
    try await lives(server)
  }

  @Test func methodsThatAreNotTaken() async throws {
    let server = try await TestServer.common
    let answer = try await server.wire.ask("DELETE", "/v1/lists")
    #expect(answer.status == 405 && answer.headers["allow"] == "GET")
    #expect(try await server.wire.ask("TRACE", "/v1/lists").status >= 400)
    let head = try await server.wire.ask("HEAD", "/healthz")
    #expect(head.status == 200 && head.body.isEmpty && head.headers["content-length"] == "15")
  }

  /// A record without an end, and a table whose quote is never closed, cost no more than a record may hold.
  @Test func endlessRecords() async throws {
    let server = try await TestServer.common
    let long = String(repeating: "x", count: 3 << 20)
    let lines = try await server.wire.ask("POST", "/v1/batch", body: #"{"id":""# + long + "\n" + #"{"date":1}"#)
    let rows = lines.text.split(separator: "\n").map(String.init)
    #expect(rows.count == 2 && rows[0].contains("batch.too-long") && rows[1].contains(#""row":2"#))
    let table = try await server.wire.ask(
      "POST", "/v1/batch", body: "date,to\n\"" + long + "\n2024-01-01,CN\n", headers: ["Content-Type": "text/csv"])
    #expect(table.status == 200 && table.text.contains("batch.too-long"))
  }

  /// What was asked is shown as text, never as part of the page.
  @Test func namesAreNoMarkup() async throws {
    let server = try await TestServer.common
    let page = try await server.wire.ask(
      "GET", "/?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%3E%3Cimg%20src=x%3E%E2%80%AE")
    #expect(page.status == 200)
    #expect(
      !page.text.contains("<script>alert") && !page.text.contains("<img src=x") && page.text.contains("&lt;script&gt;"))
    #expect(page.text.contains("\\u{202E}"))
  }

  /// A line end in a name does not make another header.
  @Test func headersCannotBeAdded() async throws {
    let answer = try await TestServer.common.wire.ask("GET", "/v1/chips/x%0d%0aSet-Cookie:%20a=b")
    #expect(answer.status == 404 && answer.headers["set-cookie"] == nil)
  }
}
