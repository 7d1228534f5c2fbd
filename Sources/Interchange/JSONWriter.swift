/// Prints a `JSON` document. Same document, same bytes: nothing depends on hashing or locale.
public enum JSONWriter {
  /// Two-space indentation, members in their own order, one newline at the end: for people and files.
  public static func pretty(_ value: JSON) -> String {
    var text = ""
    write(value, into: &text, indent: 0)
    text += "\n"
    return text
  }

  /// One line, members in their own order: for NDJSON.
  public static func compact(_ value: JSON) -> String {
    var text = ""
    text.reserveCapacity(512)
    write(value, into: &text, indent: nil)
    return text
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

  private static func write(_ value: JSON, into text: inout String, indent: Int?) {
    switch value.content {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .number(let digits): text += digits
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
        text += indent == nil ? ":" : ": "
        write(member.value, into: &text, indent: inner)
      }
    }
  }

  private static func list<Element>(
    _ open: String, _ close: String, _ elements: [Element], into text: inout String, indent: Int?, spaced: Bool,
    _ each: (Element, inout String, Int?) -> Void
  ) {
    text += open
    for (index, element) in elements.enumerated() {
      if index > 0 { text += spaced && indent == nil ? ", " : "," }
      if let indent { text += "\n" + String(repeating: "  ", count: indent + 1) }
      each(element, &text, indent.map { $0 + 1 })
    }
    if let indent, !elements.isEmpty { text += "\n" + String(repeating: "  ", count: indent) }
    text += close
  }

  private static func quote(_ string: String, into text: inout String) {
    text += "\""
    defer { text += "\"" }
    // Most strings need no sign of their own.
    if !string.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
      text += string
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{8}": text += "\\b"
      case "\u{C}": text += "\\f"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
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
