import Interchange
import Testing

@Suite struct CSVTableTests {
  @Test func quotesLineEndsAndByteOrderMark() throws {
    let text = "\u{FEFF}a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\r\n\r\n1,\n"
    let table = try CSVTable(Array(text.utf8), file: "t.csv", requiring: ["a"])
    #expect(table.header == ["a", "b"])
    #expect(table.rows.map(\.fields) == [["x, \"y\"", "two\nlines"], ["1", ""]])
    #expect(table.rows[0]["none"] == "")
    #expect(table.rows.map(\.span.line) == [2, 5])
  }

  @Test(arguments: [
    ("", "csv.empty"), ("a,a\n", "csv.repeated-column"), ("b\n", "csv.missing-column"), ("a,b\n1\n", "csv.ragged"),
    ("a\n\"x", "csv.unclosed-quote"), ("a\n\"x\"y\n", "csv.quote"),
  ])
  func refusals(_ text: String, _ id: String) {
    #expect {
      _ = try CSVTable(Array(text.utf8), file: "t.csv", requiring: ["a"])
    } throws: { error in
      (error as? Diagnostic)?.id == id
    }
  }

  @Test func otherDelimitersAndLinesBeforeTheHeader() throws {
    let table = try CSVTable(
      Array("Generated, today\na;b\n1,5;\"x;y\"\n".utf8), file: "x.csv", delimiter: UInt8(ascii: ";"), skipping: 1)
    #expect(table.rows[0]["a"] == "1,5")
    #expect(table.rows[0]["b"] == "x;y")
    #expect(table.rows[0].span.line == 3)
  }

  @Test func faultsNameTheColumn() {
    func fault(_ text: String) -> Diagnostic? {
      do throws(Diagnostic) {
        _ = try CSVTable(Array(text.utf8), file: "x.csv")
        return nil
      } catch { return error }
    }
    #expect(fault("a,b\n1,\"x\"y\n")?.span == SourceSpan(file: "x.csv", line: 2, column: 6))
    #expect(fault("a,b\n1,\"x\n")?.span == SourceSpan(file: "x.csv", line: 2, column: 3))
    #expect(fault("a,b\n1,\u{0}\n")?.id == "csv.nul")
  }
}
