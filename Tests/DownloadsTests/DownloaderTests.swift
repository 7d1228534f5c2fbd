import Foundation
import Interchange
import Synchronization
import TestSupport
import Testing

@testable import Downloads

/// Downloads from a server on this machine that answers well and badly.
@Suite struct DownloaderTests {
  private static let policy = AddressPolicy(allowsFiles: true, allowsLoopback: true)

  /// Times that pass on no machine, however busy with other tests.
  private static func patient(bytes: Int = 256 << 20) -> DownloadLimits {
    DownloadLimits(bytes: bytes, connect: .seconds(7200), idle: .seconds(7200), total: .seconds(7200))
  }

  /// What came of a download: the file's text, nil for unchanged, or the id of the diagnostic.
  private enum Outcome: Equatable {
    case text(String)
    case unchanged
    case failed(String)
  }

  private func get(
    _ address: String, etag: String? = nil, lastModified: String? = nil, limits: DownloadLimits = Self.patient(),
    attempts: Int = 1, waits: Waits = Waits(), policy: AddressPolicy = Self.policy
  ) async throws -> Outcome {
    let path = try Place.temporaryFolder() + "/file"
    let request = DownloadRequest(address: address, path: path, etag: etag, lastModified: lastModified)
    let retries = RetrySchedule(attempts: attempts, jitter: { 0.5 }, sleep: { waits.add($0) })
    var outcome: Outcome
    do {
      let file = try await Downloader.run(policy: policy, limits: limits, retries: retries) {
        (downloader) throws(Diagnostic) in try await downloader.fetch(request)
      }
      outcome = .unchanged
      if let file {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: file.path))
        #expect(bytes.count == file.bytes)
        outcome = .text(String(decoding: bytes, as: UTF8.self))
      }
    } catch {
      outcome = .failed((error as? Diagnostic)?.id ?? "\(error)")
    }
    // Nothing is left half-done.
    let left = try FileManager.default.contentsOfDirectory(atPath: (path as NSString).deletingLastPathComponent)
    if case .text = outcome { #expect(left == ["file"]) } else { #expect(left.isEmpty) }
    return outcome
  }

  /// The waits that were asked for instead of passed.
  private final class Waits: Sendable {
    private let all = Mutex<[Duration]>([])
    func add(_ wait: Duration) { all.withLock { $0.append(wait) } }
    var list: [Duration] { all.withLock { $0 } }
  }

  @Test func whatIsThereIsGotAndWhatIsUnchangedIsNot() async throws {
    let server = try LocalServer { request, _ in
      request.headers["if-none-match"] == "\"a\"" || request.headers["if-modified-since"] != nil
        ? .init(status: 304) : .init("one", headers: [("ETag", "\"a\"")])
    }
    defer { server.stop() }
    #expect(try await get(server.address("/x")) == .text("one"))
    #expect(try await get(server.address("/x"), etag: "\"a\"") == .unchanged)
    #expect(try await get(server.address("/x"), etag: "\"b\"") == .text("one"))
    #expect(try await get(server.address("/x"), lastModified: "Sun, 06 Nov 1994 08:49:37 GMT") == .unchanged)
    #expect(server.requests.allSatisfy { $0.headers["user-agent"] == Downloader.userAgent })
    #expect(server.requests.allSatisfy { $0.headers["accept-encoding"] == "gzip" })
  }

  /// A 304 that nobody asked for is no answer.
  @Test func unaskedUnchangedIsRefused() async throws {
    let server = try LocalServer { _, _ in .init(status: 304) }
    defer { server.stop() }
    #expect(try await get(server.address("/x")) == .failed("download.status"))
  }

  @Test func whatPassesIsTriedAgain() async throws {
    let server = try LocalServer { request, count in
      switch request.path {
      case "/500": count < 3 ? .init(status: 500) : .init("two")
      case "/429": count < 2 ? .init(status: 429, headers: [("Retry-After", "7")]) : .init("three")
      case "/busy": .init(status: 503, headers: [("Retry-After", "9999")])
      default: .init(status: 403)
      }
    }
    defer { server.stop() }
    let waits = Waits()
    #expect(try await get(server.address("/500"), attempts: 4, waits: waits) == .text("two"))
    // Twice as long each time, in the middle of the upper half.
    #expect(waits.list == [.seconds(1.5), .seconds(3)])
    let asked = Waits()
    #expect(try await get(server.address("/429"), attempts: 4, waits: asked) == .text("three"))
    #expect(asked.list == [.seconds(7)])
    #expect(try await get(server.address("/busy"), attempts: 4) == .failed("download.status"))
    #expect(try await get(server.address("/403"), attempts: 4) == .failed("download.status"))
    #expect(server.requests.count { $0.path == "/403" } == 1)
    #expect(server.requests.count { $0.path == "/busy" } == 1)
  }

  @Test func brokenBodiesAreNoFiles() async throws {
    let server = try LocalServer { request, _ in
      var reply = LocalServer.Reply("abcdef")
      switch request.path {
      case "/short": reply.promised = 100
      case "/coded": reply.headers = [("Content-Encoding", "br")]
      case "/long": reply = .init([UInt8](repeating: 0x61, count: 5000))
      case "/endless": reply.isEndless = true
      case "/drip":
        reply.isEndless = true
        reply.drip = 20_000
      default:
        reply = .init("")
        reply.promised = 10
        reply.isEndless = true
        reply.drip = 1
      }
      return reply
    }
    defer { server.stop() }
    let small = Self.patient(bytes: 1000)
    let hasty = DownloadLimits(bytes: 1000, idle: .milliseconds(300), total: .milliseconds(600))
    #expect(try await get(server.address("/short")) == .failed("download.length"))
    #expect(try await get(server.address("/coded")) == .failed("download.encoding"))
    #expect(try await get(server.address("/long"), limits: small) == .failed("download.size"))
    #expect(try await get(server.address("/endless"), limits: small) == .failed("download.size"))
    #expect(try await get(server.address("/drip"), limits: hasty) == .failed("download.timeout"))
    #expect(try await get(server.address("/silent"), limits: hasty) == .failed("download.timeout"))
  }

  @Test func onlyGoodRedirectsAreFollowed() async throws {
    let server = try LocalServer { request, _ in
      let targets = [
        "/one": "/two", "/loop": "/loop", "/file": "file:///etc/passwd", "/ftp": "ftp://127.0.0.1/x",
        "/other": "http://example.invalid/", "/key": "http://a:b@127.0.0.1/",
      ]
      guard let target = targets[request.path] else { return .init("end", status: request.path == "/two" ? 200 : 404) }
      return .init(status: 302, headers: [("Location", target)])
    }
    defer { server.stop() }
    #expect(try await get(server.address("/one")) == .text("end"))
    for path in ["/loop", "/file", "/ftp", "/other", "/key"] {
      #expect(try await get(server.address(path)) == .failed("download.redirect"), "\(path)")
    }
    #expect(server.requests.count { $0.path == "/loop" } == 6)
  }

  @Test(arguments: [
    "http://127.0.0.1/x", "http://example.invalid/x", "file:///etc/hostname", "ftp://example.invalid/", "", "x", "//x/",
    "https://user:pass@example.invalid/", "https:///x", "http://127.0.0.1.example.invalid/",
  ])
  func onlyHTTPSIsAskedByDefault(_ address: String) async throws {
    #expect(try await get(address, policy: AddressPolicy()) == .failed("download.address"))
  }

  @Test func filesAreCopiedWhereAllowed() async throws {
    let source = try Place.temporaryFile("list.csv", Array("four".utf8))
    #expect(try await get("file://\(source)") == .text("four"))
    #expect(try await get("file://\(source)", limits: Self.patient(bytes: 3)) == .failed("download.size"))
    #expect(try await get("file://\(source)x") == .failed("file.missing"))
  }

  @Test func keysStayOutOfMessages() async throws {
    let server = try LocalServer { _, _ in .init(status: 403) }
    defer { server.stop() }
    let request = DownloadRequest(address: server.address("/x?token=secret#part"), path: "/tmp/none")
    do {
      _ = try await Downloader.run(policy: Self.policy) { (downloader) throws(Diagnostic) in
        try await downloader.fetch(request)
      }
      Issue.record("a 403 was taken for a file")
    } catch {
      #expect(error.message.contains("/x?…"))
      #expect(!error.description.contains("secret"))
    }
  }

  @Test func datesOfHTTP() {
    #expect(HTTPDate.day("Sun, 06 Nov 1994 08:49:37 GMT") == CalendarDay("1994-11-06"))
    #expect(HTTPDate.seconds("Sun, 06 Nov 1994 08:49:37 GMT") == 784_111_777)
    for text in ["", "yesterday", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT"] {
      #expect(HTTPDate.day(text) == nil)
    }
  }
}
