/// How often words stand in the names of the world's people: a common name that agrees says less than a rare one, and a
/// known name that nearly agrees is more likely another name than a misspelling.
public struct NameFrequencies: Sendable {
  /// The upper 56 bits of the hash of each word, then its rarity in eighths of a bit; ascending.
  package let words: [UInt64]

  /// The rarity of a word that is not in the table, in eighths of a bit.
  package static let unknown: UInt8 = 8 * 18

  /// No words at all: every word counts as unknown.
  public init() { words = [] }

  /// Reads lines of a word and the eighths of a bit by which it is rare: `muhammad 71`.
  ///
  /// - Returns: nil if a line is none.
  public init?(lines bytes: [UInt8]) {
    var words: [UInt64] = []
    words.reserveCapacity(bytes.count / 10)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      defer { start = end + 1 }
      guard end > start, bytes[start] != UInt8(ascii: "#") else { continue }
      guard let space = bytes[start..<end].firstIndex(of: 0x20), space > start, space + 1 < end else { return nil }
      var rarity = 0
      for byte in bytes[(space + 1)..<end] {
        guard (0x30...0x39).contains(byte), rarity < 26 else { return nil }
        rarity = rarity * 10 + Int(byte - 0x30)
      }
      guard rarity < 256 else { return nil }
      words.append(TextHash.of(bytes[start..<space]) & ~0xFF | UInt64(rarity))
    }
    RadixSort.sort(&words)
    self.words = words
  }

  /// The rarity of the word with this hash, in eighths of a bit.
  package static func rarity(of hash: UInt64, _ words: UnsafeBufferPointer<UInt64>) -> UInt8 {
    let wanted = hash & ~0xFF
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low < words.count && words[low] & ~0xFF == wanted ? UInt8(truncatingIfNeeded: words[low]) : unknown
  }
}
