import Interchange
import Rulebook
import Testing

@testable import Controls

/// Deals that cannot be read are refused with file, line and column, the id and what to do.
@Suite struct DealReaderTests {
  struct Bad: Sendable, CustomTestStringConvertible {
    var text: String
    var id: String
    var place: String
    var says: String
    var testDescription: String { "\(id) \(text)" }

    init(_ text: String, _ id: String, _ place: String, _ says: String = "") {
      self.text = text
      self.id = id
      self.place = place
      self.says = says
    }
  }

  /// A sound deal with members for its only item, and more members for the deal from line 3 on.
  private static func deal(item: String = "", _ more: String = "") -> String {
    "{\"date\": \"2023-12-01\", \"activity\": \"export\", \"from\": \"US\", \"to\": \"CN\",\n \"items\": [{\(item)}]"
      + (more.isEmpty ? "}" : ",\n\(more)}")
  }

  private static func errors(_ bytes: [UInt8]) throws -> [Diagnostic] {
    let reader = try Shipped.reader()
    do throws(Diagnostics) {
      _ = try reader.read(bytes, file: "deal.json")
      return []
    } catch {
      return error.all
    }
  }

  @Test func aSoundDealIsRead() throws {
    let text = Self.deal(
      item: #""eccn": "3A090.a", "facts": {"tpp": 4992.0, "die_area_mm2": "826", "datacenter": true}"#,
      #""parties": [{"role": "end_user", "name": "A", "country": "China", "owners": [{"name": "B", "percent": 51}]}]"#)
    let deal = try Shipped.reader().read(Array(text.utf8), file: "deal.json")
    #expect(deal.day == CalendarDay("2023-12-01"))
    #expect(deal.items.first?.eccn == CodePath("3A090.a"))
    #expect(deal.facts.record("item", 0)?.values["tpp"] == .number(Exact(4992)))
    #expect(deal.facts.record("item", 0)?.values["datacenter"] == .truth(true))
    #expect(deal.facts.record("party", 0)?.values["country"] == .country("CN"))
    #expect(deal.facts.place(of: FactReference(subject: "item", index: 0, name: "tpp")) == "items[0].facts.tpp")
    #expect(deal.facts.place(of: FactReference(subject: "item", index: 0, name: "eccn")) == "items[0].eccn")
  }

  @Test func whatAnItemWasMadeWithBelongsToIt() throws {
    let text = """
      {"date": "2025-06-02", "activity": "reexport", "from": "KR", "to": "CN",
       "items": [{"eccn": "EAR99"}, {"made_with": [{"via": "plant", "eccn": "3E001", "us_origin": true}]},
                 {"made_with": []}]}
      """
    let facts = try Shipped.reader().read(Array(text.utf8), file: "deal.json").facts
    let input = try #require(facts.record("input", 0))
    #expect(facts.count("input") == 1)
    #expect(input.owner == 1)
    #expect(input.label == "items[1].made_with[0]")
    #expect(input.values["via"] == .word("plant"))
    #expect(input.values["eccn"] == .code(CodePath("3E001")!))
    #expect(facts.record("item", 0)?.values["inputs_listed"] == nil)
    #expect(facts.record("item", 1)?.values["inputs_listed"] == .truth(true))
    #expect(facts.record("item", 2)?.values["inputs_listed"] == .truth(true))
  }

  @Test(arguments: [
    Bad(deal("\"activty\": \"export\""), "deal.unknown-key", "3:1", "did you mean `activity`?"),
    Bad(deal(item: "\"ecn\": \"EAR99\""), "deal.unknown-key", "2:13", "did you mean `eccn`?"),
    Bad(deal("\"end_use\": {\"knd\": \"military\"}"), "deal.unknown-key", "3:13", "did you mean `kind`?"),
    Bad(
      deal("\"parties\": [{\"role\": \"bank\", \"nam\": \"A\"}]"), "deal.unknown-key", "3:30", "did you mean `name`?"),
    Bad(deal(item: "\"facts\": {\"tp\": \"1\"}"), "deal.unknown-fact", "2:23", "did you mean `tpp`?"),
    Bad(deal(item: "\"facts\": {\"eccn\": \"1\"}"), "deal.unknown-fact", "2:23"),
    Bad(deal(item: "\"facts\": {\"tpp\": \"4992 TOPS\"}"), "deal.number", "2:30", "a number of TPP"),
    Bad(deal(item: "\"facts\": {\"tpp\": \"4,992\"}"), "deal.number", "2:30", "4992"),
    Bad(deal(item: "\"facts\": {\"tpp\": \"\"}"), "deal.number", "2:30"),
    Bad(deal(item: "\"facts\": {\"tpp\": 1e400}"), "deal.number", "2:30"),
    Bad(deal(item: "\"facts\": {\"tpp\": 1e-9223372036854775808}"), "deal.number", "2:30"),
    Bad(deal(item: "\"facts\": {\"tpp\": 1e-9999999999999999999999}"), "deal.number", "2:30"),
    Bad(deal(item: "\"facts\": {\"tpp\": -1}"), "deal.negative", "2:30", "zero or more"),
    Bad(deal(item: "\"facts\": {\"tpp\": \"-0.5\"}"), "deal.negative", "2:30"),
    Bad(deal(item: "\"quantity\": -64"), "deal.negative", "2:25"),
    Bad(
      deal(item: "\"facts\": {\"tpp\": true}"), "deal.type", "2:30", "`tpp` is a number of TPP, this is true or false"),
    Bad(deal(item: "\"facts\": {\"tpp\": [1]}"), "deal.type", "2:30", "an array"),
    Bad(deal(item: "\"facts\": {\"datacenter\": \"maybe\"}"), "deal.type", "2:37", "yes or no"),
    Bad(deal(item: "\"facts\": {\"datacenter\": 1}"), "deal.type", "2:37"),
    Bad(deal(item: "\"facts\": \"tpp\""), "deal.object", "2:22"),
    Bad(deal(item: "\"eccn\": \"3A90\""), "deal.eccn", "2:21", "3A090.a"),
    Bad(deal(item: "\"eccn\": \"4A0035\""), "deal.eccn", "2:21"),
    Bad(deal(item: "\"eccn\": 5e2"), "deal.type", "2:21", "classification number"),
    Bad(deal(item: "\"kind\": \"chip\""), "deal.word", "2:21", "integrated_circuit"),
    Bad(deal(item: "\"made_with\": [{\"eccn\": \"3E01\"}]"), "deal.eccn", "2:36"),
    Bad(deal(item: "\"made_with\": [{\"via\": \"magic\"}]"), "deal.word", "2:35", "component"),
    Bad(deal(item: "\"made_with\": [{\"us\": true}]"), "deal.unknown-key", "2:28", "us_origin"),
    Bad(deal(item: "\"made_with\": \"3E001\""), "deal.array", "2:26"),
    Bad(deal(item: "\"origin\": \"Atlantis\""), "deal.country", "2:23", "ISO 3166"),
    Bad(deal("\"via\": [\"SG\", \"Singapur\"]"), "deal.country", "3:15", "SG"),
    Bad(deal("\"via\": \"SG\""), "deal.array", "3:8", "`via` is an array"),
    Bad(deal("\"us_person\": \"perhaps\""), "deal.type", "3:14"),
    Bad(deal("\"knowledge\": \"none\""), "deal.word", "3:14", "reason_to_know"),
    Bad(deal("\"parties\": [{\"name\": \"A\"}]"), "deal.missing-key", "3:13", "end_user"),
    Bad(deal("\"parties\": [{\"role\": \"enduser\"}]"), "deal.word", "3:22", "did you mean `end_user`?"),
    Bad(deal("\"parties\": [\"Huawei\"]"), "deal.object", "3:13", "a string"),
    Bad(deal("\"parties\": [{\"role\": \"bank\", \"name\": 5}]"), "deal.type", "3:38"),
    Bad(
      deal("\"parties\": [{\"role\": \"bank\", \"owners\": [{\"percent\": \"101\"}]}]"), "deal.percent", "3:53",
      "0 to 100"),
    Bad(deal("\"parties\": [{\"role\": \"bank\", \"owners\": [{\"percent\": -1}]}]"), "deal.percent", "3:53"),
    Bad(deal("\"parties\": [{\"role\": \"bank\", \"owners\": [{\"percent\": \"half\"}]}]"), "deal.percent", "3:53"),
    Bad(
      deal("\"parties\": [{\"role\": \"bank\", \"owners\": [{\"percent\": 60}, {\"percent\": 60}]}]"), "deal.percent",
      "3:40",
      "hold 120 percent together"),
    Bad(deal("\"parties\": [{\"role\": \"bank\", \"same_as\": {\"x\": \"no\"}}]"), "deal.type", "3:47"),
    Bad(deal("\"parties\": [{\"role\": \"bank\", \"same_as\": [\"x\"]}]"), "deal.object", "3:41"),
    Bad(deal("\"authorisations\": [{\"license\": \"D1\"}]"), "deal.unknown-key", "3:21", "did you mean `licence`?"),
    Bad(deal("\"date\": \"2023-12-01\""), "json.repeated-key", "3:1", "`date`"),
    Bad(deal("\"id\": 5"), "deal.string", "3:7"),
    Bad(
      "{\"activity\": \"export\", \"from\": \"US\", \"to\": \"CN\", \"items\": [{}]}", "deal.missing-key", "1:1",
      "`date`"),
    Bad("{}", "deal.missing-key", "1:1", "date, activity, from and to"),
    Bad(
      deal("\"date\": \"01.12.2023\"").replacing("\"date\": \"2023-12-01\", ", with: ""), "deal.date", "3:9",
      "2023-11-20"),
    Bad(
      deal("\"date\": \"2023-02-29\"").replacing("\"date\": \"2023-12-01\", ", with: ""), "deal.date", "3:9",
      "must exist"),
    Bad(deal("\"date\": 20231201").replacing("\"date\": \"2023-12-01\", ", with: ""), "deal.string", "3:9"),
    Bad(deal().replacing("[{}]", with: "[]"), "deal.items", "2:11", "no items"),
    Bad(deal().replacing("[{}]", with: "{}"), "deal.array", "2:11"),
    Bad(deal().replacing("\"CN\"", with: "\"Chna\""), "deal.country", "1:66", "did you mean CN"),
    Bad(deal().replacing("\"export\"", with: "\"exprt\""), "deal.word", "1:36", "did you mean `export`?"),
    Bad("", "json.empty", "1:1"), Bad(" \n ", "json.empty", "2:2"), Bad("{\"date\": \"2023-", "json.truncated", "1:16"),
    Bad(deal() + "}", "json.trailing", "2:16"), Bad("[]", "deal.object", "1:1", "an array"),
    Bad(String(repeating: "[", count: 100_000), "json.depth", "1:65"),
    Bad(deal("\"id\": \"\\ud800\""), "json.surrogate", "3:14"),
  ])
  func isRefusedWithItsPlace(_ bad: Bad) throws {
    let errors = try Self.errors(Array(bad.text.utf8))
    let error = try #require(errors.first { $0.id == bad.id }, "\(errors)")
    #expect(error.span?.description == "deal.json:\(bad.place)")
    #expect("\(error.message) \(error.help ?? "")".contains(bad.says), "\(error)")
    #expect(error.severity == .error)
  }

  @Test func bytesThatAreNotTextAreRefused() throws {
    #expect(try Self.errors([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2]).map(\.id) == ["json.value"])
    let broken = Array(Self.deal("\"id\": \"").utf8) + [0xFF, 0xFE] + Array("\"}".utf8)
    #expect(try !Self.errors(broken).isEmpty)
  }

  @Test func everythingWrongIsSaidAtOnce() throws {
    let text = Self.deal(item: #""eccn": "X", "facts": {"tpp": "many"}"#, #""form": 1, "via": ["Nowhere"]"#)
    #expect(
      try Set(Self.errors(Array(text.utf8)).map(\.id)) == [
        "deal.eccn", "deal.number", "deal.unknown-key", "deal.country",
      ])
  }

  /// YAML's traps: `NO` is Norway here, `5E002` a number of the list, `no` a truth only where a truth is wanted.
  @Test func codesAndCountriesAreNeverNumbersOrTruths() throws {
    let text = Self.deal(item: #""eccn": "5E002", "origin": "NO""#)
    let deal = try Shipped.reader().read(Array(text.utf8), file: "deal.json")
    #expect(deal.facts.record("item", 0)?.values["origin"] == .country("NO"))
    #expect(deal.items.first?.eccn?.description == "5E002")
  }

  /// A fact that is null is not stated; it is not zero and not "no".
  @Test func nullIsNotStated() throws {
    let deal = try Shipped.reader().read(
      Array(Self.deal(item: #""facts": {"tpp": null, "datacenter": null}"#).utf8), file: "deal.json")
    #expect(deal.facts.record("item", 0)?.values.isEmpty == true)
  }
}
