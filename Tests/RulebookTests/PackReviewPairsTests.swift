import Interchange
import Testing

@testable import Rulebook

/// Exceptions that change nothing or disagree, reviews that leave something open, versions that do not meet.
@Suite struct PackReviewPairsTests {
  private static let target = "require R.1 cites Reg 1\n in force from 2023-01-01\n when item.datacenter\n"

  private static func exception(_ id: String, _ condition: String, _ more: String = "", from: String = "2023-01-01")
    -> String
  {
    "exception \(id) to R.1 \(more) cites Reg 2\n in force from \(from)\n when \(condition)\n"
  }

  /// Findings other than thresholds without a case, as id and message.
  private static func review(_ rules: String) throws -> [String] {
    try SmallPack.program(rules).review(known: SmallPack.day("2026-01-01")).filter { $0.id != "rules.boundary" }.map {
      "\($0.id): \($0.message)"
    }
  }

  @Test func anExceptionThatHoldsOnlyWhereAnotherDoesIsShadowed() throws {
    let wide = Self.exception("wide", "item.small")
    let narrow = Self.exception("narrow", "item.small and deal.to = DE")
    let finding = "rules.shadowed: `narrow` changes nothing: wherever it holds, `wide` holds too"
    #expect(try Self.review(Self.target + wide + narrow) == [finding])
    #expect(try Self.review(Self.target + narrow + wide) == [finding])
    #expect(try Self.review(Self.target + wide + Self.exception("other", "deal.to = DE")) == [])
  }

  @Test func onSomeDaysAloneItIsNotShadowed() throws {
    let narrow = Self.exception("narrow", "item.small and deal.to = DE")
    #expect(try Self.review(Self.target + narrow + Self.exception("wide", "item.small", from: "2024-01-01")) == [])
    // A later version of the wide one that is no longer wide.
    let wide =
      Self.exception("wide", "item.small")
      + Self.exception("wide", "item.small and item.kind = chip", from: "2024-01-01")
    #expect(try Self.review(Self.target + narrow + wide) == [])
  }

  @Test func ofTwoAlikeTheLaterIsShadowed() throws {
    let rules = Self.target + Self.exception("one", "item.small") + Self.exception("two", "item.small")
    #expect(try Self.review(rules) == ["rules.shadowed: `two` changes nothing: wherever it holds, `one` holds too"])
  }

  @Test func oneWithMoreTargetsIsNotShadowed() throws {
    let rules =
      Self.target + "require R.2 cites Reg 1\n in force from 2023-01-01\n when item.small\n"
      + Self.exception("wide", "item.small")
      + Self.exception("narrow", "item.small and deal.to = DE").replacing("R.1", with: "R.1, R.2")
    #expect(try Self.review(rules) == [])
  }

  @Test func anInlineExceptionCanBeShadowed() throws {
    let rules = Self.target + " except when item.small\n except when item.small and deal.to = DE\n"
    #expect(
      try Self.review(rules) == [
        "rules.shadowed: the `except when` on line 22 changes nothing: wherever it holds, the `except when` on line 21 holds too"
      ])
  }

  @Test func exceptionsThatDisagreeWhereBothHold() throws {
    let away = Self.exception("away", "item.small")
    let finding = "rules.conflict: `away` and `holds` disagree about `R.1` where both hold, from 2023-01-01 on"
    #expect(try Self.review(Self.target + away + Self.exception("holds", "deal.to = DE", "then holds")) == [finding])
    #expect(
      try Self.review(Self.target + away + Self.exception("holds", "deal.to = DE and not item.small", "then holds"))
        == [])
    // Never in force together.
    let early = away.replacing("from 2023-01-01", with: "from 2023-01-01 until 2024-01-01")
    #expect(
      try Self.review(Self.target + early + Self.exception("holds", "deal.to = DE", "then holds", from: "2024-01-01"))
        == [])
  }

  private static func policy(_ rows: String, from: String = "2023-01-01") -> String {
    "review of R.1\n cites Reg 1\n in force from \(from)\n \(rows)\n"
  }

  @Test(arguments: [
    ("policy a when item.small", false), ("policy a when item.small policy b otherwise", true),
    ("policy a when item.small policy b when not item.small", true),
    ("policy a when item.tpp < 5 TPP policy b when item.tpp > 5 TPP", false),
    ("policy a when item.tpp < 5 TPP policy b when item.tpp >= 5 TPP", true),
    ("policy a when item.datacenter", true),
    ("policy a when deal.to = CN policy b when deal.to = DE policy c when deal.to not in {CN, DE}", true),
  ])
  func rowsOfAReviewLeaveNothingOpen(_ rows: String, _ covers: Bool) throws {
    let gap = "rules.review-gap: `R.1` may hold where no row of its review does, from 2023-01-01 on"
    #expect(try Self.review(Self.target + Self.policy(rows)) == (covers ? [] : [gap]))
    // An author who says that something is missing has seen the gap; where a text was read does not say so.
    for caveat in ["unsure", "note"] {
      #expect(try Self.review(Self.target + Self.policy("\(caveat) \"nothing was found\" " + rows)) == [])
    }
    #expect(try Self.review(Self.target + Self.policy("secondary \"a book\" " + rows)) == (covers ? [] : [gap]))
  }

  @Test(arguments: [
    ("policy a when item.small policy b when not item.small policy c otherwise", true),
    ("policy a when not item.datacenter policy b otherwise", true),
    ("policy a when item.tpp < 5 TPP and item.tpp > 6 TPP policy b otherwise", true),
    ("policy a otherwise policy b otherwise", true),
    ("policy a when item.small policy b when item.small policy c otherwise", false),
  ])
  func rowsThatNoDealReaches(_ rows: String, _ found: Bool) throws {
    let finding = "rules.unreachable: no deal reaches this row of the review of R.1"
    #expect(try Self.review(Self.target + Self.policy(rows)) == (found ? [finding] : []))
  }

  @Test func aReviewCountsAsLongAsItsRequirement() throws {
    let late = Self.policy("policy a otherwise", from: "2024-01-01")
    #expect(try Self.review(Self.target + late) == ["rules.unreviewed: no review of `R.1` counts on 2023-01-01"])
    #expect(try Self.review(Self.target) == [])
  }

  @Test(arguments: [("until 2024-01-01", nil), ("until 2023-12-30", "gap"), ("until 2024-02-01", "overlap"), ("", nil)])
  func versionsMeet(_ until: String, _ finding: String?) throws {
    func version(_ from: String) -> String {
      "require R.1 cites Reg 1\n in force from \(from)\n when item.datacenter\n"
    }
    let rules = version("2023-01-01 \(until)") + version("2024-01-01")
    #expect(try Self.review(rules).map { $0.prefix { $0 != ":" } } == (finding.map { ["rules.\($0)"] } ?? []))
    let reviews =
      Self.target + Self.policy("policy a otherwise", from: "2023-01-01 \(until)")
      + Self.policy("policy b otherwise", from: "2024-01-01")
    #expect(try Self.review(reviews).contains { $0.hasPrefix("rules.\(finding ?? "?"):") } == (finding != nil))
  }
}
