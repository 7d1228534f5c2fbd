import Foundation
import Interchange
import TestSupport
import Testing

/// The Reconciliation API 0.2, as OpenRefine asks it.
@Suite struct ReconcileTests {
  private func form(_ name: String, _ json: String) -> String {
    "\(name)=" + (json.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
  }

  private func post(_ body: String, _ dataset: String = "default") async throws -> (
    status: Int, json: JSON, headers: [String: String]
  ) {
    try await TestServer.common.json(
      "POST", "/reconcile/\(dataset)", body, headers: ["Content-Type": "application/x-www-form-urlencoded"])
  }

  @Test func saysWhatItIs() async throws {
    let server = try await TestServer.common
    let (status, json, _) = try await server.json("GET", "/reconcile/us-entity-list")
    #expect(status == 200 && json["versions"]?.texts.contains("0.2") == true)
    let service = try #require(json["suggest"]?["entity"])
    #expect(service["service_url"]?.string == "http://127.0.0.1:\(server.port)")
    // The services that it names are there.
    for name in ["entity", "type", "property"] {
      let path = try #require(json["suggest"]?[name]?["service_path"]?.string)
      let found = try await server.json("GET", "\(path)?prefix=co")
      #expect(found.status == 200 && found.json["result"]?.array?.isEmpty == false, "\(path)")
    }
    let path = try #require(json["extend"]?["propose_properties"]?["service_path"]?.string)
    let proposed = try await server.json("GET", "\(path)?type=Company").json
    #expect(proposed["properties"]?.array?.contains { $0["id"]?.string == "Thing:country" } == true)
    #expect(json["view"]?["url"]?.string == "http://127.0.0.1:\(server.port)/party/{{id}}")
    #expect(try await server.json("GET", "/reconcile/nowhere").status == 404)
    #expect(try await server.json("GET", "/reconcile/default/suggest/banana?prefix=x").status == 404)
  }

  @Test func reconcilesABatch() async throws {
    let queries = """
      {"q0":{"query":"Huawei Technologies","type":"Company","limit":2,"properties":[{"pid":"Company:country","v":"China"}]},
       "q1":{"query":"Example Bakery of Nowhere"}, "q2":{"query":"Huawei Technologies","type":"Person"}}
      """
    let (status, json, _) = try await post(form("queries", queries))
    #expect(status == 200)
    let best = try #require(json["q0"]?["result"]?.array?.first)
    #expect(best["id"]?.string == "us-entity-list.EL0247" && best["match"]?.bool == true)
    #expect((best["score"]?.number.flatMap { Double($0) } ?? 0) > 90)
    #expect(best["type"]?.array?.first?["id"]?.string == "Company")
    #expect(json["q0"]?["result"]?.array?.count == 2)
    #expect(json["q1"]?["result"]?.array?.isEmpty == true && json["q2"]?["result"]?.array?.isEmpty == true)
    // What is found by the batch is what `/match` finds.
    let body =
      #"{"queries":{"q":{"schema":"Company","properties":{"name":["Huawei Technologies"],"country":"China"}}}}"#
    let match = try await TestServer.common.json("POST", "/match/default", body).json
    #expect(match["responses"]?["q"]?["results"]?.array?.first?["id"]?.string == best["id"]?.string)
    // The same stands in an address.
    let got = try await TestServer.common.json("GET", "/reconcile/default?" + form("queries", queries)).json
    #expect(JSONWriter.canonical(got) == JSONWriter.canonical(json))
  }

  @Test func extendsATable() async throws {
    let request = """
      {"ids":["us-entity-list.EL0247","nobody"],"properties":[{"id":"Thing:country"},
       {"id":"country","settings":{"render":"raw"}},{"id":"Thing:address","settings":{"limit":1}}]}
      """
    let (status, json, _) = try await post(form("extend", request))
    #expect(status == 200 && json["meta"]?.array?.count == 3)
    let row = try #require(json["rows"]?["us-entity-list.EL0247"])
    #expect(
      row["Thing:country"]?.array?.first?["str"]?.string == "China"
        && row["country"]?.array?.first?["str"]?.string == "cn")
    #expect(row["Thing:address"]?.array?.count == 1)
    #expect(json["rows"]?["nobody"]?["Thing:country"]?.array?.isEmpty == true)
  }

  @Test(arguments: [
    ("queries", "{"), ("queries", "{}"), ("queries", "[]"), ("queries", #"{"q":{}}"#),
    ("queries", #"{"q":{"query":"x","type":"Banana"}}"#),
    ("extend", "{}"), ("extend", #"{"ids":["a"],"properties":[{"id":"banana"}]}"#),
  ])
  func refuses(_ name: String, _ json: String) async throws {
    let answer = try await post(form(name, json))
    #expect(answer.status == 400 && answer.json["detail"]?.string?.isEmpty == false)
  }

  @Test func oneBatchIsBounded() async throws {
    let queries = (0..<101).map { "\"q\($0)\":{\"query\":\"x\"}" }.joined(separator: ",")
    #expect(try await post(form("queries", "{\(queries)}")).status == 400)
    let ids = (0..<1001).map { "\"a\($0)\"" }.joined(separator: ",")
    #expect(try await post(form("extend", "{\"ids\":[\(ids)],\"properties\":[]}")).status == 400)
  }
}
