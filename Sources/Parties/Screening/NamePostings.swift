import Names

/// From words to the names that hold them, with a way to words that are misspelt.
struct NamePostings {
  private(set) var names: [String: [Int32]] = [:]
  private var byLength: [[Entry]] = []

  private struct Entry {
    let word: String
    /// Bit n set: the word holds the n-th letter (digits share one bit).
    let letters: UInt32
  }

  mutating func add(_ word: String, _ name: Int32) {
    if names[word]?.last != name { names[word, default: []].append(name) }
  }

  /// Sorts the words by length for `near`; call it once, after the last `add`.
  mutating func finish() {
    for word in names.keys.sorted() {
      let length = word.utf8.count
      while byLength.count <= length { byLength.append([]) }
      byLength[length].append(Entry(word: word, letters: Self.letters(word)))
    }
  }

  /// Words that may be misspellings of `word`, itself not among them.
  ///
  /// Only words of about the same length are looked at, and of those only the ones whose letters nearly agree.
  func near(_ word: String) -> [String] {
    let length = word.utf8.count
    guard length >= 5 else { return [] }
    let mistakes = length >= 10 ? 2 : 1
    let letters = Self.letters(word)
    var found: [String] = []
    for candidate in max(0, length - mistakes)...(length + mistakes) where candidate < byLength.count {
      for entry in byLength[candidate]
      where (entry.letters ^ letters).nonzeroBitCount <= 2 * mistakes && entry.word != word {
        if Misspelling.likely(word, entry.word) { found.append(entry.word) }
      }
    }
    return found
  }

  private static func letters(_ word: String) -> UInt32 {
    var mask: UInt32 = 0
    for byte in word.utf8 { mask |= byte >= 0x61 ? 1 << (UInt32(byte) & 31) : 1 }
    return mask
  }
}
