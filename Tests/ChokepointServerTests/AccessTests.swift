import ChokepointServer
import Foundation
import Interchange
import TestSupport
import Testing

/// Who gets in, and what each may do.
@Suite struct AccessTests {
  /// A server with a key of each role.
  private static let guarded = Task { () async throws -> (server: TestServer, tokens: [Role: String]) in
    let tokens = TokenBox()
    let server = try await TestServer(prepare: { workspace in
      for role in Role.allCases {
        tokens.all[role] = try KeyFile(workspace: workspace).add(name: "a \(role.rawValue)", role: role)
      }
    })
    return (server, tokens.all)
  }

  private final class TokenBox { var all: [Role: String] = [:] }

  private func status(_ method: String, _ target: String, _ token: String?, body: String? = nil) async throws -> Int {
    let (server, _) = try await Self.guarded.value
    return try await server.wire.ask(
      method, target, body: body.map { Array($0.utf8) }, headers: token.map { ["Authorization": "Bearer \($0)"] } ?? [:]
    ).status
  }

  @Test func nothingWithoutAKey() async throws {
    let (server, _) = try await Self.guarded.value
    for target in ["/search/default?q=x", "/v1/lists", "/catalog", "/v1/screen?name=x", "/metrics", "/entities/x"] {
      let answer = try await server.wire.ask("GET", target)
      #expect(answer.status == 401 && answer.headers["www-authenticate"] == "Bearer", "\(target)")
    }
    #expect(try await status("GET", "/healthz", nil) == 200)
    #expect(try await status("GET", "/readyz", nil) == 200)
    let page = try await server.wire.ask("GET", "/chips")
    #expect(page.status == 303 && page.headers["location"] == "/login?next=%2Fchips")
  }

  @Test func eachRoleMayWhatItMay() async throws {
    let (_, tokens) = try await Self.guarded.value
    let deal = try String(contentsOfFile: "\(Place.root)/Examples/h20-2024-06.json", encoding: .utf8)
    #expect(try await status("GET", "/v1/lists", tokens[.viewer]) == 200)
    #expect(try await status("POST", "/v1/check", tokens[.viewer], body: deal) == 403)
    #expect(try await status("POST", "/v1/check?changes=off", tokens[.analyst], body: deal) == 200)
    #expect(try await status("POST", "/v1/reload", tokens[.approver], body: "") == 403)
    #expect(try await status("GET", "/metrics", tokens[.approver]) == 403)
    #expect(try await status("GET", "/metrics", tokens[.admin]) == 200)
    #expect(try await status("POST", "/v1/reload", tokens[.admin], body: "") == 200)
  }

  @Test func wrongKeysAreRefused() async throws {
    let (server, tokens) = try await Self.guarded.value
    let right = try #require(tokens[.admin])
    let wrong = right.dropLast() + (right.hasSuffix("0") ? "1" : "0")
    for token in [
      String(wrong), "", "chk_", "chk_00000000_" + String(repeating: "0", count: 64),
      String(repeating: "x", count: 5000),
    ] {
      #expect(try await status("GET", "/v1/lists", token) == 401)
    }
    let other = try await server.wire.ask("GET", "/v1/lists", headers: ["X-API-Key": right])
    let scheme = try await server.wire.ask("GET", "/v1/lists", headers: ["Authorization": "ApiKey \(right)"])
    #expect(other.status == 200 && scheme.status == 200)
  }

  @Test func aRevokedKeyIsRefusedSoon() async throws {
    let tokens = TokenBox()
    let server = try await TestServer(prepare: { workspace in
      tokens.all[.viewer] = try KeyFile(workspace: workspace).add(name: "temporary", role: .viewer)
      tokens.all[.admin] = try KeyFile(workspace: workspace).add(name: "other", role: .admin)
    })
    let token = try #require(tokens.all[.viewer])
    func status() async throws -> Int {
      try await server.wire.ask("GET", "/v1/lists", headers: ["Authorization": "Bearer \(token)"]).status
    }
    #expect(try await status() == 200)
    try KeyFile(workspace: server.workspace).revoke(String(token.split(separator: "_")[1]))
    var last = 200
    for _ in 0..<50 where last == 200 {
      try await Task.sleep(for: .milliseconds(100))
      last = try await status()
    }
    #expect(last == 401)
  }

  /// The file holds no key that could be used.
  @Test func keysAreKeptAsDigests() throws {
    let workspace = try Place.temporaryFolder()
    let file = KeyFile(workspace: workspace)
    let token = try file.add(name: "desk", role: .analyst)
    let text = try String(contentsOfFile: file.path, encoding: .utf8)
    let secret = try #require(token.split(separator: "_").last)
    #expect(!text.contains(secret) && text.contains("\"role\": \"analyst\""))
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
    #expect(throws: Diagnostic.self) { try file.revoke("nobody") }
  }

  /// A file of keys that does not read lets nobody in, and does not open the door.
  @Test func aDamagedFileShutsTheDoor() async throws {
    let server = try await TestServer(prepare: { workspace in
      try FileManager.default.createDirectory(atPath: "\(workspace)/server", withIntermediateDirectories: true)
      try Data("{\"keys\": [{}]}".utf8).write(to: URL(fileURLWithPath: "\(workspace)/server/keys.json"))
    })
    #expect(try await server.wire.ask("GET", "/v1/lists").status == 401)
  }

  @Test func listensElsewhereOnlyWithKeys() async throws {
    let failure = await #expect(throws: Diagnostics.self) { try await TestServer(adjust: { $0.host = "0.0.0.0" }) }
    #expect(failure?.all.first?.id == "serve.keys")
  }

  // MARK: Browsers

  @Test func otherHostsAndOriginsAreRefused() async throws {
    let wire = try await TestServer.common.wire
    for host in ["evil.example", "127.0.0.1.evil.example", "evil.example:\(wire.port)"] {
      #expect(try await wire.ask("GET", "/v1/lists", headers: ["Host": host]).status == 421)
    }
    for host in ["localhost", "localhost:\(wire.port)", "[::1]:\(wire.port)"] {
      #expect(try await wire.ask("GET", "/healthz", headers: ["Host": host]).status == 200)
    }
    for headers in [["Origin": "https://evil.example"], ["Origin": "null"], ["Sec-Fetch-Site": "cross-site"]] {
      #expect(try await wire.ask("POST", "/v1/reload", body: "", headers: headers).status == 403)
    }
    let own = ["Origin": "http://127.0.0.1:\(wire.port)", "Sec-Fetch-Site": "same-origin"]
    #expect(try await wire.ask("POST", "/v1/screen", body: #"{"name":"Huawei"}"#, headers: own).status == 200)
  }

  @Test func browsersAreToldWhatAnswersAreNotFor() async throws {
    let wire = try await TestServer.common.wire
    let page = try await wire.ask("GET", "/chips")
    let policy = try #require(page.headers["content-security-policy"])
    #expect(
      policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"))
    #expect(page.headers["x-content-type-options"] == "nosniff")
    #expect(!page.text.contains("<script>") && !page.text.contains(" style=") && !page.text.contains(" onclick="))
    #expect(try await wire.ask("GET", "/v1/lists").headers["cache-control"] == "no-store")
  }

  @Test func aSessionBeginsAndEnds() async throws {
    let (server, tokens) = try await Self.guarded.value
    let wire = server.wire
    let form = try await wire.ask("GET", "/login")
    let token = try #require(form.text.firstMatch(of: #/name="form_token" value="([0-9a-f]+)"/#)?.output.1)
    let kind = ["Content-Type": "application/x-www-form-urlencoded"]
    let key = try #require(tokens[.viewer])
    #expect(try await wire.ask("POST", "/login", body: "key=\(key)", headers: kind).status == 403)
    let wrong = try await wire.ask("POST", "/login", body: "form_token=\(token)&key=chk_wrong", headers: kind)
    #expect(wrong.status == 401 && wrong.headers["set-cookie"] == nil)
    let right = try await wire.ask(
      "POST", "/login", body: "form_token=\(token)&key=\(key)&next=//evil.example", headers: kind)
    #expect(right.status == 303 && right.headers["location"] == "/")
    let cookie = try #require(right.headers["set-cookie"])
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
    let session = ["Cookie": String(cookie.split(separator: ";")[0])]
    let page = try await wire.ask("GET", "/chips", headers: session)
    #expect(page.status == 200)
    let out = try #require(page.text.firstMatch(of: #/name="form_token" value="([0-9a-f]+)"/#)?.output.1)
    #expect(
      try await wire.ask("POST", "/logout", body: "form_token=0", headers: session.merging(kind) { one, _ in one })
        .status == 403)
    #expect(
      try await wire.ask("POST", "/logout", body: "form_token=\(out)", headers: session.merging(kind) { one, _ in one })
        .status == 303)
    #expect(try await wire.ask("GET", "/chips", headers: session).status == 303)
  }

  @Test func rateIsLimited() async throws {
    let server = try await TestServer(adjust: { $0.rate = (0.001, 5) })
    var statuses: [Int] = []
    for _ in 0..<12 { statuses.append(try await server.wire.ask("GET", "/healthz").status) }
    #expect(statuses.contains(429))
    let refused = try await server.wire.ask("GET", "/v1/lists")
    #expect(refused.status == 429 && refused.headers["retry-after"] != nil)
  }

  @Test func logsHoldNoNamesUnlessAsked() async throws {
    let server = try await TestServer()
    _ = try await server.wire.ask("GET", "/v1/screen?name=Secretive%20Holdings")
    _ = try await server.wire.ask("GET", "/v1/chips/Secretive")
    #expect(server.log.text.contains("route=/v1/screen") && !server.log.text.contains("Secretive"))
    let open = try await TestServer(adjust: { $0.logsNames = true })
    _ = try await open.wire.ask("GET", "/v1/screen?name=Secretive%20Holdings")
    #expect(open.log.text.contains("Secretive"))
  }
}
