import TestSupport
import Testing

/// `chokepoint screen` by what is stated beside a name, and on past days.
@Suite struct StatedFactsTests {
  @Test func anAddressAloneIsAnswered() throws {
    let output = try Binary.run(["screen", "--address", "18 Zhangjiang Rd, Pudong, Shanghai"])
    #expect(output.status == 0)
    #expect(output.out.contains(" address "), "\(output.out)")
    #expect(output.out.contains("matched address: "), "\(output.out)")
    #expect(output.out.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(output.out)")
    let none = try Binary.run(["screen", "--address", "666 West River Road, Hartford, Connecticut"])
    #expect(none.out.hasPrefix("no match for \"666 West River Road, Hartford, Connecticut\""), "\(none.out)")
  }

  @Test func evidenceIsShown() throws {
    let arguments = ["screen", "Huawei Technologies", "--country", "CN", "--evidence"]
    let output = try Binary.run(arguments)
    #expect(output.out.contains("+1.5 bits: same country: `CN`"), "\(output.out)")
    #expect(try Binary.run(arguments + ["--format", "json"]).out.contains("\"same-country\""))
  }

  @Test(arguments: [
    ["--identifier", "lei=5493001KJTIIGC8Y1R13"], ["--identifier", "lei"], ["--identifier", "shoe-size=44"],
    ["--address", " "], ["--country", "China", "x"], ["--birth", "long ago", "x"], ["--country", "CN"],
    ["--address", "5 Burn Road", "--batch", "-"],
  ])
  func whatCannotBeMeant(_ arguments: [String]) throws {
    let output = try Binary.run(["screen"] + arguments)
    #expect(output.status == 2)
    #expect(output.out.isEmpty)
    #expect(!output.error.isEmpty)
  }

  @Test func rowsMayHaveNoName() throws {
    let rows = """
      {"address":"18 Zhangjiang Road, Shanghai"}
      {"name":"","identifiers":{"lei":"5493001KJTIIGC8Y1R12"}}
      {"name":"Huawei","identifiers":{"lei":"5493001KJTIIGC8Y1R13"}}
      {"name":""}

      """
    let output = try Binary.run(["screen", "--batch", "-"], input: Array(rows.utf8))
    let lines = output.out.split(separator: "\n")
    #expect(output.status == 2)
    #expect(lines.count == 4)
    #expect(lines[0].contains("\"level\":\"address\""), "\(lines[0])")
    #expect(lines[0].contains("\"matched_address\""))
    #expect(lines[1].contains("\"matches\":[]"), "\(lines[1])")
    #expect(lines[2].contains("\"warnings\":[\"the lei"), "\(lines[2])")
    #expect(lines[3].contains("screen.empty-query"), "\(lines[3])")
  }

  /// The edition of the day answers where one is kept, else the newest by its dates, and both are said.
  @Test func aPastDayAsksTheEditionOfItsTime() throws {
    let workspace = try Place.temporaryFolder()
    func list(_ edition: String, _ names: [String]) throws -> String {
      let rows = names.enumerated().map { "{\"id\":\"\($0.offset)\",\"name\":\"\($0.element)\",\"listings\":[{}]}\n" }
      let head =
        "{\"format\":\"chokepoint/party-list/1\",\"list\":\"own\",\"title\":\"Own\",\"edition\":\"\(edition)\","
        + "\"source\":\"s\",\"coverage\":\"whole list\",\"count\":\(names.count)}\n"
      return try Place.temporaryFile("own-\(edition).ndjson", Array((head + rows.joined()).utf8))
    }
    for (edition, names) in [
      ("2024-01-01", ["Garvald Avionics", "Kvarnholm"]), ("2025-01-01", ["Kvarnholm", "Oblako"]),
    ] {
      #expect(try Binary.run(["lists", "import", try list(edition, names)], workspace: workspace).status == 0)
    }
    func found(_ name: String, _ day: String?) throws -> Binary.Output {
      try Binary.run(["screen", name] + (day.map { ["--date", $0] } ?? []), workspace: workspace)
    }
    #expect(try found("Garvald Avionics", "2024-06-01").out.contains("edition 2024-01-01"))
    #expect(try found("Garvald Avionics", "2025-06-01").out.hasPrefix("no match"))
    #expect(try found("Garvald Avionics", nil).out.hasPrefix("no match"))
    #expect(try found("Oblako", "2024-06-01").out.hasPrefix("no match"))
    let before = try found("Oblako", "2023-06-01")
    #expect(before.out.contains("edition 2025-01-01"), "\(before.out)")
    #expect(before.error.contains("no edition of 2023-06-01 or before is kept of"), "\(before.error)")
    // Asked again, from the kept index.
    #expect(try found("Garvald Avionics", "2024-06-01").out.contains("edition 2024-01-01"))
  }

  @Test func aPartyOfADealIsLookedForByItsAddress() throws {
    let deal = """
      {"date":"2024-01-15","activity":"export","from":"US","to":"CN","items":[{"eccn":"EAR99"}],
       "parties":[{"role":"end_user","name":"Garden Tea","address":"18 Zhangjiang Road, Pudong, Shanghai"}]}
      """
    let output = try Binary.run(["check", "-"], input: Array(deal.utf8))
    #expect(output.out.contains("matched address: "), "\(output.out)\(output.error)")
    #expect(!output.out.contains("parties[0].address"), "\(output.out)")
  }
}
