import Interchange
import Testing

@Suite struct TextEncodingTests {
  private func text(_ encoding: TextEncoding, _ bytes: [UInt8]) throws -> String {
    String(decoding: try encoding.utf8(bytes, file: "x.csv"), as: UTF8.self)
  }

  @Test func everyEncoding() throws {
    #expect(try text(.latin1, [0x43, 0x61, 0x66, 0xE9, 0x80]) == "Café\u{80}")
    #expect(try text(.windows1252, [0x80, 0x93, 0xE9, 0x94, 0x9F]) == "€“é”Ÿ")
    #expect(try text(.utf16, [0xFF, 0xFE, 0x4E, 0x53, 0x3D, 0xD8, 0x00, 0xDE]) == "\u{534E}😀")
    #expect(try text(.utf16, [0xFE, 0xFF, 0x53, 0x4E]) == "\u{534E}")
    #expect(TextEncoding.marked([0xFF, 0xFE]) == .utf16)
    #expect(TextEncoding.marked([0x41]) == nil)
  }

  @Test(arguments: [
    (TextEncoding.utf16, [0xFF, 0xFE, 0x41] as [UInt8], 1), (.utf16, [0x41, 0x00], 1),
    (.utf16, [0xFF, 0xFE, 0x0A, 0x00, 0x00, 0xD8, 0x41, 0x00], 2), (.windows1252, [0x41, 0x0A, 0x0A, 0x81], 3),
  ])
  func whatIsNoTextNamesItsLine(_ encoding: TextEncoding, _ bytes: [UInt8], _ line: Int) {
    #expect {
      try encoding.utf8(bytes, file: "x.csv")
    } throws: { error in
      (error as? Diagnostic)?.id == "text.encoding" && (error as? Diagnostic)?.span?.line == line
    }
  }
}
