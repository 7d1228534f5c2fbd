import Foundation
import Interchange
import TestSupport
import Testing

/// `chokepoint screen` with a file of names.
@Suite struct BatchTests {
  private func lines(_ output: Binary.Output) throws -> [JSON] {
    try output.out.split(separator: "\n").map { try JSONReader.read(Array($0.utf8), file: "output") }
  }

  private func batch(_ text: String, _ arguments: [String] = []) throws -> Binary.Output {
    try Binary.run(["screen", "--batch", "-"] + arguments, input: Array(text.utf8))
  }

  @Test func everyRowIsAnsweredInItsPlace() throws {
    let output = try batch(
      """
      {"name": "Huawei Technologies Co., Ltd.", "id": "C-1", "country": "CN", "colour": "red"}
      "Nobody Of This Name GmbH"

      {"name": "???", "id": 17}
      {"name": "half
      {"nome": "Huawei"}
      中芯国际
      "中芯国际"
      """)
    #expect(output.status == 2)
    let rows = try lines(output)
    #expect(rows.map { $0["row"]?.number } == (1...7).map { "\($0)" })
    #expect(rows[0]["id"]?.string == "C-1")
    let match = try #require(rows[0]["matches"]?.array?.first)
    #expect(match["list"]?.string == "us-entity-list")
    #expect(match["level"]?.string == "identity")
    #expect(match["listed_on"]?.string == "2019-05-16")
    #expect(match["reasons"]?.array?.contains { $0.string == "same country: `CN`" } == true)
    #expect(rows[1]["matches"]?.array?.isEmpty == true)
    #expect(rows[2]["id"]?.number == "17")
    #expect(rows[2]["error"]?["id"]?.string == "screen.empty-query")
    #expect(rows[3]["error"]?["id"]?.string?.hasPrefix("json.") == true)
    #expect(rows[4]["error"]?["id"]?.string == "batch.line")
    #expect(rows[5]["error"] != nil)
    #expect(rows[6]["query"]?.string == "中芯国际")
    for place in ["standard input:4:", "standard input:5:", "standard input:6:", "standard input:7:"] {
      #expect(output.error.contains(place), "\(output.error)")
    }
    #expect(output.error.contains("note: not read: `colour`, `nome`") || output.error.contains("not read: `colour`"))
    #expect(output.error.contains("7 rows"))
  }

  @Test func aTableIsToldByItsHeaderAndPrintedAsOne() throws {
    let output = try batch(
      "ID;Name;Country;Note\n1;\"Huawei Technologies\nCo., Ltd.\";CN;x\n2;Nobody Of This Name GmbH;;\n3;???;;\n4;a;b\n",
      ["--format", "csv", "--limit", "1"])
    #expect(output.status == 2)
    let table = try CSVTable(Array(output.out.utf8), file: "output")
    #expect(
      table.header == [
        "row", "id", "query", "list", "party", "name", "matched_name", "score", "level", "listed_on", "error",
      ])
    #expect(table.rows.map { $0["row"] } == ["1", "2", "3", "4"])
    #expect(table.rows[0]["query"] == "Huawei Technologies\nCo., Ltd.")
    #expect(table.rows[0]["list"] == "us-entity-list")
    #expect(table.rows[1]["list"].isEmpty && table.rows[1]["error"].isEmpty)
    #expect(table.rows[2]["error"].contains("screen.empty-query"))
    #expect(table.rows[3]["error"].contains("csv.ragged"))
    #expect(output.error.contains("standard input:5:"))
    #expect(output.error.contains("not read: `note`"))
  }

  @Test func aMatchSetsTheExitCodeWhenAsked() throws {
    #expect(try batch("\"Huawei Technologies Co., Ltd.\"\n", ["--fail-on-match"]).status == 1)
    #expect(try batch("\"Nobody Of This Name GmbH\"\n", ["--fail-on-match"]).status == 0)
    #expect(try batch("").status == 0)
    let past = try batch("\"Huawei Technologies Co., Ltd.\"\n", ["--fail-on-match", "--date", "2019-05-01"])
    #expect(past.status == 0)
  }

  @Test(arguments: [
    ["screen"], ["screen", "x", "--batch", "-"], ["screen", "x", "--format", "csv"],
    ["screen", "--batch", "-", "--format", "text"], ["screen", "x", "--jobs", "2"],
    ["screen", "--batch", "x", "--evidence"],
    ["screen", "--batch", "-", "--jobs", "0"], ["screen", "x", "--calibration"],
    ["screen", "--batch", "-", "--entities", "e", "--profile", "strict"], ["screen", "x", "--profile", "y"],
    ["screen", "--batch", "no-such-file"], ["screen", "--batch", "."],
    ["screen", "--batch", "README.md", "--input-format", "csv"],
  ])
  func whatCannotBeMeant(_ arguments: [String]) throws {
    let output = try Binary.run(arguments)
    #expect(output.status == 2)
    #expect(output.out.isEmpty)
    #expect(!output.error.isEmpty)
  }

  @Test func oneJobAndFourGiveTheSame() throws {
    let text = (1...600).map { "{\"name\":\"Example \($0) Semiconductor Manufacturing\"}\n" }.joined()
    let one = try batch(text, ["--jobs", "1"])
    let four = try batch(text, ["--jobs", "4"])
    #expect(one.status == 0)
    #expect(one.out == four.out)
    #expect(try lines(one).count == 600)
  }

  // MARK: Entities

  private static let entities = """
    {"id": "P-1", "name": "Example Trading LLC", "aliases": ["Extrade"], "kind": "entity", "list": "L", "countries": ["AE"]}
    {"id": "P-2", "name": "Ivan Petrovich Sidorov", "aliases": [], "kind": "person", "list": "L", "countries": []}

    """

  /// Rules and lists may be missing: only what is known of names is opened.
  @Test func entitiesNeedNoRulesAndNoLists() throws {
    let folder = try Place.temporaryFolder()
    let files = FileManager.default
    try files.copyItem(atPath: "\(Place.root)/data/screening", toPath: "\(folder)/screening")
    let entities = try Place.temporaryFile("entities.ndjson", Array(Self.entities.utf8))
    let queries =
      #"{"id": "q1", "name": "Example Trading", "script": "Latn"}"# + "\n"
      + #"{"id": "q2", "name": "..."}"# + "\n" + #"{"id": "q3"}"# + "\n"
    let output = try Binary.run(
      ["screen", "--entities", entities, "--batch", "-", "--data", folder, "--evidence", "--jobs", "1"],
      input: Array(queries.utf8), folder: folder)
    #expect(output.status == 2, "\(output.error)")
    let rows = try lines(output)
    #expect(rows.map { $0["id"]?.string } == ["q1", "q2", nil])
    let match = try #require(rows[0]["matches"]?.array?.first)
    #expect(match["entity_id"]?.string == "P-1")
    #expect(match["evidence"] != nil && match["bits"] != nil)
    #expect(rows[0]["us"] != nil)
    #expect(rows[1]["matches"]?.array?.isEmpty == true)
    #expect(rows[2]["error"]?["id"]?.string == "batch.line")
    #expect(output.error.contains(#/index: built in \d+\.\d+ s, \d+ bytes/#))
  }

  // MARK: Profiles

  @Test func aProfileIsNamedInTheAnswer() throws {
    let name = "Huawei Technologies Co., Ltd."
    let text = try Binary.run(["screen", name, "--profile", "onboarding", "--limit", "1"])
    #expect(text.out.contains("profile onboarding: assumes 1 in 100 names asked is listed"), "\(text.out)")
    #expect(text.out.contains(name))
    let json = try Binary.run(["screen", name, "--profile", "payments", "--format", "json"])
    let document = try JSONReader.read(Array(json.out.utf8), file: "output")
    #expect(document["profile"]?["name"]?.string == "payments")
    #expect(document["profile"]?["prior"]?.number == "0.002000")
    #expect(document["profile"]?["threshold"]?.number == "0.700")
    let batch = try batch("\"\(name)\"\n", ["--profile", "payments"])
    #expect(batch.error.contains("profile payments: assumes 1 in 500 names asked is listed"))
    let match = try #require(try lines(batch)[0]["matches"]?.array?.first)
    #expect(Double(match["score"]?.number ?? "") ?? 0 >= 0.99)
  }

  @Test func theThresholdTableIsPrinted() throws {
    let text = try Binary.run(["screen", "--calibration"])
    #expect(text.status == 0)
    #expect(text.out.contains("false alarms in 10,000"), "\(text.out)")
    let json = try Binary.run(["screen", "--calibration", "--format", "json"])
    let rows = try #require(try JSONReader.read(Array(json.out.utf8), file: "output").array)
    #expect(rows.count > 5)
    let alarms = rows.compactMap { Double($0["false_alarms_per_10000"]?.number ?? "") }
    #expect(alarms.count == rows.count)
    #expect(zip(alarms, alarms.dropFirst()).allSatisfy { $0 >= $1 })
  }
}

extension JSON {
  /// The text of a number.
  var number: String? {
    if case .number(let text) = content { text } else { nil }
  }
}
