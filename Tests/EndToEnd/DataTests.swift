import Foundation
import TestSupport
import Testing

/// Rules and lists that are not fit are refused whole, and the ones before them stay.
@Suite struct DataTests {
  private func copy(_ folder: String) throws -> String {
    let home = try Place.temporaryFolder()
    try FileManager.default.copyItem(atPath: "\(Place.root)/\(folder)", toPath: "\(home)/\(folder)")
    return "\(home)/\(folder)"
  }

  @Test func aBrokenPackNeverLoadsInPart() throws {
    let rules = try copy("rules")
    let file = "\(rules)/us-ear/3a090.md"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacingOccurrences(of: "item.tpp >= 4800 TPP\n", with: "item.tpq >= 4800 TPP\n").write(
      toFile: file, atomically: true, encoding: .utf8)
    let output = try Binary.run(["check", "--chip", "L4", "--to", "DE", "--rules", rules])
    #expect(output.status == 3)
    #expect(output.out.isEmpty)
    #expect(output.error.contains("rules/us-ear/3a090.md:"), "\(output.error)")
    #expect(output.error.contains("did you mean `item.tpp`?"), "\(output.error)")
  }

  @Test func aBrokenListNeverLoadsInPart() throws {
    let data = try copy("data")
    let file = "\(data)/parties/us-entity-list.ndjson"
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: file))
    let output = try Binary.run(["screen", "Huawei", "--data", data])
    #expect(output.status == 3)
    #expect(output.out.isEmpty)
    #expect(output.error.contains("us-entity-list.ndjson:"), "\(output.error)")
  }

  /// Screening against nothing once said "no match" and "no licence required".
  @Test func withoutAListNothingIsScreened() throws {
    let data = try copy("data")
    try FileManager.default.removeItem(atPath: "\(data)/parties")
    let output = try Binary.run(["check", "--chip", "L4", "--to", "DE", "--end-user", "Huawei", "--data", data])
    #expect(output.status == 3)
    #expect(output.out.isEmpty)
    #expect(output.error.contains("list.none"), "\(output.error)")
  }

  @Test func aRefusedImportLeavesTheOldListInPlace() throws {
    let workspace = try Place.temporaryFolder()
    let list = "\(Place.root)/data/parties/us-entity-list.ndjson"
    #expect(try Binary.run(["lists", "import", list], workspace: workspace).status == 0)
    let before = try Binary.run(["lists", "status", "--format", "json"], workspace: workspace)
    for bad in ["<!doctype html><html>", "", "a,b,c\n1,2,3\n"] {
      let path = try Place.temporaryFile("us-entity-list-2026-08-01.csv", Array(bad.utf8))
      let output = try Binary.run(["lists", "import", path], workspace: workspace)
      #expect(output.status == 2, "\(output.error)")
      #expect(output.out.isEmpty)
    }
    #expect(try Binary.run(["lists", "status", "--format", "json"], workspace: workspace).out == before.out)
  }

  private static let screeningList = "data/lists/us-csl-2026-07-31.csv.gz"
  private static let examples = "reference/determination-examples.yaml"

  @Test(.enabled(if: Place.hasShared(screeningList), Comment(rawValue: Place.needs(screeningList))))
  func theRealListsAreUsedAtOnce() throws {
    let workspace = try Place.temporaryFolder()
    let lists = [
      "us-csl-2026-07-31.csv.gz", "us-bis-entity-list-ecfr-2026-07-23.csv.gz", "ecfr-15cfr-part744-2026-03-25.xml.gz",
    ]
    let imported = try Binary.run(
      ["lists", "import"] + lists.map { "\(Place.shared)/data/lists/\($0)" }, workspace: workspace)
    #expect(imported.status == 0, "\(imported.error)")
    #expect(imported.out.hasSuffix(" parties\n"), "\(imported.out)")
    #expect(imported.error.contains("us-csl-sdn, edition 2026-07-31: 19181 parties"), "\(imported.error)")
    let kunlun = try Binary.run(["screen", "Bank of Kunlun"], workspace: workspace)
    #expect(kunlun.out.contains("BANK OF KUNLUN CO LTD"), "\(kunlun.out)")
    let check = try Binary.run(
      ["check", "--chip", "L4", "--to", "DE", "--end-user", "Bank of Kunlun", "--date", "2024-06-01"],
      workspace: workspace)
    #expect(check.out.hasPrefix("NEEDS FACTS"), "\(check.out)")
    #expect(check.out.contains("OUT.lists"), "\(check.out)")
  }

  @Test func theRulesPassTheirOwnChecks() throws {
    #expect(try Binary.run(["rules", "check"]).status == 0)
    let tested = try Binary.run(["rules", "test"])
    #expect(tested.status == 0, "\(tested.out)")
    #expect(tested.out.contains(" passed, 0 failed"))
  }

  @Test(.enabled(if: Place.hasShared(examples), Comment(rawValue: Place.needs(examples))))
  func theWorkedExamplesOfTheReference() throws {
    let output = try Binary.run(["rules", "test", "--cases", "\(Place.shared)/\(Self.examples)"])
    let passed = output.out.split(separator: "\n").filter { $0.hasPrefix("pass") }
    #expect(passed.count >= 15, "\(output.out)")
  }
}
