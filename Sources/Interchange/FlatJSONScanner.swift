/// Reads lines of flat JSON objects into fields, without copying them. Of the members only those asked for are given; one
/// that is an object or a list may stand beside them.
public struct FlatJSONScanner: FlatScanner {
  public private(set) var line: Int
  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: String
  private let names: [[UInt8]]
  private var next = 0
  private var nextLine: Int

  /// - Parameters:
  ///   - bytes: those of the block, which must outlive the scanner.
  ///   - names: the member that each field is read from.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, of block: FlatBlock, names: [[UInt8]]) {
    self.bytes = bytes
    file = block.file
    line = block.line
    nextLine = block.line
    self.names = names
  }

  @inline(__always)
  public mutating func row(_ fields: UnsafeMutablePointer<FlatField>) throws(Diagnostic) -> Bool {
    while next < bytes.count, Self.isSpace(bytes[next]) {
      nextLine += bytes[next] == 0x0A ? 1 : 0
      next += 1
    }
    guard next < bytes.count else { return false }
    line = nextLine
    nextLine += 1
    guard bytes[next] == UInt8(ascii: "{") else { throw fail(next, "the line does not begin with `{`") }
    var place = skipBlanks(next + 1)
    var expected = 0
    if byte(place) == UInt8(ascii: "}") { return try end(place + 1) }
    while true {
      guard byte(place) == 0x22 else { throw fail(place, "expected a name in quotes") }
      let nameStart = place + 1
      var (nameEnd, isEscaped) = (nameStart, false)
      while nameEnd < bytes.count, bytes[nameEnd] != 0x22, bytes[nameEnd] >= 0x20 {
        if bytes[nameEnd] == 0x5C {
          isEscaped = true
          nameEnd += 1
        }
        nameEnd += 1
      }
      guard byte(nameEnd) == 0x22 else { throw fail(nameStart, "a name is not closed") }
      let field = isEscaped ? try escapedName(nameStart, nameEnd) : name(nameStart, nameEnd, expected)
      place = skipBlanks(nameEnd + 1)
      guard byte(place) == UInt8(ascii: ":") else { throw fail(place, "expected `:`") }
      place = skipBlanks(place + 1)
      place = try value(place, field, fields)
      if field >= 0 { expected = field + 1 }
      place = skipBlanks(place)
      if byte(place) == UInt8(ascii: ",") {
        place = skipBlanks(place + 1)
      } else if byte(place) == UInt8(ascii: "}") {
        return try end(place + 1)
      } else {
        throw fail(place, "expected `,` or `}`")
      }
    }
  }

  // MARK: Parts

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  @inline(__always)
  private func byte(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }

  /// Behind blanks within the line.
  @inline(__always)
  private func skipBlanks(_ start: Int) -> Int {
    var place = start
    while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 || bytes[place] == 0x0D { place += 1 }
    return place
  }

  private mutating func end(_ start: Int) throws(Diagnostic) -> Bool {
    let place = skipBlanks(start)
    guard place == bytes.count || bytes[place] == 0x0A else { throw fail(place, "text follows the object") }
    next = min(place + 1, bytes.count)
    return true
  }

  /// The field of a name, or -1. Objects mostly name their members in one order.
  @inline(__always)
  private func name(_ start: Int, _ end: Int, _ expected: Int) -> Int {
    if expected < names.count, isName(expected, start, end) { return expected }
    for field in 0..<names.count where isName(field, start, end) { return field }
    return -1
  }

  @inline(__always)
  private func isName(_ field: Int, _ start: Int, _ end: Int) -> Bool {
    names[field].withUnsafeBufferPointer { name in
      guard name.count == end - start else { return false }
      for place in 0..<name.count where name[place] != bytes[start + place] { return false }
      return true
    }
  }

  private mutating func escapedName(_ start: Int, _ end: Int) throws(Diagnostic) -> Int {
    let name = try text(FlatField(.escaped, start, end))
    return names.firstIndex(of: name) ?? -1
  }

  /// - Returns: the place behind the value.
  @inline(__always)
  private mutating func value(
    _ start: Int, _ field: Int, _ fields: UnsafeMutablePointer<FlatField>
  ) throws(Diagnostic) -> Int {
    var place = start
    var kind = FlatField.Kind.bare
    var (from, until) = (start, start)
    switch byte(start) {
    case 0x22:
      place += 1
      from = place
      kind = .quoted
      while place < bytes.count, bytes[place] != 0x22, bytes[place] >= 0x20 {
        if bytes[place] == 0x5C {
          kind = .escaped
          place += 1
        }
        place += 1
      }
      guard byte(place) == 0x22 else { throw fail(start, "a text is not closed") }
      until = place
      if from == until { kind = .absent }
      place += 1
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      place = try nested(start)
      guard field < 0 else { throw fail(start, "a flat value is expected here, not an object or a list") }
    default:
      while place < bytes.count, !Self.endsValue(bytes[place]) { place += 1 }
      until = place
      kind = try literal(from, until)
    }
    guard field >= 0 else { return place }
    guard fields[field].kind == .absent, fields[field].count == 0 else { throw fail(start, "a name stands twice") }
    fields[field] = FlatField(kind, from, until)
    return place
  }

  @inline(__always)
  private static func endsValue(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x7D || byte == 0x5D || byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  @inline(__always)
  private mutating func literal(_ start: Int, _ end: Int) throws(Diagnostic) -> FlatField.Kind {
    let first = byte(start)
    if first &- 0x30 < 10 || first == UInt8(ascii: "-") { return .bare }
    let word = bytes[min(start, bytes.count)..<min(end, bytes.count)]
    if word.elementsEqual("true".utf8) { return .yes }
    if word.elementsEqual("false".utf8) { return .no }
    if word.elementsEqual("null".utf8) { return .absent }
    throw fail(start, "expected a value")
  }

  /// Behind an object or a list.
  private mutating func nested(_ start: Int) throws(Diagnostic) -> Int {
    var (place, depth, isQuoted) = (start, 0, false)
    while place < bytes.count, bytes[place] != 0x0A {
      let byte = bytes[place]
      place += 1
      if isQuoted {
        if byte == 0x5C { place += 1 }
        if byte == 0x22 { isQuoted = false }
      } else if byte == 0x22 {
        isQuoted = true
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        depth -= 1
        if depth == 0 { return place }
      }
    }
    throw fail(start, "an object or a list is not closed")
  }

  /// Goes on with the next line.
  private mutating func fail(_ place: Int, _ message: String) -> Diagnostic {
    let start = bytes[..<min(place, bytes.count)].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[min(place, bytes.count)...].firstIndex(of: 0x0A) ?? bytes.count
    next = min(end + 1, bytes.count)
    return Diagnostic(
      "json.flat", message, at: SourceSpan(file: file, line: line, column: place - start + 1),
      help: "every line is one JSON object with flat values")
  }

  public func text(_ field: FlatField) throws(Diagnostic) -> [UInt8] {
    let quoted = [0x22] + Array(field.bytes(in: bytes)) + [0x22]
    guard let text = try JSONReader.read(quoted, file: file, firstLine: line).string else { return [] }
    return Array(text.utf8)
  }
}
