import Foundation
import TestSupport
import Testing

/// `lists import` and `lists diff` as a user runs them.
@Suite struct ListsTests {
  private static let header = "name,aliases,country,address,status,effective_date,federal_register,notes\n"

  private func list(_ edition: String, _ rows: String) throws -> String {
    try Place.temporaryFile("us-bis-dpl-\(edition).csv", Array((Self.header + rows).utf8))
  }

  @Test func editionsAreCompared() throws {
    let workspace = try Place.temporaryFolder()
    let old = try list("2026-01-02", "Alpha Ltd,,China,1 Road,,,,\nBeta Ltd,,Iran,,,,,\nGamma Ltd,,China,,,,,\n")
    let new = try list("2026-02-03", "Alpha Ltd,,China,2 Road,,,,\nGamma Ltd,,China,,,,,\nDelta Ltd,,China,,,,,\n")
    let wanted = """
      us-bis-dpl Denied Persons List, 2026-01-02 to 2026-02-03
      + Delta Ltd (CN) delta-ltd-china
      - Beta Ltd (IR) beta-ltd-iran
      ~ Alpha Ltd (CN) alpha-ltd-china
          addresses
            - 1 Road
            + 2 Road
      1 added, 1 removed, 1 changed, 1 unchanged

      """
    let files = try Binary.run(["lists", "diff", old, new], workspace: workspace)
    #expect(files.status == 0, "\(files.error)")
    #expect(files.out.replacing("  ", with: " ").replacing(" ", with: "") == wanted.replacing(" ", with: ""))
    #expect(try Binary.run(["lists", "import", old, new], workspace: workspace).status == 0)
    for arguments in [
      ["us-bis-dpl"], ["us-bis-dpl@2026-01-02", "us-bis-dpl@2026-02-03"], ["us-bis-dpl@2026-01-02", "us-bis-dpl"],
      ["us-bis-dpl@2026-01-02", new],
    ] {
      #expect(try Binary.run(["lists", "diff"] + arguments, workspace: workspace).out == files.out, "\(arguments)")
    }
    let lines = try Binary.run(["lists", "diff", "us-bis-dpl", "--format", "ndjson"], workspace: workspace).out
    #expect(lines.split(separator: "\n").count == 3)
    #expect(lines.contains(#""change":"changed","id":"alpha-ltd-china""#))
    let json = try Binary.run(["lists", "diff", "us-bis-dpl", "--format", "json"], workspace: workspace).out
    #expect(json.contains(#""unchanged": 1"#))
  }

  @Test func howManyPartiesADifferenceTouches() throws {
    let old = try list(
      "2026-01-02", "Alphonsine Metals Ltd,,China,1 Road,,,,\nBertrude Ltd,,Iran,,,,,\nGamma Ltd,,China,,,,,\n")
    let new = try list(
      "2026-02-03", "Alphonsine Metals Ltd,,China,2 Road,,,,\nGamma Ltd,,China,,,,,\nDeltinger Ltd,,China,,,,,\n")
    let mine = try Place.temporaryFile(
      "mine.csv", Array("name\nAlphonsine Metals\nBertrude Ltd\nDeltinger\nQuite Another\n".utf8))
    let text = try Binary.run(["lists", "diff", old, new, "--parties", mine])
    #expect(text.status == 0, "\(text.error)")
    let words = text.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.hasSuffix(
        "3 of 4 parties touched: 1 with a new match, 1 with one less, 1 with one that reads otherwise"), "\(text.out)")
    let json = try Binary.run(["lists", "diff", old, new, "--parties", mine, "--format", "json"])
    #expect(json.out.contains(#""touched": {"#))
    #expect(try Binary.run(["lists", "diff", old, new, "--parties", "\(mine)x"]).status == 2)
    #expect(try Binary.run(["lists", "diff", old, new, "--parties", mine, "--format", "ndjson"]).status == 2)
    let bad = try Place.temporaryFile("bad.csv", Array("name\n...\n".utf8))
    #expect(try Binary.run(["lists", "diff", old, new, "--parties", bad]).status == 2)
  }

  @Test(arguments: [
    (["nothing-here"], "list.unknown"), (["us-bis-dpl"], "list.edition"),
    (["us-bis-dpl@2020-01-01", "us-bis-dpl"], "list.edition"),
    (["us-bis-dpl@", "us-bis-dpl"], "list.edition"), (["../etc", "us-bis-dpl"], "file.unreadable"),
  ])
  func whatCannotBeCompared(_ arguments: [String], _ id: String) throws {
    let workspace = try Place.temporaryFolder()
    let path = try list("2026-01-02", "Alpha Ltd,,China,,,,,\n")
    #expect(try Binary.run(["lists", "import", path], workspace: workspace).status == 0)
    let folder = try Place.temporaryFolder()
    try FileManager.default.createDirectory(atPath: "\(folder)/sub", withIntermediateDirectories: true)
    let arguments = arguments.map { $0 == "../etc" ? "\(folder)/sub" : $0 }
    let output = try Binary.run(["lists", "diff"] + arguments, workspace: workspace)
    #expect(output.status == 2)
    #expect(output.out.isEmpty)
    #expect(output.error.contains("[\(id)]"), "\(output.error)")
  }

  /// An edition of our own form without parties was imported, and then every name had no match in it.
  @Test(
    arguments: [
      ("a-2026-01-02.csv", "", "import.unknown"), ("us-bis-dpl-2026-01-02.csv", header, "import.empty"),
      ("us-bis-dpl-2026-01-02.csv", String(header.dropLast()), "import.empty"),
      ("csl-2026-01-02.csv", "source,name,alt_names\n", "import.empty"),
      ("csl-2026-01-02.json", "{\"results\":[]}", "import.empty"),
      (
        "el-2026-01-02.csv",
        "country,name,aliases,addresses,license_requirement,license_review_policy,fr_citations,raw\n",
        "import.empty"
      ),
      (
        "el-2026-01-02.csv",
        "country,name,aliases,addresses,license_requirement,license_review_policy,fr_citations,raw\nCHINA,,a,b,c,d,,r\n",
        "import.nameless"
      ),
      (
        "own.ndjson",
        "{\"format\":\"chokepoint/party-list/1\",\"list\":\"a\",\"title\":\"A\",\"edition\":\"2026-01-02\",\"count\":0}\n",
        "import.empty"
      ),
      (
        "own.ndjson",
        "{\"format\":\"chokepoint/party-list/1\",\"list\":\"../a\",\"title\":\"A\",\"edition\":\"2026-01-02\",\"count\":0}\n",
        "import.list"
      ),
      ("un-2026-01-02.xml", "<?x?><E/>", "import.unknown"), ("folder", nil, "file.unreadable"),
      ("missing.csv", nil, "file.missing"),
    ] as [(String, String?, String)])
  func whatHoldsNoListIsRefusedAndLeavesTheWorkspace(_ name: String, _ text: String?, _ id: String) throws {
    let workspace = try Place.temporaryFolder()
    var path = try Place.temporaryFolder() + "/\(name)"
    if let text { path = try Place.temporaryFile(name, Array(text.utf8)) }
    if name == "folder" { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    let output = try Binary.run(["lists", "import", path], workspace: workspace)
    #expect(output.status == 2)
    #expect(output.out.isEmpty)
    #expect(output.error.contains("[\(id)]"), "\(output.error)")
    #expect(!output.error.replacing(path, with: "").lowercased().contains("clear"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: workspace).isEmpty)
    #expect(try Binary.run(["screen", "Nobody Anywhere"], workspace: workspace).status != 3)
  }

  @Test func aTableOfAnyFormIsImportedByItsMapping() throws {
    let workspace = try Place.temporaryFolder()
    let example = "Examples/lists/customer-blocklist"
    let output = try Binary.run(
      ["lists", "import", "\(example).csv", "--mapping", "\(example).json", "--edition", "2026-01-02"],
      workspace: workspace)
    #expect(output.status == 0, "\(output.error)")
    let found = try Binary.run(["screen", "Ubung Handels"], workspace: workspace)
    #expect(found.out.contains("Übung Handels OHG"), "\(found.out)")
    let several = try Binary.run(["lists", "import", "a.csv", "b.csv", "--list", "x"], workspace: workspace)
    #expect(several.status == 2)
  }

  @Test func companionsAreJoined() throws {
    let workspace = try Place.temporaryFolder()
    let folder = "Tests/PartiesTests/Samples"
    let companions = ["alt", "add", "comments"].flatMap { ["--with", "\(folder)/sdn-\($0).csv"] }
    let output = try Binary.run(["lists", "import", "\(folder)/sdn-2026-01-02.csv"] + companions, workspace: workspace)
    #expect(output.status == 0, "\(output.error)")
    #expect(output.error.contains("us-ofac-sdn, edition 2026-01-02: 3 parties"))
    #expect(try Binary.run(["screen", "EXSHIP"], workspace: workspace).out.contains("EXAMPLE SHIPPING"))
  }
}
