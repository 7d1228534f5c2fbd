import Chokepoint
import ChokepointServer
import Foundation
import Interchange
import Ledger
import TestSupport
import Testing

/// Cases, licences and records over HTTP.
@Suite struct LedgerAPITests {
  private static let deal = Result {
    try String(contentsOfFile: "\(Place.root)/Examples/huawei-2024-06.json", encoding: .utf8)
  }

  /// A server with a ledger, and keys of two analysts and an approver.
  private func office() async throws -> (
    server: TestServer, anna: [String: String], boris: [String: String], chief: [String: String]
  ) {
    let keys = KeyBox()
    let server = try await TestServer(
      prepare: { workspace in
        let file = KeyFile(workspace: workspace)
        for (name, role) in [("anna", Role.analyst), ("boris", .analyst), ("chief", .approver)] {
          keys.all[name] = ["Authorization": "Bearer \(try file.add(name: name, role: role))"]
        }
      }, adjust: { $0.makesLedger = true })
    return (server, keys.all["anna"] ?? [:], keys.all["boris"] ?? [:], keys.all["chief"] ?? [:])
  }

  private final class KeyBox { var all: [String: [String: String]] = [:] }

  @Test func aCaseTakesFourEyes() async throws {
    let (server, anna, boris, chief) = try await office()
    let kept = try await server.json("POST", "/v1/check?record=true", try Self.deal.get(), headers: anna)
    #expect(kept.status == 200 && kept.headers["x-record"] != nil)
    let cases = try await server.json("GET", "/v1/cases", headers: boris).json["cases"]?.array ?? []
    let hit = try #require(cases.first { $0["occasion"]?.string == "hit" }?["case"]?.number)
    func step(_ name: String, _ body: String, _ who: [String: String]) async throws -> (status: Int, json: JSON) {
      let answer = try await server.json("POST", "/v1/cases/\(hit)/\(name)", body, headers: who)
      return (answer.status, answer.json)
    }
    let decision = #"{"decision":"not_same","reason":"another address"}"#
    #expect(try await step("decide", decision, anna).status == 403)
    #expect(try await step("decide", decision, chief).status == 409)
    #expect(try await step("propose", #"{"decision":"not_same","reason":""}"#, anna).status == 400)
    #expect(try await step("propose", #"{"decision":"proceed","reason":"x"}"#, anna).status >= 400)
    #expect(try await step("propose", decision, chief).status == 200)
    // Who proposed it does not decide it.
    #expect(try await step("decide", decision, chief).status == 409)
    #expect(try await step("propose", decision, anna).status == 200)
    let decided = try await step("decide", decision, chief)
    #expect(decided.status == 200 && decided.json["state"]?.string == "decided")
    #expect(decided.json["history"]?.array?.contains { $0["actor"]?.string == "chief" } == true)
    #expect(try await step("banana", "{}", anna).status == 404)
    #expect(try await server.json("GET", "/v1/cases/999", headers: anna).status == 404)
    // The decision is remembered: the same deal has the party no more.
    let again = try await server.json("POST", "/v1/check", try Self.deal.get(), headers: anna).json
    #expect(again["assumptions"]?.texts.contains { $0.contains("decided in case \(hit)") } == true)
  }

  @Test func aRecordProvesItself() async throws {
    let (server, anna, _, _) = try await office()
    let kept = try await server.json("POST", "/v1/check?record=true", try Self.deal.get(), headers: anna)
    let number = try #require(kept.headers["x-record"])
    let record = try await server.json("GET", "/v1/ledger/records/\(number)", headers: anna).json
    #expect(record["actor"]?.string == "anna" && record["action"]?.string == "check")
    let proof = try await server.wire.ask("GET", "/v1/ledger/records/\(number)/proof", headers: anna)
    #expect(proof.status == 200 && proof.headers["content-disposition"]?.contains("record-\(number).json") == true)
    let read = try RecordProof(try JSONReader.read(proof.body, file: "proof"))
    #expect(read.record.seq == Int(number))
    let checkpoint = try await server.wire.ask("GET", "/v1/ledger/checkpoint", headers: anna)
    #expect(checkpoint.text.contains("\n\n\u{2014} "))
    #expect(try await server.json("GET", "/v1/ledger/records/99999", headers: anna).status == 404)
  }

  @Test func withoutALedgerItIsSaid() async throws {
    let server = try await TestServer()
    for target in ["/v1/cases", "/v1/licences", "/v1/ledger/records"] {
      let answer = try await server.json("GET", target)
      #expect(answer.status == 404 && answer.json["help"]?.string?.contains("--ledger") == true)
    }
    #expect(try await server.json("POST", "/v1/check?record=true", try Self.deal.get()).status == 404)
  }

  @Test func aShipmentBeyondTheLicenceIsRefused() async throws {
    let (server, anna, _, _) = try await office()
    let desk = try LedgerDesk(workspace: server.workspace)
    func document(_ name: String) throws -> String {
      try String(contentsOfFile: "\(Place.root)/Examples/licences/\(name).json", encoding: .utf8)
    }
    _ = try desk.licences.apply(
      LicenceApplication(try JSONReader.read(Array(try document("application").utf8), file: "a")), actor: "anna")
    _ = try desk.licences.grant(
      LicenceGrant.grant(try JSONReader.read(Array(try document("grant").utf8), file: "g")), actor: "anna")
    let target = "/v1/licences/D1234567/shipments"
    let shipment = try document("shipment")
    #expect(try await server.json("POST", target, shipment, headers: anna).status == 201)
    let much = shipment.replacing("INV-2023-0042", with: "INV-2").replacing(
      "\"quantity\": 60", with: "\"quantity\": 60000")
    let refused = try await server.json("POST", target, much, headers: anna)
    #expect(refused.status == 409 && refused.json["errors"]?.array?.isEmpty == false)
    let licence = try await server.json("GET", "/v1/licences/D1234567?date=2023-12-20", headers: anna).json
    #expect(licence["shipments"]?.array?.count == 1)
    #expect(try await server.json("GET", "/v1/licences/D9", headers: anna).status == 404)
  }

  /// From an application to a revocation, and who may.
  @Test func aLicenceLivesOverHTTP() async throws {
    let (server, anna, _, chief) = try await office()
    func document(_ name: String) throws -> String {
      try String(contentsOfFile: "\(Place.root)/Examples/licences/\(name).json", encoding: .utf8)
    }
    func post(_ target: String, _ body: String, _ who: [String: String]) async throws -> Int {
      try await server.json("POST", target, body, headers: who).status
    }
    #expect(try await post("/v1/applications", try document("application"), anna) == 201)
    #expect(try await post("/v1/applications", "{}", anna) == 400)
    let progress = "/v1/applications/Z123456/progress"
    #expect(try await post(progress, #"{"state":"submitted"}"#, anna) == 200)
    #expect(try await post(progress, #"{"state":"approved"}"#, anna) == 409)
    #expect(try await post(progress, #"{"state":"banana"}"#, anna) == 400)
    #expect(try await post("/v1/applications/Z999999/progress", #"{"state":"submitted"}"#, anna) == 404)
    // A grant takes an approver, and there is one.
    #expect(try await post("/v1/licences", try document("grant"), anna) == 403)
    #expect(try await post("/v1/licences", try document("grant"), chief) == 201)
    #expect(try await post("/v1/licences", try document("grant"), chief) == 409)
    let application = try await server.json("GET", "/v1/applications/Z123456", headers: anna).json
    #expect(application["state"]?.string == "approved" && application["licence"]?.string == "D1234567")
    let reason = #"{"reason":"letter of 3 May","date":"2024-05-03"}"#
    #expect(try await post("/v1/licences/D1234567/suspend", reason, anna) == 403)
    #expect(try await post("/v1/licences/D1234567/suspend", #"{"date":"2024-05-03"}"#, chief) == 400)
    #expect(try await post("/v1/licences/D1234567/suspend", #"{"reason":"x","date":"soon"}"#, chief) == 400)
    #expect(try await post("/v1/licences/D1234567/suspend", reason, chief) == 200)
    #expect(try await post("/v1/licences/D1234567/suspend", reason, chief) == 409)
    #expect(try await post("/v1/licences/D1234567/banana", reason, chief) == 404)
    #expect(try await post("/v1/licences/D9/suspend", reason, chief) == 404)
    func state(_ day: String) async throws -> String? {
      try await server.json("GET", "/v1/licences/D1234567?date=\(day)", headers: anna).json["state"]?.string
    }
    #expect(try await state("2024-05-02") == "live")
    #expect(try await state("2024-05-03") == "suspended")
    // All that a party touches.
    let touching = "/v1/touching?party=Example%20Cloud%20Wuhan%20Co.,%20Ltd."
    let touched = try await server.json("GET", touching, headers: anna).json
    #expect(touched["licences"]?.array?.count == 1)
    #expect(try await server.json("GET", "/v1/touching", headers: anna).status == 400)
    let party = #"{"party":"Example Cloud Wuhan Co., Ltd.","reason":"letter of 1 July","date":"2024-07-01"}"#
    #expect(try await post("/v1/touching/resume", party, chief) == 200)
    #expect(try await post("/v1/touching/revoke", #"{"reason":"x"}"#, chief) == 400)
    #expect(try await state("2024-07-01") == "live")
    let amendment =
      #"{"reason":"longer","amendment":{"licence":"D1234567","amended":"2024-08-01","expires":"2028-11-30"}}"#
    #expect(try await post("/v1/licences/D1234567/amend", amendment, chief) == 200)
    #expect(try await post("/v1/licences/D1234567/amend", #"{"reason":"longer"}"#, chief) == 400)
    let licence = try await server.json("GET", "/v1/licences/D1234567?date=2024-08-02", headers: anna).json
    #expect(licence["expires"]?.string == "2028-11-30")
    #expect(try await post("/v1/licences/D1234567/revoke", reason, chief) == 200)
    #expect(try await post("/v1/licences/D1234567/resume", reason, chief) == 409)
  }
}
