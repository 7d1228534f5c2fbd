import Interchange
import Rulebook
import TestSupport
import Testing

@testable import Controls

/// Over the rules that ship, with random deals of which ever more is known: no "no licence required" (or exception, or
/// "not subject") becomes a "licence required" because one more fact was stated, and the other way only where the item
/// turns out not to be subject to the law.
///
/// No ECCN is stated and everything with an assumption is: those stand in for facts, are said with the answer, and give
/// way to facts.
@Suite struct OutcomeMonotonicityTests {
  private struct Stated {
    var subject: String
    var name: String
    var value: Value
  }

  @Test(arguments: ["2022-12-01", "2023-11-01", "2024-06-01", "2025-02-01", "2025-06-01", "2026-08-01"])
  func learningAFactNeverTurnsAnOutcomeRound(_ text: String) throws {
    let program = try Shipped.program.get()
    let day = try #require(CalendarDay(text))
    var random = SplitMix64(seed: UInt64(day.year * 10_000 + day.month * 100 + day.day))
    for round in 0..<2 {
      let isMemory = Int.random(in: 0..<4, using: &random) == 0
      let always = program.facts.filter { $0.assumption != nil }.map { stated($0, isMemory, &random) }
      let others = program.facts.filter { $0.assumption == nil && isFree($0, isMemory) }.map {
        stated($0, isMemory, &random)
      }
      let shuffled = others.shuffled(using: &random)
      var before: Determination.Outcome?
      for count in stride(from: 0, through: shuffled.count, by: 5) {
        let outcome = try judge(always + shuffled.prefix(count), on: day)
        if let before {
          #expect(
            !isTurned(before, outcome),
            "round \(round): \(before) became \(outcome) on learning \(shuffled.prefix(count).suffix(5).map { "\($0.subject).\($0.name) \($0.value.text)" })"
          )
        }
        if outcome != .needsFacts { before = outcome }
      }
    }
  }

  private func isTurned(_ before: Determination.Outcome, _ now: Determination.Outcome) -> Bool {
    let free: Set<Determination.Outcome> = [.noLicenceRequired, .notSubject, .exceptionAvailable]
    let barred: Set<Determination.Outcome> = [.licenceRequired, .prohibited]
    return free.contains(before) && barred.contains(now)
      || barred.contains(before) && free.contains(now) && now != .notSubject
  }

  private func judge(_ known: [Stated], on day: CalendarDay) throws -> Determination.Outcome {
    var facts = FactSet()
    for subject in ["deal", "exporter", "end_use", "item", "party", "listing", "leg"] {
      let own = known.filter { $0.subject == subject }.map { ($0.name, $0.value) }
      facts.add(subject, FactSet.Record(label: subject, values: Dictionary(own, uniquingKeysWith: { $1 })))
    }
    let listed = [PartyScreening.Listed(query: "q", name: "n", list: "l")]
    return try Shipped.judge().determine(
      facts, items: [Deal.Item(name: nil, eccn: nil)], listed: listed, on: day, known: CalendarDay("2026-11-01")!
    ).outcome
  }

  /// Figures that contradict each other, and the ECCN, are other tests' matter.
  private func isFree(_ fact: Fact, _ isMemory: Bool) -> Bool {
    let memoryFigure = ["memory_bandwidth_gbs", "package_area_mm2"].contains(fact.name)
    return !fact.statesClass && !fact.name.hasSuffix("density") && (isMemory ? fact.name != "tpp" : !memoryFigure)
  }

  private func stated(_ fact: Fact, _ isMemory: Bool, _ random: inout SplitMix64) -> Stated {
    func pick<Element>(_ all: [Element]) -> Element { all.randomElement(using: &random)! }
    let value: Value =
      switch fact.type {
      // What is stated of the whole question gives way to facts, as an ECCN does.
      case .truth where fact.statesScope: .truth(true)
      case .truth: .truth(fact.name == "memory_device" ? isMemory : Bool.random(using: &random))
      case .number:
        .number(
          Exact(
            pick([
              "0.5", "2", "7", "16", "51", "100", "600", "814", "1400", "1600", "2400", "4799", "4800", "4992", "15832",
              "21000",
            ]))!)
      case .country: .country(pick(["CN", "CN", "US", "MO", "AE", "IL", "VN", "TW", "DE", "HK"]))
      case .word(let words): .word(fact.path == "end_use.kind" ? "not_stated" : pick(words))
      case .text: .text(pick(["NVIDIA", "us-entity-list", "us-entity-list", "us-csl-sdn"]))
      case .day: .day(CalendarDay("2024-01-01")!)
      case .code: .code(CodePath("EAR99")!)
      }
    return Stated(subject: fact.subject, name: fact.name, value: value)
  }
}
