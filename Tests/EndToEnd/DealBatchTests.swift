import Foundation
import Interchange
import TestSupport
import Testing

/// `chokepoint batch`: many deals, answered as `check` answers each.
@Suite struct DealBatchTests {
  private static func examples() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(Place.root)/Examples").filter { $0.hasSuffix(".json") }
      .sorted().map { file in
        let path = "\(Place.root)/Examples/\(file)"
        return JSONWriter.compact(try JSONReader.read(Array(try Data(contentsOf: URL(filePath: path))), file: file))
      }
  }

  private func lines(_ output: Binary.Output) throws -> [JSON] {
    try output.out.split(separator: "\n").map { try JSONReader.read(Array($0.utf8), file: "output") }
  }

  private func batch(_ text: String, _ arguments: [String] = []) throws -> Binary.Output {
    try Binary.run(["batch", "-"] + arguments, input: Array(text.utf8))
  }

  @Test(arguments: [1, 3]) func everyDealIsAnsweredAsCheckAnswersIt(jobs: Int) throws {
    let deals = try Self.examples()
    let output = try batch(
      deals.joined(separator: "\n"), ["--output", "full", "--known", "2026-11-20", "--jobs", "\(jobs)"])
    #expect(output.status == 0, "\(output.error)")
    let answers = output.out.split(separator: "\n").map(String.init)
    #expect(answers.count == deals.count)
    for (deal, answer) in zip(deals, answers) {
      let checked = try Binary.run(
        ["check", "-", "--format", "ndjson", "--known", "2026-11-20"], input: Array(deal.utf8))
      #expect(checked.out == answer + "\n")
    }
    #expect(output.error.contains("\(deals.count) deals: "))
  }

  private static let table = """
    id,date,activity,from,to,items[0].eccn,items[0].facts.tpp,items[0].facts.datacenter,parties[0].role,parties[0].name
    A,2023-12-01,export,US,CN,3A090.a,4992,true,end_user,"Inspur, Ltd."
    B,2023-12-01,export,US,Atlantis,3A090.a,4992,true,,
    C,2023-12-01,export,US,CN,3A090.a,4992,true,end_user,Nobody Of This Name GmbH

    """

  @Test func aBadDealEndsTheRunAfterTheAnswersBeforeIt() throws {
    let output = try batch(Self.table, ["--screening", "off"])
    #expect(output.status == 2)
    #expect(try lines(output).map { $0["deal"]?.string } == ["A"])
    #expect(output.error.contains("standard input:3:"), "\(output.error)")
    #expect(output.error.contains("`Atlantis` is not a country"))
    #expect(output.error.contains("stopped after 1 deals"))
  }

  @Test func badDealsAreWrittenAsideAndTheOthersAnswered() throws {
    let file = NSTemporaryDirectory() + "bad-\(UUID().uuidString).ndjson"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let output = try batch(Self.table, ["--screening", "off", "--errors", file])
    #expect(output.status == 2)
    #expect(try lines(output).map { $0["deal"]?.string } == ["A", "C"])
    #expect(try lines(output).allSatisfy { $0["outcome"]?.string == "licence_required" })
    let bad = try JSONReader.read(Array(try Data(contentsOf: URL(filePath: file))), file: "bad")
    #expect(bad["line"]?.number == "3")
    #expect(bad["id"]?.string == "deal.country")
    #expect(output.error.contains("2 deals: 2 licence_required, 1 not read"))
  }

  @Test func aTableIsPrintedAsOne() throws {
    let output = try batch(Self.table.replacing("Atlantis", with: "CN"), ["--format", "csv"])
    #expect(output.status == 0, "\(output.error)")
    let table = try CSVTable(Array(output.out.utf8), file: "output")
    #expect(table.header.prefix(4) == ["row", "deal", "outcome", "review"])
    #expect(output.out.split(separator: "\n").count == 4)
    #expect(output.out.contains("us-entity-list:"))
  }

  @Test(arguments: [
    ("id,date,id\n", "stands twice"), ("items[x],date\n", "is no place of a deal"),
    ("a,a.b,date,activity\n1,2,2023-12-01,export\n", "stands where another column has parts"),
    ("{\"date\": \"2023-12-01\", \"activty\": \"export\"}\n", "unknown key `activty`"), ("{\n", "ends too early"),
  ])
  func saysWhatIsWrong(text: String, message: String) throws {
    let output = try batch(text)
    #expect(output.status == 2)
    #expect(output.out.isEmpty)
    #expect(output.error.contains(message), "\(output.error)")
  }

  @Test func nothingIsNothing() throws {
    let output = try batch("")
    #expect(output.status == 0)
    #expect(output.out.isEmpty)
    #expect(output.error.contains("0 deals"))
  }
}
