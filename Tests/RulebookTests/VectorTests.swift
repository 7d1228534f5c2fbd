import Interchange
import TestSupport
import Testing

@testable import Rulebook

/// What is asked in columns is what `Evaluation` says of one deal at a time.
@Suite struct VectorTests {
  static func benchmarkProgram() throws -> RuleProgram {
    let files = try Place.files(in: "Benchmarks/rules/pack")
    let tables = Dictionary(uniqueKeysWithValues: files.filter { $0.name.hasSuffix(".csv") }.map { ($0.name, $0) })
    return try RuleProgram(packs: [
      RulePackFiles(name: "sample", markdown: files.filter { $0.name.hasSuffix(".md") }, tables: tables)
    ])
  }

  private func expectAgreement(
    _ pack: VectorPack, rows count: Int, missing percent: Int, seed: UInt64, trustsStatements: Bool = true
  ) throws {
    var random = SplitMix64(seed: seed)
    var laws: [CalendarDay: Law] = [:]
    var differences = 0
    var left = Thoroughness.rows(count)
    while left > 0 {
      let rows = (0..<min(left, 1000)).map { _ in pack.row(missing: percent, &random) }
      left -= rows.count
      for (row, answer) in zip(rows, try pack.vectorTruths(rows)) {
        let explained = pack.explainedTruths(row, laws: &laws, trustsStatements: trustsStatements)
        guard explained != answer else { continue }
        differences += 1
        guard differences <= 5 else { continue }
        for (id, (wanted, got)) in zip(pack.vector.clauses, zip(explained, answer)) where wanted != got {
          let stated = zip(pack.vector.layout.facts, row.stated).compactMap { path, text in
            text.map { "\(path)=\($0)" }
          }
          Issue.record(
            "\(id) on \(row.day): \(wanted) explained, \(got) in columns; \(stated.joined(separator: ", "))")
        }
      }
    }
    #expect(differences == 0)
  }

  @Test(arguments: [0, 10, 50])
  func theBenchmarkAgrees(missing: Int) throws {
    let program = try Self.benchmarkProgram()
    let pack = try VectorPack(program, facts: program.facts.map(\.path), clauses: program.ids)
    #expect(pack.vector.obstacles.isEmpty)
    try expectAgreement(pack, rows: 3000, missing: missing, seed: UInt64(missing) + 1)
  }

  /// Every fact of the deal, its item, its end use and one party; all clauses that have a form in columns.
  @Test(arguments: [(0, true), (20, true), (70, true), (95, true), (50, false)])
  func theShippedRulesAgree(missing: Int, trustsStatements: Bool) throws {
    let program = try MonotonicityTests.shippedProgram()
    let ids = program.ids.filter { program.versions[$0]?.first?.kind != .review }
    let all = VectorProgram(
      program, clauses: ids, layout: try VectorLayout(program.facts.map(\.path), of: program),
      known: SmallPack.day("2026-11-01"))
    let open = all.obstacles.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.message)" }
    #expect(Double(ids.count - open.count) >= 0.9 * Double(ids.count), "\(open)")
    let pack = try VectorPack(
      program, facts: program.facts.map(\.path), clauses: ids.filter { all.obstacles[$0] == nil },
      trustsStatements: trustsStatements)
    try expectAgreement(
      pack, rows: 250, missing: missing, seed: UInt64(missing) + 7, trustsStatements: trustsStatements)
  }

  /// Rows that state little: kinds of record are missing altogether.
  @Test func fewColumnsAgree() throws {
    let program = try MonotonicityTests.shippedProgram()
    let facts = ["deal.to", "deal.activity", "item.eccn", "item.tpp", "item.die_area_mm2", "item.datacenter"]
    let ids = program.ids.filter { program.versions[$0]?.first?.kind != .review }
    let first = try VectorPack(program, facts: facts, clauses: ids)
    let pack = try VectorPack(program, facts: facts, clauses: ids.filter { first.vector.obstacles[$0] == nil })
    try expectAgreement(pack, rows: 400, missing: 15, seed: 3)
  }

  @Test(arguments: [
    "define x is item.density >= 5 TPP/mm2", "define x is item.density = 5 TPP/mm2 or item.tpp != 4800 TPP",
    "define x is 2 * item.tpp > item.tpp + item.tpp * (1 / (2 - 1))",
    "define x is item.tpp / item.area in (1, 6] TPP/mm2",
    "define twice is 2 * item.density\ndefine x is twice < 10 TPP/mm2",
    "define x is item.made < 2023-11-17 and not (item.made = 2022-10-07)", "define x is item.datacenter = item.small",
    "define x is item.kind in {chip} or item.kind != board",
    "define x is any party has (party.country = CN and party.vetted)",
    "define x is every leg has (leg.country = CN)\nfact leg.country is a country",
    "define x is item.rate > 600 GB/s or 100 GB/s <= item.rate",
    "define x is 4800.00000000000000000001 TPP > item.tpp",
  ])
  func formsAgree(_ rules: String) throws {
    let program = try SmallPack.program(rules)
    for facts in [program.facts.map(\.path).filter { $0 != "leg.country" }, ["item.tpp", "item.area"]] {
      let pack = try VectorPack(program, facts: facts, clauses: ["x"])
      #expect(pack.vector.obstacles.isEmpty, "\(pack.vector.obstacles)")
      for missing in [0, 40] { try expectAgreement(pack, rows: 300, missing: missing, seed: 11) }
    }
  }

  /// Learning a fact never turns a yes into a no or a no into a yes.
  @Test func learningAFactNeverFlipsAnAnswer() throws {
    let program = try Self.benchmarkProgram()
    let pack = try VectorPack(program, facts: program.facts.map(\.path), clauses: program.ids)
    var random = SplitMix64(seed: 5)
    for _ in 0..<200 {
      var row = pack.row(missing: 0, &random)
      var rows = [row]
      for fact in row.stated.indices.shuffled(using: &random) {
        row.stated[fact] = nil
        rows.append(row)
      }
      let answers = try pack.vectorTruths(rows)
      for (more, less) in zip(answers, answers.dropFirst()) {
        for (known, before) in zip(more, less) { #expect(before == .unknown || known == before) }
      }
    }
  }

  @Test func numbersKeepTheirOrder() throws {
    let texts = [
      "-5", "0", "0.5", "1.59", "1.6", "1.6000001", "5.92", "5.9200", "4800", "123456789012345678901", "-0.0001",
    ]
    let numbers = try texts.map { try #require(Exact($0)) }
    let bounds = try ["1.6", "5.92", "4800", "0"].map { try #require(Exact($0)) }
    for thresholds in [bounds, bounds + [try #require(Exact("1234567890.0123456789"))]] {
      let codec = NumberCodec(thresholds)
      for (number, text) in zip(numbers, texts) {
        let decimal = Array(text.utf8).withUnsafeBufferPointer { DecimalNumber($0) }
        if let decimal { #expect(codec.code(decimal) == codec.code(number), "\(text)") }
        for bound in thresholds {
          #expect((codec.code(number) >= codec.code(bound)) == (number >= bound), "\(text) \(bound)")
          #expect((codec.code(number) == codec.code(bound)) == (number == bound), "\(text) \(bound)")
        }
      }
    }
  }
}
