import Interchange
import TestSupport
import Testing

@testable import Rulebook

/// Learning a fact never turns a yes into a no or a no into a yes: over the rules that ship, with random deals of which
/// ever more is known.
///
/// Facts with an assumption are always stated here, and no ECCN is: an assumption and a statement stand in for what is
/// not known, are said with the answer, and do give way to facts.
@Suite struct MonotonicityTests {
  static func shippedProgram() throws -> RuleProgram {
    try RuleProgram(
      packs: try Place.packs(of: "us-ear").map { name, files in
        let tables = Dictionary(uniqueKeysWithValues: files.filter { $0.name.hasSuffix(".csv") }.map { ($0.name, $0) })
        return RulePackFiles(name: name, markdown: files.filter { $0.name.hasSuffix(".md") }, tables: tables)
      })
  }

  private static let shipped = Result { try shippedProgram() }

  @Test(arguments: ["2022-09-30", "2022-12-01", "2023-11-01", "2024-03-01", "2024-06-01", "2025-06-01", "2026-08-01"])
  func learningAFactNeverFlipsAnAnswer(_ text: String) throws {
    let program = try Self.shipped.get()
    let day = SmallPack.day(text)
    let law = program.law(on: day, known: SmallPack.day("2026-11-01"))
    var random = SplitMix64(seed: UInt64(day.year * 10_000 + day.month * 100 + day.day))
    for round in 0..<2 {
      let complete = randomDeal(of: program, &random)
      // `outside` clauses speak of what was looked at, and may ask whether a fact is known.
      let ids = program.ids.filter { id in
        law.clause(id).map { $0.kind != .review && $0.kind != .outside } ?? false
      }
      var settled: [String: Truth] = [:]
      var known = complete.filter(\.always)
      let unknown = complete.filter { !$0.always }.shuffled(using: &random)
      // Facts are learnt a few at a time: there are many, and every clause is asked again after each step.
      for start in stride(from: -4, to: unknown.count, by: 4) {
        let learnt = unknown[max(start, 0)..<max(min(start + 4, unknown.count), 0)]
        known += learnt
        let evaluation = Evaluation(
          law: law, facts: facts(known), isAddressee: { name, names in Truth(names.contains(name)) })
        for id in ids {
          let truth = evaluation.holds(id, for: ["item": 0, "listing": 0]).truth
          let before = settled[id] ?? .unknown
          #expect(
            before == .unknown || truth == before || truth == .unknown,
            "round \(round): \(id) went from \(before) to \(truth) on learning \(Array(learnt))")
          if truth != .unknown { settled[id] = truth }
        }
      }
    }
  }

  /// A stated fact of one record.
  struct Stated: Sendable {
    var subject: String
    var index: Int
    var name: String
    var value: Value
    /// Known from the start.
    var always: Bool
  }

  private func facts(_ stated: [Stated]) -> FactSet {
    var facts = FactSet()
    for (subject, count) in ["deal": 1, "exporter": 1, "end_use": 1, "item": 1, "party": 2, "listing": 1, "leg": 1] {
      for index in 0..<count {
        let own = stated.filter { $0.subject == subject && $0.index == index }
        let values = Dictionary(own.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        facts.add(subject, FactSet.Record(label: "\(subject)[\(index)]", values: values))
      }
    }
    return facts
  }

  private func randomDeal(of program: RuleProgram, _ random: inout SplitMix64) -> [Stated] {
    let isMemory = Bool.random(using: &random)
    var deal: [Stated] = []
    for fact in program.facts where !fact.statesClass {
      // A density is stated or computed, not both: figures that disagree are another test's matter. So is a device that
      // is both a processor and memory.
      let memoryFigure = ["memory_bandwidth_gbs", "package_area_mm2", "memory_bandwidth_density"].contains(fact.name)
      if fact.name.hasSuffix("density") || (isMemory ? fact.name == "tpp" : memoryFigure) { continue }
      for index in 0..<(fact.subject == "party" ? 2 : 1) {
        var value = randomValue(of: fact, &random)
        if fact.name == "memory_device" { value = .truth(isMemory) }
        deal.append(
          Stated(
            subject: fact.subject, index: index, name: fact.name, value: value, always: fact.assumption != nil))
      }
    }
    return deal
  }

  private func randomValue(of fact: Fact, _ random: inout SplitMix64) -> Value {
    func pick<Element>(_ all: [Element]) -> Element { all.randomElement(using: &random)! }
    switch fact.type {
    case .truth: return .truth(Bool.random(using: &random))
    case .number:
      let limits = [
        "0", "0.5", "2", "7", "8", "100", "150", "600", "814", "1100", "1400", "1599.9", "1600", "2400", "4799", "4800",
        "4992", "6500", "15832", "21000",
      ]
      return .number(pick(limits))
    case .country: return .country(pick(["CN", "US", "MO", "AE", "IL", "VN", "TW", "DE", "RU", "HK", "IR"]))
    case .word(let words): return .word(pick(words))
    case .text: return .text(pick(["NVIDIA", "us-entity-list", "us-csl-sdn", "Acme"]))
    case .day: return .day(SmallPack.day("2024-01-01"))
    case .code: return .code(CodePath("EAR99")!)
    }
  }
}
