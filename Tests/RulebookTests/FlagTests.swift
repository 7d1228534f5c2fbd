import Interchange
import Testing

@testable import Rulebook

/// Red flags, clauses that bind whatever the item, and words of a text.
@Suite struct FlagTests {
  private static func program(_ clauses: String) throws -> RuleProgram {
    let text = """
      ```rules
      fact listing.programs is text
      fact deal.cash is yes or no
      \(clauses.replacing(" in force", with: "\n  in force"))
      ```
      """
    return try RuleProgram(packs: [RulePackFiles(name: "p", markdown: [("f.md", Array(text.utf8))])])
  }

  private static func truth(_ condition: String, _ programs: String?) throws -> Truth {
    let program = try program("define d is \(condition)")
    var facts = FactSet()
    facts.add(
      "listing", FactSet.Record(label: "listing", values: programs.map { ["programs": .text($0)] } ?? [:]))
    let day = try #require(CalendarDay("2024-01-01"))
    return Evaluation(law: program.law(on: day, known: day), facts: facts).holds("d").truth
  }

  @Test(arguments: [
    ("SDGT", Truth.yes), ("NPWMD; SDGT", .yes), ("SDGT;FTO", .yes), (" FTO ", .yes), ("SDGT2", .no), ("", .no),
    ("not SDGT", .no),
  ])
  func mentionsWholeWords(_ text: String, _ expected: Truth) throws {
    #expect(try Self.truth(#"listing.programs mentions "SDGT", "FTO""#, text) == expected)
  }

  @Test func mentionsOfATextNotStatedIsUnknown() throws {
    #expect(try Self.truth(#"listing.programs mentions "SDGT""#, nil) == .unknown)
  }

  @Test func aFlagSaysWhatResolvesIt() throws {
    let program = try Self.program(
      #"flag F "cash" cites S in force from 2020-01-01 resolve "why" resolve "whence" when deal.cash"#)
    #expect(program.versions["F"]?.first?.kind == .flag)
    #expect(program.versions["F"]?.first?.resolutions == ["why", "whence"])
  }

  @Test(arguments: [
    (#"flag F cites S in force from 2020-01-01 when deal.cash"#, "rule.missing-resolution"),
    (#"require R cites S in force from 2020-01-01 resolve "x" when deal.cash"#, "rule.syntax"),
    (#"flag F cites S in force from 2020-01-01 resolve "x" even if not subject when deal.cash"#, "rule.syntax"),
    (#"require R cites S in force from 2020-01-01 even if subject when deal.cash"#, "rule.syntax"),
    (#"define d is deal.cash mentions "x""#, "rule.type"), (#"define d is listing.programs mentions x"#, "rule.syntax"),
  ])
  func isRefused(_ clause: String, _ id: String) throws {
    let errors = #expect(throws: Diagnostics.self) { try Self.program(clause) }
    #expect(errors?.all.first?.id == id)
  }

  @Test func requirementsAndProhibitionsMayBindWhateverTheItem() throws {
    let program = try Self.program(
      """
      require R cites S in force from 2020-01-01 even if not subject when deal.cash
      prohibit P cites S in force from 2020-01-01 when deal.cash
      """)
    #expect(program.versions["R"]?.first?.reachesUnsubject == true)
    #expect(program.versions["P"]?.first?.reachesUnsubject == false)
  }
}
