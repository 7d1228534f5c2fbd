import Foundation
import Interchange
import TestSupport
import Testing

/// An officer's day: application, grant, a deal judged under the licence, shipments, a suspension, cases.
@Suite struct LicenceCommandTests {
  private static let folder = "Examples/licences"

  private func run(_ arguments: [String], in workspace: String, _ actor: String = "anna") throws -> Binary.Output {
    try Binary.run(arguments + ["--actor", actor], workspace: workspace)
  }

  private func granted() throws -> String {
    let workspace = try Place.temporaryFolder()
    #expect(try run(["licence", "apply", "\(Self.folder)/application.json"], in: workspace).status == 0)
    #expect(try run(["licence", "progress", "Z123456", "submitted"], in: workspace).status == 0)
    #expect(try run(["licence", "grant", "\(Self.folder)/grant.json"], in: workspace).status == 0)
    return workspace
  }

  /// The example deal with another text in it.
  private func deal(_ old: String = "{", _ new: String = "{") throws -> String {
    let text = try String(contentsOfFile: "\(Place.root)/\(Self.folder)/deal.json", encoding: .utf8)
    #expect(text.contains(old))
    return try Place.temporaryFile("deal.json", Array(text.replacing(old, with: new).utf8))
  }

  private func check(_ deal: String, in workspace: String) throws -> JSON {
    let output = try Binary.run(
      ["check", deal, "--known", "2026-11-20", "--format", "json"], workspace: workspace)
    #expect(output.status == 0, "\(output.error)")
    return try JSONReader.read(Array(output.out.utf8), file: "answer")
  }

  private func warnings(_ answer: JSON) -> String {
    (answer["warnings"]?.array ?? []).compactMap(\.string).joined(separator: "\n")
  }

  @Test func aLiveLicenceIsNamedAndOneThatDoesNotCoverIsNot() throws {
    let workspace = try granted()
    let answer = try check(try deal(), in: workspace)
    #expect(answer["outcome"]?.string == "licence_required")
    let licence = try #require(answer["authorised_by"]?.array?.first)
    #expect(licence["licence"]?.string == "D1234567")
    #expect(
      licence["remaining"]?.array?.first?.string == "line 1 (3A090.a): 80 of 80 number, 1200000 of 1200000 USD left")
    #expect(!warnings(answer).contains("D1234567"))
    for (old, new, reason) in [
      ("\"quantity\": 64", "\"quantity\": 81", "81 number are wanted of line 1, and 80 are left (15 CFR 750.11(b)(2))"),
      ("2023-12-01", "2023-11-20", "counts from 2023-11-27"),
      ("Cloud Wuhan", "Cloud Xian", "is no end user of licence"),
      ("\"to\": \"CN\"", "\"to\": \"MO\"", "it goes to MO, the licence to CN"),
      ("\"value_usd\": \"960000\"", "\"value_usd\": null", "the value of items[0] is not stated"),
      ("A800 SXM4 80GB", "A100 SXM4 80GB", "items[0] is stated in `number`, line 2 in `kg`"),
      ("\"eccn\": \"3A090.a\"", "\"eccn\": \"4A090.a\"", "the facts of items[0] contradict the ECCN"),
      ("D1234567", "D7654321", "the ledger of this workspace has no such licence"),
    ] {
      let answer = try check(try deal(old, new), in: workspace)
      guard case .null? = answer["authorised_by"]?.content else {
        Issue.record("\(new) is authorised")
        continue
      }
      #expect(warnings(answer).contains(reason), "\(new): \(warnings(answer))")
    }
    // Without a ledger nobody looks it up.
    let bare = try check(try deal(), in: try Place.temporaryFolder())
    #expect(warnings(bare).contains("licence D1234567 is stated, not verified: it does not change the outcome"))
  }

  @Test func aShipmentASuspensionAndWhatTheyTouch() throws {
    let workspace = try granted()
    let shipment = "\(Self.folder)/shipment.json"
    let first = try run(["licence", "ship", shipment], in: workspace)
    #expect(first.status == 0)
    #expect(first.out.contains("20 of 80 number, 300000 of 1200000 USD left"), "\(first.out)")
    #expect(try run(["licence", "ship", shipment], in: workspace).out.contains("there already"))
    let text = try String(contentsOfFile: "\(Place.root)/\(shipment)", encoding: .utf8)
    let second = try Place.temporaryFile("second.json", Array(text.replacing("INV-2023-0042", with: "INV-2").utf8))
    let refused = try run(["licence", "ship", second], in: workspace)
    #expect(refused.status == 2)
    #expect(refused.error.contains("60 number are wanted of line 1, and 20 are left"), "\(refused.error)")
    // The deal's own shipment is not taken off when it is judged again.
    #expect(try check(try deal("2023-12-01", "2023-12-20"), in: workspace)["authorised_by"]?.array?.count == 1)
    let other = try check(try deal("2023-12-01\"", "2023-12-20\", \"us_person\": false"), in: workspace)
    #expect(other["authorised_by"]?.array?.count == 1)
    let suspended = try run(
      ["licence", "suspend", "--programme", "Wuhan translation", "--reason", "letter", "--date", "2023-12-10"],
      in: workspace)
    #expect(
      suspended.out.contains("D1234567  suspended") && suspended.out.contains("deal a800-licensed-2023-12"),
      "\(suspended.out)")
    let answer = try check(try deal("2023-12-01", "2023-12-20"), in: workspace)
    #expect(warnings(answer).contains("is suspended since 2023-12-10: letter (15 CFR 750.8)"), "\(warnings(answer))")
    #expect(
      try run(["licence", "resume", "D1234567", "--reason", "r", "--date", "2023-12-12"], in: workspace).status == 0)
    #expect(try check(try deal("2023-12-01", "2023-12-20"), in: workspace)["authorised_by"]?.array?.count == 1)
    #expect(try run(["licence", "revoke", "D1234567", "--reason", "r"], in: workspace).out.contains("revoked"))
    #expect(
      try Binary.run(["licence", "show", "D1234567", "--date", "2023-12-11"], workspace: workspace).out.contains(
        "suspended"))
    #expect(
      try Binary.run(["licence", "touching", "--country", "FR"], workspace: workspace).out.hasPrefix("no licence"))
    #expect(try Binary.run(["ledger", "verify"], workspace: workspace).status == 0)
  }

  /// A recorded answer under a licence is given again, though the licence has changed since.
  @Test func anAnswerUnderALicenceIsGivenAgain() throws {
    let workspace = try granted()
    let file = try deal()
    let output = try run(["check", file, "--known", "2026-11-20", "--ledger"], in: workspace)
    #expect(output.error.hasPrefix("recorded as 6\n"), "\(output.error)")
    #expect(output.out.contains("Licence under which it may go\n  D1234567 until 2027-11-30 items[0]"), "\(output.out)")
    #expect(
      try run(["licence", "revoke", "D1234567", "--reason", "r", "--date", "2023-11-28"], in: workspace).status == 0)
    let record = try Binary.run(["ledger", "show", "6", "--format", "json"], workspace: workspace).out
    let replayed = try Binary.run(
      ["replay", try Place.temporaryFile("record.json", Array(record.utf8))], workspace: workspace)
    #expect(replayed.out.hasPrefix("the same answer"), "\(replayed.error)\(replayed.out)")
  }

  @Test func casesFromTheHitToTheDecisionThatIsRemembered() throws {
    let workspace = try Place.temporaryFolder()
    let deal = "Examples/huawei-2024-06.json"
    #expect(try run(["check", deal, "--ledger"], in: workspace).error.contains("cases: 4, 5"))
    #expect(try run(["check", deal, "--ledger"], in: workspace).error.contains("cases: 4, 5"))
    let queue = try Binary.run(["case", "list"], workspace: workspace).out
    #expect(queue.contains("case 4  open") && queue.contains("case 5  open"), "\(queue)")
    #expect(try run(["case", "assign", "4", "anna"], in: workspace).out.contains("for anna"))
    #expect(try run(["case", "note", "4", "asked for the articles"], in: workspace).status == 0)
    #expect(try run(["case", "propose", "4", "not_same", "--reason", "invented"], in: workspace).status == 0)
    let alone = try run(["case", "decide", "4", "not_same", "--reason", "mine"], in: workspace)
    #expect(alone.status == 2)
    #expect(alone.error.contains("[case.four-eyes]"), "\(alone.error)")
    #expect(try run(["case", "decide", "4", "not_same", "--reason", "agreed"], in: workspace, "boris").status == 0)
    let answer = try check(deal, in: workspace)
    let assumptions = (answer["assumptions"]?.array ?? []).compactMap(\.string)
    #expect(assumptions.contains { $0.hasPrefix("parties[0]: decided in case 4 by boris on ") }, "\(assumptions)")
    let shown = try Binary.run(["case", "show", "4"], workspace: workspace).out
    #expect(shown.contains("case.decide  not_same: agreed"), "\(shown)")
    #expect(try run(["case", "reopen", "4", "--reason", "same director"], in: workspace).out.contains("case 4  open"))
    let again = try check(deal, in: workspace)["assumptions"]?.array?.compactMap(\.string) ?? []
    #expect(!again.contains { $0.contains("decided in case") })
    #expect(try run(["case", "decide", "5", "same", "--reason", "x"], in: workspace).error.contains("[case.decision]"))
    #expect(try run(["case", "decide", "5", "refuse", "--reason", "no"], in: workspace).status == 0)
  }

  @Test func aScreeningOpensACase() throws {
    let workspace = try Place.temporaryFolder()
    let output = try run(["screen", "Huawei", "--ledger"], in: workspace)
    #expect(output.error.contains("; cases: "), "\(output.error)")
    let none = try run(["screen", "Nobody of that name at all", "--ledger"], in: workspace)
    #expect(none.error.contains("recorded as ") && !none.error.contains("cases"), "\(none.error)")
    let list = try Binary.run(["ledger", "list", "--kind", "screening", "--format", "ndjson"], workspace: workspace).out
    #expect(list.contains(#""decision":"no_match""#) && list.contains(#""decision":"match""#), "\(list)")
  }
}
