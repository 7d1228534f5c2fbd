import Interchange

/// Reads the JSON of one file of lines: objects, arrays, strings and whole numbers, straight from the bytes.
///
/// Strict and several times faster than `JSONReader`, because nothing but the wanted values is kept. Every failure is a
/// diagnostic with line and column.
struct LineScanner: ~Copyable {
  private let bytes: [UInt8]
  private let file: String
  private var position = 0
  private var lineStart = 0
  private(set) var line = 1

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// Past the end of a line; the last line must have one too, or the file may be cut short.
  mutating func endLine() throws(Diagnostic) {
    if peek() == 0x0D { position += 1 }
    guard peek() == 0x0A else {
      throw failure(isAtEnd ? "the file ends in the middle of a line" : "unexpected text after the object")
    }
    position += 1
    line += 1
    lineStart = position
  }

  func failure(_ message: String, help: String? = nil) -> Diagnostic {
    Diagnostic(
      "list.line", message, at: SourceSpan(file: file, line: line, column: position - lineStart + 1),
      help: help ?? "the list is not used at all; import it again")
  }

  /// Calls `member` with each key; it must read the value.
  mutating func object(_ member: (inout LineScanner, ArraySlice<UInt8>) throws(Diagnostic) -> Void) throws(Diagnostic) {
    try expect(UInt8(ascii: "{"), "an object")
    if skip(UInt8(ascii: "}")) { return }
    repeat {
      let start = position + 1
      guard peek() == UInt8(ascii: "\"") else { throw failure("expected a key in double quotes") }
      position = start
      while let byte = peek(), byte != UInt8(ascii: "\""), byte != 0x0A { position += 1 }
      let key = bytes[start..<position]
      try expect(UInt8(ascii: "\""), "the end of the key")
      try expect(UInt8(ascii: ":"), "`:`")
      try member(&self, key)
    } while skip(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"), "`,` or `}`")
  }

  /// Calls `element` at each element; it must read it.
  mutating func array(_ element: (inout LineScanner) throws(Diagnostic) -> Void) throws(Diagnostic) {
    try expect(UInt8(ascii: "["), "an array")
    if skip(UInt8(ascii: "]")) { return }
    repeat { try element(&self) } while skip(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"), "`,` or `]`")
  }

  mutating func strings() throws(Diagnostic) -> [String] {
    var texts: [String] = []
    try array { (scanner: inout LineScanner) throws(Diagnostic) in texts.append(try scanner.string()) }
    return texts
  }

  mutating func integer() throws(Diagnostic) -> Int {
    space()
    var value = 0
    let start = position
    while let byte = peek(), (0x30...0x39).contains(byte), position - start < 10 {
      value = value * 10 + Int(byte - 0x30)
      position += 1
    }
    guard position > start else { throw failure("expected a whole number") }
    return value
  }

  mutating func bool() throws(Diagnostic) -> Bool {
    space()
    for (word, value) in [("true", true), ("false", false)] where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    throw failure("expected true or false")
  }

  mutating func day() throws(Diagnostic) -> CalendarDay {
    let text = try string()
    guard let day = CalendarDay(text) else { throw failure("`\(text)` is not a date", help: "write YYYY-MM-DD") }
    return day
  }

  mutating func string() throws(Diagnostic) -> String {
    try expect(UInt8(ascii: "\""), "a string")
    let start = position
    var isPlain = true
    scan: while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""): break scan
      case UInt8(ascii: "\\"):
        isPlain = false
        position += 2
      case 0..<0x20: throw failure("the string is not closed on its line")
      default: position += 1
      }
    }
    guard position < bytes.count else { throw failure("the file ends inside a string") }
    position += 1
    if isPlain, let text = String(validating: bytes[start..<(position - 1)], as: UTF8.self) { return text }
    let literal = Array(bytes[(start - 1)..<position])
    do throws(Diagnostic) {
      if let text = try JSONReader.read(literal, file: file, firstLine: line).string { return text }
    } catch {
      throw failure(error.message)
    }
    throw failure("expected a string")
  }

  // MARK: Bytes

  private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func space() {
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    space()
    guard peek() == byte else { return false }
    position += 1
    space()
    return true
  }

  private mutating func expect(_ byte: UInt8, _ what: String) throws(Diagnostic) {
    space()
    guard peek() == byte else {
      throw failure(isAtEnd ? "the file ends where \(what) should stand" : "expected \(what)")
    }
    position += 1
    if byte != UInt8(ascii: "\"") { space() }
  }
}
