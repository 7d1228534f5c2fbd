import Names

/// What a search asks of a name before it lays it over the query, in 64 bytes, so that one look into memory answers.
struct NameSummary: BitwiseCopyable {
  /// For each kind of word the first sixteen words of the name that are of it, a bit each; telling words in Chinese
  /// characters stand under `chinese`.
  private(set) var kinds = SIMD8<UInt16>(repeating: 0)
  /// A bit for each unit of the name in its role; several share one.
  private var unitBits = SIMD2<UInt64>(repeating: 0)
  /// The first letters of its generic words and places, and of its telling words, a bit each.
  private(set) var genericLetters: UInt32 = 0
  private(set) var tellingLetters: UInt32 = 0
  /// A number that it shares with names of the same words (`NameForm.identity`).
  let identity: UInt64
  /// Where its entries begin, how many there are, and how many of them, the first ones, are its words.
  private let start: UInt32
  private let count: UInt16
  private let wordCount: UInt8
  let isPerson: Bool
  /// The rarity of its telling words together, other than Chinese ones, in eighths of a bit.
  private(set) var bits: UInt16 = 0
  /// That of the first six of them, each.
  private var wordBits: (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0, 0, 0)

  var entries: Range<Int> { Int(start)..<Int(start) + Int(count) }
  var words: Range<Int> { Int(start)..<Int(start) + Int(wordCount) }

  static let chinese = MatchModel.wordKinds - 1

  /// - Parameter rarity: of each unit, in eighths of a bit.
  init(_ entries: ArraySlice<IndexLayout.Entry>, words: Int, identity: UInt64, isPerson: Bool, rarity: [UInt8]) {
    (start, count, wordCount) = (UInt32(entries.startIndex), UInt16(entries.count), UInt8(words))
    (self.identity, self.isPerson) = (identity, isPerson)
    var telling: [UInt8] = []
    for (index, entry) in entries.enumerated() {
      let place = Self.place(UnitRole.part(entry.unit, UnitRole.role(of: entry.unit, in: entries, words: words)))
      unitBits[place >> 6] |= 1 << UInt64(place & 63)
      guard index < words else { continue }
      let isChinese = entry.letter >= 0x80
      switch NameToken.Kind(rawValue: entry.kind) ?? .telling {
      case .generic, .place: if !isChinese { genericLetters |= Self.letter(entry.letter) }
      case .telling:
        guard !isChinese else { break }
        tellingLetters |= Self.letter(entry.letter)
        telling.append(rarity[Int(entry.unit)])
      case .filler, .legal, .number, .initial: break
      }
      guard index < 16 else { continue }
      let kind = entry.kind == NameToken.Kind.telling.rawValue && isChinese ? Self.chinese : Int(entry.kind)
      kinds[kind] |= 1 << UInt16(index)
    }
    bits = UInt16(clamping: telling.reduce(0) { $0 + Int($1) })
    withUnsafeMutableBytes(of: &wordBits) { bytes in
      for (index, rarity) in telling.prefix(bytes.count).enumerated() { bytes[index] = rarity }
    }
  }

  /// The least rarity, in bits, of those telling words together, Chinese ones apart, that are not among `agreed`. Of long
  /// names it counts six words.
  @inline(__always)
  func lost(_ agreed: UInt16) -> Float {
    let telling = kinds[Int(NameToken.Kind.telling.rawValue)]
    var left = telling & ~agreed
    var sum: UInt32 = 0
    withUnsafeBytes(of: wordBits) { bytes in
      while left != 0 {
        let bit = left & (~left &+ 1)
        left ^= bit
        let number = (telling & (bit &- 1)).nonzeroBitCount
        if number < bytes.count { sum += UInt32(bytes[number]) }
      }
    }
    return Float(sum) / 8
  }

  /// The place of a part of the index, as `UnitRole.part` numbers them.
  static func place(_ part: UInt32) -> Int { Int((part &* 0x9E37_79B1) >> 25) }

  /// Whether the unit whose `place` this is may stand in the name in that role; it does if it is one of its units.
  @inline(__always)
  func mayHave(_ place: Int) -> Bool { unitBits[place >> 6] & (1 << UInt64(place & 63)) != 0 }

  /// The same for any of several units whose places have a bit each.
  @inline(__always)
  func mayHave(anyOf places: SIMD2<UInt64>) -> Bool { unitBits & places != SIMD2(repeating: 0) }

  /// A bit that is the same for words with the same first letter.
  static func letter(_ letter: UInt8) -> UInt32 { 1 << UInt32(letter & 31) }

  /// How many words of a kind are not among those of `agreed`.
  @inline(__always)
  func left(_ kind: Int, _ agreed: UInt16) -> Float { Float((kinds[kind] & ~agreed).nonzeroBitCount) }
}
