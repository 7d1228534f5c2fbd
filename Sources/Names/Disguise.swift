import Foundation

/// Other readings of a whole name that take a disguise off; each is compared besides the name as it stands.
enum Disguise {
  static func readings(of text: String) -> [(text: String, fold: Fold)] {
    var readings: [(text: String, fold: Fold)] = []
    let cut =
      text.utf8.count <= NameForm.maximumScalars
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(NameForm.maximumScalars)))
    func add(_ reading: String?, _ fold: Fold) {
      if let reading, reading != cut { readings.append((reading, fold)) }
    }
    var hasCapitalInside = false
    // One small letter among capitals is a misread `I` rather than the end of a word.
    var small = 0
    for byte in cut.utf8 {
      if (0x41...0x5A).contains(byte), small > 1 { hasCapitalInside = true }
      small = (0x61...0x7A).contains(byte) ? small + 1 : 0
    }
    if cut.utf8.count >= 12, cut.utf8.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }) {
      add(partedEnds(Array(cut.lowercased().utf8)), .spacing)
    }
    if hasCapitalInside { add(partedWords(Array(cut.unicodeScalars)), .spacing) }
    if cut.utf8.contains(UInt8(ascii: "%")) { add(cut.removingPercentEncoding, .encoding) }
    if cut.utf8.contains(UInt8(ascii: "&")) { add(withoutReferences(cut), .encoding) }
    if cut.utf8.contains(UInt8(ascii: "(")) || cut.unicodeScalars.contains("（") { add(withoutBrackets(cut), .brackets) }
    if cut.utf8.contains(UInt8(ascii: "@")), let host = domain(cut) {
      add(host, .address)
      let parted = partedEnds(Array(host.lowercased().utf8))
      if parted != host { add(parted, .address) }
    }
    add(principal(cut), .principal)
    add(shiftedSpace(cut), .spacing)
    if mayHold(cut, endMarks) { add(beforeAddress(cut.lowercased()), .address) }
    if cut.utf8.contains(where: { "$|!@".utf8.contains($0) }) { add(lettersForSigns(cut), .digits) }
    guard !cut.utf8.allSatisfy({ $0 < 0x80 }) else { return readings }
    let scalars = Array(cut.unicodeScalars)
    if scalars.contains("\u{202E}") { add(String(cut.reversed()), .reversal) }
    if scalars.contains(where: { (0xC2...0xF4).contains($0.value) }) { add(misdecoded(scalars), .encoding) }
    if let spelled = LetterNames.letters(of: cut) { add(spelled, .transliterated) }
    if scalars.contains(where: Bopomofo.contains) { add(Bopomofo.pinyin(of: cut), .transliterated) }
    let letters = scalars.filter(\.properties.isAlphabetic)
    if !letters.isEmpty, letters.allSatisfy({ $0.isASCII || Lookalikes.letters[$0] != nil }) {
      add(String(String.UnicodeScalarView(scalars.map { Lookalikes.letters[$0] ?? $0 })), .lookalikes)
    }
    return readings
  }

  /// UTF-8 that was read as Latin-1 or Windows-1252.
  private static func misdecoded(_ scalars: [UnicodeScalar]) -> String? {
    var bytes: [UInt8] = []
    for scalar in scalars {
      guard let byte = scalar.value < 0x100 ? UInt8(scalar.value) : windows[scalar] else { return nil }
      bytes.append(byte)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static let windows: [UnicodeScalar: UInt8] = {
    let high = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ"
    var table: [UnicodeScalar: UInt8] = [:]
    for (offset, scalar) in high.unicodeScalars.enumerated() { table[scalar] = UInt8(0x80 + offset) }
    return table
  }()

  /// The name alone where an address or another party follows its legal form: `... Co., Ltd., Bantian, Shenzhen`.
  private static func beforeAddress(_ text: String) -> String? {
    for mark in ends {
      if let range = text.range(of: mark), range.upperBound < text.endIndex {
        return String(mark == " c/o " ? text[..<range.lowerBound] : text[..<range.upperBound].dropLast())
      }
    }
    return nil
  }

  private static let ends = [
    "ltd.,", "ltd,", "limited,", "inc.,", "inc,", "corporation,", "corp.,", " c/o ",
  ]
  private static let endMarks = ends.map { Array($0.utf8) }

  /// Whether one of the marks, which are in small ASCII letters, stands in the text byte by byte; in any case of letters. If
  /// none does, no search for them can find one.
  private static func mayHold(_ text: String, _ marks: [[UInt8]]) -> Bool {
    var text = text
    let firsts = marks.reduce(UInt32(0)) { $0 | 1 << UInt32($1[0] & 31) }
    return text.withUTF8 { bytes in
      for start in bytes.indices where firsts & (1 << UInt32(bytes[start] & 31)) != 0 {
        for mark in marks where bytes.count - start >= mark.count {
          if mark.indices.allSatisfy({ bytes[start + $0] | 0x20 == mark[$0] }) { return true }
        }
      }
      return false
    }
  }

  /// The party for whom another acts: `Blue Harbour Trading obo JHICC`.
  private static func principal(_ text: String) -> String? {
    guard text.utf8.count < 400, mayHold(text, principalMarks) else { return nil }
    let lower = text.lowercased()
    for mark in marks {
      if let range = lower.range(of: mark), range.upperBound < lower.endIndex {
        return String(lower[range.upperBound...])
      }
    }
    return nil
  }

  private static let marks = [
    " obo ", " o/b/o ", " on behalf of ", " c/o ", " for account of ", " for the account of ", " f/a/o ", " fao ",
    " for the benefit of ", " fbo ", " acting for ", " agent for ", " agent of ",
  ]
  private static let principalMarks = marks.map { Array($0.utf8) }

  /// A space that slipped by one letter before or behind a known word: `Bire nTechnology`.
  private static func shiftedSpace(_ text: String) -> String? {
    guard text.utf8.count <= 80, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    var words = text.lowercased().utf8.split(separator: 0x20).map(Array.init)
    guard (2...6).contains(words.count) else { return nil }
    for index in words.indices.dropLast() {
      let (one, other) = (words[index], words[index + 1])
      guard one.count >= 3, other.count >= 5, !Lexicon.isOrdinary(other[...]), other.allSatisfy({ $0 >= 0x61 }) else {
        continue
      }
      if Lexicon.isOrdinary(other.dropFirst()) {
        (words[index], words[index + 1]) = (one + other.prefix(1), Array(other.dropFirst()))
      } else if one.count >= 4, Lexicon.isOrdinary((one.suffix(1) + other)[...]) {
        (words[index], words[index + 1]) = (one.dropLast(), one.suffix(1) + other)
      } else {
        continue
      }
      return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }
    return nil
  }

  /// The organisation of a mail address: `procurement@inspur.com` says `inspur`.
  private static func domain(_ text: String) -> String? {
    guard let at = text.lastIndex(of: "@") else { return nil }
    let host = text[text.index(after: at)...].prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }
    return host.split(separator: ".").first.map(String.init)
  }

  private static func lettersForSigns(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar {
          case "$": "s"
          case "|", "!": "i"
          case "@": "a"
          default: scalar
          }
        }))
  }

  /// Parts known words from the end of one long word: `huaweitechnologiescoltd`.
  private static func partedEnds(_ letters: [UInt8]) -> String {
    var rest = letters[...]
    var ends: [String] = []
    search: while rest.count > 5 {
      for length in stride(from: min(rest.count - 4, 16), through: 2, by: -1)
      where Lexicon.isOrdinary(rest.suffix(length)) {
        ends.insert(String(decoding: rest.suffix(length), as: UTF8.self), at: 0)
        rest = rest.dropLast(length)
        continue search
      }
      break
    }
    return ([String(decoding: rest, as: UTF8.self)] + ends).joined(separator: " ")
  }

  /// Parts `MooreThreadsCoLtd` before its capitals.
  private static func partedWords(_ scalars: [UnicodeScalar]) -> String {
    func isUpper(_ scalar: UnicodeScalar) -> Bool { (0x41...0x5A).contains(scalar.value) }
    func isLower(_ scalar: UnicodeScalar) -> Bool { (0x61...0x7A).contains(scalar.value) }
    var parted = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if index > 0, isUpper(scalar) {
        let beginsWord = index + 1 < scalars.count && isLower(scalars[index + 1]) && isUpper(scalars[index - 1])
        if isLower(scalars[index - 1]) || beginsWord { parted.append(" ") }
      }
      parted.append(scalar)
    }
    return String(parted)
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
    var rest = text.replacing("&amp;", with: "&")[...]
    while let start = rest.firstRange(of: "&#"), let end = rest[start.upperBound...].firstIndex(of: ";") {
      result += rest[..<start.lowerBound]
      let code = rest[start.upperBound..<end]
      let value = code.hasPrefix("x") ? UInt32(code.dropFirst(), radix: 16) : UInt32(code)
      if let scalar = value.flatMap(UnicodeScalar.init) { result.unicodeScalars.append(scalar) }
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
