import Foundation
import Interchange
import TestSupport
import Testing

/// `chokepoint ledger` and `check --ledger`: what is kept, its proof, and what does not leave the machine.
@Suite struct LedgerCommandTests {
  private static let deal = "Examples/huawei-2024-06.json"

  private func run(_ arguments: [String], in workspace: String, actor: String = "anna") throws -> Binary.Output {
    try Binary.run(arguments, workspace: workspace)
  }

  private func json(_ text: String) throws -> JSON { try JSONReader.read(Array(text.utf8), file: "output") }

  /// A workspace with one recorded answer, record 3.
  private func recorded() throws -> String {
    let workspace = try Place.temporaryFolder()
    let arguments = ["check", Self.deal, "--known", "2026-11-20", "--ledger", "--actor", "anna"]
    let output = try run(arguments, in: workspace)
    #expect(output.status == 0)
    #expect(output.error.hasPrefix("recorded as 3; cases: 4, 5"), "\(output.error)")
    return workspace
  }

  @Test func anAnswerIsKeptProvenAndGivenAgain() throws {
    let workspace = try recorded()
    let record = try run(["ledger", "show", "3", "--format", "json"], in: workspace)
    let document = try json(record.out)
    #expect(document["decision"]?.string == "licence_required")
    #expect(document["payload"]?["answer"]?["outcome"]?.string == "licence_required")
    #expect(document["basis"]?["lists"]?.array?.first?["list"]?.string == "us-entity-list")
    let file = try Place.temporaryFile("record.json", Array(record.out.utf8))
    let replayed = try run(["replay", file], in: workspace)
    #expect(replayed.out.hasPrefix("the same answer"), "\(replayed.error)\(replayed.out)")

    let proof = try Place.temporaryFile("proof.json", Array(try run(["ledger", "prove", "3"], in: workspace).out.utf8))
    let key = try run(["ledger", "key"], in: workspace).out.trimmingCharacters(in: .newlines)
    // Without workspace, rules or data: another machine.
    let elsewhere = try Binary.run(["ledger", "verify", "--proof", proof, "--key", key], folder: "/")
    #expect(elsewhere.status == 0, "\(elsewhere.error)")
    #expect(elsewhere.out.hasPrefix("record 3 is proven"))
    let text = try String(contentsOfFile: proof, encoding: .utf8)
    let wrong = try Place.temporaryFile(
      "proof.json", Array(text.replacing("licence_required", with: "not_subject").utf8))
    let refused = try Binary.run(["ledger", "verify", "--proof", wrong, "--key", key], folder: "/")
    #expect(refused.status == 3)
    #expect(refused.error.contains("[proof.path]"), "\(refused.error)")
    #expect(try run(["ledger", "verify", "--proof", Self.deal], in: workspace).status == 2)
    let stranger = try run(["ledger", "key"], in: try recorded()).out.trimmingCharacters(in: .newlines)
    #expect(try Binary.run(["ledger", "verify", "--proof", proof, "--key", stranger], folder: "/").status == 3)
  }

  @Test func theLogOnlyGrewSinceACheckpoint() throws {
    let workspace = try recorded()
    let old = try Place.temporaryFile("old.txt", Array(try run(["ledger", "checkpoint"], in: workspace).out.utf8))
    let hold = ["ledger", "hold", "deal:huawei-2024-06", "--reason", "request", "--actor", "anna"]
    #expect(try run(hold, in: workspace).status == 0)
    let grown = try run(["ledger", "verify", "--since", old], in: workspace)
    #expect(grown.status == 0, "\(grown.error)")
    #expect(grown.out.contains("the first 5 of its 6 records are those of the checkpoint"), "\(grown.out)")
    let retention = try run(["ledger", "retention"], in: workspace).out
    #expect(retention.contains("on hold") && retention.contains("Chokepoint deletes no record."), "\(retention)")
    let due = ["ledger", "retention", "--due", "--date", "2040-01-01", "--format", "json"]
    #expect(try json(try run(due, in: workspace).out).array?.isEmpty ?? false)
    #expect(try run(["ledger", "release"] + hold.dropFirst(2), in: workspace).status == 0)
    #expect(try json(try run(due, in: workspace).out).array?.isEmpty == false)
    let other = try recorded()
    #expect(try run(["ledger", "verify", "--since", old], in: other).status == 3)
  }

  @Test func damageIsNamedWithExitThree() throws {
    let workspace = try recorded()
    let path = "\(workspace)/ledger.sqlite"
    var bytes = try #require(FileManager.default.contents(atPath: path))
    // Somebody writes another name into a record.
    let place = try #require(bytes.firstRange(of: Data(#""actor":"anna""#.utf8)))
    bytes.replaceSubrange(place, with: Data(#""actor":"eve!""#.utf8))
    try bytes.write(to: URL(filePath: path))
    let output = try run(["ledger", "verify"], in: workspace)
    #expect(output.status == 3)
    #expect(output.error.contains("is not what was signed"), "\(output.error)")
    #expect(output.out.isEmpty)
  }

  @Test func onlyItsOwnerReadsTheFiles() throws {
    let workspace = try recorded()
    for name in ["ledger.sqlite", "ledger.key", "ledger.head"] {
      let mode = try FileManager.default.attributesOfItem(atPath: "\(workspace)/\(name)")[.posixPermissions] as? Int
      #expect(mode == 0o600, "\(name)")
    }
  }

  @Test func recordsOfOtherProgramsAreAppendedOnce() throws {
    let workspace = try Place.temporaryFolder()
    let lines = """
      {"kind":"note","actor":"anna","action":"note","about":["deal:D-1"],"payload":{"text":"a"},"key":"1"}
      {"kind":"note","actor":"anna","action":"note","about":["deal"],"payload":{}}
      {"kind":"case","actor":"anna","action":"case.decide","about":["case:1"],"payload":{}}
      {"kind":"note","actor":"anna","acton":"note","about":["deal:D-1"],"payload":{}}
      {"kind":"note","actor":"anna","action":"note","about":["deal:D-1"],"payload":{"text":"b"},"key":"2"}
      """
    for _ in 0..<2 {
      let output = try Binary.run(["ledger", "append"], input: Array(lines.utf8), workspace: workspace)
      #expect(output.status == 2)
      #expect(output.out.hasPrefix("line 1: record 1") && output.out.contains("line 5: record 2"), "\(output.out)")
      #expect(output.error.components(separatedBy: "[ledger.entry]").count == 4, "\(output.error)")
      #expect(output.error.contains("did you mean `action`"))
    }
    let list = try json(try run(["ledger", "list", "--format", "json"], in: workspace).out)
    #expect(list.array?.compactMap { $0["payload"]?["text"]?.string } == ["b", "a"])
  }

  @Test func whatIsNotThere() throws {
    let empty = try Place.temporaryFolder()
    for (arguments, status, message) in [
      (["ledger", "list"], 3, "[ledger.missing]"), (["ledger", "verify"], 3, "[ledger.verify.missing]"),
      (["case", "list"], 3, "[ledger.missing]"), (["licence", "list"], 3, "[ledger.missing]"),
      (["ledger", "verify", "--key", "nonsense"], 2, "[ledger.key]"),
      (["ledger", "verify", "--proof", "a", "--since", "b"], 2, "--since"),
      (["check", "--chip", "H20", "--to", "CN", "--ledger"], 2, "--record keeps documents"),
      (["screen", "--batch", "x.csv", "--entities", "y", "--ledger"], 2, "--entities takes"),
      (["batch", "-", "--ledger"], 2, "--output full"),
    ] {
      let output = try run(arguments, in: empty)
      #expect(output.status == Int32(status), "\(arguments) \(output.error)")
      #expect(output.error.contains(message), "\(arguments) \(output.error)")
    }
    let workspace = try recorded()
    #expect(try run(["ledger", "show", "99"], in: workspace).status == 2)
    #expect(try run(["ledger", "prove", "99"], in: workspace).status == 2)
    try FileManager.default.removeItem(atPath: "\(workspace)/ledger.key")
    #expect(try run(["ledger", "list"], in: workspace).status == 3)
    #expect(try run(["ledger", "verify"], in: workspace).status == 0)
  }

  @Test func aFileOfNamesIsKeptRowByRow() throws {
    let workspace = try Place.temporaryFolder()
    let rows = "name,country\nHuawei,CN\nAcme Bakery of Nowhere,FR\n,\nHuawei,CN\n"
    let arguments = ["screen", "--batch", "-", "--ledger", "--actor", "anna"]
    let output = try Binary.run(arguments, input: Array(rows.utf8), workspace: workspace)
    #expect(output.status == 2 && output.out.split(separator: "\n").count == 4, "\(output.error)")
    #expect(output.error.contains("3 answers recorded; 1 cases opened or added to"), "\(output.error)")
    let list = try json(try run(["ledger", "list", "--kind", "screening", "--format", "json"], in: workspace).out)
    #expect(
      list.array?.compactMap { $0["payload"]?["query"]?.string } == ["Huawei", "Acme Bakery of Nowhere", "Huawei"])
    #expect(list.array?.compactMap { $0["decision"]?.string } == ["match", "no_match", "match"])
    #expect(list.array?.first?["payload"]?["stated"]?["countries"]?.array?.first?.string == "CN")
    // The same name in the same country is the same question: one case.
    let cases = try json(try run(["case", "list", "--format", "json"], in: workspace).out)
    #expect(cases.array?.count == 1)
    #expect(try run(["ledger", "verify"], in: workspace).status == 0)
  }

  @Test func aCopyIsMadeAndVerified() throws {
    let workspace = try recorded()
    let folder = "\(try Place.temporaryFolder())/backup"
    let output = try run(["ledger", "backup", folder], in: workspace)
    #expect(output.status == 0, "\(output.error)")
    #expect(output.out.hasPrefix("copied and verified: 5 records"), "\(output.out)")
    #expect(try run(["ledger", "verify"], in: folder).status == 0)
    #expect(try run(["ledger", "backup", workspace], in: workspace).status == 3)
    let file = try Place.temporaryFile("a-file", [1])
    #expect(try run(["ledger", "backup", "\(file)/below"], in: workspace).status == 3)
    #expect(try run(["ledger", "backup", folder], in: try Place.temporaryFolder()).status == 3)
    #expect(try run(["ledger", "verify"], in: folder).status == 0)
  }

  @Test func aBatchIsKeptDealByDeal() throws {
    let workspace = try Place.temporaryFolder()
    let deals = try ["huawei-2024-06", "a800-2023-06"].map { name in
      JSONWriter.compact(try JSONReader.read(try InputFile.read("\(Place.root)/Examples/\(name).json"), file: name))
    }
    let output = try Binary.run(
      ["batch", "-", "--output", "full", "--ledger", "--known", "2026-11-20"],
      input: Array(deals.joined(separator: "\n").utf8), workspace: workspace)
    #expect(output.status == 0, "\(output.error)")
    let list = try json(
      try run(["ledger", "list", "--kind", "determination", "--format", "json"], in: workspace).out)
    #expect(
      Set(list.array?.compactMap { $0["about"]?.array?.first?.string } ?? []) == [
        "deal:huawei-2024-06", "deal:a800-2023-06",
      ])
    #expect(try run(["ledger", "verify"], in: workspace).status == 0)
  }
}
