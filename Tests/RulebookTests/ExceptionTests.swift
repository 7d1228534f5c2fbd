import Interchange
import Testing

@testable import Rulebook

/// Labelled and inline exceptions under three values.
@Suite struct ExceptionTests {
  private static let rules = """
    define base is item.tpp >= 10 TPP
      except when item.kind = board because "boards are elsewhere"
    exception small to base cites Reg 1
      in force from 2023-01-01 until 2025-01-01
      when item.small
    exception served to base cites Reg 2
      in force from 2024-01-01
      when item.datacenter
      then holds
    """

  private static func evaluate(
    _ tpp: String?, small: Bool?, datacenter: Bool?, kind: String? = "chip", on day: String = "2024-06-01"
  ) throws -> Evaluation {
    var item: [String: Value] = [:]
    item["tpp"] = tpp.map { .number($0) }
    item["small"] = small.map { .truth($0) }
    item["datacenter"] = datacenter.map { .truth($0) }
    item["kind"] = kind.map { .word($0) }
    return try SmallPack.evaluation(rules, SmallPack.facts(item: item), on: day)
  }

  @Test(
    arguments: [
      ("20", false, false, Truth.yes), ("20", true, false, .no), ("20", nil, false, .unknown), ("5", nil, false, .no),
      ("5", false, true, .yes), ("5", false, nil, .unknown), ("20", false, nil, .yes), (nil, false, true, .yes),
      (nil, true, false, .no), (nil, nil, false, .unknown), ("20", nil, true, .yes), (nil, false, nil, .unknown),
    ] as [(String?, Bool?, Bool?, Truth)])
  func liftOrMakeTheClause(_ tpp: String?, _ small: Bool?, _ datacenter: Bool?, _ truth: Truth) throws {
    #expect(try Self.evaluate(tpp, small: small, datacenter: datacenter).holds("base").truth == truth)
  }

  @Test func twoThatDisagreeAreAnErrorAndLeaveTheClauseOpen() throws {
    let evaluation = try Self.evaluate("20", small: true, datacenter: true)
    #expect(evaluation.holds("base").truth == .unknown)
    #expect(evaluation.conflicts == ["two exceptions to `base` disagree"])
    let calm = try Self.evaluate("20", small: false, datacenter: true)
    #expect(calm.holds("base").truth == .yes)
    #expect(calm.conflicts.isEmpty)
  }

  @Test(arguments: [("2022-12-31", Truth.yes), ("2023-01-01", .no), ("2024-12-31", .no), ("2025-01-01", .yes)])
  func countOnlyInTheirOwnPeriod(_ day: String, _ truth: Truth) throws {
    #expect(try Self.evaluate("20", small: true, datacenter: false, on: day).holds("base").truth == truth)
  }

  @Test(arguments: [("board", Truth.no), ("chip", .yes), (nil, .unknown)] as [(String?, Truth)])
  func anInlineExceptionIsAConditionThatMustNotHold(_ kind: String?, _ truth: Truth) throws {
    #expect(try Self.evaluate("20", small: false, datacenter: false, kind: kind).holds("base").truth == truth)
  }

  @Test func anUnknownExceptionIsAskedFor() throws {
    let proof = try Self.evaluate("20", small: nil, datacenter: false).holds("base")
    #expect(proof.missing.map(\.name) == ["small"])
  }
}
