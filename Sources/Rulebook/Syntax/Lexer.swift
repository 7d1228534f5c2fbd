import Interchange

/// Splits the text of one fenced block into tokens. White space separates; line ends have no meaning of their own,
/// except where the parser asks for the rest of a line (citations, rows of cases).
struct Lexer {
  private let bytes: [UInt8]
  private let file: String
  private let end: Int
  private var position: Int
  private var line: Int
  private var lineStart: Int

  /// - Parameters:
  ///   - block: the byte range of the block's content within `bytes`.
  ///   - line: the 1-based number of its first line.
  init(_ bytes: [UInt8], block: Range<Int>, file: String, line: Int) {
    self.bytes = bytes
    self.file = file
    self.line = line
    position = block.lowerBound
    lineStart = block.lowerBound
    end = block.upperBound
  }

  private func span(from start: Int) -> SourceSpan {
    SourceSpan(file: file, line: line, column: start - lineStart + 1, length: max(1, position - start))
  }

  private mutating func skipSpace() {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x09, 0x0D: position += 1
      case 0x0A:
        position += 1
        line += 1
        lineStart = position
      default: return
      }
    }
  }

  mutating func next() throws(Diagnostic) -> Token {
    skipSpace()
    let start = position
    guard position < end else { return Token(kind: .end, span: span(from: start), endOffset: position) }
    let kind = try scan()
    return Token(kind: kind, span: span(from: start), endOffset: position)
  }

  /// The rest of the current line, trimmed, with its place; the lexer goes on with the next line.
  mutating func restOfLine() -> (text: String, span: SourceSpan) {
    while position < end, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
    let start = position
    while position < end, bytes[position] != 0x0A { position += 1 }
    var last = position
    while last > start, bytes[last - 1] == 0x20 || bytes[last - 1] == 0x0D { last -= 1 }
    return (String(decoding: bytes[start..<last], as: UTF8.self), span(from: start))
  }

  /// The text between two places of one line, trimmed.
  func text(from start: SourceSpan, before stop: SourceSpan) -> String {
    guard start.line == stop.line, start.line == line else { return "" }
    let from = lineStart + start.column - 1
    var to = min(lineStart + stop.column - 1, end)
    while to > from, bytes[to - 1] == 0x20 { to -= 1 }
    return from < to ? text(from, to) : ""
  }

  /// The source between two offsets.
  func source(_ range: Range<Int>) -> String { text(range.lowerBound, range.upperBound) }

  private mutating func scan() throws(Diagnostic) -> Token.Kind {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "\""): return try string()
    case _ where isDigit(byte): return try digits()
    case _ where isLetter(byte): return word()
    default: return try symbol()
    }
  }

  private mutating func string() throws(Diagnostic) -> Token.Kind {
    let start = position
    position += 1
    while position < end, bytes[position] != UInt8(ascii: "\""), bytes[position] != 0x0A { position += 1 }
    guard position < end, bytes[position] == UInt8(ascii: "\"") else {
      throw Diagnostic("rule.string", "the text is not closed on its line", at: span(from: start))
    }
    position += 1
    return .string(String(decoding: bytes[start + 1..<position - 1], as: UTF8.self))
  }

  /// A date, a classification number or a number: whatever the run of letters, digits and points is.
  private mutating func digits() throws(Diagnostic) -> Token.Kind {
    let start = position
    if let day = CalendarDay(text(start, min(end, start + 10))), !(start + 10 < end && isWordByte(bytes[start + 10])) {
      position = start + 10
      return .day(day)
    }
    while position < end, isWordByte(bytes[position]) || isJoint() { position += 1 }
    let run = text(start, position)
    if let code = CodePath(run) { return .code(code) }
    if let number = Exact(run) { return .number(number) }
    throw Diagnostic(
      "rule.number", "`\(run)` is neither a number, a date nor a classification number", at: span(from: start),
      help: "put a space between a number and its unit, as in `4800 TPP`")
  }

  private mutating func word() -> Token.Kind {
    let start = position
    if position + 2 < end, bytes[position + 1] == UInt8(ascii: ":"), isDigit(bytes[position + 2]),
      (0x41...0x5A).contains(bytes[position])
    {
      position += 3
      return .group(text(start, position))
    }
    while position < end, isWordByte(bytes[position]) || isJoint() { position += 1 }
    let run = text(start, position)
    // Of classification numbers only this one begins with a letter.
    if run == "EAR99", let code = CodePath(run) { return .code(code) }
    return .word(run)
  }

  private mutating func symbol() throws(Diagnostic) -> Token.Kind {
    let start = position
    for pair in ["<=", ">=", "!="] where position + 1 < end && text(start, start + 2) == pair {
      position += 2
      return .symbol(pair)
    }
    position += 1
    let single = text(start, position)
    guard "()[]{},;:=<>+-*/|".contains(single), single.utf8.count == 1 else {
      throw Diagnostic("rule.symbol", "unexpected character", at: span(from: start))
    }
    return .symbol(single)
  }

  /// A point or hyphen that joins two parts of one word.
  private func isJoint() -> Bool {
    (bytes[position] == UInt8(ascii: ".") || bytes[position] == UInt8(ascii: "-")) && position + 1 < end
      && isWordByte(bytes[position + 1])
  }

  private func text(_ from: Int, _ to: Int) -> String { String(decoding: bytes[from..<to], as: UTF8.self) }
  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
  }
  private func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
}
