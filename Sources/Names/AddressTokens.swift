/// The words of an address, part by part, as its commas divide it.
struct AddressTokens {
  struct Token {
    var text: String
    var kind: AddressWords.Kind?
    /// How much of the text is digits at its start: `95a` has 2.
    var digits: Int
    /// Whether a hyphen or stroke joins it to the one before: `45-51`.
    var isJoined: Bool
    /// Whether it is a Chinese character, written in pinyin.
    var isHan: Bool

    var isNumber: Bool { digits > 0 && text.utf8.count - digits <= 1 }
    /// A word with nothing to say but itself.
    var isPlain: Bool { kind == nil && !isNumber }
  }

  private(set) var parts: [[Token]] = []
  private var count = 0

  /// An address has no more words than this; what follows is not read.
  static let most = 96

  init(_ text: String) {
    var part = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(NameForm.maximumScalars) {
      switch scalar {
      case ",", ";", "(", ")", "\n", "，", "；", "、", "（", "）", "|": close(&part)
      default: part.append(scalar)
      }
    }
    close(&part)
  }

  private mutating func close(_ part: inout String.UnicodeScalarView) {
    let text = String(part)
    part = String.UnicodeScalarView()
    var reader = NameReader()
    // A full stop ends a word, and so does a stroke; the second joins numbers as a hyphen does.
    reader.read(String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "/" || $0 == "–" ? "-" : $0 })))
    var tokens: [Token] = []
    for word in reader.words where count < Self.most {
      count += 1
      append(word, reader.letters, to: &tokens)
    }
    if !tokens.isEmpty { parts.append(tokens) }
  }

  private func append(_ word: NameReader.Word, _ letters: [UInt8], to tokens: inout [Token]) {
    if word.han != 0 {
      let text = HanTable.pinyin(word.han)
      if !text.isEmpty {
        tokens.append(
          Token(text: text, kind: Self.hanKinds[word.han], digits: 0, isJoined: false, isHan: true))
      }
      return
    }
    let bytes = letters[word.range]
    var text = String(decoding: bytes, as: UTF8.self)
    // `P.O. Box` and its like.
    if text == "box", tokens.suffix(2).map(\.text) == ["p", "o"] || tokens.last?.text == "po" || tokens.isEmpty {
      tokens.removeLast(min(tokens.count, tokens.last?.text == "po" ? 1 : 2))
      text = "pobox"
    }
    // `Zweierstrasse`, `Leninstr`.
    for ending in ["strasse", "straat", "str"] where text.utf8.count > ending.utf8.count + 3 && text.hasSuffix(ending) {
      tokens.append(
        Token(text: String(text.dropLast(ending.count)), kind: nil, digits: 0, isJoined: false, isHan: false))
      text = "street"
    }
    let digits = bytes.prefix { (0x30...0x39).contains($0) }.count
    // `16f` is a floor, and an ordinal (`3rd`) a word.
    if digits > 0, text.hasSuffix("f"), bytes.count == digits + 1 {
      tokens.append(
        Token(text: String(text.dropLast()), kind: nil, digits: digits, isJoined: word.isHyphenated, isHan: false))
      text = "f"
    }
    let isFloor = text == "f" && digits > 0
    tokens.append(
      Token(
        text: text, kind: AddressWords.kind(text), digits: isFloor ? 0 : digits,
        isJoined: word.isHyphenated && !isFloor,
        isHan: false))
  }

  /// Chinese characters that say what kind of part they end.
  private static let hanKinds: [UInt16: AddressWords.Kind] = characters([
    ("路街道巷弄", .road(isPrefix: false)), ("号號", .number), ("室房", .unit("r")), ("楼层", .unit("f")),
    ("栋幢座", .unit("b")), ("省市区县镇乡村", .place), ("东", .direction(1)), ("西", .direction(2)), ("南", .direction(4)),
    ("北", .direction(8)), ("中", .direction(16)),
  ])

  private static func characters(_ rows: [(String, AddressWords.Kind)]) -> [UInt16: AddressWords.Kind] {
    var table: [UInt16: AddressWords.Kind] = [:]
    for (text, kind) in rows { for character in text.utf16 { table[character] = kind } }
    return table
  }
}
