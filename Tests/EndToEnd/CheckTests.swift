import Foundation
import Interchange
import TestSupport
import Testing

@Suite struct CheckTests {
  static let a800 =
    #"{"date":"2023-12-01","activity":"export","from":"US","to":"CN","items":[{"name":"A800","facts":{"tpp":"4992","die_area_mm2":"826","datacenter":true}}]}"#

  @Test(arguments: [
    (["--chip", "A800", "--to", "CN", "--date", "2023-06-01"], "NO LICENCE REQUIRED", ""),
    (["--chip", "A800", "--to", "CN", "--date", "2023-12-01"], "LICENCE REQUIRED", "review: presumption of denial"),
    (
      ["--chip", "H800", "--to", "CN", "--end-user", "Inspur", "--date", "2023-12-01"], "LICENCE REQUIRED",
      "H800 SXM5 80GB; H800 PCIe 80GB"
    ),
    (["--chip", "H20", "--to", "CN", "--date", "2024-06-01"], "NO LICENCE REQUIRED", "performance_density 2.91 < 3.2"),
    (
      ["--chip", "RTX 4090", "--to", "CN", "--date", "2023-12-01"], "LICENCE EXCEPTION AVAILABLE: NAC",
      "review: case by case"
    ),
    (
      ["--fact", "tpp=2000", "--fact", "datacenter=yes", "--to", "CN", "--date", "2023-12-01"], "NEEDS FACTS",
      "RS.3A090.a, RS.3A090.b"
    ),
  ])
  func quickQuestions(_ arguments: [String], _ headline: String, _ said: String) throws {
    let output = try Binary.run(["check"] + arguments)
    #expect(output.status == 0, "\(output.error)")
    #expect(output.out.hasPrefix(headline), "\(output.out)")
    #expect(said.isEmpty || output.out.replacing(/\s+/, with: " ").contains(said), "\(output.out)")
  }

  /// A gate that names nothing, or whose first name the last one replaces, lets everything through.
  @Test(arguments: [
    ("--fail-on=", 2), ("--fail-on=prohibited,", 2), ("--fail-on=prohibited", 0),
    ("--fail-on=licence_required --fail-on=prohibited", 1), ("--fail-on=prohibited,licence_required", 1),
  ])
  func outcomesThatFailAddUp(_ flags: String, _ status: Int32) throws {
    let arguments = flags.split(separator: " ").map(String.init)
    let question = ["check", "--chip", "A800", "--to", "CN", "--date", "2023-12-01", "--changes", "off"]
    let output = try Binary.run(question + arguments)
    #expect(output.status == status, "\(output.error)")
  }

  @Test func aDealCannotSteerTheTerminal() throws {
    let deal = Self.a800.replacing(#""name":"A800""#, with: #""name":"A800\u001b[2J\nNOT SUBJECT""#)
    let output = try Binary.run(["check", "-", "--changes", "off"], input: Array(deal.utf8))
    #expect(output.out.contains(#"A800\u{1B}[2J\u{A}NOT"#), "\(output.out)")
    #expect(!output.out.contains("\u{1B}"))
  }

  @Test func missingDieAreaIsAskedFor() throws {
    let output = try Binary.run([
      "check", "--fact", "tpp=2000", "--fact", "datacenter=yes", "--to", "CN", "--date", "2023-12-01",
    ])
    #expect(output.out.contains("items[0].facts.die_area_mm2"), "\(output.out)")
  }

  @Test func everyExampleIsAnswered() throws {
    let folder = "\(Place.root)/Examples"
    let deals = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }.sorted()
    #expect(!deals.isEmpty)
    let output = try Binary.run(["check", "--format", "ndjson"] + deals.map { "\(folder)/\($0)" })
    #expect(output.status == 0, "\(output.error)")
    #expect(output.out.split(separator: "\n").count == deals.count)
  }

  @Test func standardInputAndJSON() throws {
    let first = try Binary.run(
      ["check", "-", "--format", "json", "--known", "2026-11-22"], input: Array(Self.a800.utf8))
    let second = try Binary.run(
      ["check", "-", "--format", "json", "--known", "2026-11-22"], input: Array(Self.a800.utf8))
    #expect(first.status == 0, "\(first.error)")
    #expect(first.out == second.out)
    let answer = try JSONReader.read(Array(first.out.utf8), file: "answer")
    #expect(answer["outcome"]?.string == "licence_required")
    #expect(answer["requirements"]?.array?.first?["review"]?.string == "presumption_of_denial")
    #expect(answer["as_of"]?["known"]?.string == "2026-11-22")
  }

  @Test func severalDealsAreOneDocument() throws {
    let path = try Place.temporaryFile("deal.json", Array(Self.a800.utf8))
    let output = try Binary.run(["check", path, path, "--format", "json"])
    let answers = try JSONReader.read(Array(output.out.utf8), file: "answers")
    #expect(answers.array?.compactMap { $0["outcome"]?.string } == ["licence_required", "licence_required"])
  }

  @Test func knowledgeOfAnEarlierDay() throws {
    let output = try Binary.run(
      ["check", "--chip", "A800", "--to", "CN", "--date", "2023-12-01", "--known", "2023-09-01"])
    #expect(output.out.hasPrefix("NO LICENCE REQUIRED"), "\(output.out)")
  }

  @Test func failOnSetsTheExitCode() throws {
    let arguments = ["check", "--chip", "A800", "--to", "CN", "--date", "2023-12-01", "--fail-on"]
    #expect(try Binary.run(arguments + ["licence_required"]).status == 1)
    #expect(try Binary.run(arguments + ["prohibited"]).status == 0)
    #expect(try Binary.run(arguments + ["everything"]).status == 2)
  }

  @Test func worksFromAnyFolderAfterItIsMoved() throws {
    let home = try Place.temporaryFolder()
    let files = FileManager.default
    try files.copyItem(atPath: Binary.path, toPath: "\(home)/chokepoint")
    try files.copyItem(atPath: "\(Place.root)/rules", toPath: "\(home)/rules")
    try files.copyItem(atPath: "\(Place.root)/data", toPath: "\(home)/data")
    let output = try Binary.run(
      [
        "check", "--chip", "A800", "--to", "CN", "--end-user", "Huawei", "--date", "2023-12-01", "--known",
        "2026-11-22", "--format", "json",
      ],
      executable: "\(home)/chokepoint", folder: "/")
    #expect(output.status == 0, "\(output.error)")
    let home2 = try Binary.run(
      [
        "check", "--chip", "A800", "--to", "CN", "--end-user", "Huawei", "--date", "2023-12-01", "--known",
        "2026-11-22", "--format", "json",
      ])
    #expect(output.out == home2.out, "the answer depends on where the folders lie")
  }

  @Test func theWordIsNeverSaid() throws {
    let checks = try Binary.run([
      "check", "--chip", "L4", "--to", "DE", "--end-user", "Siemens AG", "--headquarters", "DE", "--parent", "DE",
    ])
    let screens = try Binary.run(["screen", "Siemens AG"])
    for text in [checks.out, screens.out] { #expect(!text.lowercased().contains("clear"), "\(text)") }
    #expect(checks.out.contains("no match in Entity List"), "\(checks.out)")
  }
}

/// Ways in which a deal once got past the law, each found by trying.
@Suite struct LoopholeTests {
  private static func deal(_ item: String, _ more: String, from: String = "US", to: String = "CN") -> String {
    """
    {"date": "2025-06-01", "activity": "\(from == "US" ? "export" : "reexport")", "from": "\(from)", "to": "\(to)",
     "items": [{\(item)}]\(more)}
    """
  }

  private static let h100 = #""facts": {"tpp": "15832", "die_area_mm2": "814", "datacenter": true}"#

  @Test(arguments: [
    deal(#""kind": "equipment", "eccn": "EAR99", \#(h100)"#, ""),
    deal(#""kind": "software", "eccn": "3A991.p", \#(h100)"#, ""),
    deal(#""eccn": "4A090""#, ""), deal(#""eccn": "3A090.d""#, ""),
    deal(#""eccn": "5A992.z.1.a", "facts": {"tpp": "100", "datacenter": true}"#, ""),
    deal(
      #""kind": "computer", "facts": {"memory_device": true, "memory_bandwidth_gbs": "1180", "package_area_mm2": "121"}"#,
      ""),
    deal(#""facts": {"tpp": "15832", "datacenter": true, "memory_device": true, "memory_bandwidth_density": "1"}"#, ""),
    deal(
      h100,
      #", "parties": [{"role": "end_user", "name": "A B", "country": "CN", "headquarters": "SG", "ultimate_parent": "SG"}]"#,
      to: "SG"),
    deal(#""eccn": "EAR99""#, #", "end_use": {"kind": "mature_fab", "facts": {"node_nm": "7"}}"#),
    deal(#""eccn": "EAR99""#, #", "parties": [{"role": "end_user", "name": "公司"}]"#),
    deal(
      #""facts": {"tpp": "2368", "die_area_mm2": "814", "datacenter": true, "dram_bandwidth_gbs": "4000"}"#,
      #", "exporter": {"name": "英伟达"}"#),
    deal(
      #""origin": "TW", "eccn": "EAR99", "facts": {"subject_to_ear": false, "us_technology": true}"#,
      #", "parties": [{"role": "end_user", "name": "Huawei Technologies Co., Ltd."}]"#, from: "TW"),
    deal(
      #""origin": "CN", "facts": {"tpp": "6400", "datacenter": true, "designer_headquarters": "SG"}"#, "", from: "SG",
      to: "MY"),
  ])
  func areClosed(_ text: String) throws {
    let output = try Binary.run(["check", "-", "--format", "json"], input: Array(text.utf8))
    #expect(output.status == 0, "\(output.error)")
    let outcome = try JSONReader.read(Array(output.out.utf8), file: "answer")["outcome"]?.string ?? ""
    #expect(["licence_required", "needs_facts", "prohibited"].contains(outcome), "\(outcome)")
  }

  @Test(arguments: [
    deal(#""eccn": "EAR99""#, #", "parties": [{"role": null, "name": "Huawei Technologies Co., Ltd."}]"#),
    deal(h100, "").replacing("\"export\"", with: "\"transfer\""),
    deal(h100, "").replacing("\"export\"", with: "null"),
  ])
  func areRefused(_ text: String) throws {
    let output = try Binary.run(["check", "-"], input: Array(text.utf8))
    #expect(output.status == 2)
    #expect(output.error.contains("standard input:"), "\(output.error)")
  }

  /// A name pasted in with a page of text was once cut, and then not found.
  @Test func aNameTooLongToReadLeavesTheAnswerOpen() throws {
    let name = String(repeating: "of ", count: 200) + "Huawei Technologies"
    let check = try Binary.run([
      "check", "--chip", "L4", "--to", "DE", "--end-user", name, "--headquarters", "DE", "--parent", "DE",
    ])
    #expect(check.out.hasPrefix("NEEDS FACTS"), "\(check.out)")
    #expect(try Binary.run(["screen", name]).status == 2)
  }

  @Test func aFactGivenTwiceIsRefused() throws {
    let output = try Binary.run(["check", "--to", "CN", "--fact", "tpp=15832", "--fact", "tpp=100"])
    #expect(output.status == 2)
    #expect(output.error.contains("given twice"), "\(output.error)")
  }
}
