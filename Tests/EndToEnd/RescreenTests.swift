import Interchange
import TestSupport
import Testing

/// `chokepoint lists rescreen`.
@Suite struct RescreenTests {
  private static let header = "name,aliases,country,address,status,effective_date,federal_register,notes\n"

  private func list(_ edition: String, _ rows: String) throws -> String {
    try Place.temporaryFile("us-bis-dpl-\(edition).csv", Array((Self.header + rows).utf8))
  }

  private static let customers =
    "id,name\n1,Alpenrose Trading\n2,Bergkristall Handel\n3,Gammarus Trading\n4,Deltawerk\n5,?\n"

  @Test func onlyDifferencesArePrinted() throws {
    let workspace = try Place.temporaryFolder()
    let old = try list(
      "2026-01-02",
      "Alpenrose Trading,,China,1 Road,,,,\nBergkristall Handel,,Iran,,,,,\nGammarus Trading,,China,,,,,\n")
    let new = try list(
      "2026-02-03", "Alpenrose Trading,,China,2 Road,,,,\nGammarus Trading,,China,,,,,\nDeltawerk,,China,,,,,\n")
    #expect(try Binary.run(["lists", "import", old, new], workspace: workspace).status == 0)
    var outputs: [String] = []
    for editions in [
      ["--from", old, "--to", new], ["--list", "us-bis-dpl"],
      ["--from", "us-bis-dpl@2026-01-02", "--to", "us-bis-dpl"],
    ] {
      let output = try Binary.run(
        ["lists", "rescreen", "-", "--format", "ndjson"] + editions, input: Array(Self.customers.utf8),
        workspace: workspace)
      #expect(output.status == 2, "\(output.error)")
      #expect(output.error.contains("us-bis-dpl, 2026-01-02 to 2026-02-03: 1 added, 1 removed, 1 changed, 1 unchanged"))
      #expect(output.error.contains("5 customers, 1 with a new match, 1 not screened"))
      outputs.append(output.out)
    }
    #expect(Set(outputs).count == 1)
    let rows = try outputs[0].split(separator: "\n").map { try JSONReader.read(Array($0.utf8), file: "output") }
    #expect(rows.map { $0["row"]?.number } == ["1", "2", "4", "5"])
    #expect(rows[0]["changed"]?.array?.first?["fields"]?.array?.map(\.string) == ["addresses"])
    #expect(rows[1]["disappeared"]?.array?.first?["name"]?.string == "Bergkristall Handel")
    #expect(rows[2]["appeared"]?.array?.first?["name"]?.string == "Deltawerk")
    #expect(rows[3]["error"]?["id"]?.string == "screen.empty-query")
    let text = try Binary.run(
      ["lists", "rescreen", "-", "--from", old, "--to", new, "--fail-on-match"],
      input: Array("name\nDeltawerk\nGammarus Trading\n".utf8), workspace: workspace)
    #expect(text.status == 1)
    #expect(text.out.hasPrefix("Deltawerk, row 1\n  + "), "\(text.out)")
    #expect(!text.out.contains("Gammarus"))
  }

  @Test(arguments: [[], ["--from", "a"], ["--list", "x"], ["--list", "x", "--to", "y"]])
  func whatCannotBeMeant(_ arguments: [String]) throws {
    let output = try Binary.run(["lists", "rescreen", "-"] + arguments, input: Array("name\nx\n".utf8))
    #expect(output.status == 2)
    #expect(output.out.isEmpty)
  }
}
