import Interchange
import Testing

@testable import Rulebook

/// Records that belong to another: the inputs of an item.
@Suite struct OwnedRecordTests {
  private static let rules = """
    record input of item
    fact input.origin is a country
    define chinese is any input has (input.origin = CN)
    define all_chinese is every input has (input.origin = CN)
    """

  private static func evaluation(_ inputs: [(owner: Int?, origin: String?)]) throws -> Evaluation {
    var facts = FactSet()
    for index in 0..<2 { facts.add("item", FactSet.Record(label: "items[\(index)]")) }
    for input in inputs {
      let values = input.origin.map { ["origin": Value.country($0)] } ?? [:]
      facts.add("input", FactSet.Record(label: "input", values: values, owner: input.owner))
    }
    return try SmallPack.evaluation(rules, facts)
  }

  @Test func anItemHasItsOwnInputsOnly() throws {
    let evaluation = try Self.evaluation([(0, "CN"), (1, "DE")])
    #expect(evaluation.holds("chinese", for: ["item": 0]).truth == .yes)
    #expect(evaluation.holds("chinese", for: ["item": 1]).truth == .no)
    #expect(evaluation.holds("all_chinese", for: ["item": 0]).truth == .yes)
  }

  @Test func anInputThatNamesNoItemBelongsToAll() throws {
    let evaluation = try Self.evaluation([(nil, "CN")])
    #expect(evaluation.holds("chinese", for: ["item": 1]).truth == .yes)
  }

  @Test func anItemWithoutInputsHasNone() throws {
    let evaluation = try Self.evaluation([(0, nil)])
    #expect(evaluation.holds("chinese", for: ["item": 0]).truth == .unknown)
    #expect(evaluation.holds("chinese", for: ["item": 1]).truth == .no)
    #expect(evaluation.holds("all_chinese", for: ["item": 1]).truth == .yes)
  }

  @Test(arguments: ["record item of item", "record input of item\nrecord input of party"])
  func aRecordBelongsToOneOtherKind(_ rules: String) {
    #expect(SmallPack.errors(afterFacts: rules).map(\.id) == ["rule.record"])
  }

  @Test func theOwnerIsNamed() {
    #expect(SmallPack.errors(afterFacts: "record input").map(\.id) == ["rule.syntax"])
  }
}
