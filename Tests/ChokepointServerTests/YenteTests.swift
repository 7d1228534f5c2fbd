import Foundation
import Interchange
import TestSupport
import Testing

/// The paths of yente, as its documents describe them.
@Suite struct YenteTests {
  private static let huawei = #"{"schema":"Company","properties":{"name":["Huawei Technologies"],"country":"China"}}"#

  private func match(_ queries: String, _ query: String = "") async throws -> (
    status: Int, json: JSON, headers: [String: String]
  ) {
    try await TestServer.common.json("POST", "/match/default\(query)", #"{"queries":{\#(queries)}}"#)
  }

  @Test func matchesAnExample() async throws {
    let (status, json, headers) = try await match(
      #""any key":\#(Self.huawei),"b":{"schema":"Person","properties":{"name":["Nobody Here Atall"]}}"#)
    #expect(status == 200)
    #expect(headers["x-batch-size"] == "2")
    #expect(headers["x-list-version"]?.count == 16)
    #expect(json["limit"]?.number == "5")
    let first = try #require(json["responses"]?["any key"])
    #expect(first["status"]?.number == "200")
    #expect(first["query"]?["properties"]?["country"]?.texts == ["cn"])
    #expect(first["total"]?["relation"]?.string == "eq")
    let best = try #require(first["results"]?.array?.first)
    #expect(best["caption"]?.string == "Huawei Technologies Co., Ltd.")
    #expect(best["schema"]?.string == "Company")
    #expect(best["match"]?.bool == true)
    #expect(best["target"]?.bool == true)
    #expect(best["datasets"]?.texts == ["us-entity-list"])
    #expect(best["properties"]?["topics"]?.texts == ["export.control"])
    #expect(best["explanations"]?["name_match"]?["candidate"]?.string == "Huawei Technologies Co., Ltd.")
    #expect(best["chokepoint"]?["listed_on"]?.string == "2019-05-16")
    // Nobody found is an answer, not an error.
    let none = try #require(json["responses"]?["b"])
    #expect(none["results"]?.array?.isEmpty == true)
    #expect(none["total"]?["value"]?.number == "0")
  }

  @Test func echoesWhatItUnderstood() async throws {
    let query =
      #"{"id":"c-1","schema":"Person","properties":{"name":" Ivan   Petrov ","nationality":["Russia","Atlantis"],"birthDate":"1970-05-01T00:00:00","nonsense":["x"]}}"#
    let (_, json, _) = try await match(#""q":\#(query)"#)
    let echo = try #require(json["responses"]?["q"]?["query"])
    #expect(echo["id"]?.string == "c-1")
    #expect(echo["properties"]?["name"]?.texts == ["Ivan Petrov"])
    #expect(echo["properties"]?["nationality"]?.texts == ["ru"])
    #expect(echo["properties"]?["birthDate"]?.texts == ["1970-05-01"])
    #expect(echo["properties"]?["nonsense"] == nil)
  }

  @Test func thresholdSaysWhatIsAMatch() async throws {
    let (_, json, _) = try await match(#""q":\#(Self.huawei)"#, "?threshold=1.0&cutoff=0.3&limit=50")
    let results = try #require(json["responses"]?["q"]?["results"]?.array)
    #expect(results.count > 1)
    for result in results { #expect(result["match"]?.bool == (result["score"]?.number == "1.000")) }
    #expect(json["limit"]?.number == "50")
    func found(_ query: String) async throws -> [String?] {
      let (_, json, _) = try await match(#""q":\#(Self.huawei)"#, "?limit=500&\(query)")
      return json["responses"]?["q"]?["results"]?.array?.map { $0["id"]?.string } ?? []
    }
    // The cutoff is never above the threshold.
    let all = try await found("threshold=0.6&cutoff=0.6")
    #expect(try await found("threshold=0.6&cutoff=0.999") == all && !all.isEmpty)
    #expect(try await found("threshold=1&cutoff=0.05").count > found("threshold=1&cutoff=0.999").count)
  }

  @Test func leavesOutWhatIsExcluded() async throws {
    let best = "us-entity-list.EL0247"
    func ids(_ query: String) async throws -> [String] {
      try await match(#""q":\#(Self.huawei)"#, query).json["responses"]?["q"]?["results"]?.array?.compactMap {
        $0["id"]?.string
      } ?? []
    }
    #expect(try await ids("").first == best)
    #expect(try await !ids("?exclude_entity_ids=\(best)").contains(best))
    #expect(try await ids("?exclude_dataset=us-entity-list").isEmpty)
    #expect(try await ids("?include_dataset=us-ofac-sdn").isEmpty)
    #expect(try await ids("?include_dataset=us-entity-list").first == best)
    #expect(try await ids("?topics=sanction").isEmpty)
    #expect(try await ids("?topics=sanction&topics=export.control").first == best)
    #expect(try await !ids("?exclude_schema=Company").contains(best))
    #expect(try await ids("?changed_since=2030-01-01").isEmpty)
    #expect(try await ids("?as_of=2019-05-15").isEmpty)
    #expect(try await ids("?as_of=2019-05-16").first == best)
  }

  /// A person is no company, whatever it is called.
  @Test func schemaDecidesWhoMayBeMeant() async throws {
    let (_, json, _) = try await match(
      #""q":{"schema":"Person","properties":{"name":["Huawei Technologies"]}},"v":{"schema":"Vessel","properties":{"name":["Huawei Technologies"]}},"l":{"schema":"LegalEntity","properties":{"name":["Huawei Technologies"]}}"#
    )
    #expect(json["responses"]?["q"]?["results"]?.array?.isEmpty == true)
    #expect(json["responses"]?["v"]?["results"]?.array?.isEmpty == true)
    #expect(json["responses"]?["l"]?["results"]?.array?.isEmpty == false)
  }

  @Test(arguments: [
    (
      "/match/nowhere", #"{"queries":{"q":{"schema":"Company","properties":{"name":["x y"]}}}}"#, 404,
      "No such dataset."
    ),
    ("/match/default", #"{"queries":{}}"#, 400, "No queries provided."),
    ("/match/default", #"{}"#, 400, "No queries provided."),
    (
      "/match/default", #"{"queries":{"q":{"schema":"Banana","properties":{}}}}"#, 400,
      "Cannot parse example entity: no such schema: Banana"
    ),
    ("/match/default", #"{"queries":{"q":{"properties":{}}}}"#, 400, "Cannot parse example entity: it has no schema"),
    ("/match/default", #"{"queries":{"q":[]}}"#, 400, "Cannot parse example entity: it is an array"),
    (
      "/match/default?algorithm=magic", #"{"queries":{"q":{"schema":"Company","properties":{}}}}"#, 400,
      "Invalid algorithm: magic"
    ),
    (
      "/match/default", #"{"queries":{"q":{"schema":"Company","properties":{}}},"config":{"what":1}}"#, 400,
      "Unknown config key: what"
    ),
    ("/match/default?limit=501", "{}", 422, "`limit` is a whole number from 1 to 500, not `501`"),
    ("/match/default?threshold=2", "{}", 422, "`threshold` is a number from 0 to 1, not `2`"),
    ("/match/default?changed_since=yesterday", "{}", 422, "Invalid changed_since: yesterday"),
    ("/match/default", "{", 400, "the document ends too early"),
  ])
  func refuses(_ target: String, _ body: String, _ status: Int, _ detail: String) async throws {
    let answer = try await TestServer.common.json("POST", target, body)
    #expect(answer.status == status)
    #expect(answer.json["detail"]?.string == detail)
    #expect(answer.json.members?.count == 1)
  }

  @Test func takesAtMostAHundredQueries() async throws {
    func batch(_ count: Int) -> String {
      (0..<count).map { #""q\#($0)":{"schema":"Company","properties":{"name":["a b"]}}"# }.joined(separator: ",")
    }
    let full = try await match(batch(100))
    #expect(full.status == 200 && full.headers["x-batch-size"] == "100")
    let over = try await match(batch(101))
    #expect(over.status == 400)
    #expect(over.json["detail"]?.string == "Too many queries in one batch (limit: 100).")
  }

  @Test(arguments: ["best", "logic-v1", "logic-v2", "name-based", "name-qualified", "ofac", "regression-v1"])
  func takesEveryAlgorithm(_ name: String) async throws {
    let (status, json, _) = try await match(#""q":\#(Self.huawei)"#, "?algorithm=\(name)")
    #expect(status == 200)
    let said = json["responses"]?["q"]?["results"]?.array?.first?["chokepoint"]?["algorithm"]?.string
    #expect(said == "chokepoint, asked for as \(name)")
  }

  // MARK: Search and entities

  @Test func searchFindsAsPeopleType() async throws {
    let server = try await TestServer.common
    let (status, json, _) = try await server.json("GET", "/search/default?q=huaw%20techn&limit=3")
    #expect(status == 200)
    #expect(json["results"]?.array?.count == 3)
    #expect(json["results"]?.array?.allSatisfy { $0["caption"]?.string?.contains("Huawei") == true } == true)
    let countries = try #require(json["facets"]?["countries"])
    #expect(countries["label"]?.string == "Countries")
    #expect(
      countries["values"]?.array?.contains { $0["name"]?.string == "cn" && $0["label"]?.string == "China" } == true)
    let all = try await server.json("GET", "/search/default?limit=0").json["total"]?["value"]?.number
    #expect(Int(all ?? "") ?? 0 > 600)
    let some = try await server.json("GET", "/search/default?limit=2&countries=nl&sort=caption:desc&facets=schema").json
    let names = some["results"]?.array?.compactMap { $0["caption"]?.string?.lowercased() } ?? []
    #expect(names.count == 2 && names == names.sorted(by: >))
    #expect(some["facets"]?["countries"] == nil && some["facets"]?["schema"] != nil)
    let filtered = try await server.json("GET", "/search/default?q=huawei&filter=country:nl").json
    #expect(
      filtered["results"]?.array?.allSatisfy { $0["properties"]?["country"]?.texts.contains("nl") == true } == true)
    #expect(filtered["results"]?.array?.isEmpty == false)
  }

  @Test(arguments: [
    ("/search/nowhere?q=x", 404), ("/search/default?filter=x", 400), ("/search/default?schema=Banana", 400),
    ("/search/default?sort=banana", 400), ("/search/default?facets=banana", 400), ("/search/default?offset=9500", 422),
    ("/search/default?limit=501", 422), ("/entities/nobody", 404), ("/entities/nobody/adjacent", 404),
  ])
  func searchRefuses(_ target: String, _ status: Int) async throws {
    let answer = try await TestServer.common.json("GET", target)
    #expect(answer.status == status)
    #expect(answer.json["detail"]?.string?.isEmpty == false)
  }

  @Test func showsAnEntityWithItsListings() async throws {
    let server = try await TestServer.common
    let (status, json, _) = try await server.json("GET", "/entities/us-entity-list.EL0247")
    #expect(status == 200)
    let sanction = try #require(json["properties"]?["sanctions"]?.array?.first)
    #expect(sanction["schema"]?.string == "Sanction")
    #expect(sanction["properties"]?["entity"]?.texts == ["us-entity-list.EL0247"])
    #expect(sanction["properties"]?["startDate"]?.texts == ["2019-05-16"])
    for member in json["properties"]?.members ?? [] { #expect(member.value.array?.isEmpty == false) }
    let flat = try await server.json("GET", "/entities/us-entity-list:EL0247?nested=false").json
    #expect(flat["properties"]?["sanctions"] == nil)
    let adjacent = try await server.json("GET", "/entities/us-entity-list:EL0247/adjacent").json
    #expect(adjacent["adjacent"]?["sanctions"]?["total"]?["value"]?.number == "1")
    let one = try await server.json("GET", "/entities/us-entity-list:EL0247/adjacent/sanctions?limit=0").json
    #expect(one["results"]?.array?.isEmpty == true && one["total"]?["value"]?.number == "1")
    #expect(try await server.json("GET", "/entities/us-entity-list.EL0247").json["detail"] == nil)
    let missing = try await server.json("GET", "/entities/us-entity-list:EL9999")
    #expect(missing.status == 404 && missing.json["detail"]?.string == "No such entity!")
  }

  @Test func showsOwnersAndHoldings() async throws {
    let server = try await TestServer.common
    let smic = "us-entity-list.EL0354"
    let found = try await server.json("GET", "/entities/\(smic)/adjacent/ownershipOwner?limit=500").json
    let edges = try #require(found["results"]?.array)
    #expect(edges.count > 5 && found["total"]?["value"]?.number == "\(edges.count)")
    let europe = try #require(
      edges.first { $0["properties"]?["asset"]?.array?.first?["caption"]?.string == "SMIC Europe S.r.l." })
    #expect(europe["schema"]?.string == "Ownership" && europe["properties"]?["percentage"]?.texts == ["100"])
    #expect(europe["properties"]?["owner"]?.texts == [smic])
    // One that is itself listed is the listed party.
    let beijing = edges.first { $0["properties"]?["asset"]?.array?.first?["id"]?.string == "us-entity-list.EL0353" }
    #expect(beijing?["properties"]?["asset"]?.array?.first?["target"]?.bool == true)
    let below = try await server.json("GET", "/entities/us-entity-list.EL0353/adjacent").json
    let owner = below["adjacent"]?["ownershipAsset"]?["results"]?.array?.first
    #expect(owner?["properties"]?["owner"]?.array?.first?["id"]?.string == smic)
    #expect(try await server.json("GET", "/entities/\(smic)/adjacent/banana").status == 404)
    let nested = try await server.json("GET", "/entities/\(smic)").json
    #expect(nested["properties"]?["ownershipOwner"]?.array?.count == edges.count)
  }

  @Test func statesEachValue() async throws {
    let server = try await TestServer.common
    let names = try await server.json("GET", "/statements?canonical_id=us-entity-list.EL0247&prop=name").json
    let only = try #require(names["results"]?.array?.first)
    #expect(names["total"]?["value"]?.number == "1" && only["value"]?.string == "Huawei Technologies Co., Ltd.")
    #expect(only["prop_type"]?.string == "name" && only["dataset"]?.string == "us-entity-list")
    // What one page does not show, the next does, and nothing twice.
    var ids: [String] = []
    for offset in [0, 20] {
      let page = try await server.json("GET", "/statements?dataset=us-entity-list&limit=20&offset=\(offset)").json
      #expect(page["total"]?["relation"]?.string == "gte")
      ids += page["results"]?.array?.compactMap { $0["id"]?.string } ?? []
    }
    #expect(ids.count == 40 && Set(ids).count == 40)
    #expect(try await server.json("GET", "/statements?canonical_id=nobody").json["results"]?.array?.isEmpty == true)
    #expect(try await server.json("GET", "/statements?dataset=nowhere").status == 404)
  }

  // MARK: The service

  @Test func catalogHasATag() async throws {
    let server = try await TestServer.common
    let (status, json, headers) = try await server.json("GET", "/catalog")
    #expect(status == 200)
    #expect(json["current"]?.texts.contains("us-entity-list") == true)
    #expect(json["index_stale"]?.bool == false)
    #expect(headers["cache-control"] == "public, max-age=300")
    let tag = try #require(headers["etag"])
    let again = try await server.wire.ask("GET", "/manifest", headers: ["If-None-Match": tag])
    #expect(again.status == 304 && again.body.isEmpty)
  }

  @Test func saysHowItIs() async throws {
    let server = try await TestServer.common
    #expect(try await server.json("GET", "/healthz").json["status"]?.string == "ok")
    #expect(try await server.json("GET", "/readyz").status == 200)
    let algorithms = try await server.json("GET", "/algorithms").json
    #expect(algorithms["algorithms"]?.array?.count == 6)
    #expect(algorithms["best"]?.string == "logic-v2")
  }

  @Test func updateNeedsItsToken() async throws {
    let server = try await TestServer.common
    let refused = try await server.json("POST", "/updatez?token=wrong&sync=true", "")
    #expect(refused.status == 403 && refused.json["detail"]?.string == "Invalid token.")
    #expect(try await server.json("POST", "/updatez?token=let-me&sync=true", "").status == 200)
  }

  @Test func takesGzipAndLongAddresses() async throws {
    let server = try await TestServer.common
    let gzip = Gzip.bytes(of: #"{"queries":{"q":\#(Self.huawei)}}"#)
    let answer = try await server.wire.ask("POST", "/match/default", body: gzip, headers: ["Content-Encoding": "gzip"])
    #expect(answer.status == 200)
    let long = try await server.wire.ask("GET", "/search/default?q=huawei&x=" + String(repeating: "a", count: 60_000))
    #expect(long.status == 200)
  }

  @Test func keepsConnectionsOpen() async throws {
    let server = try await TestServer.common
    let one = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    let last = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    let port = server.port
    let text = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<String, any Error>) in
      Blocking.run {
        continuation.resume(
          with: Result {
            let socket = try Socket(port: port, seconds: 300)
            defer { socket.close() }
            socket.write(Array((one + one + last).utf8))
            return String(decoding: socket.readAll(), as: UTF8.self)
          })
      }
    }
    #expect(text.components(separatedBy: "HTTP/1.1 200").count == 4)
  }
}
