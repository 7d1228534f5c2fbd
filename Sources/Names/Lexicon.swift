/// What is known about words of names: which are legal forms, which are generic, and how abbreviations are written out.
package enum Lexicon {
  struct Entry {
    let kind: NameToken.Kind
    /// The word in its usual spelling; may be two words run together (`ic`: integratedcircuit).
    let text: [UInt8]
  }

  /// The entry for a lower-case Latin word.
  static func entry(_ word: ArraySlice<UInt8>) -> Entry? {
    let (slots, entries) = table
    var slot = Int(truncatingIfNeeded: TextHash.of(word)) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.word.elementsEqual(word) { return entry.entry }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The entry for a word of which somebody left out the vowels after its first letter: `tchnlgy`, `shngh`.
  static func vowelless(_ word: ArraySlice<UInt8>) -> Entry? { bare[Array(word)] }

  /// Of words with one vowel-less spelling the longest counts; short ones have too many neighbours.
  private static let bare: [[UInt8]: Entry] = {
    var words: [[UInt8]: (length: Int, entry: Entry)] = [:]
    for (word, entry) in table.entries where word.count >= 5 {
      let bare = withoutVowels(word[...])
      guard bare.count >= 4, bare.count < word.count, words[bare]?.length ?? 0 < word.count else { continue }
      words[bare] = (word.count, entry)
    }
    return words.mapValues(\.entry)
  }()

  /// A word without the vowels after its first letter.
  static func withoutVowels(_ word: ArraySlice<UInt8>) -> [UInt8] {
    word.prefix(1) + word.dropFirst().filter { !isVowel($0) }
  }

  /// Whether the first word is the second without the vowels after its first letter.
  package static func isVowelless(_ word: ArraySlice<UInt8>, of other: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = word.startIndex
    for (place, letter) in other.enumerated() where place == 0 || !isVowel(letter) {
      guard index < word.endIndex, word[index] == letter else { return false }
      index += 1
    }
    return index == word.endIndex
  }

  static func isVowel(_ byte: UInt8) -> Bool {
    byte == 0x61 || byte == 0x65 || byte == 0x69 || byte == 0x6F || byte == 0x75
  }

  /// The kind of a word that is in the lexicon.
  package static func kind(of word: UnsafeBufferPointer<UInt8>) -> NameToken.Kind? { entry(Array(word)[...])?.kind }

  /// Whether a word that only the query has may mean another company of the group: `hotels`, `chile`; a legal form, a
  /// filler and what a parent's own name often has do not.
  package static func saysMore(_ word: String) -> Bool {
    guard let entry = entry(Array(word.utf8)[...]) else { return true }
    switch entry.kind {
    case .legal, .filler: return false
    default: return !bland.contains(String(decoding: entry.text, as: UTF8.self))
    }
  }

  /// Whether a word says that its bearer is of another walk of life than firms on a list: a school, a restaurant.
  static func isElsewhere(_ word: ArraySlice<UInt8>) -> Bool { elsewhere.contains(Array(word)) }

  private static let elsewhere = Set(GenericWords.elsewhere.map { Array($0.utf8) })

  private static let bland: Set<String> = ["technology", "industry", "international", "corporate", "science"]

  /// Whether a word says what its bearer does: `technology`.
  static func isKindWord(_ word: ArraySlice<UInt8>) -> Bool { entry(word)?.kind == .generic }

  /// Whether a word stands in very many names.
  package static func isOrdinary(_ word: ArraySlice<UInt8>) -> Bool { entry(word) != nil }

  /// Open addressing over all words: one look-up a word, because lists have a hundred thousand of them.
  private static let table: (slots: [Int16], entries: [(word: [UInt8], entry: Entry)]) = {
    var words: [String: Entry] = [:]
    func add(_ list: Set<String>, _ kind: NameToken.Kind) {
      for word in list { words[word] = Entry(kind: kind, text: Array(word.utf8)) }
    }
    add(GenericWords.places, .place)
    add(GenericWords.table, .generic)
    add(GenericWords.elsewhere, .generic)
    add(GenericWords.fillers, .filler)
    for (word, entry) in words where entry.kind == .generic {
      for plural in plurals(word) where words[plural] == nil { words[plural] = entry }
    }
    for (short, full) in Abbreviations.table {
      let kind = full.count == 1 ? words[full[0]]?.kind ?? .generic : .generic
      words[short] = Entry(kind: kind, text: Array(full.joined().utf8))
    }
    for word in LegalForms.table {
      words[word] = Entry(kind: .legal, text: Array((LegalForms.canonical[word] ?? word).utf8))
    }
    var slots = [Int16](repeating: -1, count: 8192)
    var entries: [(word: [UInt8], entry: Entry)] = []
    for (word, entry) in words.sorted(by: { $0.key < $1.key }) {
      let bytes = Array(word.utf8)
      var slot = Int(truncatingIfNeeded: TextHash.of(bytes[...])) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int16(entries.count)
      entries.append((bytes, entry))
    }
    return (slots, entries)
  }()

  private static func plurals(_ word: String) -> [String] {
    guard word.utf8.count > 3 else { return [] }
    return word.hasSuffix("y") ? [word.dropLast() + "ies", word + "s"] : [word + "s"]
  }
}
