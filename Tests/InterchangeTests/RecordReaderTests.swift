import Interchange
import TestSupport
import Testing

@Suite struct RecordReaderTests {
  private struct Row: Equatable {
    var row: Int
    var line: Int
    var text: String
    var flaw = ""
  }

  private func rows(_ text: String, table: Bool = false) throws -> [Row] {
    try rows(Array(text.utf8), table: table)
  }

  private func rows(_ bytes: [UInt8], table: Bool = false) throws -> [Row] {
    var reader = try RecordReader(try Place.temporaryFile("records", bytes))
    if table { _ = try reader.header(delimiter: UInt8(ascii: ",")) }
    var rows: [Row] = []
    while let block = try reader.next() {
      for record in block.records {
        let text = String(decoding: block.bytes[record.range], as: UTF8.self)
        let flaw = record.flaw.map { "\($0)" } ?? ""
        rows.append(Row(row: record.row, line: record.line, text: flaw == "tooLong" ? "" : text, flaw: flaw))
      }
    }
    return rows
  }

  @Test func linesAreTrimmedAndBlankOnesAreNoRows() throws {
    #expect(
      try rows("\u{FEFF}one\r\n\n  \n two \nthree") == [
        Row(row: 1, line: 1, text: "one"), Row(row: 2, line: 4, text: "two"), Row(row: 3, line: 5, text: "three"),
      ])
    #expect(try rows("") == [])
    #expect(try rows("\n\n") == [])
  }

  @Test func quotedFieldsMayHoldLineEnds() throws {
    #expect(
      try rows("a,b\n1,\"x\ny\"\n2,\"say \"\"hi\"\"\n!\"\n3,z\n", table: true) == [
        Row(row: 1, line: 2, text: "1,\"x\ny\""), Row(row: 2, line: 4, text: "2,\"say \"\"hi\"\"\n!\""),
        Row(row: 3, line: 6, text: "3,z"),
      ])
  }

  @Test func aQuoteInsideAFieldOpensNothing() throws {
    #expect(
      try rows("a\n5\" wafer\n6\" \"\"wafer\nx\n", table: true).map(\.text) == ["5\" wafer", "6\" \"\"wafer", "x"])
  }

  @Test func aQuoteThatIsNotClosedCostsOneLine() throws {
    let tail = (3...20).map { "\($0),plain" }.joined(separator: "\n")
    let short = try rows("a,b\n1,x\n2,\"open\n\(tail)\n", table: true)
    #expect(short.count == 20)
    #expect(short[1] == Row(row: 2, line: 3, text: "2,\"open", flaw: "unclosedQuote"))
    #expect(short[19] == Row(row: 20, line: 21, text: "20,plain"))
    let filler = String(repeating: "3,plain\n", count: 200_000)
    let long = try rows("a,b\n1,x\n2,\"open\n\(filler)", table: true)
    #expect(long.count == 200_002)
    #expect(long[1].flaw == "unclosedQuote")
    #expect(long.dropFirst(2).allSatisfy { $0.flaw.isEmpty && $0.text == "3,plain" })
  }

  @Test(arguments: [false, true])
  func aLineThatIsTooLongIsPassedOver(_ table: Bool) throws {
    let long = String(repeating: "x", count: RecordReader.maximumRecord + 1)
    let longest = String(repeating: "y", count: RecordReader.maximumRecord)
    let found = try rows("a\n1\n\(long)\n2\n\(longest)\n3\n\(long)\(long)", table: table)
    let rows = table ? found : Array(found.dropFirst())
    #expect(rows.map(\.flaw) == ["", "tooLong", "", "", "", "tooLong"])
    #expect(rows.map(\.line) == [2, 3, 4, 5, 6, 7])
    #expect(rows.count == 6 && rows[3].text.utf8.count == longest.utf8.count)
  }

  /// Wherever the blocks are cut, the same records come out.
  @Test func recordsAreThoseOfASplit() throws {
    var random = SplitMix64(seed: 7)
    var text = ""
    var wanted: [String] = []
    for _ in 0..<30_000 {
      let line = String(repeating: "é", count: Int.random(in: 0...40, using: &random))
      text += line + (Bool.random(using: &random) ? "\n" : "\r\n")
      if !line.isEmpty { wanted.append(line) }
    }
    let isSame = try rows(text).map(\.text) == wanted
    #expect(isSame)
  }

  @Test(arguments: [
    ([0x1F, 0x8B, 8, 0], "batch.gzip"), ([0xFF, 0xFE, 0x41, 0], "batch.encoding"),
  ])
  func whatIsNoText(_ bytes: [UInt8], _ id: String) throws {
    let error = #expect(throws: Diagnostic.self) { try rows(bytes) }
    #expect(error?.id == id)
  }
}
