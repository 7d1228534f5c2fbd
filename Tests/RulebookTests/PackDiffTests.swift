import Interchange
import Testing

@testable import Rulebook

@Suite struct PackDiffTests {
  private static let rules = """
    require R.1 "licence" cites Reg 1; Reg 2
      in force from 2023-01-01 announced 2022-12-01
      unsure "perhaps"
      when item.tpp >= 10 TPP and deal.to in {D:5}
    review of R.1
      cites Reg 1
      in force from 2023-01-01
      policy denial when item.small
      policy case_by_case otherwise
    table groups.csv edition 2024-01-01

    """
  private static let groups = "group,country,from,until\nD:5,CN,,\nD:5,MO,2023-01-17,\n"

  private static func diff(
    _ change: (String) -> String, groups: String = groups, facts: (String) -> String = { $0 }
  ) throws -> PackDiff {
    let before = try RuleProgram(packs: [SmallPack.files(SmallPack.facts + rules, tables: ["groups.csv": Self.groups])])
    let after = try RuleProgram(
      packs: [SmallPack.files(facts(SmallPack.facts) + change(rules), tables: ["groups.csv": groups])])
    return PackDiff(from: before, to: after)
  }

  @Test func theSameIsEmptyAndSaysSo() throws {
    let diff = try Self.diff { $0 }
    #expect(diff.isEmpty)
    #expect(diff.text.hasPrefix("no difference in clauses, facts and country groups\n"))
    #expect(diff.text.contains("the files are the same"))
  }

  @Test func layoutIsNoDifference() throws {
    let diff = try Self.diff {
      $0.replacing(">= 10 TPP and", with: ">=10 TPP\n    and").replacing("{D:5}", with: "{ D:5 }")
    }
    #expect(diff.isEmpty)
    #expect(diff.text.contains("prose, layout or cases differ"))
  }

  @Test(arguments: [
    (
      "10 TPP", "11 TPP", "when", "when item.tpp >= 10 TPP and deal.to in {D:5}",
      "when item.tpp >= 11 TPP and deal.to in {D:5}"
    ),
    ("; Reg 2", "; Reg 3", "cites", "Reg 2", "Reg 3"),
    ("\"licence\"", "\"a licence\"", "title", "licence", "a licence"),
    ("unsure", "secondary", "caveats", "unsure: perhaps", "secondary: perhaps"),
    ("announced 2022-12-01", "announced 2022-12-02", "in force", "announced 2022-12-01", "announced 2022-12-02"),
    ("policy denial", "policy approval", "policy", "policy denial when item.small", "policy approval when item.small"),
  ])
  func saysWhatChanged(_ old: String, _ new: String, _ field: String, _ removed: String, _ added: String) throws {
    let diff = try Self.diff { $0.replacing(old, with: new) }
    #expect(diff.changedClauses.map(\.changes) == [[PackDiff.Change(field: field, removed: [removed], added: [added])]])
    #expect(diff.addedClauses.isEmpty && diff.removedClauses.isEmpty)
    #expect(diff.text.contains("        - \(removed)\n        + \(added)\n"), "\(diff.text)")
  }

  @Test func aNewVersionIsAddedAndAnotherFirstDayIsAChange() throws {
    let version = "require R.1 \"licence\" cites Reg 9\n in force from 2024-01-01\n when item.small\n"
    let added = try Self.diff { $0 + version }
    #expect(added.addedClauses.map(\.id) == ["R.1"])
    #expect(added.changedClauses.isEmpty)
    let dated = try Self.diff { $0.replacing("from 2023-01-01 announced", with: "from 2023-01-02 announced") }
    #expect(dated.changedClauses.map(\.changes.first?.field) == ["in force"])
    #expect(dated.addedClauses.isEmpty && dated.removedClauses.isEmpty)
  }

  @Test func theOtherWayRoundAddedIsRemoved() throws {
    let before = try SmallPack.program("define a is item.small\ndefine b is item.datacenter\n")
    let after = try SmallPack.program("define a is item.small\n")
    #expect(PackDiff(from: before, to: after).removedClauses.map(\.id) == ["b"])
    #expect(PackDiff(from: after, to: before).addedClauses.map(\.id) == ["b"])
  }

  @Test func factsAndGroups() throws {
    func otherFacts(_ facts: String) -> String {
      facts.replacing("fact item.rate is a number of GB/s", with: "fact item.pace is a number of GB/s")
        .replacing("item.tpp / item.area", with: "item.tpp / item.area else item.tpp / item.area").replacing(
          "fact item.small is yes or no", with: "fact item.small is yes or no ask \"Small?\" cost 1")
    }
    let facts = try Self.diff({ $0 }, facts: otherFacts)
    #expect(facts.addedFacts.map(\.path) == ["item.pace"])
    #expect(facts.removedFacts.map(\.path) == ["item.rate"])
    #expect(facts.changedFacts.map(\.after.path) == ["item.density", "item.small"])
    #expect(facts.changedFacts.map { $0.changes.map(\.field) } == [["follows from"], ["ask", "cost"]])
    let groups = try Self.diff({ $0 }, groups: "group,country,from,until\nD:5,CN,,\nD:5,MO,2023-01-18,\nA:5,DE,,\n")
    #expect(groups.changedGroups.map(\.group) == ["A:5", "D:5"])
    #expect(
      groups.changedGroups.last?.changes == [
        PackDiff.Change(field: "members", removed: ["MO from 2023-01-17"], added: ["MO from 2023-01-18"])
      ])
    #expect(groups.json["groups"]?.array?.count == 2)
  }
}
