import Foundation
import Interchange
import Parties
import TestSupport
import Testing

/// Files that must be refused, with the place, and without a part of them being used.
@Suite struct ListBadInputTests {
  private let importer = ListImporter { ["Iran": "IR"][$0] }
  private static let simple = "name,aliases,country,address,status,effective_date,federal_register,notes\n"

  private func fault(_ bytes: [UInt8], _ name: String, _ change: (inout ImportOptions) -> Void = { _ in })
    -> Diagnostic?
  {
    var options = ImportOptions()
    options.edition = CalendarDay("2026-01-02")
    change(&options)
    do throws(Diagnostic) {
      _ = try importer.lists(from: bytes, file: name, options: options)
      return nil
    } catch { return error }
  }

  private func fault(_ text: String, _ name: String, _ change: (inout ImportOptions) -> Void = { _ in }) -> Diagnostic?
  {
    fault(Array(text.utf8), name, change)
  }

  @Test func emptyAndForeignFiles() {
    #expect(fault("", "a.csv")?.id == "import.unknown")
    #expect(fault("  \n \n", "a.csv")?.id == "import.unknown")
    #expect(
      fault("<!DOCTYPE html>\n<html><body>Sign in</body></html>", "sdn.csv")?.message.contains("web page") == true)
    #expect(fault([0x1F, 0x8B, 8, 0, 0], "a.csv")?.id == "import.unknown")
    #expect(fault(Self.simple, "us-bis-dpl.csv")?.id == "import.empty")
    #expect(fault("{\"a\":1}", "a.json")?.id == "import.unknown")
    #expect(fault("<Sanctions/>", "sdn_advanced.xml")?.message.contains("advanced") == true)
  }

  @Test func wrongEncodings() {
    let latin = Array(Self.simple.utf8) + Array("Ok,,,,,,,\nCaf".utf8) + [0xE9] + Array(",,,,,,,\n".utf8)
    #expect(fault(latin, "us-bis-dpl.csv")?.id == "import.unknown")
    // Past the first part of the file too: the line and column are those of the field.
    let filler = Array(String(repeating: "Ok,,,,,,,\n", count: 400).utf8)
    let late = fault(
      Array(Self.simple.utf8) + filler + Array("A,Caf".utf8) + [0xE9] + Array(",,,,,,\n".utf8), "us-bis-dpl.csv")
    #expect(late?.id == "csv.utf8")
    #expect(late?.span?.line == 402)
    #expect(late?.span?.column == 3)
    let wide = Self.simple.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(fault(wide, "us-bis-dpl.csv")?.id == "import.unknown")
    #expect(fault([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00], "us-bis-dpl.csv")?.id == "text.encoding")
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-7\"?><sdnList/>"
    #expect(fault(xml, "sdn.xml")?.id == "xml.encoding")
  }

  /// Ten nested entities would be a billion words; an external one would read a file of this computer.
  @Test func hostileXML() {
    let laughs =
      "<?xml version=\"1.0\"?>\n<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>\n<CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>"
    #expect(fault(laughs, "un.xml")?.id == "xml.entity")
    #expect(fault(laughs, "un.xml")?.span?.line == 2)
    let external = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><sdnList>&x;</sdnList>"
    #expect(fault(external, "sdn.xml")?.id == "xml.entity")
    let deep = "<sdnList>" + String(repeating: "<a>", count: 100_000)
    #expect(fault(deep, "sdn.xml")?.id == "xml.depth")
  }

  @Test func brokenOff() throws {
    let folder = "Tests/PartiesTests/Samples"
    for name in ["un-consolidated.xml", "sdn-simple.xml", "part744-2026-01-02.xml", "csl-2026-01-02.json"] {
      let file = try #require(try Place.files(in: folder).first { $0.name == name })
      for count in stride(from: 250, to: file.bytes.count - 10, by: 97) {
        let found = fault(Array(file.bytes.prefix(count)), name)
        #expect(found != nil, "\(name) cut after \(count) bytes was read")
        #expect(found?.span?.file == name)
      }
    }
    let entity = "{\"id\":\"a\",\"schema\":\"Company\",\"properties\":{\"name\":[\"A\"]},\"datasets\":[\"d\"]}\n"
    let cut = fault(entity + entity.dropLast(20), "x.json")
    #expect(cut?.id.hasPrefix("json.") == true)
    #expect(cut?.span?.line == 2)
  }

  @Test func truncatedGzip() throws {
    let packed = try #require(Data(base64Encoded: "H4sIAAAAAAAAA8tIzcnJVyjPL8pJAQCFEUoNCwAAAA=="))
    let path = try Place.temporaryFile("us-bis-dpl-2026-01-02.csv.gz", Array(packed.dropLast(6)))
    #expect { try importer.lists(fromFile: path) } throws: { ($0 as? Diagnostic)?.id == "file.gzip" }
  }

  @Test func tables() {
    let name = "us-bis-dpl.csv"
    #expect(fault(Self.simple + "\"A\nB\",,,,,,,\n", name) == nil)
    let quote = fault(Self.simple + "A,,,,,,,\nB,\"never closed,,,,\nC,,,,,,,\n", name)
    #expect(quote?.id == "csv.unclosed-quote")
    #expect(quote?.span?.line == 3)
    #expect(quote?.span?.column == 3)
    #expect(fault(Self.simple + "A,\u{0},,,,,,\n", name)?.id == "import.unknown")
    let filler = String(repeating: "Ok,,,,,,,\n", count: 400)
    #expect(fault(Self.simple + filler + "A,\u{0},,,,,,\n", name)?.id == "csv.nul")
    #expect(fault(Self.simple + ",,,,,,,\n", name)?.id == "import.nameless")
    #expect(fault(Self.simple + "A,,\n", name)?.id == "csv.ragged")
    let missing = fault("name,aliases,country,address,status,effective_date\nA,,,,,\n", name)
    #expect(missing?.id == "csv.missing-column")
    #expect(missing?.message.contains("`notes`") == true)
    #expect(fault(Self.simple + "A,,,,,,,\n", "some-list.csv")?.id == "import.list")
    let dpl =
      "Name\tStreet_Address\tCity\tCountry\tEffective_Date\tExpiration_Date\tFR_Citation\nA\t\t\t\t13/45/2020\t\t\n"
    #expect(fault(dpl, "dpl.txt")?.id == "import.date")
    #expect(fault(dpl, "dpl.txt")?.message.contains("Effective_Date") == true)
  }

  /// Both forms of the Entity List gave a party named "", or passed the row over.
  @Test func namelessRowsOfTheEntityList() {
    let header =
      "country,name,aliases,addresses,license_requirement,license_review_policy,footnotes,fr_citations,fr_raw,raw\n"
    let nameless = fault(header + "CHINA,A,a,b,c,d,,,,r\nCHINA,,a,b,c,d,,,,r\n", "us-entity-list.csv")
    #expect(nameless?.id == "import.nameless")
    #expect(nameless?.span?.line == 3)
    #expect(fault(header + "CHINA,—,a,b,c,d,,,,r\n", "us-entity-list.csv")?.id == "import.nameless")
    // There is no entry that it could go on with.
    #expect(fault(header + "CHINA,,,,,,,,,\n", "us-entity-list.csv")?.id == "import.nameless")
    func file(_ cell: String) -> String {
      "<D><DIV9 N=\"Supplement No. 4 to Part 744\"><TABLE>\n<TR><TD>CHINA</TD><TD>\(cell)</TD><TD>All</TD><TD>Denial</TD>"
        + "<TD>75 FR 1701, 1/13/10.</TD></TR></TABLE></DIV9></D>"
    }
    #expect(fault(file("A Ltd, Beijing"), "x.xml") == nil)
    for cell in ["", " ", ",", "—"] {
      #expect(fault(file(cell), "x.xml")?.id == "import.nameless", "\(cell)")
      #expect(fault(file(cell), "x.xml")?.span?.line == 2)
    }
    let table = "source,name,alt_names,entity_number\n"
    #expect(fault(table + "S (S),A,,\nS (S),.,,\n", "csl.csv")?.id == "import.nameless")
    // Two names of one source would be two lists in one file, the second in the place of the first.
    #expect(fault(table + "S (S),A,,\nOther (S),B,,\n", "csl.csv")?.id == "import.list")
  }

  @Test func namesOfLists() {
    for id in ["../x", "", "Us"] {
      #expect(fault(Self.simple + "A,,,,,,,\n", "a.csv") { $0.list = id }?.id == "import.list")
    }
    #expect(fault(Self.simple + "A,,,,,,,\n", "a.csv") { $0.list = "us-x" } == nil)
    // The three lists of part 744 cannot all have one id.
    #expect(fault("<DIV5></DIV5>", "a.xml") { $0.list = "us-x" }?.id == "import.list")
    #expect(fault("source,name,alt_names\nS (S),A,\n", "a.csv") { $0.title = "T" }?.id == "import.list")
  }

  @Test func theListsOfOFAC() throws {
    let row = ",\"A\",-0- ,\"P\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n"
    #expect(fault("1\(row)2\(row)\u{1A}", "sdn.csv") == nil)
    let repeated = fault("1\(row)2\(row)1\(row)", "sdn.csv")
    #expect(repeated?.id == "import.repeated-id")
    #expect(repeated?.span?.line == 3)
    #expect(fault("1\(row)2,\"A\"\n", "sdn.csv")?.id == "csv.ragged")
    let strange = try Place.temporaryFile("alt.csv", Array("9,1,\"aka\",\"B\",-0- \n".utf8))
    #expect(fault("1\(row)", "sdn.csv") { $0.companions = [strange] }?.id == "import.companion")
    let other = try Place.temporaryFile("add.csv", Array("1,2,3\n".utf8))
    #expect(fault("1\(row)", "sdn.csv") { $0.companions = [other] }?.id == "import.companion")
    #expect(fault(Self.simple + "A,,,,,,,\n", "us-bis-dpl.csv") { $0.companions = [other] }?.id == "import.companion")
  }

  @Test func repeatedAndMiscountedRecords() {
    let entry = "<sdnEntry><uid>1</uid><lastName>A</lastName></sdnEntry>"
    func file(_ count: Int, _ entries: String) -> String {
      "<sdnList><publshInformation><Publish_Date>01/02/2026</Publish_Date><Record_Count>\(count)</Record_Count>"
        + "</publshInformation>\(entries)</sdnList>"
    }
    #expect(fault(file(1, entry), "sdn.xml") == nil)
    #expect(fault(file(2, entry), "sdn.xml")?.id == "import.count")
    #expect(fault(file(2, entry + entry), "sdn.xml")?.id == "import.repeated-id")
    #expect(fault(file(0, ""), "sdn.xml")?.id == "import.empty")
    let entity = "{\"id\":\"a\",\"schema\":\"Company\",\"properties\":{\"name\":[\"A\"]},\"datasets\":[\"d\"]}\n"
    #expect(fault(entity + entity, "x.json")?.id == "import.repeated-id")
    #expect(
      fault("{\"id\":\"a\",\"schema\":\"Company\",\"properties\":{\"name\":\"A\"}}", "x.json")?.id == "ftm.record")
    #expect(fault("{\"id\":\"a\",\"schema\":\"Company\"}", "x.json")?.id == "ftm.record")
    let sanction = "{\"id\":\"s\",\"schema\":\"Sanction\",\"properties\":{\"entity\":[\"gone\"]}}\n"
    #expect(fault(entity + sanction, "x.json")?.id == "ftm.edge")
    #expect(fault("{\"results\":[{\"source\":\"S (S)\",\"name\":\"A\"}],\"total\":2}", "x.json")?.id == "import.count")
    #expect(fault("{\"results\":[1]}", "x.json")?.id == "import.record")
  }

  /// One line longer than the limit, in each form that is read line by line.
  @Test func aHugeLine() {
    #expect(ImportOptions().recordLimit == 64 << 20)
    let limit = 1 << 20
    func fault(_ start: String, _ count: Int, _ name: String) -> Diagnostic? {
      self.fault(start + String(repeating: "x", count: count), name) { $0.recordLimit = limit }
    }
    let table = fault(Self.simple + "A,", limit, "us-bis-dpl.csv")
    #expect(table?.id == "csv.too-long")
    #expect(table?.span?.line == 2)
    #expect(fault(Self.simple + "A,\"", limit, "us-bis-dpl.csv")?.id == "csv.too-long")
    #expect(fault(Self.simple + "A,", limit - 2, "us-bis-dpl.csv")?.id == "csv.ragged")
    let entity = "{\"id\":\"a\",\"schema\":\"Company\",\"x\":\""
    #expect(fault(entity, limit, "x.json")?.id == "import.too-long")
    #expect(fault(entity, limit - entity.utf8.count, "x.json")?.id == "json.truncated")
    let tables = [
      "source,name,alt_names\n", "country,name,aliases,addresses,fr,raw\n",
      "country,name,aliases,addresses,license_requirement,license_review_policy,fr_citations,raw\n",
      "Name\tStreet_Address\tCity\tCountry\tEffective_Date\tExpiration_Date\tFR_Citation\n", "ID,Name,Type\n",
    ]
    for header in tables { #expect(fault(header, limit + 1, "x.csv")?.id == "csv.too-long", "\(header)") }
  }

  @Test(arguments: [
    ("{}", "mapping.missing"), ("[]", "mapping.value"), ("{\"list\":\"a\",\"title\":\"A\"}", "mapping.missing"),
    ("{\"list\":\"a\",\"title\":\"A\",\"colums\":{}}", "mapping.unknown-key"),
    ("{\"list\":\"a\",\"title\":\"A\",\"columns\":{\"nmae\":\"N\"}}", "mapping.unknown-key"),
    ("{\"list\":\"a\",\"title\":\"A\",\"columns\":{\"name\":7}}", "mapping.value"),
    ("{\"list\":\"a\",\"title\":\"A\",\"columns\":{\"name\":\"N\"},\"encoding\":\"ebcdic\"}", "mapping.value"),
    ("{\"list\":\"a\",\"title\":\"A\",\"columns\":{\"name\":\"N\"},\"delimiter\":\";;\"}", "mapping.value"),
    ("{\"list\":\"a\",\"title\":\"A\",\"columns\":{\"name\":\"N\"},\"join_rows\":true}", "mapping.missing"),
    ("{\"list\":\"a\",", "json.truncated"),
  ])
  func mappings(_ text: String, _ id: String) {
    #expect { try ListMapping.read(Array(text.utf8), file: "m.json") } throws: { ($0 as? Diagnostic)?.id == id }
  }

  @Test func mappedTables() throws {
    let text =
      "{\"list\":\"a\",\"title\":\"A\",\"dates\":\"DD/MM/YYYY\",\"encoding\":\"windows-1252\","
      + "\"columns\":{\"id\":\"I\",\"name\":\"N\",\"from\":\"F\",\"until\":\"U\"}}"
    let mapping = try ListMapping.read(Array(text.utf8), file: "m.json")
    func fault(_ rows: String) -> Diagnostic? { self.fault("I,N,F,U\n" + rows, "t.csv") { $0.mapping = mapping } }
    #expect(fault("1,A,31/12/2020,\n") == nil)
    #expect(fault("1,A,12/31/2020,\n")?.id == "import.date")
    #expect(fault("1,A,soon,\n")?.span?.line == 2)
    #expect(fault("1,A,02/01/2020,01/01/2020\n")?.id == "import.date")
    #expect(fault("1,A,,\n1,B,,\n")?.id == "import.repeated-id")
    #expect(fault("1,,,\n")?.id == "import.nameless")
    #expect(self.fault("I,N,F\n1,A,\n", "t.csv") { $0.mapping = mapping }?.message.contains("`U`") == true)
    var options = ImportOptions()
    options.edition = CalendarDay("2026-01-02")
    options.mapping = mapping
    let bytes = Array("I,N,F,U\n1,Soci".utf8) + [0xE9] + Array("t".utf8) + [0xE9, 0x80] + Array(",,\n".utf8)
    #expect(try importer.lists(from: bytes, file: "t.csv", options: options).first?.parties.first?.name == "Société€")
    #expect(
      self.fault(bytes.dropLast(4) + [0x81] + Array(",,\n".utf8), "t.csv") { $0.mapping = mapping }?.id
        == "text.encoding")
  }
}
