import Foundation

/// Goes once over the scalars of a name: ASCII by a byte loop, Chinese by table, all else by Unicode properties and ICU.
struct NameReader {
  private(set) var words: [String] = []
  private(set) var han: [UInt16] = []
  private(set) var sawTraditional = false
  private(set) var folds: [Fold] = []
  private var word: [UInt8] = []
  private var hasLatin = false

  mutating func read(_ text: String) {
    var copy = text
    let isASCII = copy.withUTF8 { bytes in
      guard bytes.count <= NameForm.maximumScalars, bytes.allSatisfy({ $0 < 0x80 }) else { return false }
      for byte in bytes { ascii(byte) }
      endWord()
      return true
    }
    if isASCII { return }
    let short = String(String.UnicodeScalarView(text.unicodeScalars.prefix(NameForm.maximumScalars)))
    hasLatin = short.utf8.contains { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    readUnicode(plain(short))
  }

  /// The words, with runs of single letters (`S.M.I.C.`, `H u a w e i`) joined.
  func finishedWords() -> [String] {
    var joined: [String] = []
    var letters = ""
    for word in words + [""] {
      if word.utf8.count == 1 {
        letters += word
        continue
      }
      if !letters.isEmpty { joined.append(letters) }
      letters = ""
      if !word.isEmpty { joined.append(word) }
    }
    return joined
  }

  private mutating func ascii(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): word.append(byte)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
    case UInt8(ascii: "'"), UInt8(ascii: "`"): break
    default: endWord()
    }
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    words.append(String(decoding: word, as: UTF8.self))
    word.removeAll(keepingCapacity: true)
  }

  private mutating func note(_ fold: Fold) {
    if !folds.contains(fold) { folds.append(fold) }
  }

  /// Compatibility letters made plain and letters parted from their marks; each kind noted.
  private mutating func plain(_ text: String) -> String {
    var isWide = false
    var isStyled = false
    for scalar in text.unicodeScalars where scalar.value > 0x7F {
      switch scalar.value {
      case 0xFF01...0xFF5E: isWide = true
      case 0x2100...0x214F, 0x2460...0x24FF, 0x1D400...0x1D7FF, 0x1F100...0x1F1FF, 0xFB00...0xFB06: isStyled = true
      default: break
      }
    }
    if isWide { note(.width) }
    if isStyled { note(.compatibility) }
    return text.decomposedStringWithCompatibilityMapping
  }

  private mutating func readUnicode(_ text: String) {
    var others = ""
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value < 0x80 {
        if others.isEmpty { ascii(UInt8(value)) } else { others.unicodeScalars.append(scalar) }
      } else if let simplified = HanTable.simplified(value) {
        endWord()
        flush(&others)
        if simplified != UInt16(truncatingIfNeeded: value) {
          sawTraditional = true
          note(.traditional)
        }
        han.append(simplified)
      } else {
        readOther(scalar, others: &others)
      }
    }
    flush(&others)
    endWord()
  }

  private mutating func readOther(_ scalar: UnicodeScalar, others: inout String) {
    if scalar.properties.isDefaultIgnorableCodePoint { return note(.invisible) }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark:
      if others.isEmpty { note(.marks) } else { others.unicodeScalars.append(scalar) }
    case .format, .control, .privateUse, .unassigned, .surrogate: note(.invisible)
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
      if let latin = Self.latin[scalar] {
        note(.marks)
        if others.isEmpty { word.append(contentsOf: Array(latin.utf8)) } else { others += latin }
      } else if [0x2BC, 0x2BB, 0x2018, 0x2019].contains(scalar.value) {
        break
      } else {
        // The Latin beginning of a word that goes on in another script is transliterated with it.
        if others.isEmpty {
          others = String(decoding: word, as: UTF8.self)
          word.removeAll(keepingCapacity: true)
        }
        others.unicodeScalars.append(scalar)
      }
    default:
      if scalar.value == 0x2019 || scalar.value == 0x2018 { return }
      if others.isEmpty { endWord() } else { others += " " }
    }
  }

  private mutating func flush(_ others: inout String) {
    guard !others.isEmpty else { return }
    defer { others = "" }
    if hasLatin, let latin = Self.lookingLatin(others) {
      note(.lookalikes)
      for byte in latin.utf8 { ascii(byte) }
      return
    }
    // Marks go back on their letters first: ICU knows syllables of Hangul and Cyrillic й, not their parts.
    let whole = others.precomposedStringWithCanonicalMapping
    guard let latin = whole.applyingTransform(Self.toLatin, reverse: false) else { return endWord() }
    note(.transliterated)
    for byte in latin.utf8 where byte < 0x80 { ascii(byte) }
  }

  /// The text, if each of its letters only looks Latin: among Latin letters that is a slip or a disguise.
  private static func lookingLatin(_ text: String) -> String? {
    var latin = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard let letter = scalar.isASCII ? scalar : Lookalikes.letters[scalar] else { return nil }
      latin.append(letter)
    }
    return String(latin)
  }

  private static let toLatin = StringTransform("Any-Latin; Latin-ASCII")

  /// Latin letters that have no decomposition.
  private static let latin: [UnicodeScalar: String] = [
    "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d",
    "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i", "ħ": "h", "Ħ": "h", "ŋ": "n", "Ŋ": "n", "ə": "a", "Ə": "a",
  ]
}
