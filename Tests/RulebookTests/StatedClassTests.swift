import Interchange
import Testing

@testable import Rulebook

/// What a stated classification number makes of the classes.
@Suite struct StatedClassTests {
  private static let rules = """
    class 3A090.a cites Reg a
      in force from 2023-01-01
      when item.tpp >= 4800 TPP
    class 3A090.b cites Reg b
      in force from 2023-01-01
      when item.tpp in [2400, 4800) TPP
    class 3A991.p cites Reg p
      in force from 2023-01-01
      when item.rate >= 150 GB/s
      except when 3A090
    """

  private static func proof(
    _ id: String, eccn: String?, tpp: String? = nil, rate: String? = nil, trusting: Bool = true
  ) throws -> Proof {
    var item: [String: Value] = [:]
    item["eccn"] = eccn.flatMap { CodePath($0) }.map { .code($0) }
    item["tpp"] = tpp.map { .number($0) }
    item["rate"] = rate.map { .number($0) }
    let law = try SmallPack.program(rules).law(on: SmallPack.day("2024-06-01"), known: SmallPack.day("2024-06-01"))
    let evaluation = Evaluation(law: law, facts: SmallPack.facts(item: item), trustsStatements: trusting)
    return evaluation.holds(id, for: ["item": 0])
  }

  @Test(
    arguments: [
      // Stated, and the figures are silent: as stated.
      ("3A090.a", "3A090.a", nil, Truth.yes), ("3A090.b", "3A090.a", nil, .no), ("3A090.a", "EAR99", nil, .no),
      ("3A090.a", "3A090.a.1", nil, .yes), ("3A991.p", "3A090.a", nil, .no),
      // A heading settles none of its paragraphs.
      ("3A090.a", "3A090", nil, .unknown), ("3A090.b", "3A090", nil, .unknown),
      // The figures decide against a softer statement.
      ("3A090.a", "EAR99", "5000", .yes), ("3A090.a", "3A090.b", "5000", .yes), ("3A090.b", "3A090.a", "3000", .yes),
      // A stricter statement stands against the figures.
      ("3A090.a", "3A090.a", "100", .yes), ("3A090.b", "3A090.b", "5000", .yes),
      // Nothing stated.
      ("3A090.a", nil, nil, .unknown), ("3A090.a", nil, "5000", .yes), ("3A090.a", nil, "100", .no),
    ] as [(String, String?, String?, Truth)])
  func isTakenAsStatedOrTheStricterWay(_ id: String, _ eccn: String?, _ tpp: String?, _ truth: Truth) throws {
    #expect(try Self.proof(id, eccn: eccn, tpp: tpp, rate: "100").truth == truth)
  }

  /// A tool whose kind is only assumed may be the paragraph meant: what was assumed is asked.
  @Test func aHeadingLeavesOpenWhatFailsByAnAssumption() throws {
    let rules = """
      fact item.tool is one of etcher, other assume other
      class 3B001.c.1 cites Reg c
        in force from 2023-01-01
        when item.tool = etcher
      """
    func proof(_ item: [String: Value]) throws -> Proof {
      try SmallPack.evaluation(rules, SmallPack.facts(item: item)).holds("3B001.c.1", for: ["item": 0])
    }
    let heading = Value.code(CodePath("3B001.c")!)
    #expect(try proof(["eccn": heading]).truth == .unknown)
    #expect(try proof(["eccn": heading]).missing.map(\.name) == ["tool"])
    #expect(try proof(["eccn": heading, "tool": .word("other")]).truth == .no)
    #expect(try proof(["eccn": heading, "tool": .word("etcher")]).truth == .yes)
    #expect(try proof([:]).truth == .no)
  }

  @Test func aContradictionIsSaid() throws {
    let proof = try Self.proof("3A090.a", eccn: "3A090.a", tpp: "100")
    #expect(proof.reasons.contains { $0.statedAgainstFacts })
    #expect(proof.reasons.contains { reason in reason.caveats.contains { $0.contains("do not show it") } })
    let silent = try Self.proof("3A090.a", eccn: "3A090.a")
    #expect(!silent.reasons.contains { $0.statedAgainstFacts })
    #expect(silent.reasons.contains { reason in reason.caveats.contains { $0.contains("taken as stated") } })
  }

  /// For an authorisation the stricter way is the figures': a statement against them opens nothing.
  @Test(arguments: [("5000", Truth.no), ("3000", .yes), (nil, .yes)] as [(String?, Truth)])
  func aStatementAgainstTheFiguresCanBeLeftOut(_ tpp: String?, _ truth: Truth) throws {
    #expect(try Self.proof("3A090.b", eccn: "3A090.b", tpp: tpp, trusting: false).truth == truth)
  }

  @Test func aCodeInAConditionMeansAnyClassAtOrUnderIt() throws {
    #expect(try Self.proof("3A991.p", eccn: nil, tpp: "5000", rate: "200").truth == .no)
    #expect(try Self.proof("3A991.p", eccn: nil, tpp: "100", rate: "200").truth == .yes)
    #expect(try Self.proof("3A991.p", eccn: nil, rate: "200").truth == .unknown)
  }
}
