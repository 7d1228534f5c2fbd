import Interchange
import Names
import TestSupport
import Testing

@testable import Parties

/// The index finds what laying every name over the query would find.
@Suite struct NameSearchTests {
  private static func index() throws -> ScreeningIndex {
    ScreeningIndex(
      try ListStore(shipped: "\(Place.root)/data/parties", workspace: nil).current(), knowledge: try Knowledge.shipped()
    )
  }

  /// Names of the shipped list with letters lost, doubled, swapped and changed, and words dropped, in another order.
  private static func queries(_ names: [String], count: Int, seed: UInt64) -> [String] {
    var random = SplitMix64(seed: seed)
    return (0..<count).compactMap { _ in
      guard var letters = names.randomElement(using: &random).map({ Array($0) }), letters.count > 3 else { return nil }
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let place = Int.random(in: 0..<(letters.count - 1), using: &random)
        switch Int.random(in: 0...4, using: &random) {
        case 0: letters.remove(at: place)
        case 1: letters.insert(letters[place], at: place)
        case 2: letters.swapAt(place, place + 1)
        case 3: letters[place] = "aeiourstln".randomElement(using: &random) ?? "a"
        default: letters.insert(" ", at: place)
        }
        if letters.count < 4 { return nil }
      }
      var words = String(letters).split(separator: " ")
      if words.count > 2, Bool.random(using: &random) {
        words.remove(at: Int.random(in: 0..<words.count, using: &random))
      }
      if Bool.random(using: &random) { words.shuffle(using: &random) }
      // Initials, though not alone: they are in no list. Words without their vowels.
      let place = Int.random(in: 0..<max(1, words.count), using: &random)
      switch Int.random(in: 0...5, using: &random) {
      case 0 where words.count > 1: words[place] = words[place].prefix(1)
      case 1 where !words.isEmpty:
        let bare = words[place].prefix(1) + words[place].dropFirst().filter { !"aeiouAEIOU".contains($0) }
        words[place] = bare.prefix(Int.random(in: 2...5, using: &random))[...]
      default: break
      }
      return words.joined(separator: " ")
    }
  }

  @Test func theBoundLosesNothing() throws {
    let index = try Self.index()
    let names = (0..<index.size.parties).compactMap { index.party($0) }.flatMap { [$0.name] + $0.aliases.map(\.name) }
    var compared = 0
    for query in Self.queries(names, count: 160, seed: 11) {
      let form = NameForm(query)
      guard !form.isEmpty else { continue }
      index.withSearch { search in
        search.search(form, limit: 12, isDeep: false) { _ in true }
        let fast = search.found.map { "\($0.party) \($0.name) \($0.sum) \($0.bits)" }
        search.search(form, limit: 12, isDeep: false) { _ in true }
        let again = search.found.map { "\($0.party) \($0.name) \($0.sum) \($0.bits)" }
        #expect(fast == again, "what was looked up before is the same: \(query)")
        search.searchAll(form, limit: 12)
        let slow = search.found.map { "\($0.party) \($0.name) \($0.sum) \($0.bits)" }
        #expect(fast == slow, "\(query)")
        compared += slow.count
      }
    }
    #expect(compared > 100, "the queries must find something")
  }

  /// Two words that are related share a key, or the index would not find one by the other.
  @Test func relatedWordsShareAKey() {
    var random = SplitMix64(seed: 3)
    var related = 0
    for _ in 0..<20_000 {
      func letter() -> UInt8 { "aeioubdfghjklmnprstvwyzhk".utf8.randomElement(using: &random) ?? 0x61 }
      let word = (0..<Int.random(in: 2...14, using: &random)).map { _ in letter() }
      var other = word
      for _ in 0..<Int.random(in: 0...2, using: &random) where other.count > 1 {
        let place = Int.random(in: 0..<other.count - 1, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: other.remove(at: place)
        case 1: other.insert(letter(), at: place)
        case 2: other.swapAt(place, place + 1)
        default: other[place] = letter()
        }
      }
      guard let relation = NameRelation.between(word[...], other[...], fuzzy: true), relation != .same else { continue }
      related += 1
      #expect(!Self.keys(word).isDisjoint(with: Self.keys(other)), "\(relation) \(word) \(other)")
    }
    #expect(related > 1000)
  }

  private static func keys(_ word: [UInt8]) -> Set<UInt32> {
    var keys: Set<UInt32> = []
    word.withUnsafeBufferPointer { IndexKeys.spellings($0) { keys.insert($0) } }
    if let key = IndexKeys.sound(SoundKey.of(word[...])) { keys.insert(key) }
    if let key = IndexKeys.consonants(SoundKey.consonants(of: word[...])) { keys.insert(key) }
    return keys
  }

  /// Readings of one text that share their letters are told apart: the proof is of the reading that was found.
  @Test func theProofIsOfTheReadingFound() throws {
    let index = try Self.index()
    for query in ["H" + String(repeating: "u", count: 40) + "UAWEI", "AWEI" + String(repeating: "u", count: 40)] {
      let matches = try index.matches(for: query, threshold: 0)
      #expect(matches.allSatisfy { $0.evidence != nil })
    }
  }

  @Test func aDamagedIndexIsNotUsed() throws {
    let knowledge = try Knowledge.shipped()
    let lists = try ListStore(shipped: "\(Place.root)/data/parties", workspace: nil).current()
    let bytes = IndexImage.bytes(of: lists, knowledge: knowledge, source: 7)
    #expect(ScreeningIndex(IndexBytes(bytes), knowledge: knowledge, source: 7) != nil)
    #expect(ScreeningIndex(IndexBytes(bytes), knowledge: knowledge, source: 8) == nil)
    #expect(ScreeningIndex(IndexBytes(Array(bytes.dropLast(64))), knowledge: knowledge, source: 7) == nil)
    var flipped = bytes
    flipped[bytes.count / 2] ^= 4
    #expect(ScreeningIndex(IndexBytes(flipped), knowledge: knowledge, source: 7) == nil)
    #expect(ScreeningIndex(IndexBytes([]), knowledge: knowledge, source: 7) == nil)
  }

  /// A file whose checksum is right may still point past its ends: each number is held to what it points to.
  @Test(arguments: [
    IndexLayout.Section.unitTable, .keys, .keyStarts, .postingOffsets, .postings, .entries, .nameSummaries, .nameParty,
    .partyList, .partyOffsets, .periodOffsets, .warnings, .addressPostings, .addressFeatures, .addressParties,
  ])
  func anIndexThatPointsNowhereIsNotUsed(section: IndexLayout.Section) throws {
    let knowledge = try Knowledge.shipped()
    let lists = try ListStore(shipped: "\(Place.root)/data/parties", workspace: nil).current()
    var bytes = IndexImage.bytes(of: lists, knowledge: knowledge, source: 7)
    let header = 8 * (5 + 2 * IndexLayout.Section.allCases.count)
    let place = 8 * (5 + 2 * section.rawValue)
    let (start, size) = bytes.withUnsafeBytes {
      (
        Int($0.loadUnaligned(fromByteOffset: place, as: UInt64.self)),
        Int($0.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self))
      )
    }
    try #require(size >= 16)
    for index in start..<start + size { bytes[index] = 0xFF }
    bytes.withUnsafeMutableBytes { raw in
      let sum = IndexLayout.checksum(UnsafeRawBufferPointer(raw), header: header)
      raw.storeBytes(of: sum, toByteOffset: 32, as: UInt64.self)
    }
    #expect(IndexLayout(IndexBytes(bytes), source: 7) != nil, "the checksum is right")
    #expect(ScreeningIndex(IndexBytes(bytes), knowledge: knowledge, source: 7) == nil)
  }
}
