import Interchange
import Testing

@Suite struct XMLRecordsTests {
  @Test func recordsComeOneByOneAndTheRootLast() throws {
    let xml = """
      <list date="2026-01-02"><head>x</head>
      <item id="1"><name> A
         B </name><tag>p</tag><tag>q</tag></item>
      <item id="2"><item><name>inner</name></item></item></list>
      """
    var records: [XMLRecord] = []
    let root = try XMLRecords.read(Array(xml.utf8), file: "x.xml", named: ["item"]) { record in records.append(record) }
    #expect(root.attributes == ["date": "2026-01-02"])
    #expect(records.map { $0.attributes["id"] } == ["1", "2"])
    #expect(records[0]["name"] == "A B")
    #expect(records[0].all("tag").map(\.trimmed) == ["p", "q"])
    #expect(records[0].line == 2)
    #expect(records[0]["absent"] == "")
    #expect(records[1].children.first?["name"] == "inner")
  }

  @Test func theHandlerMayRefuse() {
    let wrong = Diagnostic("test.refused", "no")
    #expect {
      try XMLRecords.read(Array("<a><b/></a>".utf8), file: "x.xml", named: ["b"]) { (_) throws(Diagnostic) in
        throw wrong
      }
    } throws: { ($0 as? Diagnostic)?.id == "test.refused" }
  }
}
