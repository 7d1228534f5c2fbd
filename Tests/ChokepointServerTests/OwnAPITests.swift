import Chokepoint
import ChokepointServer
import Controls
import Foundation
import Interchange
import Ledger
import TestSupport
import Testing
import Watch

/// What is under `/v1`.
@Suite struct OwnAPITests {
  private static func example(_ name: String) throws -> String {
    try String(contentsOfFile: "\(Place.root)/Examples/\(name).json", encoding: .utf8)
  }

  private static let library = Result {
    try Workspace(
      Locations(rules: "\(Place.root)/rules", data: "\(Place.root)/data", workspace: try Place.temporaryFolder()))
  }

  /// The API answers as the library does.
  @Test(arguments: ["a800-2023-12", "huawei-2024-06", "no-die-area-2024-06", "rtx-4090-2023-12"])
  func checkAnswersAsTheLibrary(_ name: String) async throws {
    let server = try await TestServer.common
    let text = try Self.example(name)
    let (status, json, headers) = try await server.json("POST", "/v1/check", text)
    #expect(status == 200 && headers["x-list-version"] != nil)
    let answer = try await Blocking.value {
      let workspace = try Self.library.get()
      return try workspace.check(
        try workspace.deal(Array(text.utf8), file: name), known: .today, seeksChanges: true
      ).json
    }
    #expect(JSONWriter.canonical(json) == JSONWriter.canonical(answer))
  }

  @Test func checkAsksSeveralRegimes() async throws {
    let deal = try Self.example("duv-scanner-netherlands-2025-06")
    let (status, json, _) = try await TestServer.common.json("POST", "/v1/check?regime=us,nl&changes=false", deal)
    #expect(status == 200)
    #expect(json["regimes"]?["us"]?["outcome"]?.string == "no_licence_required")
    #expect(json["regimes"]?["nl"]?["outcome"]?.string == "licence_required")
    let unknown = try await TestServer.common.json("POST", "/v1/check?regime=mars", deal)
    #expect(unknown.status == 400 && unknown.headers["content-type"] == "application/problem+json")
  }

  @Test func checkSaysAllThatIsWrong() async throws {
    let (status, json, headers) = try await TestServer.common.json(
      "POST", "/v1/check",
      #"{"date":"2024-02-30","activity":"export","from":"US","to":"CN","items":[{"colour":"red"}]}"#)
    #expect(status == 400)
    #expect(headers["content-type"] == "application/problem+json")
    #expect(json["status"]?.number == "400" && json["type"]?.string?.hasPrefix("urn:chokepoint:problem:deal.") == true)
    let errors = json["errors"]?.array ?? []
    #expect(errors.count > 1)
    #expect(
      errors.contains {
        $0["message"]?.string?.contains("`colour`") == true && $0["at"]?.string?.hasPrefix("body:1:") == true
      })
  }

  // MARK: Batch

  @Test func batchAnswersInOrderAndGoesOn() async throws {
    let deal = JSONWriter.compact(try JSONReader.read(Array(try Self.example("a800-2023-12").utf8), file: "deal"))
    let lines = [deal, "{broken", deal, #"{"date":"2024-01-01"}"#, deal]
    let answer = try await TestServer.common.wire.ask("POST", "/v1/batch", body: lines.joined(separator: "\n"))
    #expect(answer.status == 200 && answer.headers["content-type"] == "application/x-ndjson")
    let rows = try answer.text.split(separator: "\n").map { try JSONReader.read(Array($0.utf8), file: "row") }
    try #require(rows.compactMap { $0["row"]?.number } == ["1", "2", "3", "4", "5"])
    #expect(
      rows.map { $0["outcome"]?.string } == ["licence_required", nil, "licence_required", nil, "licence_required"])
    #expect(rows[1]["line"]?.number == "2" && rows[1]["errors"]?.array?.first?["id"]?.string == "json.key")
    #expect(rows[3]["errors"]?.array?.isEmpty == false)
  }

  @Test func batchTakesTables() async throws {
    let table =
      "date,activity,from,to,items[0].name,items[0].eccn,id\r\n"
      + "2024-06-01,export,US,CN,A800,3A090.a,\"=cmd|' /C calc'!A0\"\r\n2024-06-01,export,US,DE,\"A \"\"B\"\",\nC\",EAR99,-2\r\n"
    let answer = try await TestServer.common.wire.ask(
      "POST", "/v1/batch?format=csv&screening=off", body: table, headers: ["Content-Type": "text/csv"])
    #expect(answer.status == 200 && answer.headers["content-type"] == "text/csv; charset=utf-8")
    let rows = try CSVTable(answer.body, file: "answer").rows
    #expect(rows.count == 2)
    // What a spreadsheet would take for a formula is none.
    #expect(rows.map { $0["deal"] } == ["'=cmd|' /C calc'!A0", "'-2"])
    #expect(rows.map { $0["error"] } == ["", ""])
  }

  /// Answers come while the batch is still being sent.
  @Test func batchStreams() async throws {
    let deal = JSONWriter.compact(try JSONReader.read(Array(try Self.example("a800-2023-12").utf8), file: "deal"))
    let port = try await TestServer.common.port
    let texts = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<[String], any Error>) in
      Blocking.run {
        continuation.resume(
          with: Result {
            let socket = try Socket(port: port, seconds: 300)
            defer { socket.close() }
            func chunk(_ text: String) -> [UInt8] { Array("\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n".utf8) }
            let head =
              "POST /v1/batch?screening=off HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            socket.write(Array(head.utf8))
            var texts: [String] = []
            for _ in 0..<2 {
              socket.write(chunk(deal + "\n"))
              var text = ""
              while !text.contains("outcome") {
                let part = socket.read()
                if part.isEmpty { break }
                text += String(decoding: part, as: UTF8.self)
              }
              texts.append(text)
            }
            socket.write(Array("0\r\n\r\n".utf8))
            texts.append(String(decoding: socket.readAll(), as: UTF8.self))
            return texts
          })
      }
    }
    #expect(texts[0].contains(#""row":1"#) && !texts[0].contains(#""row":2"#))
    #expect(texts[1].contains(#""row":2"#))
    #expect(texts[2].contains("0\r\n\r\n"))
  }

  // MARK: Screen and explain

  @Test func screenAnswersBothWays() async throws {
    let server = try await TestServer.common
    let get = try await server.json("GET", "/v1/screen?name=%E8%8F%AF%E7%82%BA&limit=3&date=2024-06-01")
    let post = try await server.json("POST", "/v1/screen", #"{"name":"華為","limit":3,"date":"2024-06-01"}"#)
    #expect(get.status == 200 && post.status == 200)
    #expect(JSONWriter.compact(get.json) == JSONWriter.compact(post.json))
    #expect(get.json["matches"]?.array?.first?["name"]?.string?.contains("Huawei") == true)
    #expect(get.json["lists"]?.array?.first?["edition"]?.string != nil)
    let none = try await server.json("GET", "/v1/screen?name=Huawei&list=us-ofac-sdn")
    #expect(none.status == 404)
    #expect(try await server.json("GET", "/v1/screen").status == 400)
    #expect(try await server.json("POST", "/v1/screen", #"{"nmae":"x"}"#).status == 400)
    #expect(try await server.json("GET", "/v1/screen?name=Huawei&profile=banana").status == 400)
  }

  @Test func hiddenSignsOfAQueryAreShown() async throws {
    let (_, json, _) = try await TestServer.common.json("GET", "/v1/screen?name=Hua%E2%80%AEwei")
    #expect(json["query_shown"]?.string == "Hua\\u{202E}wei")
  }

  @Test func explainsAMatchAndADeal() async throws {
    let server = try await TestServer.common
    let match = try await server.json(
      "POST", "/v1/explain", #"{"name":"Hua Wei Technologies","party":"us-entity-list:EL0247"}"#)
    #expect(match.json["match"]?["id"]?.string == "us-entity-list:EL0247")
    #expect(match.json["evidence"]?["words"]?.array?.isEmpty == false)
    let other = try await server.json("POST", "/v1/explain", #"{"name":"Bakery","party":"us-entity-list:EL0247"}"#)
    #expect(other.status == 200 && other.json["match"]?.kind == "null")
    let deal = try Self.example("a800-2023-12")
    let tree = try await server.json("POST", "/v1/explain", #"{"deal":\#(deal),"rule":"RS.3A090.a"}"#)
    let questions = tree.json["questions"]?.array ?? []
    #expect(questions.map { $0["question"]?.string } == ["Is a licence required?"])
    let clause = try #require(questions.first?["because"]?.array?.first)
    #expect(clause["cites"]?.texts.isEmpty == false && clause["because"]?.array?.isEmpty == false)
    #expect(try await server.json("POST", "/v1/explain", #"{"name":"x","party":"nobody"}"#).status == 404)
    #expect(try await server.json("POST", "/v1/explain", "{}").status == 400)
  }

  // MARK: Reference

  @Test func showsRulesChipsFactsAndLists() async throws {
    let server = try await TestServer.common
    let before = try await server.json("GET", "/v1/rules?date=2022-01-01&q=3A090").json["rules"]?.array ?? []
    let after = try await server.json("GET", "/v1/rules?date=2024-06-01&q=3A090").json["rules"]?.array ?? []
    func has(_ rules: [JSON]) -> Bool { rules.contains { $0["id"]?.string == "3A090.a" } }
    #expect(!has(before) && has(after))
    let one = try await server.json("GET", "/v1/rules/3A090.a?date=2024-06-01").json["versions"]?.array ?? []
    #expect(one.count == 1 && one[0]["cites"]?.texts.isEmpty == false)
    let unknown = try await server.json("GET", "/v1/rules/3A090.q")
    #expect(unknown.status == 404 && unknown.json["help"]?.string?.contains("3A090") == true)
    let chips = try await server.json("GET", "/v1/chips/H20").json["chips"]?.array ?? []
    #expect(chips.first?["classes"]?.array?.isEmpty == false)
    #expect(try await server.json("GET", "/v1/chips/Banana").status == 404)
    #expect(try await server.json("GET", "/v1/facts?q=tpp").json["facts"]?.array?.isEmpty == false)
    #expect(try await server.json("GET", "/v1/regimes").json["regimes"]?.array?.count ?? 0 > 8)
    let lists = try await server.json("GET", "/v1/lists").json
    #expect(lists["lists"]?.array?.first?["id"]?.string == "us-entity-list" && lists["stale"]?.kind == "null")
  }

  // MARK: The document

  /// Every example of the document is asked, and the answer has what the document shows.
  @Test func everyExampleAnswersAsDocumented() async throws {
    // The ledger that `Scripts/api-examples` names.
    let server = try await TestServer(
      prepare: { workspace in
        let desk = try LedgerDesk(workspace: workspace)
        func document(_ name: String) throws -> JSON {
          try JSONReader.read(Array(try Self.example("licences/\(name)").utf8), file: name)
        }
        _ = try desk.licences.apply(LicenceApplication(try document("application")), actor: "test")
        _ = try desk.licences.grant(LicenceGrant.grant(try document("grant")), actor: "test")
      }, adjust: { ($0.makesLedger, $0.regimes) = (true, []) })
    let huawei = try await server.json("POST", "/v1/check?record=true", try Self.example("huawei-2024-06"))
    #expect(huawei.headers["x-record"] == "5" && huawei.headers["x-cases"] == "6, 7")
    let knowledge = try WatchKnowledge(inFolder: "\(Place.root)/data")
    let archive = try WatchArchive(LedgerDesk(workspace: server.workspace).store, knowledge, actor: "test")
    let report = try WatchDesk(knowledge, store: archive, today: .today).read(
      path: "\(Place.root)/Examples/news/notice.json")
    #expect(report.saved.count == 1)
    let (_, document, _) = try await server.json("GET", "/openapi.json")
    #expect(document["openapi"]?.string == "3.1.0")
    let notes = try JSONReader.read(
      [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(Place.root)/web/api.json"))), file: "api.json")
    let operations = notes["operations"]?.members ?? []
    #expect(operations.count > 25)
    for operation in operations {
      let note = operation.value
      let words = operation.key.split(separator: " ").map(String.init)
      #expect(document["paths"]?[words[1]]?[words[0].lowercased()] != nil, "\(operation.key) is not in the document")
      var target = words[1]
      for value in note["path"]?.members ?? [] {
        target = target.replacing("{\(value.key)}", with: value.value.string ?? "")
      }
      let query = (note["query"]?.members ?? []).map { "\($0.key)=\(Self.encoded($0.value.string ?? ""))" }
      if !query.isEmpty { target += "?" + query.joined(separator: "&") }
      let body = note["body"].map { $0.string ?? JSONWriter.compact($0) } ?? (words[0] == "POST" ? "" : nil)
      let answer = try await server.wire.ask(
        words[0], target, body: body.map { Array($0.utf8) },
        headers: ["Content-Type": note["type"]?.string ?? "application/json"])
      #expect("\(answer.status)" == note["status"]?.string, "\(operation.key): \(answer.text.prefix(300))")
      guard let expected = note["answer"] else { continue }
      let text =
        expected.string == nil
        ? answer.body : Array(answer.text.split(separator: "\n").first.map(String.init)?.utf8 ?? "".utf8)
      let shape = expected.string.map { Array($0.utf8) }
      let example = try shape.map { try JSONReader.read($0, file: "example") } ?? expected
      let got = try JSONReader.read(text, file: operation.key)
      #expect(Self.misses(example, in: got, "") == [], "\(operation.key)")
    }
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
  }

  /// Where the answer lacks what the example has, or has another kind of thing there.
  private static func misses(_ example: JSON, in answer: JSON, _ path: String) -> [String] {
    if case .null = example.content { return [] }
    if case .null = answer.content { return [] }
    guard example.kind == answer.kind else { return ["\(path) is \(answer.kind), not \(example.kind)"] }
    if let members = example.members {
      return members.flatMap { member -> [String] in
        guard let value = answer[member.key] else { return ["\(path).\(member.key) is missing"] }
        return misses(member.value, in: value, "\(path).\(member.key)")
      }
    }
    guard let first = example.array?.first, let other = answer.array?.first else { return [] }
    return misses(first, in: other, "\(path)[0]")
  }
}
