import Interchange
import Names

/// The sections of an index and the file around them: a header, then each section at a multiple of 64 bytes.
struct IndexLayout: Sendable {
  enum Section: Int, CaseIterable {
    // Units: distinct texts that stand in names.
    case unitText, unitOffsets, unitRarity, unitWorld, partKinds, unitTable
    /// Shared keys in the order of their hashes, and where each leading part of a hash begins.
    case keys, keyStarts
    // Names by unit and role.
    case postingOffsets, postings
    // Names.
    case entries, nameSummaries, nameParty, nameAlias, nameRemark
    // Parties.
    case partyNames, partyList, partyRecords, partyOffsets, periodOffsets, periods, warnings
    // Words of the world.
    case world
    /// Identifiers: hashes in order, with the party of each.
    case identifierHashes, identifierParties
    // Addresses.
    case addressKeys, addressStarts, addressPostings, addressFeatures, addressOffsets, addressParties, addressNumbers
    /// The lists, as JSON.
    case lists
  }

  /// A key that words share with their misspellings, and a unit that has it.
  struct Key: BitwiseCopyable {
    var unit: UInt32
    var hash: UInt32
  }

  /// A unit at its place in a name.
  struct Entry: BitwiseCopyable {
    let unit: UInt32
    /// From the lowest bit: first word (6), number of words (7), how (3), kind of word (3), first letter (8), length (5).
    private let shape: UInt32

    init(unit: Int, at first: Int, count: Int, how: NameUnit.How, kind: NameToken.Kind, text: ArraySlice<UInt8>) {
      self.unit = UInt32(unit)
      let (letter, length) = (UInt32(text.first ?? 0), UInt32(min(31, text.count)))
      shape =
        UInt32(first & 0x3F) | UInt32(count & 0x7F) << 6 | UInt32(how.rawValue) << 13 | UInt32(kind.rawValue) << 16
        | letter << 19 | length << 27
    }

    var first: Int { Int(shape & 0x3F) }
    var count: Int { Int(shape >> 6 & 0x7F) }
    var how: UInt8 { UInt8(truncatingIfNeeded: shape >> 13 & 7) }
    /// Of a unit that is a word: its kind, and the first letter and length (at most 31) of its text.
    var kind: UInt8 { UInt8(truncatingIfNeeded: shape >> 16 & 7) }
    var letter: UInt8 { UInt8(truncatingIfNeeded: shape >> 19) }
    var length: UInt8 { UInt8(truncatingIfNeeded: shape >> 27) }

    /// Whether there is such a kind of word and such a way to come from a name; a builder writes no other.
    var isOfKnownShape: Bool { NameUnit.How(rawValue: how) != nil && NameToken.Kind(rawValue: kind) != nil }
  }

  /// A name in the list of a unit.
  struct Posting: BitwiseCopyable {
    /// The number of the name, and in the highest bit whether it is a person's.
    private let value: UInt32
    /// The first sixteen words of the name: those that the unit stands for.
    let words: UInt16
    /// As `NameSummary` has them.
    let bits: UInt16

    init(name: Int, isPerson: Bool, words: UInt64, bits: UInt16) {
      value = UInt32(name) | (isPerson ? Self.person : 0)
      self.words = UInt16(truncatingIfNeeded: words)
      self.bits = bits
    }

    var name: Int { Int(value & ~Self.person) }
    var isPerson: Bool { value & Self.person != 0 }
    private static let person: UInt32 = 1 << 31
  }

  /// A listing, `[from, until)`, in days as `CalendarDay.ordinal` has them.
  struct Period: BitwiseCopyable {
    var from: Int32
    var until: Int32
    /// The listing's place among those of its party.
    var number: Int32
  }

  static let magic: UInt64 = 0x3178_6469_6B6F_6843  // Chokidx1
  /// Raised whenever anything in the layout, or in how names are read, changes.
  static let version: UInt64 = 4

  let bytes: IndexBytes
  let unitText: FlatArray<UInt8>
  let unitOffsets: FlatArray<UInt32>
  let unitRarity: FlatArray<UInt8>
  let unitWorld: FlatArray<UInt8>
  /// For each unit and role, as `UnitRole.part` numbers them, a bit for each kind of word that it stands for.
  let partKinds: FlatArray<UInt8>
  let unitTable: FlatArray<UInt32>
  let keys: FlatArray<Key>
  let keyStarts: FlatArray<UInt32>
  let postingOffsets: FlatArray<UInt32>
  let postings: FlatArray<Posting>
  let entries: FlatArray<Entry>
  let nameSummaries: FlatArray<NameSummary>
  let nameParty: FlatArray<UInt32>
  let nameAlias: FlatArray<Int32>
  let nameRemark: FlatArray<UInt8>
  let partyNames: FlatArray<UInt32>
  let partyList: FlatArray<UInt16>
  let partyRecords: FlatArray<UInt8>
  let partyOffsets: FlatArray<UInt32>
  let periodOffsets: FlatArray<UInt32>
  let periods: FlatArray<Period>
  let warnings: FlatArray<UInt8>
  let world: FlatArray<UInt64>
  let identifierHashes: FlatArray<UInt64>
  let identifierParties: FlatArray<UInt32>
  let addresses: AddressSections
  let lists: FlatArray<UInt8>

  /// Nil if the bytes are not an index of this version, of `source`, and whole.
  init?(_ bytes: IndexBytes, source: UInt64) {
    let buffer = bytes.buffer
    let header = 8 * (5 + 2 * Section.allCases.count)
    guard buffer.count >= header else { return nil }
    func word(_ index: Int) -> UInt64 { buffer.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self) }
    guard word(0) == Self.magic, word(1) == Self.version, word(2) == source, word(3) == UInt64(buffer.count) else {
      return nil
    }
    var parts: [UnsafeRawBufferPointer] = []
    for section in 0..<Section.allCases.count {
      let (start, size) = (word(5 + 2 * section), word(6 + 2 * section))
      guard start % 64 == 0, start <= UInt64(buffer.count), size <= UInt64(buffer.count) - start else { return nil }
      parts.append(UnsafeRawBufferPointer(rebasing: buffer[Int(start)..<Int(start + size)]))
    }
    guard word(4) == Self.checksum(buffer, header: header) else { return nil }
    func part<T>(_ section: Section) -> FlatArray<T> { FlatArray(parts[section.rawValue]) }
    self.bytes = bytes
    unitText = part(.unitText)
    unitOffsets = part(.unitOffsets)
    unitRarity = part(.unitRarity)
    unitWorld = part(.unitWorld)
    partKinds = part(.partKinds)
    unitTable = part(.unitTable)
    keys = part(.keys)
    keyStarts = part(.keyStarts)
    postingOffsets = part(.postingOffsets)
    postings = part(.postings)
    entries = part(.entries)
    nameSummaries = part(.nameSummaries)
    nameParty = part(.nameParty)
    nameAlias = part(.nameAlias)
    nameRemark = part(.nameRemark)
    partyNames = part(.partyNames)
    partyList = part(.partyList)
    partyRecords = part(.partyRecords)
    partyOffsets = part(.partyOffsets)
    periodOffsets = part(.periodOffsets)
    periods = part(.periods)
    warnings = part(.warnings)
    world = part(.world)
    identifierHashes = part(.identifierHashes)
    identifierParties = part(.identifierParties)
    addresses = AddressSections(parts)
    lists = part(.lists)
  }

  /// A sum over all words of the sections: a flipped or missing byte changes it.
  static func checksum(_ buffer: UnsafeRawBufferPointer, header: Int) -> UInt64 {
    var (one, two, three, four): (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    var index = (header + 63) / 64 * 64
    while index + 32 <= buffer.count {
      one = (one &+ buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
      two = (two &+ buffer.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
      three = (three &+ buffer.loadUnaligned(fromByteOffset: index + 16, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
      four = (four &+ buffer.loadUnaligned(fromByteOffset: index + 24, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
      index += 32
    }
    return TextHash.mix(one ^ two &* 3 ^ three &* 5 ^ four &* 7)
  }

  var unitCount: Int { unitRarity.count }
  var nameCount: Int { nameParty.count }

  /// The text of a unit.
  @inline(__always)
  func text(_ unit: Int) -> UnsafeBufferPointer<UInt8> {
    unitText.slice(Int(unitOffsets[unit])..<Int(unitOffsets[unit + 1]))
  }

  /// The unit with this text, or nil.
  func unit(_ text: ArraySlice<UInt8>) -> Int? {
    let mask = unitTable.count - 1
    var slot = Int(truncatingIfNeeded: TextHash.of(text)) & mask
    while true {
      let number = unitTable[slot]
      if number == 0 { return nil }
      let unit = Int(number - 1)
      if self.text(unit).elementsEqual(text) { return unit }
      slot = (slot + 1) & mask
    }
  }
}
