import Interchange
import Testing

@testable import Rulebook

@Suite struct LawTests {
  private static func law(_ rules: String, on day: String, known: String = "2030-01-01") throws -> Law {
    try SmallPack.program(rules).law(on: SmallPack.day(day), known: SmallPack.day(known))
  }

  private static let versions = """
    require R.1 "first"
      cites Reg 1
      in force from 2023-01-01
      when item.tpp >= 100 TPP
    require R.1 "second"
      cites Reg 2
      in force from 2024-01-01 until 2025-01-01 known 2024-06-01
      announced 2023-10-01
      when item.tpp >= 200 TPP
    """

  @Test(
    arguments: [
      ("2022-12-31", nil), ("2023-01-01", "first"), ("2023-12-31", "first"), ("2024-01-01", "second"),
      ("2024-12-31", "second"), ("2025-01-01", nil),
    ] as [(String, String?)])
  func aLaterVersionEndsTheEarlierAndItsOwnEndRevivesNothing(_ on: String, _ title: String?) throws {
    #expect(try Self.law(Self.versions, on: on).clause("R.1")?.title == title)
  }

  @Test(arguments: [
    ("2023-09-30", "first"), ("2023-10-01", "second"), ("2024-05-31", "second"),
  ])
  func whatCountsDependsOnWhatWasKnown(_ known: String, _ title: String) throws {
    #expect(try Self.law(Self.versions, on: "2024-02-01", known: known).clause("R.1")?.title == title)
  }

  @Test func anEndNotYetKnownIsNotShown() throws {
    let before = try Self.law(Self.versions, on: "2024-02-01", known: "2024-05-31")
    #expect(before.end(of: try #require(before.clause("R.1"))) == nil)
    let after = try Self.law(Self.versions, on: "2024-02-01", known: "2024-06-01")
    #expect(after.end(of: try #require(after.clause("R.1"))) == SmallPack.day("2025-01-01"))
    let first = try Self.law(Self.versions, on: "2023-02-01")
    #expect(first.end(of: try #require(first.clause("R.1"))) == SmallPack.day("2024-01-01"))
    let unaware = try Self.law(Self.versions, on: "2023-02-01", known: "2023-09-30")
    #expect(unaware.end(of: try #require(unaware.clause("R.1"))) == nil)
  }

  private static let suspended = """
    require R.2 "as first written"
      cites Reg 1
      in force from 2023-01-01
      when item.tpp >= 100 TPP
    require R.2 "as amended"
      cites Reg 2
      in force from 2025-01-01
      suspended from 2025-11-10 until 2026-11-10 known 2025-11-01 "suspended for a year"
      when item.tpp >= 50 TPP
    """

  /// An amendment that is suspended leaves the text as it was: no requirement vanishes for it.
  @Test(arguments: [
    ("2024-12-31", "as first written"), ("2025-11-09", "as amended"), ("2025-11-10", "as first written"),
    ("2026-11-09", "as first written"), ("2026-11-10", "as amended"),
  ])
  func theVersionBeforeASuspendedOneCounts(_ on: String, _ title: String) throws {
    #expect(try Self.law(Self.suspended, on: on).clause("R.2")?.title == title)
  }

  @Test func aSuspensionIsSaidAndCountsFromTheDayItIsKnown() throws {
    let law = try Self.law(Self.suspended, on: "2026-01-01")
    #expect(law.suspended.map(\.text) == ["suspended for a year"])
    let unaware = try Self.law(Self.suspended, on: "2026-01-01", known: "2025-10-31")
    #expect(unaware.suspended.isEmpty)
    #expect(unaware.clause("R.2")?.title == "as amended")
  }

  @Test func aSuspendedClauseWithoutAnEarlierVersionDoesNotCount() throws {
    let rules = """
      require R.3
        cites Reg 1
        in force from 2023-01-01
        suspended from 2024-01-01 "stayed"
        when yes
      """
    #expect(try Self.law(rules, on: "2023-12-31").clause("R.3") != nil)
    #expect(try Self.law(rules, on: "2024-01-01").clause("R.3") == nil)
  }

  @Test func standing() throws {
    let rules = """
      require R.4
        cites Reg 1
        in force from 2025-01-13
        compliance from 2025-05-15
        not enforced from 2025-05-13 known 2025-05-08 "announced as not enforced"
        when yes
      """
    func standing(on day: String, known: String = "2030-01-01") throws -> Law.Standing {
      let law = try Self.law(rules, on: day, known: known)
      return law.standing(of: try #require(law.clause("R.4")))
    }
    #expect(try standing(on: "2025-05-12") == .before(compliance: SmallPack.day("2025-05-15")))
    #expect(try standing(on: "2025-05-13") == .notEnforced("announced as not enforced"))
    #expect(try standing(on: "2025-05-14", known: "2025-05-07") == .before(compliance: SmallPack.day("2025-05-15")))
    #expect(try standing(on: "2025-05-15", known: "2025-05-07") == .enforced)
  }

  /// Reviews of one requirement may have versions; the last begun counts, and its end revives nothing.
  @Test func aReviewThatEndedDoesNotReviveTheOneBefore() throws {
    let rules = """
      require R.5
        cites Reg 1
        in force from 2023-01-01
        when yes
      review of R.5
        cites Reg 1
        in force from 2023-01-01
        policy case_by_case otherwise
      review of R.5
        cites Reg 2
        in force from 2024-01-01 until 2025-01-01
        policy presumption_of_denial otherwise
      """
    #expect(try Self.law(rules, on: "2023-06-01").clauses(.review).map(\.cites) == [["Reg 1"]])
    #expect(try Self.law(rules, on: "2024-06-01").clauses(.review).map(\.cites) == [["Reg 2"]])
    #expect(try Self.law(rules, on: "2025-06-01").clauses(.review).isEmpty)
  }

  @Test func theDigestDependsOnContentAndNotOnThePlace() throws {
    func digest(_ path: String, _ text: String) throws -> String {
      try RuleProgram(packs: [RulePackFiles(name: "p", markdown: [(path, Array(text.utf8))])]).digest
    }
    let text = "```rules\nunit TPP\n```\n"
    #expect(try digest("/a/b/x.md", text) == digest("/c/x.md", text))
    #expect(try digest("/a/x.md", text) != digest("/a/x.md", text + " "))
    #expect(try digest("/a/x.md", text) != digest("/a/y.md", text))
    #expect(try digest("x.md", text).hasPrefix("sha256:"))
  }
}
