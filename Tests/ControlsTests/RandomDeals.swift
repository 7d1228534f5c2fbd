import Interchange
import TestSupport

@testable import Rulebook

/// Random facts of whole deals over the facts of a program: several records of a kind, figures at and about the limits of
/// the rules, some facts not stated, some stated against each other.
struct RandomDeals {
  private let program: RuleProgram
  private let limits: [Exact]

  init(_ program: RuleProgram) {
    self.program = program
    let near = program.verdicts.limits.flatMap { limit in
      [limit.low, limit.low.adding(Exact(1)), limit.low.subtracting(Exact("0.5") ?? .zero)].compactMap { $0 }
    }
    limits = (near.filter { $0 >= .zero } + [.zero, Exact(1_000_000)]).sorted()
  }

  /// - Parameters:
  ///   - share: how many of a hundred facts are stated.
  ///   - isQuiet: whether nobody is on a list, and hardly anything is answered by yes, as in most deals.
  func facts(stating share: Int, isQuiet: Bool, _ random: inout SplitMix64) -> FactSet {
    var facts = FactSet()
    let items = Int.random(in: 1...3, using: &random)
    let counts = [
      ("deal", 1), ("exporter", 1), ("end_use", 1), ("item", items), ("party", Int.random(in: 0...3, using: &random)),
      ("listing", isQuiet ? 0 : Int.random(in: 0...2, using: &random)), ("leg", Int.random(in: 0...1, using: &random)),
      ("input", Int.random(in: 0...2, using: &random)),
    ]
    for (subject, count) in counts {
      for index in 0..<count {
        var record = FactSet.Record(label: "\(subject)[\(index)]")
        if subject == "input" { record.owner = Int.random(in: 0..<items, using: &random) }
        for fact in program.facts where fact.subject == subject && Int.random(in: 0..<100, using: &random) < share {
          let value = value(of: fact.type, &random)
          let isRare = isQuiet && value == .truth(true) && Int.random(in: 0..<20, using: &random) > 0
          record.values[fact.name] = isRare ? .truth(false) : value
        }
        facts.add(subject, record)
      }
    }
    return facts
  }

  private func value(of type: ValueType, _ random: inout SplitMix64) -> Value {
    func pick<Element>(_ all: [Element]) -> Element { all[Int.random(in: 0..<all.count, using: &random)] }
    switch type {
    case .truth: return .truth(Bool.random(using: &random))
    case .number: return .number(pick(limits))
    case .day: return .day(pick(["2022-10-06", "2023-11-17", "2025-01-01"].compactMap { CalendarDay($0) }))
    case .country: return .country(pick(["CN", "CN", "MO", "RU", "SA", "DE", "JP", "TW", "US", "VN", "KP", "XX"]))
    case .word(let words): return .word(pick(words))
    case .text: return .text(pick(["NVIDIA", "us-entity-list", "us-csl-sdn", "1; 4", "5", "SDGT; FTO", "x"]))
    case .code:
      let codes = ["3A090.a", "3A090.b", "3A090", "4A090.a", "3A001.a.7", "EAR99", "3B001.c.1.a", "5A992.c", "3A991.p"]
      return pick(codes.compactMap { CodePath($0) }.map { .code($0) })
    }
  }
}
