import Foundation
import Interchange
import TestSupport
import Testing

/// `chokepoint rehearse`: two answers to every deal, and what makes them differ.
@Suite struct RehearseTests {
  /// A small pack that asks for a licence above a limit.
  private static func pack(above limit: Int, _ more: String = "") -> String {
    """
    ```rules
    unit TPP
    fact deal.to is a country
    fact deal.from is a country
    fact deal.activity is one of export, reexport
    fact item.tpp is a number of TPP ask "What is the TPP?" cost 1
    fact item.eccn is a code states the class
    scope S "from anywhere" cites Reg 0
      in force from 2020-01-01
      when deal.from != DE
    class 3A090.a "big" cites Reg 1
      in force from 2020-01-01
      when item.tpp >= \(limit) TPP
    require R "big ones to China" cites Reg 2
      in force from 2020-01-01
      when 3A090.a and deal.to = CN
    review of R cites Reg 3
      in force from 2020-01-01
      policy case_by_case otherwise
    \(more)
    ```
    """
  }

  private func rules(above limit: Int, _ more: String = "") throws -> String {
    let folder = try Place.temporaryFolder()
    try FileManager.default.createDirectory(atPath: "\(folder)/t", withIntermediateDirectories: true)
    try Data(Self.pack(above: limit, more).utf8).write(to: URL(filePath: "\(folder)/t/t.md"))
    return folder
  }

  private static func deal(_ number: Int, _ tpp: Int, to: String = "CN") -> String {
    #"{"id":"D-\#(number)","date":"2024-06-01","activity":"export","from":"US","to":"\#(to)","items":[{"eccn":"EAR99","facts":{"tpp":"\#(tpp)"}}]}"#
  }

  private static let deals = [
    deal(1, 50), deal(2, 150), deal(3, 250), deal(4, 150, to: "FR"), deal(5, 160),
  ].joined(separator: "\n")

  private func rehearse(_ text: String, _ arguments: [String]) throws -> Binary.Output {
    try Binary.run(["rehearse", "-", "--screening", "off"] + arguments, input: Array(text.utf8))
  }

  /// The law of another country is rehearsed by itself.
  @Test func anotherRegimeIsRehearsed() throws {
    let folder = try Place.temporaryFolder()
    let (old, new) = ("\(folder)/old", "\(folder)/new")
    for (rules, limit) in [(old, 200), (new, 100)] {
      for (regime, limit) in [("us-ear", 200), ("xx", limit)] {
        let pack = "\(rules)/\(regime)"
        try FileManager.default.createDirectory(atPath: pack, withIntermediateDirectories: true)
        try Data(Self.pack(above: limit).utf8).write(to: URL(filePath: "\(pack)/t.md"))
      }
    }
    for (regime, changed) in [("us", "0"), ("xx", "2")] {
      let output = try rehearse(
        Self.deals, ["--from", old, "--rules", new, "--format", "json", "--regime", regime])
      #expect(output.status == 0, "\(output.error)")
      let found = try JSONReader.read(Array(output.out.utf8), file: "output")
      #expect(found["changed"].map { JSONWriter.compact($0) } == changed)
    }
    #expect(try rehearse(Self.deals, ["--from", old, "--rules", new, "--regime", "us,xx"]).status == 2)
    #expect(try rehearse(Self.deals, ["--from", old, "--rules", new, "--regime", "yy"]).status == 2)
  }

  @Test func aChangedLimitIsToldByItsRule() throws {
    let (old, new) = (try rules(above: 200), try rules(above: 100))
    let output = try rehearse(Self.deals, ["--from", old, "--rules", new, "--format", "json", "--examples", "1"])
    #expect(output.status == 0, "\(output.error)")
    let found = try JSONReader.read(Array(output.out.utf8), file: "output")
    func number(_ value: JSON?) -> String { value.map { JSONWriter.compact($0) } ?? "" }
    #expect(number(found["deals"]) == "5")
    #expect(number(found["changed"]) == "2")
    #expect(
      number(found["outcomes"])
        == #"[{"before":"no_licence_required","after":"licence_required","deals":2}]"#)
    #expect(
      number(found["by_rule"])
        == #"[{"id":"R","kind":"requirement","way":"appears","deals":2,"examples":[{"row":2,"deal":"D-2","before":"no_licence_required","after":"licence_required"}]}]"#
    )
    #expect(found["rules"]?["before"]?.string != found["rules"]?["after"]?.string)
    let text = try rehearse(Self.deals, ["--from", old, "--rules", new]).out
    #expect(text.hasPrefix("2 of 5 deals are answered otherwise\n"))
    #expect(text.contains("2 requirement R appears"), "\(text)")
    #expect(text.contains("D-5, row 5: no licence required -> licence required"), "\(text)")
  }

  @Test func theOtherWayRoundItVanishes() throws {
    let output = try rehearse(
      Self.deals, ["--from", try rules(above: 100), "--rules", try rules(above: 200), "--format", "ndjson"])
    #expect(
      output.out.split(separator: "\n").map(String.init)
        == [2, 5].map { row in
          #"{"row":\#(row),"deal":"D-\#(row)","before":"licence_required","after":"no_licence_required","by_rule":[{"id":"R","kind":"requirement","way":"vanishes"}]}"#
        })
    #expect(output.error.contains("2 of 5 deals are answered otherwise"))
  }

  @Test func anotherReviewAndAnExceptionAreTold() throws {
    let more = """
      review of R cites Reg 4
        in force from 2021-01-01
        policy presumption_of_denial otherwise
      authorise X "smaller ones" cites Reg 5
        in force from 2020-01-01
        lifts R
        when item.tpp < 200 TPP
      """
    let output = try rehearse(
      Self.deals, ["--from", try rules(above: 100), "--rules", try rules(above: 100, more), "--format", "json"])
    let groups = try JSONReader.read(Array(output.out.utf8), file: "output")["by_rule"]?.array ?? []
    #expect(
      groups.map { "\($0["kind"]?.string ?? "") \($0["id"]?.string ?? "") \($0["way"]?.string ?? "")" } == [
        "exception X appears", "review R changes",
      ])
  }

  @Test func theSameRulesChangeNothing() throws {
    let rules = try rules(above: 100)
    let output = try rehearse(Self.deals, ["--from", rules, "--rules", rules, "--fail-on", "difference"])
    #expect(output.status == 0)
    #expect(output.out.hasPrefix("0 of 5 deals are answered otherwise\n"), "\(output.out)")
    let changed = try rehearse(
      Self.deals, ["--from", rules, "--rules", try self.rules(above: 200), "--fail-on", "difference"])
    #expect(changed.status == 1)
  }

  @Test(arguments: [1, 3]) func manyDealsGiveOneSummary(jobs: Int) throws {
    let text = (1...3000).map { Self.deal($0, $0 % 300) }.joined(separator: "\n")
    let output = try rehearse(
      text, ["--from", try rules(above: 200), "--rules", try rules(above: 100), "--jobs", "\(jobs)"])
    #expect(output.out.hasPrefix("1000 of 3000 deals are answered otherwise\n"), "\(output.out)")
    #expect(output.out.contains("D-100, row 100: "), "the first examples are those of the first rows")
    #expect(output.out.contains("and 997 more"))
  }

  @Test func aTableIsReadToo() throws {
    let table = "id,date,activity,from,to,items[0].facts.tpp\nD-1,2024-06-01,export,US,CN,150\n"
    let output = try rehearse(table, ["--from", try rules(above: 200), "--rules", try rules(above: 100)])
    #expect(output.out.hasPrefix("1 of 1 deal is answered otherwise\n"), "\(output.out)\(output.error)")
  }

  @Test func listsThatChangeAreRehearsed() throws {
    let workspace = try Place.temporaryFolder()
    let list = try Place.temporaryFile(
      "us-bis-dpl-2026-01-02.csv",
      Array(
        "name,aliases,country,address,status,effective_date,federal_register,notes\nZebulon Trading Ltd,,DE,,,,,\n".utf8
      ))
    #expect(try Binary.run(["lists", "import", list], workspace: workspace).status == 0)
    let deal =
      #"{"id":"D-1","date":"2026-06-01","activity":"export","from":"US","to":"DE","items":[{"eccn":"EAR99"}],"parties":[{"role":"end_user","name":"Zebulon Trading Ltd","headquarters":"DE","ultimate_parent":"DE"}]}"#
    let output = try Binary.run(
      ["rehearse", "-", "--lists", workspace, "--format", "ndjson", "--known", "2026-11-20"], input: Array(deal.utf8))
    #expect(output.status == 0, "\(output.error)")
    #expect(output.out.contains(#""row":1"#), "\(output.out)\(output.error)")
  }

  @Test func nothingIsNothing() throws {
    let rules = try rules(above: 100)
    let output = try rehearse("", ["--from", rules, "--rules", rules])
    #expect(output.status == 0, "\(output.error)")
    #expect(output.out.hasPrefix("0 of 0 deals are answered otherwise\n"))
  }

  @Test func aBrokenRowEndsTheRunOrIsWrittenAside() throws {
    let rules = try rules(above: 100)
    let text = Self.deal(1, 5) + "\n{\"date\":\n" + Self.deal(3, 5)
    let output = try rehearse(text, ["--from", rules, "--rules", rules])
    #expect(output.status == 2)
    #expect(output.out.isEmpty)
    #expect(output.error.contains(":2:"), "\(output.error)")
    let aside = try Place.temporaryFolder() + "/bad.ndjson"
    let whole = try rehearse(text, ["--from", rules, "--rules", rules, "--errors", aside])
    #expect(whole.status == 2)
    #expect(whole.out.hasPrefix("0 of 2 deals are answered otherwise\n"))
    #expect(try String(contentsOfFile: aside, encoding: .utf8).contains(#""line":2"#))
  }

  /// A fact that the changed rules no longer know.
  @Test func aDealThatTheChangedRulesCannotReadIsSaid() throws {
    let old = try rules(above: 100, "fact item.size is a number")
    let deal =
      #"{"date":"2024-06-01","activity":"export","from":"US","to":"CN","items":[{"facts":{"tpp":"5","size":"1"}}]}"#
    let output = try rehearse(deal, ["--from", old, "--rules", try rules(above: 100)])
    #expect(output.status == 2)
    #expect(output.error.contains("under the changed rules: unknown fact `size`"), "\(output.error)")
  }

  @Test(arguments: [
    ([], "give the changed rules"), (["--rules", "nowhere"], "locate.rules"), (["--rules", "Examples"], "rules.empty"),
    (["--lists", "Examples"], "rehearse.lists"), (["--rules", "rules", "--fail-on", "nothing"], "difference"),
    (["--rules", "rules", "--jobs", "0"], "--jobs"), (["--rules", "rules", "--exmaples", "1"], "--exmaples"),
  ])
  func whatCannotBeMeant(_ arguments: [String], _ message: String) throws {
    let output = try Binary.run(["rehearse", "-"] + arguments)
    #expect([2, 3].contains(output.status))
    #expect(output.out.isEmpty)
    #expect(output.error.contains(message), "\(output.error)")
  }
}
