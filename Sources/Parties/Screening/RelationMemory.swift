import Names

/// What the words asked for last are related to in an index, so that a word that comes again is not looked up again. In
/// a batch most do: legal forms, trades, given names.
struct RelationMemory {
  private struct Word {
    var hash: UInt64
    var mark: UInt8
    var letters: Range<Int>
    var relations: Range<Int>
  }

  private var words: [Word] = []
  /// Open addressing over `words`; 0 is free, else the number of the word and one.
  private var table: [UInt16] = []
  private var letters: [UInt8] = []
  private(set) var relations: [NameSearch.Relation] = []

  /// Where the relations of a word stand in `relations`, if it was kept.
  ///
  /// - Parameter mark: what else the relations rest on.
  func find(_ text: UnsafeBufferPointer<UInt8>, _ mark: UInt8) -> Range<Int>? {
    guard !table.isEmpty else { return nil }
    let hash = TextHash.of(text)
    var slot = Int(truncatingIfNeeded: hash) & (Self.slots - 1)
    while table[slot] != 0 {
      let word = words[Int(table[slot]) - 1]
      if word.hash == hash, word.mark == mark, letters[word.letters].elementsEqual(text) { return word.relations }
      slot = (slot + 1) & (Self.slots - 1)
    }
    return nil
  }

  /// Keeps the relations of a word that was not found. Where there is no more room, all others are forgotten.
  mutating func keep(
    _ text: UnsafeBufferPointer<UInt8>, _ mark: UInt8, _ found: ArraySlice<NameSearch.Relation>
  ) {
    guard found.count <= Self.most / 8 else { return }
    if words.count >= Self.slots / 2 || relations.count + found.count > Self.most || letters.count > Self.most {
      forget()
    }
    if table.isEmpty { table = [UInt16](repeating: 0, count: Self.slots) }
    let hash = TextHash.of(text)
    var slot = Int(truncatingIfNeeded: hash) & (Self.slots - 1)
    while table[slot] != 0 { slot = (slot + 1) & (Self.slots - 1) }
    let (letter, relation) = (letters.count, relations.count)
    letters.append(contentsOf: text)
    relations.append(contentsOf: found)
    words.append(
      Word(hash: hash, mark: mark, letters: letter..<letters.count, relations: relation..<relations.count))
    table[slot] = UInt16(words.count)
  }

  private mutating func forget() {
    words.removeAll(keepingCapacity: true)
    letters.removeAll(keepingCapacity: true)
    relations.removeAll(keepingCapacity: true)
    table = []
  }

  /// Twice the words that are kept, a power of two.
  private static let slots = 1 << 15
  /// The relations that are kept, of 56 bytes each.
  private static let most = 1 << 18
}
