/// Prints a `JSON` document. Same document, same bytes: nothing depends on hashing or locale.
public enum JSONWriter {
  /// Two-space indentation, members in their own order, one newline at the end: for people and files.
  public static func pretty(_ value: JSON) -> String {
    var text: [UInt8] = []
    write(value, into: &text, indent: 0)
    text.append(0x0A)
    return String(decoding: text, as: UTF8.self)
  }

  /// One line, members in their own order: for NDJSON.
  public static func compact(_ value: JSON) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(512)
    write(value, into: &text, indent: nil)
    return String(decoding: text, as: UTF8.self)
  }

  /// One line, members sorted by the UTF-16 order of their keys (RFC 8785's order): for hashing and signing.
  public static func canonical(_ value: JSON) -> String {
    compact(sorted(value))
  }

  private static func sorted(_ value: JSON) -> JSON {
    switch value.content {
    case .array(let elements): JSON(.array(elements.map(sorted)))
    case .object(let members):
      JSON(
        .object(
          members.map { JSON.Member($0.key, sorted($0.value)) }
            .sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }))
    default: value
    }
  }

  private static func write(_ value: JSON, into text: inout [UInt8], indent: Int?) {
    switch value.content {
    case .null: text.add("null")
    case .bool(let flag): text.add(flag ? "true" : "false")
    case .number(let digits): text.append(contentsOf: digits.utf8)
    case .string(let string): quote(string, into: &text)
    case .array(let elements):
      let flat = indent == nil || elements.allSatisfy(\.isScalar)
      list("[", "]", elements, into: &text, indent: flat ? nil : indent, spaced: indent != nil) {
        element, text, inner in
        write(element, into: &text, indent: inner)
      }
    case .object(let members):
      list("{", "}", members, into: &text, indent: indent, spaced: indent != nil) { member, text, inner in
        quote(member.key, into: &text)
        text.add(indent == nil ? ":" : ": ")
        write(member.value, into: &text, indent: inner)
      }
    }
  }

  private static func list<Element>(
    _ open: StaticString, _ close: StaticString, _ elements: [Element], into text: inout [UInt8], indent: Int?,
    spaced: Bool,
    _ each: (Element, inout [UInt8], Int?) -> Void
  ) {
    text.add(open)
    for (index, element) in elements.enumerated() {
      if index > 0 { text.add(spaced && indent == nil ? ", " : ",") }
      if let indent { text.newLine(indent + 1) }
      each(element, &text, indent.map { $0 + 1 })
    }
    if let indent, !elements.isEmpty { text.newLine(indent) }
    text.add(close)
  }

  /// A text in quotes, with what must be escaped.
  package static func quote(_ string: String, into text: inout [UInt8]) {
    var string = string
    text.append(0x22)
    string.withUTF8 { bytes in
      // Most strings need no sign of their own.
      guard bytes.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
        text.append(contentsOf: bytes)
        return
      }
      for byte in bytes { escape(byte, into: &text) }
    }
    text.append(0x22)
  }

  private static func escape(_ byte: UInt8, into text: inout [UInt8]) {
    switch byte {
    case 0x22: text.add("\\\"")
    case 0x5C: text.add("\\\\")
    case 0x0A: text.add("\\n")
    case 0x0D: text.add("\\r")
    case 0x09: text.add("\\t")
    case 0x08: text.add("\\b")
    case 0x0C: text.add("\\f")
    case 0..<0x20:
      text.add("\\u00")
      for digit in [byte >> 4, byte & 0xF] { text.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
    default: text.append(byte)
    }
  }
}

extension JSON {
  fileprivate var isScalar: Bool {
    switch content {
    case .array, .object: false
    default: true
    }
  }
}

extension [UInt8] {
  fileprivate mutating func add(_ sign: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: sign.utf8Start, count: sign.utf8CodeUnitCount))
  }

  fileprivate mutating func newLine(_ depth: Int) {
    append(0x0A)
    append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }
}
