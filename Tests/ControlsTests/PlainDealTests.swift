import Interchange
import Parties
import Rulebook
import TestSupport
import Testing

@testable import Controls

/// A deal read from its bytes in one go is the one that is read from JSON, or none.
@Suite struct PlainDealTests {
  private static let whole = """
    {"id": "D-1", "date": "2024-05-16", "activity": "export", "from": "US", "to": "VN", "via": ["SG", "HK"],
     "us_person": true, "exporter": {"name": "Example Systems", "country": "US", "headquarters": "United States"},
     "items": [{"name": "T4 µ", "kind": "integrated_circuit", "quantity": 0.5, "value_usd": "1373700",
       "facts": {"tpp": 1150, "die_area_mm2": "545.25", "datacenter": true, "memory_device": "no"}, "eccn": "4A994.l"},
      {"kind": "software"}],
     "parties": [{"role": "end_user", "name": "Inspur Group", "country": "VN", "address": "1 Road", "facts": {}},
      {"role": "forwarder"}],
     "end_use": {"kind": "research", "facts": {"supercomputer": false}}}
    """

  private func plain(_ text: String) throws -> Deal? {
    PlainDealReader.read(Array(text.utf8), try Shipped.reader().scribe)
  }

  private func same(_ deal: Deal, _ other: Deal) throws {
    let judge = try Shipped.judge()
    let answers = [deal, other].map {
      JSONWriter.compact(judge.determine($0, screening: nil, known: CalendarDay("2026-11-01")!).json)
    }
    #expect(answers[0] == answers[1])
    #expect("\(deal.facts.sortedDump)" == "\(other.facts.sortedDump)")
    #expect(deal.warnings == other.warnings && deal.id == other.id && deal.day == other.day)
    #expect(deal.items.map(\.name) == other.items.map(\.name) && deal.items.map(\.eccn) == other.items.map(\.eccn))
    #expect(deal.parties.map(\.label) == other.parties.map(\.label))
    #expect(
      deal.parties.map { [$0.role, $0.name, $0.country, $0.stated.address] }
        == other.parties.map { [$0.role, $0.name, $0.country, $0.stated.address] })
  }

  @Test func theWholeDocumentIsPlain() throws {
    let deal = try #require(try plain(Self.whole))
    try same(deal, try Shipped.reader().read(JSONReader.read(Array(Self.whole.utf8), file: "deal.json")))
  }

  /// What is not plain is left to the reader that says what is wrong, or knows more.
  @Test(
    arguments: [
      ("\"D-1\"", "\"D\\u002D1\""), ("0.5", "5e1"), ("0.5", "-5"), ("0.5", "05"), ("\"US\", \"to\"", "null, \"to\""),
      ("\"via\"", "\"id\""), ("\"tpp\"", "\"topp\""), ("\"VN\", \"via\"", "\"Atlantis\", \"via\""),
      ("2024-05-16", "2024-05-32"), ("\"facts\": {}", "\"facts\": {}, \"facts\": {}"),
      ("{\"kind\": \"software\"}", "{}, 7"),
      ("\"role\": \"forwarder\"", "\"country\": \"DE\""), ("\"activity\": \"export\"", "\"activity\": \"transfer\""),
      ("\"role\": \"forwarder\"", "\"role\": \"forwarder\", \"same_as\": {\"x:1\": true}"),
      ("{\"kind\": \"software\"}", "{\"kind\": \"software\", \"made_with\": []}"), ("\"us_person\"", "\"knowledge\""),
      ("false}}}", "false}}} x"), ("false}}}", "false}}"), ("\"tpp\": 1150", "\"tpp\": 1150, \"tpp\": 1150"),
    ])
  func whatIsNotPlainIsLeft(_ part: String, _ other: String) throws {
    let text = Self.whole.replacing(part, with: other, maxReplacements: 1)
    #expect(text != Self.whole)
    #expect(try plain(text) == nil)
  }

  /// Every document cut short or with one sign another is read as JSON reads it, or not at all.
  @Test(arguments: UInt64(1)...3)
  func aDocumentWithASignChangedIsReadTheSame(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let signs = Array("\"{}[]:,0123456789.eE-+ntrue\\ _a".utf8)
    for _ in 0..<Thoroughness.rows(150) {
      var bytes = Array(Self.whole.utf8)
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = signs.randomElement(using: &random) ?? 0x20
      let scribe = try Shipped.reader().scribe
      guard let deal = PlainDealReader.read(bytes, scribe) else { continue }
      try same(deal, try Shipped.reader().read(JSONReader.read(bytes, file: "deal.json")))
    }
  }
}

extension FactSet {
  /// All that is stated, in an order of its own.
  fileprivate var sortedDump: [String] {
    ["deal", "exporter", "party", "leg", "end_use", "item", "input"].flatMap { subject in
      (0..<count(subject)).flatMap { index -> [String] in
        guard let record = record(subject, index) else { return [] }
        return record.values.map { "\(record.label) \(record.place(of: $0.key)) \($0.value)" }.sorted()
      }
    }
  }
}
