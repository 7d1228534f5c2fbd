import Interchange
import Rulebook
import TestSupport
import Testing

@testable import Controls

/// A document answered straight from its bytes is answered as one that is read and judged with its reasons, or left to those
/// who do: under every regime that ships, complete and with facts missing, and with any sign of it another.
@Suite struct ShortJudgeTests {
  private static let known = CalendarDay("2026-11-01")!

  /// A reader and a judge of a pack.
  private struct Bench {
    let program: RuleProgram
    let reader: DealReader
    let judge: Judge
    let quick: ShortJudge

    init(_ pack: String) throws {
      program = try Shipped.program(of: pack)
      reader = DealReader(
        program: program, countries: try Countries(Shipped.file("countries.csv"), file: "countries.csv"))
      judge = try Judge(program: program, isAddressee: { name, names in Truth(names.contains(name)) })
      quick = ShortJudge(judge, reader, known: known)
    }

    /// The line that the deal's explained answer comes to; nil for a document that is no deal.
    func line(_ bytes: [UInt8]) -> String? {
      guard let deal = try? reader.read(bytes, file: "deal.json") else { return nil }
      return JSONWriter.compact(judge.determine(deal, screening: nil, known: known).compactJSON) + "\n"
    }

    /// The line that is given straight from the bytes; nil for one that takes the long way.
    func quickLine(_ bytes: [UInt8]) -> String? {
      var text = Array("before\n".utf8)
      guard quick.answer(bytes, into: &text) != nil else {
        #expect(text == Array("before\n".utf8))
        return nil
      }
      return String(decoding: text.dropFirst(7), as: UTF8.self)
    }
  }

  @Test(arguments: ["us-ear", "nl", "eu", "uk", "jp", "tw", "kr", "cn", "us-chips-act", "us-duty"])
  func aDocumentIsAnsweredAsIfExplained(_ pack: String) throws {
    let bench = try Bench(pack)
    let deals = RandomDeals(bench.program)
    var random = SplitMix64(seed: UInt64(pack.utf8.reduce(5) { $0 &* 31 &+ Int($1) }))
    var (answered, deal) = (0, 0)
    for round in 0..<Thoroughness.rows(pack == "us-ear" ? 36 : 8) {
      let facts = deals.facts(stating: [5, 25, 50, 75, 90, 100][round % 6], isQuiet: round % 3 > 0, &random)
      let bytes = Array(RandomDocument.text(of: facts, number: round, bench.program, &random).utf8)
      guard let line = bench.line(bytes) else {
        #expect(bench.quickLine(bytes) == nil)
        continue
      }
      deal += 1
      guard let quick = bench.quickLine(bytes) else { continue }
      answered += 1
      #expect(quick == line, "\(pack), round \(round): \(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(2 * answered > deal && deal > 0)
  }

  /// What is no deal is none here either, and what is another deal has its own answer.
  @Test(arguments: UInt64(1)...2)
  func aDocumentWithASignChangedIsAnsweredTheSame(seed: UInt64) throws {
    let bench = try Bench("us-ear")
    var random = SplitMix64(seed: seed)
    let facts = RandomDeals(bench.program).facts(stating: 60, isQuiet: true, &random)
    let whole = Array(RandomDocument.text(of: facts, number: 1, bench.program, &random).utf8)
    let signs = Array("\"{}[]:,0123456789.eE-+ntrue\\ _a".utf8)
    for _ in 0..<Thoroughness.rows(120) {
      var bytes = whole
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = signs.randomElement(using: &random) ?? 0x20
      guard let quick = bench.quickLine(bytes) else { continue }
      #expect(quick == bench.line(bytes), "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  /// Texts are remembered by their bytes: more of them than are kept change nothing.
  @Test func manyTextsAreForgottenAgain() throws {
    let bench = try Bench("us-ear")
    func document(_ number: Int) -> [UInt8] {
      Array(
        """
        {"id": "D\(number)", "date": "2024-05-16", "activity": "export", "from": "US", "to": "CN", "exporter": {"name": "E \(number)"}, \
        "items": [{"eccn": "3A090.a", "kind": "integrated_circuit"}]}
        """.utf8)
    }
    let first = try #require(bench.quickLine(document(0)))
    for number in 1..<8300 { _ = bench.quickLine(document(number)) }
    #expect(bench.quickLine(document(0)) == first && bench.line(document(0)) == first)
  }

  @Test func whatIsNotPlainTakesTheLongWay() throws {
    let bench = try Bench("us-ear")
    let plain = #"{"date":"2024-05-16","activity":"export","from":"US","to":"CN","items":[{"eccn":"3A090.a"}]}"#
    #expect(bench.quickLine(Array(plain.utf8)) == bench.line(Array(plain.utf8)))
    for (part, other) in [
      ("\"items\"", "\"authorisations\":[{\"licence\":\"D1\"}],\"items\""), ("CN", "C\\u004E"), ("}]}", "}]} x"),
      ("\"eccn\"", "\"made_with\":[],\"eccn\""), ("[{\"eccn\":\"3A090.a\"}]", "[]"), ("export", "transfer"),
      ("\"to\"", "\"from\""), ("\"eccn\":\"3A090.a\"", "\"facts\":{\"eccn\":\"3A090.a\"}"),
    ] {
      let text = plain.replacing(part, with: other)
      #expect(text != plain && bench.quickLine(Array(text.utf8)) == nil, "\(text)")
    }
  }
}

/// A deal document that states random facts.
private enum RandomDocument {
  static func text(of facts: FactSet, number: Int, _ program: RuleProgram, _ random: inout SplitMix64) -> String {
    let days = ["2022-10-06", "2023-01-15", "2023-11-17", "2024-12-02", "2025-10-15", "2026-08-01"]
    var members = ["\"id\": \"D\(number) é\"", "\"date\": \"\(days.randomElement(using: &random) ?? "")\""]
    var deal = facts.record("deal", 0)?.values ?? [:]
    deal["activity"] = deal["activity"] ?? .word("export")
    deal["from"] = deal["from"] ?? .country("US")
    deal["to"] = deal["to"] ?? .country("CN")
    members += stated(deal, in: DealScribe.directKeys)
    members.append("\"exporter\": \(record("exporter", 0, facts, DealScribe.partyKeys.subtracting(["role"])))")
    members.append("\"end_use\": \(record("end_use", 0, facts, DealScribe.endUseKeys))")
    func list(_ subject: String, _ keys: Set<String>) -> String {
      "[\((0..<facts.count(subject)).map { record(subject, $0, facts, keys) }.joined(separator: ", "))]"
    }
    members.append("\"items\": \(list("item", DealScribe.itemKeys))")
    members.append("\"parties\": \(list("party", DealScribe.partyKeys))")
    members.append("\"via\": [\(facts.count("leg") > 0 ? "\"SG\"" : "")]")
    members.shuffle(using: &random)
    return "{\(members.joined(separator: ", "))}"
  }

  private static func record(_ subject: String, _ index: Int, _ facts: FactSet, _ direct: Set<String>) -> String {
    var values = facts.record(subject, index)?.values ?? [:]
    if subject == "party" { values["role"] = values["role"] ?? .word("end_user") }
    let beside = stated(values, in: direct)
    let others = values.keys.filter { !direct.contains($0) && $0 != "role" }.sorted()
    let inside = others.isEmpty ? [] : ["\"facts\": {\(stated(values, in: others).joined(separator: ", "))}"]
    return "{\((beside + inside).joined(separator: ", "))}"
  }

  private static func stated(_ values: [String: Value], in keys: some Collection<String>) -> [String] {
    keys.sorted().compactMap { key in values[key].flatMap(json).map { "\"\(key)\": \($0)" } }
  }

  private static func json(_ value: Value) -> String? {
    switch value {
    case .truth(let flag): "\(flag)"
    case .number(let low, _): "\"\(low)\""
    case .day(let day): "\"\(day)\""
    case .country("XX"): nil
    case .country(let text), .word(let text), .text(let text): "\"\(text)\""
    case .code(let path): "\"\(path)\""
    }
  }
}
