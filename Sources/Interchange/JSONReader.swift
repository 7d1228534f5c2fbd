/// Reads one JSON document (RFC 8259) from bytes, keeping places and number texts.
///
/// Stricter than most: a repeated key, a lone surrogate, invalid UTF-8, nesting beyond `maximumDepth` and bytes after
/// the document are errors, each with line and column.
public struct JSONReader {
  public static let maximumDepth = 64

  private let bytes: [UInt8]
  private let file: String
  private var position = 0
  private var lineStart = 0
  private var line: Int

  private init(_ bytes: [UInt8], file: String, firstLine: Int) {
    self.bytes = bytes
    self.file = file
    line = firstLine
  }

  /// - Parameters:
  ///   - bytes: the document, UTF-8; a byte-order mark is allowed.
  ///   - file: the name to use in places.
  ///   - firstLine: the number of the first line, for a line of NDJSON.
  /// - Throws: `Diagnostic` (`json.…`) at the first error.
  public static func read(_ bytes: [UInt8], file: String, firstLine: Int = 1) throws(Diagnostic) -> JSON {
    var reader = JSONReader(bytes, file: file, firstLine: firstLine)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
    reader.skipSpace()
    guard reader.position < bytes.count else {
      throw Diagnostic("json.empty", "the document is empty", at: reader.here(), help: "expected a JSON value")
    }
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.position == bytes.count else {
      throw Diagnostic("json.trailing", "unexpected text after the end of the document", at: reader.here())
    }
    return value
  }

  private func here(length: Int = 1) -> SourceSpan {
    SourceSpan(file: file, line: line, column: position - lineStart + 1, length: length)
  }

  /// What is wrong at the current place: that the document ends there, if it does and more was expected.
  private func failure(_ id: String, _ message: String, help: String? = nil, more: Bool = true) -> Diagnostic {
    if more && position >= bytes.count {
      return Diagnostic("json.truncated", "the document ends too early", at: here(), help: help ?? message)
    }
    return Diagnostic(id, message, at: here(), help: help)
  }

  private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while position < bytes.count {
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

  private mutating func value(depth: Int) throws(Diagnostic) -> JSON {
    guard depth < Self.maximumDepth else {
      throw failure("json.depth", "nested more than \(Self.maximumDepth) deep")
    }
    let span = here()
    switch peek() {
    case UInt8(ascii: "{"): return JSON(.object(try members(depth: depth)), span: span)
    case UInt8(ascii: "["): return JSON(.array(try elements(depth: depth)), span: span)
    case UInt8(ascii: "\""): return JSON(.string(try string()), span: span)
    case UInt8(ascii: "t"): return try word("true", .bool(true), span)
    case UInt8(ascii: "f"): return try word("false", .bool(false), span)
    case UInt8(ascii: "n"): return try word("null", .null, span)
    case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
      return JSON(.number(try number()), span: span)
    default:
      throw failure("json.value", "expected a JSON value", help: "a string needs double quotes")
    }
  }

  private mutating func word(_ text: String, _ content: JSON.Content, _ span: SourceSpan) throws(Diagnostic) -> JSON {
    guard bytes.count - position >= text.utf8.count,
      zip(text.utf8, bytes[position...]).allSatisfy({ $0 == $1 })
    else {
      throw failure("json.value", "expected a JSON value", help: "did you mean `\(text)`?")
    }
    position += text.utf8.count
    return JSON(content, span: span)
  }

  private mutating func members(depth: Int) throws(Diagnostic) -> [JSON.Member] {
    position += 1
    var members: [JSON.Member] = []
    var keys = JSONKeys()
    skipSpace()
    if peek() == UInt8(ascii: "}") {
      position += 1
      return members
    }
    while true {
      skipSpace()
      guard peek() == UInt8(ascii: "\"") else { throw failure("json.key", "expected a key in double quotes") }
      let span = here()
      let key = try string()
      guard keys.insert(key) else {
        throw Diagnostic("json.repeated-key", "the key `\(key)` stands twice in one object", at: span)
      }
      skipSpace()
      guard peek() == UInt8(ascii: ":") else { throw failure("json.colon", "expected `:` after the key `\(key)`") }
      position += 1
      skipSpace()
      members.append(JSON.Member(key, try value(depth: depth + 1), keySpan: span))
      if try !more(until: UInt8(ascii: "}")) { return members }
    }
  }

  private mutating func elements(depth: Int) throws(Diagnostic) -> [JSON] {
    position += 1
    var elements: [JSON] = []
    skipSpace()
    if peek() == UInt8(ascii: "]") {
      position += 1
      return elements
    }
    while true {
      skipSpace()
      elements.append(try value(depth: depth + 1))
      if try !more(until: UInt8(ascii: "]")) { return elements }
    }
  }

  private mutating func more(until close: UInt8) throws(Diagnostic) -> Bool {
    skipSpace()
    switch peek() {
    case UInt8(ascii: ","):
      position += 1
      return true
    case close:
      position += 1
      return false
    default:
      throw failure("json.comma", "expected `,` or `\(Character(UnicodeScalar(close)))`")
    }
  }

  private mutating func number() throws(Diagnostic) -> String {
    let start = position
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
    if peek() == UInt8(ascii: "-") { position += 1 }
    let leadingZero = peek() == UInt8(ascii: "0")
    let first = position
    while isDigit(peek()) { position += 1 }
    guard position > first, !(leadingZero && position - first > 1) else {
      throw failure(
        "json.number", "not a JSON number", help: "digits without a leading zero, as in 4992 or 0.5",
        more: position == first)
    }
    if peek() == UInt8(ascii: ".") {
      position += 1
      guard isDigit(peek()) else { throw failure("json.number", "expected a digit after the decimal point") }
      while isDigit(peek()) { position += 1 }
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      position += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { position += 1 }
      guard isDigit(peek()) else { throw failure("json.number", "expected a digit in the exponent") }
      while isDigit(peek()) { position += 1 }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func string() throws(Diagnostic) -> String {
    position += 1
    if let plain = try plainString() { return plain }
    var text: [UInt8] = []
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return try validated(String(validating: text, as: UTF8.self))
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20:
        throw failure("json.control", "a control character inside a string", help: "write it as \\n or \\u00XX")
      default:
        text.append(byte)
        position += 1
      }
    }
    throw failure("json.truncated", "the string is not closed")
  }

  /// A string without escapes and control characters; nil, and nothing read, for any other.
  private mutating func plainString() throws(Diagnostic) -> String? {
    let start = position
    let end = bytes.withUnsafeBufferPointer { bytes -> Int? in
      var place = start
      while place < bytes.count {
        let byte = bytes[place]
        if byte == UInt8(ascii: "\"") { return place }
        if byte == UInt8(ascii: "\\") || byte < 0x20 { return nil }
        place += 1
      }
      return nil
    }
    guard let end else { return nil }
    position = end + 1
    return try validated(
      bytes.withUnsafeBufferPointer { bytes in
        String(validating: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
      })
  }

  private func validated(_ text: String?) throws(Diagnostic) -> String {
    guard let text else {
      throw failure("json.utf8", "the string before this place is not valid UTF-8", more: false)
    }
    return text
  }

  private mutating func escape(into text: inout [UInt8]) throws(Diagnostic) {
    position += 1
    guard let byte = peek() else { throw failure("json.truncated", "the string is not closed") }
    let simple: [UInt8: UInt8] = [
      UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 0x08,
      UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    ]
    if let plain = simple[byte] {
      text.append(plain)
      position += 1
      return
    }
    guard byte == UInt8(ascii: "u") else { throw failure("json.escape", "unknown escape in a string") }
    position += 1
    var code = try hex4()
    if (0xD800..<0xDC00).contains(code) {
      guard peek() == UInt8(ascii: "\\"), position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "u") else {
        throw failure("json.surrogate", "half of a surrogate pair")
      }
      position += 2
      let low = try hex4()
      guard (0xDC00..<0xE000).contains(low) else { throw failure("json.surrogate", "half of a surrogate pair") }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = UnicodeScalar(code) else { throw failure("json.surrogate", "half of a surrogate pair") }
    text.append(contentsOf: Array(String(Character(scalar)).utf8))
  }

  private mutating func hex4() throws(Diagnostic) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek(), let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw failure("json.escape", "expected four hexadecimal digits after \\u")
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}
