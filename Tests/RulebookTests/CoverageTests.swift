import Interchange
import Testing

@testable import Rulebook

@Suite struct CoverageTests {
  private static func coverage(_ rules: String) throws -> Coverage {
    Coverage(of: try SmallPack.program(rules), known: SmallPack.day("2026-01-01"))
  }

  /// The gaps of one clause, but for those of dates.
  private static func gaps(_ rules: String, of id: String = "R.1", dates: Bool = false) throws -> [String] {
    try coverage(rules).clauses.filter { $0.clause.id == id }.flatMap(\.gaps).map(\.text).filter {
      dates || !$0.contains(", its first")
    }
  }

  private static let rule =
    "require R.1 cites Reg 1\n in force from 2023-01-01\n when item.datacenter and deal.to in {CN}\n"

  @Test func aClauseWantsACaseInWhichItHoldsAndOneInWhichItFails() throws {
    let yes = "case \"a\" on 2024-01-01 given item.datacenter = yes, deal.to = CN expect R.1\n"
    let no = "case \"b\" on 2024-01-01 given item.datacenter = no expect not R.1\n"
    let open = "case \"c\" on 2024-01-01 given item.datacenter = yes expect unknown R.1\n"
    let early = "case \"d\" on 2022-01-01 given item.datacenter = yes, deal.to = CN expect not R.1\n"
    #expect(try Self.gaps(Self.rule) == ["no case falls into its time"])
    #expect(try Self.gaps(Self.rule + early) == ["no case falls into its time"])
    #expect(try Self.gaps(Self.rule + open) == ["holds in no case", "fails in no case"])
    #expect(try Self.gaps(Self.rule + yes) == ["fails in no case"])
    #expect(try Self.gaps(Self.rule + no) == ["holds in no case"])
    #expect(try Self.gaps(Self.rule + no + yes) == [])
  }

  /// The words of a condition say nothing: a case counts by what it makes of the clause.
  @Test func aCaseThatNamesNothingCoversWhatItAsks() throws {
    let cases = "case \"a\" on 2024-01-01 given item.datacenter = yes, deal.to = CN expect ask item.tpp\n"
    #expect(try Self.coverage(Self.rule + cases).clauses.first?.holds == 1)
  }

  @Test func failingByAnAssumptionIsNotShown() throws {
    let rules = """
      fact item.sold is yes or no assume no "not stated to be sold"
      require R.2 cites Reg 1
        in force from 2023-01-01
        when item.sold
      case "a" on 2024-01-01 given item.tpp = 1 expect not R.2
      case "b" on 2024-01-01 given item.sold = yes expect R.2

      """
    #expect(try Self.gaps(rules, of: "R.2") == ["fails in no case"])
    #expect(try Self.gaps(rules + "case \"c\" on 2024-01-01 given item.sold = no expect not R.2", of: "R.2") == [])
  }

  @Test func aThresholdCountsWhereItIsCompared() throws {
    let rule = "require R.1 cites Reg 1\n in force from 2023-01-01\n when item.kind = chip and item.tpp >= 10 TPP\n"
    func cases(_ kind: String) -> String {
      "cases \"a\" on 2024-01-01 given item.kind = \(kind) | item.tpp | expect | | 9 | not R.1 | | 10 | ask item.area | | 11 | ask item.area |\n"
    }
    #expect(try Self.gaps(rule + cases("chip")) == [])
    // A board fails before its figure is looked at.
    #expect(
      try Self.gaps(rule + cases("board")) == [
        "holds in no case", "no case below, at, above the threshold 10 (line 20)",
      ])
  }

  @Test func everyPartyIsAsked() throws {
    let rules = """
      define vetted is any party has (party.country = CN and party.vetted)
      case "second" on 2024-01-01 given party.country = DE, party.2.country = CN, party.2.vetted = yes expect vetted

      """
    #expect(try Self.gaps(rules, of: "vetted") == ["fails in no case"])
  }

  @Test func aDayWantsACaseBeforeAndOnIt() throws {
    func found(_ days: [String]) throws -> [[String]] {
      let cases = days.map { "case \"c\" on \($0) given item.datacenter = yes, deal.to = CN expect ask item.tpp\n" }
      return try Self.coverage(Self.rule + cases.joined()).clauses[0].boundaries.map(\.missing)
    }
    #expect(try found([]) == [["before", "on"]])
    #expect(try found(["2023-01-02"]) == [["before", "on"]])
    #expect(try found(["2023-01-01"]) == [["before"]])
    #expect(try found(["2022-12-31"]) == [["on"]])
    #expect(try found(["2022-12-31", "2023-01-01"]) == [[]])
    // A case for which the clause would not hold on the day shows nothing of the day.
    let other = "case \"c\" on 2023-01-01 given item.datacenter = no, deal.to = CN expect not R.1\n"
    #expect(try Self.coverage(Self.rule + other).clauses[0].boundaries.map(\.missing) == [["before", "on"]])
  }

  @Test func everyKindOfDayIsLookedAt() throws {
    let rule = """
      require R.1 cites Reg 1
        in force from 2023-01-10 until 2024-01-10 announced 2023-01-05 compliance from 2023-02-10
        not enforced from 2023-03-10 until 2023-04-10 "not enforced"
        suspended from 2023-05-10 until 2023-06-10 "stayed"
        when item.datacenter

      """
    func missing(_ cases: [String]) throws -> [String: [String]] {
      let cases = cases.map { "case \"c\" on \($0) given item.datacenter = yes expect ask item.tpp\n" }
      let boundaries = try Self.coverage(rule + cases.joined()).clauses[0].boundaries
      return Dictionary(uniqueKeysWithValues: boundaries.map { ($0.kind.rawValue, $0.missing) })
    }
    let none = try missing([])
    #expect(Set(none.keys) == Set(PeriodBoundary.Kind.allCases.map(\.rawValue)))
    #expect(none.values.allSatisfy { $0 == ["before", "on"] })
    let all = try missing([
      "2023-01-09", "2023-01-10", "2023-02-10", "2023-03-09", "2023-03-10", "2023-04-10", "2023-05-10", "2023-05-11",
      "2023-06-10", "2024-01-10", "2023-01-10 known 2023-01-04", "2023-01-10 known 2023-01-05",
    ])
    #expect(all.values.allSatisfy { $0.isEmpty }, "\(all)")
    #expect(try missing(["2024-01-10"])["until"] == ["before"])
    #expect(try missing(["2023-12-01"])["until"] == ["on"])
  }

  @Test func theRowsOfAReviewAreCoveredOneByOne() throws {
    let rules =
      Self.rule + """
        review of R.1
          cites Reg 1
          in force from 2023-01-01
          policy denial when item.small
          policy case_by_case otherwise

        """
    let given = "given item.datacenter = yes, deal.to = CN"
    let small = "case \"a\" on 2024-01-01 \(given), item.small = yes expect R.1\n"
    let large = "case \"b\" on 2024-01-01 \(given), item.small = no expect R.1\n"
    let off = "case \"c\" on 2024-01-01 given item.datacenter = no, item.small = no expect not R.1\n"
    #expect(
      try Self.gaps(rules + small, of: "review of R.1") == [
        "`policy case_by_case otherwise` (line 25) holds in no case"
      ])
    #expect(try Self.gaps(rules + small + large, of: "review of R.1") == [])
    // Without the requirement nothing is reviewed.
    #expect(try Self.gaps(rules + off, of: "review of R.1") == ["holds in no case"])
  }

  @Test func sharesAndOutput() throws {
    let coverage = try Self.coverage(Self.rule + "case \"a\" on 2024-01-01 given item.datacenter = no expect not R.1\n")
    let text = coverage.text()
    #expect(text.hasPrefix("small: 1 clauses, 1 cases\n"), "\(text)")
    #expect(text.contains("R.1, from 2023-01-01"))
    #expect(text.contains("    holds in no case\n"))
    #expect(coverage.text(filter: "nothing").contains("No gap."))
    let total = coverage.json()["total"]
    #expect(total?["clauses_fail"]?["covered"].map(JSONWriter.compact) == "1")
    #expect(total?["clauses_hold"]?["covered"].map(JSONWriter.compact) == "0")
    #expect(total?["gaps"].map(JSONWriter.compact) == "2")
  }
}
