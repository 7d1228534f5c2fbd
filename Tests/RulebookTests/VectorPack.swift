import Interchange
import TestSupport

@testable import Rulebook

/// Random rows of a layout, asked both ways.
struct VectorPack {
  let program: RuleProgram
  let vector: VectorProgram
  let known = SmallPack.day("2026-11-01")
  /// Days on which something changes, and those around them.
  let days: [CalendarDay]
  private let values: [[String]]

  init(_ program: RuleProgram, facts: [String], clauses: [String], trustsStatements: Bool = true) throws {
    self.program = program
    vector = VectorProgram(
      program, clauses: clauses, layout: try VectorLayout(facts, of: program), known: known,
      trustsStatements: trustsStatements, isAddressee: Self.isAddressee)
    let periods = program.versions.values.flatMap { $0 }.compactMap(\.period)
    let changes = Set(periods.flatMap { [$0.from, $0.until ?? $0.from] }).sorted()
    days = changes.flatMap { [$0, $0.previous ?? $0] } + [SmallPack.day("2026-10-31")]
    values = facts.map { path in Self.values(path, program) }
  }

  static let isAddressee: @Sendable (String, [String]) -> Truth = { name, names in
    names.contains(name) ? .yes : name.hasPrefix("Maybe") ? .unknown : .no
  }

  /// A row: for each fact what is stated as text, or nil.
  struct Row {
    var day: CalendarDay
    var stated: [String?]
  }

  func row(missing percent: Int, _ random: inout SplitMix64) -> Row {
    Row(
      day: days.randomElement(using: &random) ?? known,
      stated: values.map { values in
        Int.random(in: 0..<100, using: &random) < percent ? nil : values.randomElement(using: &random)
      })
  }

  /// What a column may hold: values at, below and above the thresholds of the rules, and of every word and country named.
  private static func values(_ path: String, _ program: RuleProgram) -> [String] {
    guard let fact = program.fact(path) else { return [] }
    let terms = program.versions.values.flatMap { $0 }.flatMap(\.terms)
    switch fact.type {
    case .truth: return ["yes", "no", "true", "false"]
    case .number:
      let bounds = terms.flatMap(\.thresholds).filter { threshold in
        if case .fact(let index) = threshold.quantity.kind { program.facts[index].path == path } else { false }
      }.map(\.bound)
      let near = bounds.flatMap { bound in
        [
          bound, bound.adding(Exact("0.0001") ?? .zero), bound.subtracting(Exact("0.01") ?? .zero),
          bound.adding(Exact(1)),
        ]
      }
      return near.compactMap { $0?.description } + ["0", "1", "600", "4800", "123456789012345678901", "0.001"]
    case .day: return ["2022-10-06", "2022-10-07", "2023-11-17", "2025-01-01"]
    case .country: return ["CN", "MO", "RU", "SA", "DE", "JP", "TW", "US", "VN", "KP", "BR", "CY", "IN"]
    case .code:
      return ["3A090.a", "3A090.b", "3A090", "4A090.a", "3A001.a.7", "EAR99", "3B001.f.1", "5A992.c", "3A991.p"]
    case .word(let words): return words
    case .text:
      return ["Example Chips", "Maybe Chips", "SDGT; FTO", "FTO", "us-entity-list", "x", ""].filter { $0 != "" }
    }
  }

  // MARK: Both ways

  func vectorTruths(_ rows: [Row]) throws -> [[Truth]] {
    let block = VectorBlock(vector)
    let scratch = VectorScratch(vector)
    var result: [[Truth]] = []
    for start in stride(from: 0, to: rows.count, by: VectorBlock.capacity) {
      block.empty()
      let part = rows[start..<min(start + VectorBlock.capacity, rows.count)]
      for row in part {
        block.begin(day: Int32(row.day.ordinal))
        for (fact, text) in row.stated.enumerated() {
          guard let text else { continue }
          try Array(text.utf8).withUnsafeBufferPointer { try block.state(fact, $0) }
        }
        block.end()
      }
      scratch.evaluate(block)
      for row in 0..<part.count {
        result.append(vector.clauses.indices.map { scratch.truth(of: $0, row: row) })
      }
    }
    return result
  }

  func explainedTruths(_ row: Row, laws: inout [CalendarDay: Law], trustsStatements: Bool = true) -> [Truth] {
    let law = laws[row.day] ?? program.law(on: row.day, known: known)
    laws[row.day] = law
    let evaluation = Evaluation(
      law: law, facts: facts(row), trustsStatements: trustsStatements, isAddressee: Self.isAddressee)
    return vector.clauses.map { evaluation.holds($0).truth }
  }

  private func facts(_ row: Row) -> FactSet {
    var records: [String: FactSet.Record] = [:]
    for subject in ["deal", "item"] { records[subject] = FactSet.Record(label: subject) }
    for (path, text) in zip(vector.layout.facts, row.stated) {
      guard let fact = program.fact(path) else { continue }
      records[fact.subject, default: FactSet.Record(label: fact.subject)].values[fact.name] =
        text.flatMap { value($0, fact.type) }
    }
    var facts = FactSet()
    for (subject, record) in records.sorted(by: { $0.key < $1.key }) { facts.add(subject, record) }
    return facts
  }

  private func value(_ text: String, _ type: ValueType) -> Value? {
    switch type {
    case .truth: .truth(text == "yes" || text == "true")
    case .number: Exact(text).map { .number($0) }
    case .day: CalendarDay(text).map { .day($0) }
    case .country: .country(text)
    case .code: CodePath(text).map { .code($0) }
    case .word: .word(text)
    case .text: .text(text)
    }
  }
}
