import Foundation
import Interchange
import TestSupport
import Testing

@Suite struct OwnersTests {
  private func owners(_ name: String, _ arguments: String..., input: String? = nil) throws -> Binary.Output {
    try Binary.run(["owners", name] + arguments, input: input.map { Array($0.utf8) })
  }

  private func rule(_ id: String, _ output: Binary.Output) throws -> JSON {
    let report = try JSONReader.read(Array(output.out.utf8), file: "report")
    return try #require(report["rules"]?.array?.first { $0["rule"]?.string == id }, "\(output.error)")
  }

  @Test(arguments: [
    ("CleanChip", "2025-10-15", "yes", "in_force", true), ("CleanChip", "2026-01-15", "yes", "suspended", false),
    ("CleanChip", "2026-11-10", "yes", "in_force", true), ("SMSC", "2025-10-15", "no", "in_force", false),
    ("Hygon", "2025-10-15", "no", "in_force", false), ("Nexperia", "2025-10-15", "yes", "in_force", true),
    // Wingtech was listed on 2024-12-02, and the rule came later.
    ("Nexperia", "2025-09-30", "yes", "in_force", true),
    ("ACM Research (CA), Inc.", "2025-10-15", "yes", "in_force", false),
    ("海光信息", "2025-10-15", "no", "in_force", false),
  ])
  func theAffiliatesRule(_ name: String, _ date: String, _ answer: String, _ state: String, _ counts: Bool) throws {
    let found = try rule("bis-affiliates", owners(name, "--date", date, "--format", "json"))
    #expect(found["answer"]?.string == answer)
    #expect(found["state"]?.string == state)
    #expect(found["attributed"]?.bool == counts)
  }

  /// Who is not known may be listed: a no says so.
  @Test func aNoSaysWhatItRestsOn() throws {
    let output = try owners("Hygon", "--date", "2025-10-15")
    #expect(output.out.contains("the owners of 72.04 % are not known here"), "\(output.out)")
    let found = try rule("bis-affiliates", owners("CleanChip", "--date", "2025-10-15", "--format", "json"))
    #expect(found["depends_on_unknown_owners"]?.bool == false)
  }

  @Test func anOwnerNotYetListedDoesNotCount() throws {
    let found = try rule("bis-affiliates", owners("CleanChip", "--date", "2024-11-30", "--format", "json"))
    #expect(found["answer"]?.string == "no")
  }

  @Test func textFitsATerminalAndShowsTheChain() throws {
    let output = try owners("CleanChip", "--date", "2025-10-15")
    #expect(output.status == 0)
    #expect(output.out.contains("- ACM Research (Shanghai), Entity List since 2024-12-02"), "\(output.out)")
    #expect(output.out.contains("strictest of them: ACM Research (Shanghai): all items; presumption of denial"))
    #expect(output.out.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func whatIsNotKnownIsSaidAndNeverMore() throws {
    let nobody = try owners("Foo Bar Industries")
    #expect(nobody.status == 0)
    #expect(nobody.out.hasPrefix("no holding known for \"Foo Bar Industries\""), "\(nobody.out)")
    let ofac = try rule("ofac-50", owners("CleanChip", "--format", "json"))
    #expect(ofac["asked"]?.bool == false, "no list of blocked persons ships")
  }

  /// Blocked owners count by OFAC's rule, and not by that of BIS; each reads its own lists.
  @Test func eachRuleReadsItsOwnLists() throws {
    let workspace = try Place.temporaryFolder()
    let folder = "\(workspace)/lists/us-csl-sdn"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let lines = [
      #"{"format":"chokepoint/party-list/1","list":"us-csl-sdn","title":"SDN","edition":"2025-01-01","source":"test","#
        + #""coverage":"invented","count":1}"#,
      #"{"id":"s1","name":"Quagmire Shipping LLC","listings":[{"from":"2020-01-01"}]}"#,
    ]
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: "\(folder)/2025-01-01.ndjson"))
    let rows = ["Quagmire Shipping LLC,Target Works,30", "\"Huawei Technologies Co., Ltd.\",Target Works,30"]
    for (more, answer) in [
      ([], "no"), (["Quagmire Shipping LLC,Middle Holding,50", "Middle Holding,Target Works,20"], "yes"),
    ] {
      let text = (["owner,owned,percent"] + rows + more).joined(separator: "\n")
      let output = try Binary.run(
        ["owners", "Target Works", "--date", "2025-10-15", "--format", "json", "--holdings", "-"],
        input: Array(text.utf8), workspace: workspace)
      #expect(try rule("ofac-50", output)["answer"]?.string == answer)
      #expect(try rule("bis-affiliates", output)["counted_percent"]?["minimum"]?.string == "30")
    }
  }

  @Test func filesAreAddedToWhatShips() throws {
    let text =
      "owner,owned,percent\n\"Huawei Technologies Co., Ltd.\",Middle Holding,50\nMiddle Holding,Target Works,30-60\n"
    let output = try owners(
      "Target Works", "--date", "2025-10-15", "--format", "json", "--holdings", "-", input: text)
    let found = try rule("bis-affiliates", output)
    #expect(found["answer"]?.string == "between")
    let question = found["ask"]?.array?.first?["question"]?.string
    #expect(question == "what share does Middle Holding hold of Target Works? Known here: 30 to 60 %")
  }

  @Test func aBadFileIsRefusedWithItsLine() throws {
    let output = try owners("X1", "--holdings", "-", input: "owner,owned,percent\nA1,B1,120\n")
    #expect(output.status == 2)
    #expect(output.error.hasPrefix("standard input:2:1: error: `120` is no share of a whole"), "\(output.error)")
    #expect(output.out.isEmpty)
  }

  /// The output in the page is what the command prints, as far as it is shown.
  @Test func thePageShowsRealOutput() throws {
    let page = try String(contentsOfFile: "\(Place.root)/docs/ownership.md", encoding: .utf8)
    let blocks = page.matches(of: #/(?s)\$ chokepoint ([^\n]*)\n(.*?)(?:\.\.\.\n)?```/#)
    #expect(blocks.count == 2)
    for block in blocks {
      let words = block.output.1.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      let arguments = words.flatMap { place, text in
        place % 2 == 1 ? [String(text)] : text.split(separator: " ").map(String.init)
      }
      let real = try Binary.run(arguments)
      #expect(real.out.hasPrefix(block.output.2), "paste the output of \(arguments) into docs/ownership.md anew")
    }
  }

  @Test func theAnswerIsStable() throws {
    let arguments = ["owners", "SMIC", "--date", "2025-10-15", "--format", "json"]
    #expect(try Binary.run(arguments).out == Binary.run(arguments).out)
  }
}
