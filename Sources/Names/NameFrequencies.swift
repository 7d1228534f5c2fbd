/// How often words stand in the names of the world's people: a common name that agrees says less than a rare one, and a
/// known name that nearly agrees is more likely another name than a misspelling.
public struct NameFrequencies: Sendable {
  /// Hashes of the words, ascending, and the rarity of each in eighths of a bit.
  package let hashes: [UInt64]
  package let rarities: [UInt8]

  /// The rarity of a word that is not in the table, in eighths of a bit.
  package static let unknown: UInt8 = 8 * 18

  /// No words at all: every word counts as unknown.
  public init() {
    hashes = []
    rarities = []
  }

  /// Reads lines of a word and the eighths of a bit by which it is rare: `muhammad 71`.
  ///
  /// - Returns: nil if a line is none.
  public init?(lines bytes: [UInt8]) {
    var rows: [(hash: UInt64, rarity: UInt8)] = []
    rows.reserveCapacity(bytes.count / 10)
    for line in bytes.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
      guard let space = line.firstIndex(of: 0x20), let rarity = UInt8(String(decoding: line[(space + 1)...], as: UTF8.self))
      else { return nil }
      rows.append((TextHash.of(line[..<space]), rarity))
    }
    rows.sort { $0.hash < $1.hash }
    hashes = rows.map(\.hash)
    rarities = rows.map(\.rarity)
  }

  /// The rarity of the word with this hash, in eighths of a bit.
  package static func rarity(of hash: UInt64, _ hashes: UnsafeBufferPointer<UInt64>, _ rarities: UnsafeBufferPointer<UInt8>)
    -> UInt8
  {
    var (low, high) = (0, hashes.count)
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < hashes.count && hashes[low] == hash ? rarities[low] : unknown
  }
}
