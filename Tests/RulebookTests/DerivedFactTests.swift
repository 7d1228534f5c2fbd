import Interchange
import Testing

@testable import Rulebook

/// Facts that are stated, derived, assumed, or all of it at once.
@Suite struct DerivedFactTests {
  private static func density(_ values: [String: Value], _ condition: String) throws -> Proof {
    try SmallPack.proof(of: condition, SmallPack.facts(item: values))
  }

  /// TPP 4992 over 826 mm2 is 6.0436...
  @Test(arguments: [
    ("6.04", "item.density >= 6.043 TPP/mm2", Truth.yes), ("6", "item.density >= 6.04 TPP/mm2", .yes),
    ("6.044", "item.density >= 6.0437 TPP/mm2", .no), ("6.05", "item.density >= 6.045 TPP/mm2", .unknown),
    ("5.9", "item.density >= 5.92 TPP/mm2", .unknown), ("5.9", "item.density >= 5.9 TPP/mm2", .yes),
    ("5.9", "item.density >= 6.1 TPP/mm2", .no), ("7", "item.density = 6.5 TPP/mm2", .unknown),
  ])
  func aStatedDensityAgreesWhenItIsTheDerivedOneRounded(_ stated: String, _ condition: String, _ truth: Truth) throws {
    let proof = try Self.density(
      ["tpp": .number("4992"), "area": .number("826"), "density": .number(stated)], condition)
    #expect(proof.truth == truth)
    let disagrees = ["6.05", "5.9", "7"].contains(stated)
    #expect(proof.reasons.contains { reason in reason.caveats.contains { $0.contains("is stated as") } } == disagrees)
  }

  @Test func aDensityAloneStandsAsStated() throws {
    #expect(try Self.density(["density": .number("5.92")], "item.density >= 5.92 TPP/mm2").truth == .yes)
  }

  @Test func whatIsNotStatedIsAskedForByWhatItFollowsFrom() throws {
    let proof = try Self.density(["tpp": .number("4992")], "item.density >= 5.92 TPP/mm2")
    #expect(proof.truth == .unknown)
    #expect(proof.missing.map(\.name) == ["area"])
  }

  @Test func anAreaOfZeroGivesNoDensity() throws {
    let proof = try Self.density(["tpp": .number("4992"), "area": .number("0")], "item.density >= 5.92 TPP/mm2")
    #expect(proof.truth == .unknown)
    #expect(Set(proof.missing.map(\.name)) == ["area", "tpp"])
  }

  @Test func rangesGiveARange() throws {
    let range = Value.number(Exact(800), Exact(832))
    #expect(try Self.density(["tpp": .number("4992"), "area": range], "item.density >= 6 TPP/mm2").truth == .yes)
    #expect(try Self.density(["tpp": .number("4992"), "area": range], "item.density >= 6.1 TPP/mm2").truth == .unknown)
    #expect(try Self.density(["tpp": .number("4992"), "area": range], "item.density > 6.24 TPP/mm2").truth == .no)
  }

  /// The upper end of a stated range was forgotten.
  @Test func aStatedRangeIsKeptWhole() throws {
    let values = ["tpp": Value.number("4992"), "area": .number("832"), "density": .number(Exact(5), Exact(7))]
    #expect(try Self.density(values, "item.density >= 6.5 TPP/mm2").truth == .unknown)
    #expect(try Self.density(values, "item.density > 7 TPP/mm2").truth == .no)
    #expect(try Self.density(values, "item.density >= 5 TPP/mm2").truth == .yes)
  }

  // MARK: Truths

  private static let memory = """
    fact item.memory is yes or no or item.rate > 0 GB/s else not item.tpp > 0 TPP
      assume no "not stated to be memory"
    define asked is item.memory
    """

  @Test(
    arguments: [
      ([:], Truth.no), (["rate": "5"], .yes), (["tpp": "5"], .no), (["rate": "0"], .no), (["tpp": "0"], .yes),
    ] as [([String: String], Truth)])
  func theFirstDerivationThatIsKnownCounts(_ values: [String: String], _ truth: Truth) throws {
    let facts = SmallPack.facts(item: values.mapValues { .number($0) })
    #expect(try SmallPack.evaluation(Self.memory, facts).holds("asked").truth == truth)
  }

  @Test func anAssumptionIsSaidAndOnlyTakenWhereNothingIsKnown() throws {
    #expect(
      try SmallPack.evaluation(Self.memory, SmallPack.facts()).holds("asked").reasons.flatMap(\.assumed).map(\.name)
        == ["memory"])
    let known = SmallPack.facts(item: ["tpp": .number("5")])
    #expect(try SmallPack.evaluation(Self.memory, known).holds("asked").reasons.flatMap(\.assumed).isEmpty)
  }

  /// Stating the bandwidth of the stacks beside a processor used to turn it into a memory device, and its class away.
  @Test func derivationsThatDisagreeLeaveTheFactOpen() throws {
    let facts = SmallPack.facts(item: ["tpp": .number("5"), "rate": .number("5")])
    let proof = try SmallPack.evaluation(Self.memory, facts).holds("asked")
    #expect(proof.truth == .unknown)
    #expect(proof.missing.contains { $0.name == "memory" })
    #expect(proof.reasons.contains { !$0.caveats.isEmpty })
  }

  /// What is stated settles what derivations leave open between them, and stands where they agree with it.
  @Test(
    arguments: [
      (true, ["tpp": "5", "rate": "5"], Truth.yes), (false, ["tpp": "5", "rate": "5"], .no),
      (true, ["rate": "5"], .yes),
      (false, ["tpp": "5"], .no), (true, [:], .yes), (false, [:], .no),
    ] as [(Bool, [String: String], Truth)])
  func aStatedTruthSettlesTheQuestion(_ stated: Bool, _ values: [String: String], _ truth: Truth) throws {
    var item = values.mapValues { Value.number($0) }
    item["memory"] = .truth(stated)
    #expect(try SmallPack.evaluation(Self.memory, SmallPack.facts(item: item)).holds("asked").truth == truth)
  }

  /// Learning the fact must not flip an answer that the figures had settled: against them it leaves it open.
  @Test(arguments: [(true, ["tpp": "5"]), (false, ["rate": "5"])] as [(Bool, [String: String])])
  func aStatedTruthAgainstTheFiguresLeavesTheFactOpen(_ stated: Bool, _ values: [String: String]) throws {
    var item = values.mapValues { Value.number($0) }
    item["memory"] = .truth(stated)
    let proof = try SmallPack.evaluation(Self.memory, SmallPack.facts(item: item)).holds("asked")
    #expect(proof.truth == .unknown)
    #expect(proof.reasons.contains { reason in reason.caveats.contains { $0.contains("is stated as") } })
  }
}
