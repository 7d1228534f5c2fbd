import Foundation

/// Other readings of a name that take a disguise off; each is compared besides the name as it stands.
enum Disguise {
  static func readings(of text: String) -> [(text: String, fold: Fold)] {
    let cut = String(String.UnicodeScalarView(text.unicodeScalars.prefix(NameForm.maximumScalars)))
    var readings: [(text: String, fold: Fold)] = []
    func add(_ reading: String?, _ fold: Fold) {
      if let reading, reading != cut { readings.append((reading, fold)) }
    }
    let scalars = Array(cut.unicodeScalars)
    add(lookingLatin(scalars), .lookalikes)
    for one: UnicodeScalar in ["i", "l"] { add(digitsAsLetters(cut, one: one), .digits) }
    add(partedWords(scalars), .spacing)
    add(cut.utf8.contains(UInt8(ascii: "(")) ? cut.filter { $0 != "(" && $0 != ")" && $0 != "/" } : nil, .spacing)
    add(withoutBrackets(cut), .brackets)
    add(cut.contains("%") ? cut.removingPercentEncoding : nil, .encoding)
    add(cut.contains("&#") ? withoutReferences(cut) : nil, .encoding)
    if scalars.contains("\u{202E}") { add(String(cut.reversed()), .reversal) }
    for lower in [cut, withoutBrackets(cut)].compactMap({ $0?.lowercased() }) {
      add(lower.contains("rn") ? lower.replacing("rn", with: "m") : nil, .lookalikes)
      add(GenericSpelling.mended(lower), .misspelling)
      add(GenericSpelling.parted(lower), .spacing)
      add(beforeAddress(lower), .address)
    }
    return readings
  }

  /// The name alone where an address or another party follows its legal form: `... Co., Ltd., Bantian, Shenzhen`.
  private static func beforeAddress(_ text: String) -> String? {
    for mark in ["ltd.,", "ltd,", "limited,", "inc.,", "inc,", "corporation,", "corp.,", " c/o "] {
      if let range = text.range(of: mark), range.upperBound < text.endIndex {
        return String(mark == " c/o " ? text[..<range.lowerBound] : text[..<range.upperBound].dropLast())
      }
    }
    return nil
  }

  private static func lookingLatin(_ scalars: [UnicodeScalar]) -> String {
    text(scalars.map { Lookalikes.letters[$0] ?? $0 })
  }

  /// Reads digits between or beside letters as the letters they resemble; words of digits alone stay.
  private static func digitsAsLetters(_ text: String, one: UnicodeScalar) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
      let scalars = Array(word.unicodeScalars)
      let hasLetter = scalars.contains { ($0.value | 0x20) >= 0x61 && ($0.value | 0x20) <= 0x7A }
      return hasLetter ? Self.text(scalars.map { $0 == "1" ? one : Lookalikes.digits[$0] ?? $0 }) : String(word)
    }.joined(separator: " ")
  }

  /// Parts `MooreThreadsCoLtd` before its capitals.
  private static func partedWords(_ scalars: [UnicodeScalar]) -> String {
    func isUpper(_ scalar: UnicodeScalar) -> Bool { (0x41...0x5A).contains(scalar.value) }
    func isLower(_ scalar: UnicodeScalar) -> Bool { (0x61...0x7A).contains(scalar.value) }
    var parted: [UnicodeScalar] = []
    for (index, scalar) in scalars.enumerated() {
      if index > 0, isUpper(scalar) {
        let beginsWord = index + 1 < scalars.count && isLower(scalars[index + 1]) && isUpper(scalars[index - 1])
        if isLower(scalars[index - 1]) || beginsWord { parted.append(" ") }
      }
      parted.append(scalar)
    }
    return text(parted)
  }

  private static func withoutBrackets(_ text: String) -> String? {
    guard let open = text.firstIndex(where: { $0 == "(" || $0 == "（" }),
      let close = text[open...].firstIndex(where: { $0 == ")" || $0 == "）" })
    else { return nil }
    return text[..<open] + " " + text[text.index(after: close)...]
  }

  /// Numeric character references (`&#x200b;`) as the scalars they mean.
  private static func withoutReferences(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "&#"), let end = rest[start.upperBound...].firstIndex(of: ";") {
      result += rest[..<start.lowerBound]
      let code = rest[start.upperBound..<end]
      let value = code.hasPrefix("x") ? UInt32(code.dropFirst(), radix: 16) : UInt32(code)
      if let scalar = value.flatMap(UnicodeScalar.init) { result.unicodeScalars.append(scalar) }
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func text(_ scalars: [UnicodeScalar]) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
