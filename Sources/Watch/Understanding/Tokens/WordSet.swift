/// The sets of words that rules name in code: open addressing over hashes that are even already.
package struct WordSet: Sendable {
  private let slots: [UInt64]

  package init(_ words: String) {
    let hashes = Set(words.split(separator: " ").map { WordKey(String($0)).hash })
    var size = 8
    while size < hashes.count * 3 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    for hash in hashes {
      var place = Self.place(hash, size)
      while slots[place] != 0 { place = (place + 1) & (size - 1) }
      slots[place] = hash
    }
    self.slots = slots
  }

  @inline(__always)
  private static func place(_ hash: UInt64, _ size: Int) -> Int {
    Int(truncatingIfNeeded: hash ^ (hash >> 31)) & (size - 1)
  }

  var hashes: [UInt64] { slots.filter { $0 != 0 } }

  package func contains(_ token: Token) -> Bool {
    guard token.hash != 0 else { return false }
    var place = Self.place(token.hash, slots.count)
    while slots[place] != 0 {
      if slots[place] == token.hash { return true }
      place = (place + 1) & (slots.count - 1)
    }
    return false
  }
}
