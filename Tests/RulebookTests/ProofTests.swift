import Interchange
import Testing

@testable import Rulebook

@Suite struct ProofTests {
  private static let item: [String: Value] = ["tpp": .number("100"), "small": .truth(true), "kind": .word("chip")]

  @Test(arguments: [
    // One true part of an `or`, one false part of an `and`: no more.
    ("item.small or item.tpp >= 1 TPP", ["item.small yes"]), ("item.datacenter or item.small", ["small yes"]),
    ("item.tpp < 1 TPP and item.kind = board", ["tpp 100 >= 1 TPP"]),
    // All of a true `and`, all of a false `or`.
    ("item.small and item.tpp >= 1 TPP", ["small yes", "tpp 100 >= 1 TPP"]),
    ("item.kind = board or item.tpp < 1 TPP", ["kind is chip, not board", "tpp 100 >= 1 TPP"]),
    // Of an unknown, the unknown parts only.
    ("item.small and item.datacenter", ["datacenter is not stated"]),
    ("item.kind = board or item.datacenter or item.rate > 1 GB/s", ["datacenter is not stated", "rate is not stated"]),
    ("not (item.small or item.datacenter)", ["small yes"]),
  ])
  func theSupportIsAsSmallAsTheShapeAllows(_ condition: String, _ reasons: [String]) throws {
    let proof = try SmallPack.proof(of: condition, SmallPack.facts(item: Self.item))
    #expect(proof.reasons.map(\.text) == reasons.map { $0.replacing("item.", with: "") })
  }

  /// No reason can be left out: taking the facts of any one away settles nothing.
  @Test(arguments: [
    "item.small and item.tpp >= 1 TPP and item.kind = chip", "item.datacenter or item.small and item.tpp > 5 TPP",
    "not (item.kind = board or item.tpp < 1 TPP)",
  ])
  func everyReasonIsNeeded(_ condition: String) throws {
    let full = try SmallPack.proof(of: condition, SmallPack.facts(item: Self.item))
    #expect(full.truth == .yes)
    for reason in full.reasons {
      var without = Self.item
      for fact in reason.facts { without[fact.name] = nil }
      #expect(try SmallPack.proof(of: condition, SmallPack.facts(item: without)).truth == .unknown)
    }
  }

  /// The facts of the reasons alone give the same answer.
  @Test(arguments: ["item.datacenter or item.small and item.tpp > 5 TPP", "item.tpp < 1 TPP and item.datacenter"])
  func theReasonsSuffice(_ condition: String) throws {
    let full = try SmallPack.proof(of: condition, SmallPack.facts(item: Self.item))
    let read = Set(full.reasons.flatMap(\.facts).map(\.name))
    let only = Self.item.filter { read.contains($0.key) }
    #expect(try SmallPack.proof(of: condition, SmallPack.facts(item: only)).truth == full.truth)
  }

  @Test func reasonsNameThresholdFactAndPlace() throws {
    let proof = try SmallPack.proof(of: "item.tpp >= 4800 TPP", SmallPack.facts(item: ["tpp": .number("4799.5")]))
    let reason = try #require(proof.reasons.first)
    #expect(reason.text == "tpp 4799.5 < 4800 TPP")
    #expect(reason.threshold)
    #expect(reason.facts == [FactReference(subject: "item", index: 0, name: "tpp")])
    #expect(reason.span.file == "t.md")
  }

  @Test func failsByFiguresTellsAFigureFromAMissingFact() throws {
    let rules = "define x is item.kind = chip and item.tpp >= 4800 TPP\n  except when item.small"
    func fails(_ item: [String: Value]) throws -> Bool {
      let evaluation = try SmallPack.evaluation(rules, SmallPack.facts(item: item))
      return evaluation.failsByFigures(try #require(evaluation.law.clause("x")), for: [:])
    }
    #expect(try fails(["kind": .word("chip"), "tpp": .number("1"), "small": .truth(false)]))
    #expect(try !fails(["tpp": .number("1"), "small": .truth(false)]))
    #expect(try !fails(["kind": .word("chip"), "tpp": .number("5000"), "small": .truth(true)]))
  }
}
