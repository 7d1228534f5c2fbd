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
    var view = Substring(text)
    func goes(_ character: Character) -> Bool { character.isWhitespace || signs.contains(character) }
    while let first = view.first, goes(first) { view.removeFirst() }
    while let last = view.last, goes(last) { view.removeLast() }
    return String(view)
  }

  /// Parts of a field, trimmed, empty ones dropped.
  static func parts(_ text: String, separator: Character) -> [String] {
    guard !text.isEmpty else { return [] }
    return text.split(separator: separator).map { trimmed($0) }.filter { !$0.isEmpty }
  }
}
