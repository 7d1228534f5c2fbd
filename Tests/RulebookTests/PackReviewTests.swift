import Interchange
import Testing

@testable import Rulebook

@Suite struct PackReviewTests {
  private static let rule = """
    require R.1 cites Reg 1
      in force from 2023-01-01
      when item.tpp >= 10 TPP

    """

  private static func review(_ cases: String, rule: String = rule) throws -> [String] {
    try SmallPack.program(rule + cases).review(known: CalendarDay.distantFuture).map(\.message)
  }

  @Test(
    arguments: [
      (["9", "10", "11"], nil), (["9", "10"], "above"), (["10"], "above, below"), ([], "above, at, below"),
      (["9.99", "10.0", "10.01"], nil),
    ] as [([String], String?)])
  func everyThresholdWantsACaseBelowAtAndAbove(_ figures: [String], _ missing: String?) throws {
    let cases = figures.map { "case \"c\" on 2024-01-01 given item.tpp = \($0) expect R.1" }.joined(separator: "\n")
    #expect(try Self.review(cases) == (missing.map { ["no case \($0) the threshold 10 in `R.1`"] } ?? []))
  }

  @Test func aCaseCountsForTheVersionOfItsDateOnly() throws {
    let cases = ["9", "10", "11"].map { "case \"c\" on 2022-12-31 given item.tpp = \($0) expect not R.1" }.joined(
      separator: "\n")
    #expect(try Self.review(cases).count == 1)
  }

  @Test func bothEndsOfARangeAreThresholds() throws {
    let rule = "define x is item.density in [1, 2) TPP/mm2\n"
    #expect(try Self.review("", rule: rule).count == 2)
    let cases = ["0.9", "1", "1.1", "2", "2.1"]
      .map { "case \"c\" on 2022-12-31 given item.density = \($0) expect ask item.tpp" }.joined(separator: "\n")
    #expect(try Self.review(cases, rule: rule).isEmpty)
  }

  @Test func nothingIsWantedBelowZero() throws {
    let rule = "define x is item.tpp > 0 TPP\n"
    let cases = ["0", "1"].map { "case \"c\" on 2022-12-31 given item.tpp = \($0) expect x" }.joined(separator: "\n")
    #expect(try Self.review(cases, rule: rule).isEmpty)
  }

  @Test func theReadersOfAFactIncludeThoseOfWhatFollowsFromIt() throws {
    let program = try SmallPack.program("define x is item.density > 1 TPP/mm2")
    #expect(program.readersOfFacts()["item.area"] == ["x"])
    #expect(program.readersOfFacts()["item.rate"] == nil)
  }
}
