/// Small helpers for the prose of lists.
enum ListText {
  /// Lower-case letters and digits with single spaces between: for comparing phrases.
  static func squeezed(_ text: String) -> String {
    var bytes: [UInt8] = []
    var gap = false
    for byte in text.utf8 {
      let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      if (0x61...0x7A).contains(lower) || (0x30...0x39).contains(lower) {
        if gap, !bytes.isEmpty { bytes.append(0x20) }
        gap = false
        bytes.append(lower)
      } else {
        gap = true
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text without what stands in round brackets, nested ones too; an unclosed bracket is kept.
  static func withoutBrackets(_ text: String) -> String {
    var result: [UInt8] = []
    var depth = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if depth == 0 { result.append(byte) }
      if byte == UInt8(ascii: ")"), depth > 0 { depth -= 1 }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Without white space, and without the given signs, at both ends.
  static func trimmed(_ text: some StringProtocol, _ signs: String = "") -> String {
    let scalars = text.unicodeScalars
    func goes(_ scalar: UnicodeScalar) -> Bool {
      if scalar.value <= 0x20 || scalar.value == 0xA0 || scalar.value == 0xFEFF { return true }
      return !signs.isEmpty && signs.unicodeScalars.contains(scalar)
    }
    guard let first = scalars.firstIndex(where: { !goes($0) }), let last = scalars.lastIndex(where: { !goes($0) })
    else { return "" }
    return String(text[first...last])
  }

  /// Parts of a field, trimmed, empty ones dropped; the separator is ASCII.
  static func parts(_ text: String, separator: UnicodeScalar) -> [String] {
    guard !text.isEmpty else { return [] }
    let byte = UInt8(truncatingIfNeeded: separator.value)
    return text.utf8.split(separator: byte).map { trimmed(Substring($0)) }.filter { !$0.isEmpty }
  }
}
