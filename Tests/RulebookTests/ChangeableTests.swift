import Interchange
import Testing

@testable import Rulebook

/// Facts that can lawfully be made others, and the numbers at which that matters.
@Suite struct ChangeableTests {
  private func program(_ facts: String, _ clauses: String = "") throws -> RuleProgram {
    try RuleProgram(packs: [
      RulePackFiles(name: "t", markdown: [("t.md", Array("```rules\nunit nm\n\(facts)\n\(clauses)\n```\n".utf8))])
    ])
  }

  @Test func theWordsAndTheValueAreRead() throws {
    let program = try program(
      """
      fact item.size is a number of nm ask "How big?" cost 1 changeable "by another product"
      fact item.tested is yes or no assume no "not tested" changeable to yes "by a test"
      """)
    #expect(program.fact("item.size")?.change?.words == "by another product")
    #expect(program.fact("item.size")?.change?.value == nil)
    #expect(program.fact("item.tested")?.change?.value == .truth(true))
  }

  @Test(arguments: [
    ("fact item.tested is yes or no changeable \"by a test\"", "it is not said to which it can be changed"),
    ("fact item.size is a number changeable to 3 \"by another\"", "changeable to any other"),
    ("fact deal.to is a country changeable to DE \"by a detour\"", "only numbers and yes or no"),
    ("fact item.size is a number changeable by another", "how the fact can lawfully be changed"),
    ("fact item.tested is yes or no changeable to maybe \"by a test\"", "expected yes or no"),
  ])
  func whatCannotBeChangeableIsRefused(_ fact: String, _ message: String) throws {
    let errors = #expect(throws: Diagnostics.self) { try program(fact) }
    #expect(errors?.all.contains { $0.message.contains(message) } == true, "\(String(describing: errors?.all))")
  }

  /// Cuts are found through definitions, arithmetic and what follows from the fact; a falling one changes sides.
  @Test func cutsOfAFact() throws {
    let program = try program(
      """
      fact item.size is a number of nm
      fact item.area is a number
      fact item.ratio is a number or item.area / item.rate
      fact item.rate is a number
      fact item.other is a number
      """,
      """
      define twice is 2 * item.rate
      define all is item.rate >= 10 and item.rate <= 20 and item.rate in (30, 40] and twice < 9 and item.ratio > 4
        and item.other > 77
      """)
    let day = try #require(CalendarDay("2024-01-01"))
    let law = program.law(on: day, known: day)
    var facts = FactSet()
    facts.add("item", FactSet.Record(label: "item", values: ["area": .number(Exact(100))]))
    let reach = LawReach([try #require(law.clause("all"))], of: law)
    #expect(Set(reach.facts.map(\.name)) == ["rate", "ratio", "area", "other"])
    let cuts = reach.cuts(
      of: FactReference(subject: "item", index: 0, name: "rate"), in: Evaluation(law: law, facts: facts))
    #expect(
      cuts.map { "\($0.value) \($0.belongsAbove)" } == [
        "4.5 true", "10 true", "20 false", "25 true", "30 false", "40 false",
      ])
  }
}
