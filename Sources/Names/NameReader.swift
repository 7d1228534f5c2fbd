import Foundation

/// Goes once over the scalars of a name and parts it into words: ASCII by a byte loop, letters of other alphabets and
/// Chinese characters by tables, all else by ICU.
struct NameReader {
  /// A word as it was read.
  struct Word {
    var range: Range<Int>
    /// The simplified Chinese character that is the word, or 0.
    var han: UInt16 = 0
    var isConsonantal = false
    var isHyphenated = false
    var apostrophe = false
    /// Whether it was written in letters other than Latin.
    var isForeign = false
  }

  private(set) var letters: [UInt8] = []
  private(set) var words: [Word] = []
  private(set) var folds: [Fold] = []
  private(set) var isCut = false
  /// The number of the word that the only comma stands before; nil without a comma or with more than one.
  private(set) var comma: Int?
  private var commas = 0
  private var start = 0
  private var consonants = 0
  private var apostrophe = false
  private var hyphen = false
  private var isForeign = false
  private var hasLatin = false

  mutating func read(_ text: String) {
    var copy = text
    letters.reserveCapacity(copy.utf8.count * 2 + 16)
    let isASCII = copy.withUTF8 { bytes in
      guard bytes.count <= NameForm.maximumScalars, bytes.allSatisfy({ $0 < 0x80 }) else { return false }
      for byte in bytes { ascii(byte) }
      return true
    }
    if !isASCII { readScalars(text) }
    endWord()
    if commas != 1 || comma == 0 || comma == words.count { comma = nil }
  }

  @inline(__always)
  private mutating func ascii(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): letters.append(byte)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): letters.append(byte | 0x20)
    case UInt8(ascii: "'"), UInt8(ascii: "`"): if letters.count > start { apostrophe = true }
    case UInt8(ascii: "-"):
      endWord()
      hyphen = true
    case UInt8(ascii: ","):
      endWord()
      commas += 1
      comma = words.count
    default: endWord()
    }
  }

  private mutating func endWord() {
    let end = letters.count
    guard end > start else {
      hyphen = false
      return
    }
    words.append(
      Word(
        range: start..<end, isConsonantal: consonants * 2 > end - start, isHyphenated: hyphen, apostrophe: apostrophe,
        isForeign: isForeign))
    start = end
    consonants = 0
    apostrophe = false
    hyphen = false
    isForeign = false
  }

  private mutating func note(_ fold: Fold) {
    if !folds.contains(fold) { folds.append(fold) }
  }

  // MARK: Beyond ASCII

  private mutating func readScalars(_ text: String) {
    var scalars = text.unicodeScalars.prefix(NameForm.maximumScalars)
    isCut = scalars.endIndex < text.unicodeScalars.endIndex
    if scalars.contains(where: { Self.isStyled($0.value) }) {
      scalars = plain(String(String.UnicodeScalarView(scalars))).unicodeScalars.prefix(NameForm.maximumScalars)
    }
    hasLatin = scalars.contains { ($0.value | 0x20) >= 0x61 && ($0.value | 0x20) <= 0x7A }
    var others = String.UnicodeScalarView()
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      if scalar.value >= 0x80, Self.isOther(scalar), !HanTable.contains(scalar.value) {
        others.append(scalar)
        index = scalars.index(after: index)
        continue
      }
      flush(&others)
      if scalar.value < 0x80 {
        if hasLatin, let end = lookalikeWord(scalars, from: index) {
          index = end
        } else {
          ascii(UInt8(scalar.value))
          index = scalars.index(after: index)
        }
      } else if let simplified = HanTable.simplified(scalar.value) {
        han(simplified, wasTraditional: simplified != UInt16(truncatingIfNeeded: scalar.value))
        index = scalars.index(after: index)
      } else if hasLatin, let end = lookalikeWord(scalars, from: index) {
        index = end
      } else {
        letter(scalar)
        index = scalars.index(after: index)
      }
    }
    flush(&others)
  }

  /// A letter or sign that the tables know, or that can be passed over.
  private mutating func letter(_ scalar: UnicodeScalar) {
    if let latin = LetterTable.latin(scalar.value) {
      switch LetterTable.script(scalar.value) {
      case .latin: note(.marks)
      case .abjad:
        note(.transliterated)
        isForeign = true
        consonants += latin.count
      case .other:
        note(.transliterated)
        isForeign = true
      }
      letters.append(contentsOf: latin)
      return
    }
    switch scalar.value {
    case 0x2BC, 0x2BB, 0x2018, 0x2019, 0x2032, 0xB4: if letters.count > start { apostrophe = true }
    case 0x2010...0x2015:
      endWord()
      hyphen = true
    case 0x300...0x36F, 0x483...0x489, 0x591...0x5C7, 0x610...0x61A, 0x64B...0x65F, 0x670, 0x20D0...0x20FF:
      note(.marks)
    case 0x30FB, 0xB7: endWord()
    default:
      if scalar.properties.isDefaultIgnorableCodePoint || Self.isInvisible(scalar) { return note(.invisible) }
      endWord()
    }
  }

  private mutating func han(_ simplified: UInt16, wasTraditional: Bool) {
    endWord()
    if wasTraditional { note(.traditional) }
    if let scalar = UnicodeScalar(simplified) {
      letters.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
    }
    let end = letters.count
    if end > start { words.append(Word(range: start..<end, han: simplified)) }
    start = end
  }

  /// Reads a word of Latin letters and letters that only look Latin: among Latin letters that is a slip or a disguise.
  private mutating func lookalikeWord(
    _ scalars: Substring.UnicodeScalarView, from start: String.Index
  ) -> String.Index? {
    var index = start
    var foreign = 0
    var latin: [UInt8] = []
    while index < scalars.endIndex {
      let scalar = scalars[index]
      if scalar.isASCII, scalar.properties.isAlphabetic {
        latin.append(UInt8(scalar.value) | 0x20)
      } else if let letter = Lookalikes.letters[scalar], let byte = letter.utf8.first {
        latin.append(letter.isASCII && byte < 0x61 && byte > 0x40 ? byte | 0x20 : byte)
        foreign += 1
      } else if scalar.properties.isAlphabetic {
        return nil
      } else {
        break
      }
      index = scalars.index(after: index)
    }
    guard foreign > 0 else { return nil }
    note(.lookalikes)
    letters.append(contentsOf: latin)
    return index
  }

  /// Letters of scripts that only ICU reads well.
  private mutating func flush(_ others: inout String.UnicodeScalarView) {
    guard !others.isEmpty else { return }
    let whole = String(others).precomposedStringWithCanonicalMapping
    others.removeAll()
    endWord()
    guard let latin = whole.applyingTransform(Self.toLatin, reverse: false) else { return }
    note(.transliterated)
    for byte in latin.utf8 where byte < 0x80 && byte != UInt8(ascii: "-") {
      isForeign = true
      ascii(byte)
    }
    endWord()
  }

  /// Compatibility letters made plain, each kind noted.
  private mutating func plain(_ text: String) -> String {
    for scalar in text.unicodeScalars where Self.isStyled(scalar.value) {
      note((0xFF01...0xFF5E).contains(scalar.value) ? .width : .compatibility)
    }
    return text.precomposedStringWithCompatibilityMapping
  }

  private static func isStyled(_ value: UInt32) -> Bool {
    switch value {
    case 0xFF01...0xFFEF, 0x2070...0x209F, 0x2100...0x218F, 0x2460...0x24FF, 0x3200...0x33FF, 0x1D400...0x1D7FF,
      0x1F100...0x1F1FF, 0xFB00...0xFDFF, 0xFE30...0xFE6F, 0xFE70...0xFEFC, 0xF900...0xFAFF, 0x2F00...0x2FDF:
      true
    default: false
    }
  }

  /// Kana, Hangul, Thai, the scripts of India and all others that no table of ours has.
  private static func isOther(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.value {
    case 0x0700...0x10_9F, 0x1100...0x1CFF, 0x2C00...0x2DFF, 0x3040...0x30FA, 0x30FC...0x31FF, 0xA000...0xA71F,
      0xA800...0xABFF,
      0xAC00...0xD7FF, 0x10000...0x1D3FF:
      !isInvisible(scalar) && scalar.value != 0x180E
    default: false
    }
  }

  private static func isInvisible(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .format, .control, .privateUse, .unassigned, .surrogate, .nonspacingMark, .enclosingMark, .spacingMark:
      scalar.value != 0x09 && scalar.value != 0x0A && scalar.value != 0x0D && !(0x900...0x1AFF).contains(scalar.value)
    default: false
    }
  }

  private static let toLatin = StringTransform("Any-Latin; Latin-ASCII")
}
