import Interchange
import Names

/// Builds the bytes of an index in one pass over the names.
struct IndexBuilder {
  /// What a match on a name must add to its reasons.
  enum Remark: UInt8 {
    case none, withoutBrackets, insideBrackets
    /// Without brackets that say where the party is: it may be the branch there, or another company of the name.
    case withoutPlace

    /// What stands in an index beside the flags.
    init?(flagged byte: UInt8) { self.init(rawValue: byte & 0x3F) }

    /// Whether a part of the name was left away.
    var isCut: Bool { self == .withoutBrackets || self == .withoutPlace }

    var phrase: String? {
      switch self {
      case .none: nil
      case .withoutBrackets: "ignoring what the list puts in brackets"
      case .withoutPlace: "ignoring the place that the list puts in brackets"
      case .insideBrackets: "short name that the list gives in brackets"
      }
    }
  }

  /// Stands beside the remark of a weak alias.
  static let weak: UInt8 = 0x80
  /// Stands beside the remark of the name of a ship or an aircraft.
  static let craft: UInt8 = 0x40

  private var unitText: [UInt8] = []
  private var unitOffsets: [UInt32] = [0]
  /// Open addressing over the texts of units; 0 is free, else the unit's number and one.
  private var table = [UInt32](repeating: 0, count: 1 << 12)
  /// Bit 0: stands as a word; bit 1: as words run together or a reading.
  private var unitRoles: [UInt8] = []
  /// For each unit and role a bit for each kind of word that it stands for in some name, and the number of names.
  private var partKinds: [UInt8] = []
  private var partNames: [UInt32] = []
  /// The name after which it was counted last, and its role there.
  private var lastName: [UInt32] = []
  private var lastRole: [UnitRole] = []
  private var entryOffsets: [UInt32] = [0]
  private var entries: [IndexLayout.Entry] = []
  private var nameWords: [UInt8] = []
  private var nameParty: [UInt32] = []
  private var nameAlias: [Int32] = []
  private var nameRemark: [UInt8] = []
  private var nameIdentity: [UInt64] = []
  private var nameIsPerson: [UInt8] = []
  private var partyNames: [UInt32] = []
  private var isPerson = false
  private var partyList: [UInt16] = []
  private var partyRecords: [UInt8] = []
  private var partyOffsets: [UInt32] = [0]
  private var periodOffsets: [UInt32] = [0]
  private var periods: [IndexLayout.Period] = []
  private var warnings: [UInt8] = []
  private var identifiers: [(hash: UInt64, party: UInt32)] = []
  private var addresses = AddressIndexBuilder()

  private static let isWord: UInt8 = 1
  private static let isRun: UInt8 = 2

  // MARK: Parties

  /// Begins a party; its names follow.
  mutating func beginParty(
    kind: MatchModel.Kind, list: Int, record: [UInt8], periods: [IndexLayout.Period], warning: UInt8
  ) {
    isPerson = kind == .person
    partyNames.append(0)
    partyList.append(UInt16(truncatingIfNeeded: list))
    partyRecords.append(contentsOf: record)
    partyOffsets.append(UInt32(partyRecords.count))
    self.periods.append(contentsOf: periods)
    periodOffsets.append(UInt32(self.periods.count))
    warnings.append(warning)
  }

  /// Adds a name of the party that was begun last.
  ///
  /// - Parameters:
  ///   - alias: the alias's number, or -1 for the name itself.
  ///   - isWeak: whether the list calls the alias weak.
  ///   - isCraft: whether the party is a ship or an aircraft.
  mutating func addName(_ name: String, alias: Int32, isWeak: Bool = false, isCraft: Bool = false) {
    let first = nameRemark.count
    let flags = (isWeak ? Self.weak : 0) | (isCraft ? Self.craft : 0)
    defer { for index in first..<nameRemark.count { nameRemark[index] |= flags } }
    add(name, alias: alias, remark: .none)
    guard name.utf8.contains(UInt8(ascii: "(")) else { return }
    let inside = String(name.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" && $0 != "(" })
    add(
      ListText.withoutBrackets(name), alias: alias,
      remark: NameForm.hasPlaceInBrackets(name) ? .withoutPlace : .withoutBrackets)
    if inside.utf8.count <= 40, !name.contains(":"), NameForm(inside, as: .listed).hasTellingWord {
      add(inside, alias: alias, remark: .insideBrackets)
    }
  }

  mutating func addIdentifier(_ hash: UInt64) { identifiers.append((hash, UInt32(partyNames.count - 1))) }

  /// - Parameter number: its place among the party's addresses.
  mutating func addAddress(_ text: String, number: Int) {
    addresses.add(text, number: number, party: partyNames.count - 1)
  }

  private mutating func add(_ name: String, alias: Int32, remark: Remark) {
    let form = NameForm(name, as: .listed)
    guard !form.isEmpty else { return }
    for (index, unit) in form.units.enumerated() {
      let id = self.unit(form.letters[unit.range])
      unitRoles[id] |= unit.how == .word ? Self.isWord : unit.how == .acronym ? 0 : Self.isRun
      entries.append(
        IndexLayout.Entry(
          unit: id, at: unit.first, count: unit.count, how: unit.how,
          kind: index < form.tokens.count ? form.tokens[index].kind : .telling, text: form.letters[unit.range]))
    }
    countParts(form)
    entryOffsets.append(UInt32(entries.count))
    nameWords.append(UInt8(form.tokens.count))
    nameParty.append(UInt32(partyNames.count - 1))
    partyNames[partyNames.count - 1] += 1
    nameAlias.append(alias)
    nameRemark.append(remark.rawValue)
    nameIdentity.append(form.identity)
    nameIsPerson.append(isPerson ? 1 : 0)
  }

  /// Counts the units of the name that was read last under their roles.
  private mutating func countParts(_ form: NameForm) {
    let number = UInt32(nameParty.count)
    let own = entries[(entries.count - form.units.count)...]
    for (entry, unit) in zip(own, form.units) {
      let role =
        lastName[Int(entry.unit)] == number + 1
        ? lastRole[Int(entry.unit)] : UnitRole.role(of: entry.unit, in: own, words: form.tokens.count)
      let part = Int(UnitRole.part(entry.unit, role))
      for token in form.tokens[unit.first..<unit.first + unit.count] { partKinds[part] |= 1 << token.kind.rawValue }
      guard lastName[Int(entry.unit)] != number + 1 else { continue }
      lastName[Int(entry.unit)] = number + 1
      lastRole[Int(entry.unit)] = role
      partNames[part] += 1
    }
  }

  private mutating func unit(_ text: ArraySlice<UInt8>) -> Int {
    if unitRoles.count * 2 >= table.count { growTable() }
    let mask = table.count - 1
    var slot = Int(truncatingIfNeeded: TextHash.of(text)) & mask
    while table[slot] != 0 {
      let unit = Int(table[slot] - 1)
      if unitText[Int(unitOffsets[unit])..<Int(unitOffsets[unit + 1])].elementsEqual(text) { return unit }
      slot = (slot + 1) & mask
    }
    unitText.append(contentsOf: text)
    unitOffsets.append(UInt32(unitText.count))
    unitRoles.append(0)
    for _ in UnitRole.allCases {
      partKinds.append(0)
      partNames.append(0)
    }
    lastName.append(0)
    lastRole.append(.plain)
    table[slot] = UInt32(unitRoles.count)
    return unitRoles.count - 1
  }

  private mutating func growTable() {
    table = [UInt32](repeating: 0, count: table.count * 2)
    let mask = table.count - 1
    for unit in unitRoles.indices {
      var slot =
        Int(truncatingIfNeeded: TextHash.of(unitText[Int(unitOffsets[unit])..<Int(unitOffsets[unit + 1])])) & mask
      while table[slot] != 0 { slot = (slot + 1) & mask }
      table[slot] = UInt32(unit + 1)
    }
  }

  // MARK: Bytes

  /// The whole index.
  func bytes(world: NameFrequencies, source: UInt64, lists: [UInt8]) -> [UInt8] {
    var parts = [[UInt8]](repeating: [], count: IndexLayout.Section.allCases.count)
    func put<T: BitwiseCopyable>(_ section: IndexLayout.Section, _ values: [T]) {
      parts[section.rawValue] = values.withUnsafeBytes { Array($0) }
    }
    put(.unitText, unitText)
    put(.unitOffsets, unitOffsets)
    put(.unitTable, table)
    let (rarity, worldly) = rarities(world)
    put(.partKinds, partKinds)
    put(.unitRarity, rarity)
    put(.unitWorld, worldly)
    let (keys, starts) = keys()
    put(.keys, keys)
    put(.keyStarts, starts)
    let summaries = summaries(rarity)
    let (offsets, names) = postings(summaries)
    put(.postingOffsets, offsets)
    put(.postings, names)
    put(.entries, entries)
    put(.nameSummaries, summaries)
    put(.nameParty, nameParty)
    put(.nameAlias, nameAlias)
    put(.nameRemark, nameRemark)
    put(.partyNames, partyNames)
    put(.partyList, partyList)
    put(.partyRecords, partyRecords)
    put(.partyOffsets, partyOffsets)
    put(.periodOffsets, periodOffsets)
    put(.periods, periods)
    put(.warnings, warnings)
    put(.world, world.words)
    let sorted = identifiers.sorted { ($0.hash, $0.party) < ($1.hash, $1.party) }
    put(.identifierHashes, sorted.map(\.hash))
    put(.identifierParties, sorted.map(\.party))
    addresses.put { parts[$0.rawValue] = $1 }
    put(.lists, lists)
    return Self.file(parts, source: source)
  }

  private static func file(_ parts: [[UInt8]], source: UInt64) -> [UInt8] {
    let header = 8 * (5 + 2 * parts.count)
    var file = [UInt8](repeating: 0, count: (header + 63) / 64 * 64)
    file.reserveCapacity(file.count + parts.reduce(0) { $0 + $1.count + 64 })
    var words: [UInt64] = [IndexLayout.magic, IndexLayout.version, source, 0, 0]
    for part in parts {
      words += [UInt64(file.count), UInt64(part.count)]
      file += part
      file += [UInt8](repeating: 0, count: (64 - file.count % 64) % 64)
    }
    words[3] = UInt64(file.count)
    file.withUnsafeMutableBytes { bytes in
      words[4] = IndexLayout.checksum(UnsafeRawBufferPointer(bytes), header: header)
      words.withUnsafeBytes { bytes.copyMemory(from: $0) }
    }
    return file
  }

  /// Lists of fewer names than this say little about how rare a word is: the words of the world are heard too.
  private static let enough = 50_000

  /// The rarity of each unit on the lists and in the world, in eighths of a bit.
  private func rarities(_ world: NameFrequencies) -> ([UInt8], [UInt8]) {
    let all = FixedLog.eighths(max(Self.enough, nameParty.count)) + 8
    var list = unitRoles.indices.map { unit in
      let part = Int(UnitRole.part(UInt32(unit), .plain))
      let names = partNames[part..<part + UnitRole.allCases.count].reduce(0, +)
      return UInt8(clamping: all - FixedLog.eighths(Int(names)))
    }
    var worldly = [UInt8](repeating: NameFrequencies.unknown, count: unitRoles.count)
    let isSmall = nameParty.count < Self.enough / 2
    world.words.withUnsafeBufferPointer { words in
      for unit in worldly.indices where unitRoles[unit] & Self.isWord != 0 {
        let text = unitText[Int(unitOffsets[unit])..<Int(unitOffsets[unit + 1])]
        worldly[unit] = NameFrequencies.rarity(of: TextHash.of(text), words)
        guard isSmall else { continue }
        list[unit] = min(list[unit], worldly[unit])
        if Lexicon.isOrdinary(text) { list[unit] = min(list[unit], 5 * 8) }
      }
    }
    return (list, worldly)
  }

  /// All keys in the order of their hashes.
  private func keys() -> (keys: [IndexLayout.Key], starts: [UInt32]) {
    var pairs: [UInt64] = []
    pairs.reserveCapacity(unitRoles.count * 16)
    var sound: [UInt8] = []
    unitText.withUnsafeBufferPointer { all in
      for unit in unitRoles.indices where unitRoles[unit] != 0 {
        let text = UnsafeBufferPointer(rebasing: all[Int(unitOffsets[unit])..<Int(unitOffsets[unit + 1])])
        guard let first = text.first, first < 0x80 else { continue }
        let number = UInt64(unit)
        sound.removeAll(keepingCapacity: true)
        SoundKey.append(of: text, to: &sound)
        if let key = IndexKeys.sound(sound) { pairs.append(UInt64(key) << 32 | number) }
        if let key = IndexKeys.consonants(
          SoundKey.consonants(of: unitText[Int(unitOffsets[unit])..<Int(unitOffsets[unit + 1])]))
        {
          pairs.append(UInt64(key) << 32 | number)
        }
        if unitRoles[unit] & Self.isWord != 0 {
          IndexKeys.spellings(text) { pairs.append(UInt64($0) << 32 | number) }
        }
      }
    }
    RadixSort.sort(&pairs)
    let bits = Self.startBits(pairs.count)
    var starts = [UInt32](repeating: 0, count: (1 << bits) + 1)
    for pair in pairs { starts[Int(pair >> (64 - UInt64(bits))) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    return (
      pairs.map { IndexLayout.Key(unit: UInt32(truncatingIfNeeded: $0), hash: UInt32($0 >> 32)) }, starts
    )
  }

  private static func startBits(_ count: Int) -> Int {
    max(4, min(22, Int.bitWidth - max(1, count).leadingZeroBitCount - 1))
  }

  private func summaries(_ rarity: [UInt8]) -> [NameSummary] {
    nameWords.indices.map { name in
      NameSummary(
        entries[Int(entryOffsets[name])..<Int(entryOffsets[name + 1])], words: Int(nameWords[name]),
        identity: nameIdentity[name], isPerson: nameIsPerson[name] != 0, rarity: rarity)
    }
  }

  /// For each unit and role its names. A name in which it stands twice is there once, with the words of both.
  private func postings(_ summaries: [NameSummary]) -> (offsets: [UInt32], names: [IndexLayout.Posting]) {
    var offsets = [UInt32](repeating: 0, count: partNames.count + 1)
    for part in partNames.indices { offsets[part + 1] = offsets[part] + partNames[part] }
    let none = IndexLayout.Posting(name: 0, isPerson: false, words: 0, bits: 0)
    var names = [IndexLayout.Posting](repeating: none, count: Int(offsets.last ?? 0))
    var next = offsets
    // For each unit the name in which it stood last, and where that name is.
    var last = [(name: UInt32, place: UInt32)](repeating: (.max, 0), count: unitRoles.count)
    for name in nameParty.indices {
      let isPerson = nameIsPerson[name] != 0
      let own = entries[Int(entryOffsets[name])..<Int(entryOffsets[name + 1])]
      for entry in own {
        let unit = Int(entry.unit)
        let words = NameSearch.mask(entry.first, entry.count)
        if last[unit].name == UInt32(name) {
          let place = Int(last[unit].place)
          names[place] = IndexLayout.Posting(
            name: name, isPerson: isPerson, words: words | UInt64(names[place].words), bits: summaries[name].bits)
        } else {
          let part = Int(UnitRole.part(entry.unit, UnitRole.role(of: entry.unit, in: own, words: Int(nameWords[name]))))
          last[unit] = (UInt32(name), next[part])
          names[Int(next[part])] = IndexLayout.Posting(
            name: name, isPerson: isPerson, words: words, bits: summaries[name].bits)
          next[part] += 1
        }
      }
    }
    return (offsets, names)
  }
}
