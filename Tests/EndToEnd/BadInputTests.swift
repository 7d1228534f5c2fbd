import Foundation
import TestSupport
import Testing

/// What is wrong with a deal is said with file, line and column, the exit code is 2, and nothing is answered.
@Suite struct BadInputTests {
  private static func deal(_ item: String, _ more: String = "") -> String {
    "{\"date\": \"2023-12-01\", \"activity\": \"export\", \"from\": \"US\", \"to\": \"CN\",\n \"items\": [{\(item)}]\(more)}"
  }

  @Test(arguments: [
    (deal("\"fatcs\": {}"), ":2:13: error: unknown key `fatcs`", "did you mean `facts`?"),
    (deal("\"facts\": {\"tpp\": \"4992 TOPS\"}"), ":2:30: error: `4992 TOPS` is not a number", "TPP"),
    (deal("\"facts\": {\"tppp\": \"4992\"}"), ":2:23: error: unknown fact `tppp`", "did you mean `tpp`?"),
    (deal("\"eccn\": \"3A9\""), ":2:21: error: `3A9` is not an ECCN", "3A090.a"),
    (
      deal("\"eccn\": \"EAR99\"", ",\n \"via\": [\"Atlantis\"]"), ":3:10: error: `Atlantis` is not a country",
      "ISO 3166"
    ),
    (deal("\"quantity\": -1"), ":2:25: error: `quantity` is negative: -1", "zero or more"),
    (
      "{\"date\": \"2023-02-30\", \"activity\": \"export\", \"from\": \"US\", \"to\": \"CN\", \"items\": [{}]}",
      ":1:10: error: `2023-02-30` is not a date", "2023-11-20"
    ),
    (
      "{\"date\": \"2023-12-01\", \"activity\": \"exprt\", \"from\": \"US\", \"to\": \"CN\", \"items\": [{}]}",
      ":1:36: error: `exprt` is not a value of `activity`", "did you mean `export`?"
    ),
    ("", ":1:1: error: the document is empty", ""),
    ("{\"date\": \"2023-12-01\",", ":1:23: error: the document ends too early", ""),
    ("[1, 2]", ":1:1: error: a deal is an object", ""),
  ])
  func saysWhatAndWhere(_ text: String, _ message: String, _ help: String) throws {
    let path = try Place.temporaryFile("deal.json", Array(text.utf8))
    let output = try Binary.run(["check", path])
    #expect(output.status == 2)
    #expect(output.out.isEmpty)
    #expect(output.error.contains("deal.json\(message)"), "\(output.error)")
    #expect(help.isEmpty || output.error.contains(help), "\(output.error)")
  }

  @Test func aBinaryFile() throws {
    let path = try Place.temporaryFile("deal.json", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0xFF, 0xFE])
    let output = try Binary.run(["check", path])
    #expect(output.status == 2)
    #expect(output.error.contains("deal.json:1:1: error: "), "\(output.error)")
  }

  @Test func aHugeFile() throws {
    let path = try Place.temporaryFile("deal.json", [UInt8](repeating: UInt8(ascii: " "), count: 100 << 20))
    let output = try Binary.run(["check", path])
    #expect(output.status == 2)
    #expect(output.error.contains("file.too-large"), "\(output.error)")
  }

  @Test func oneBadDealAmongGoodOnesAnswersNone() throws {
    let good = try Place.temporaryFile("good.json", Array(CheckTests.a800.utf8))
    let bad = try Place.temporaryFile("bad.json", Array("{".utf8))
    let output = try Binary.run(["check", good, bad])
    #expect(output.status == 2)
    #expect(output.out.isEmpty)
    #expect(output.error.contains("bad.json:1:2"), "\(output.error)")
  }

  @Test(arguments: [
    ["check"], ["check", "--to", "CN", "nosuch.json"], ["chek"], ["check", "--chip", "Z9999", "--to", "CN"],
    ["check", "--chip", "A100"], ["check", "--chip", "A100", "--to", "Atlantis"], ["check", "--date", "yesterday"],
    ["check", "nosuch.json"], ["check", "/"], ["screen"], ["screen", "..."],
    ["screen", "Huawei", "--date", "2019-13-01"],
    ["chips", "Z9999"], ["lists", "import", "nosuch.csv"], ["rules", "test", "--cases", "nosuch.yaml"],
  ])
  func usageErrorsExitWithTwo(_ arguments: [String]) throws {
    let output = try Binary.run(arguments)
    #expect(output.status == 2, "\(output.out) \(output.error)")
    #expect(output.out.isEmpty)
    #expect(!output.error.isEmpty)
  }
}
