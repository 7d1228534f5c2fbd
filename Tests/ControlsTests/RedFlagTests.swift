import Interchange
import Rulebook
import Testing

@testable import Controls

/// What a raised flag does to an answer, and what reaches items outside the law.
@Suite struct RedFlagTests {
  private static let rules = """
    ```rules
    fact deal.cash is yes or no
    fact deal.person is yes or no
    fact deal.resolved is yes or no ask "Resolved?" assume no "not said to be resolved"
    fact deal.controlled is yes or no
    fact item.foreign is yes or no
    scope S cites Reg
      in force from 2020-01-01 when not item.foreign
    require R.item cites Reg
      in force from 2020-01-01 when deal.controlled
    require R.person cites Reg
      in force from 2020-01-01 even if not subject when deal.person
    prohibit P.item cites Reg
      in force from 2020-01-01 when deal.controlled and deal.person
    flag F "cash" cites Reg
      in force from 2020-01-01 resolve "why cash" when deal.cash and not deal.resolved
    ```
    """

  private func answer(_ deal: [String: Bool], foreign: Bool = false) throws -> Determination {
    let files = RulePackFiles(name: "p", markdown: [("p.md", Array(Self.rules.utf8))])
    let judge = try Judge(program: RuleProgram(packs: [files]), isAddressee: { _, _ in .no })
    var facts = FactSet()
    var values = ["cash": false, "person": false, "controlled": false]
    values.merge(deal) { $1 }
    facts.add("deal", FactSet.Record(label: "deal", values: values.mapValues { .truth($0) }))
    facts.add("item", FactSet.Record(label: "items[0]", values: ["foreign": .truth(foreign)]))
    let day = try #require(CalendarDay("2024-01-01"))
    return judge.determine(
      facts, items: [Deal.Item(name: nil, eccn: CodePath("EAR99"))], listed: [], on: day, known: day)
  }

  @Test func aRaisedFlagHoldsUpWhatWouldBeFree() throws {
    let answer = try answer(["cash": true])
    #expect(answer.outcome == .needsFacts)
    #expect(answer.redFlags.map(\.clause.id) == ["F"])
    let asked = try #require(answer.missing.first)
    #expect(asked.place == "deal.resolved" && asked.decides == ["F"] && !asked.always)
    let flags = try #require(answer.json["red_flags"]?.array)
    #expect(flags.first?["resolve"]?.array?.first?.string == "why cash")
    let text = DeterminationText.render(answer, title: "t")
    #expect(text.contains("Red flags: look into them before going on"))
    #expect(text.contains("to resolve: why cash"))
  }

  @Test func aResolvedFlagIsNone() throws {
    let answer = try answer(["cash": true, "resolved": true])
    #expect(answer.outcome == .noLicenceRequired)
    #expect(answer.redFlags.isEmpty)
  }

  @Test func aFlagSoftensNothing() throws {
    #expect(try answer(["cash": true, "controlled": true]).outcome == .licenceRequired)
  }

  @Test func aFlagDoesNotBearOnWhatIsOutsideTheLaw() throws {
    let answer = try answer(["cash": true], foreign: true)
    #expect(answer.outcome == .notSubject)
    #expect(answer.redFlags.count == 1)
  }

  @Test func aRequirementThatBindsPeopleReachesEveryItem() throws {
    #expect(try answer(["person": true], foreign: true).outcome == .licenceRequired)
    #expect(try answer(["controlled": true], foreign: true).outcome == .notSubject)
  }

  @Test func aProhibitionLeavesAloneWhatIsOutsideTheLaw() throws {
    #expect(try answer(["person": true, "controlled": true]).outcome == .prohibited)
    #expect(try answer(["person": true, "controlled": true], foreign: true).outcome == .licenceRequired)
  }
}
