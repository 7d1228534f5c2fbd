/// A gazetteer as words of 64 bits, and back: its tables as they lie in memory.
extension Gazetteer {
  /// Adds a form of a listed party.
  mutating func insert(_ form: ListedForms.Form, _ place: Int32, _ type: NameType) {
    var entry = Entry(known: place, type: type)
    if form.isExact { entry.exact = Self.exact(Array(form.text.utf8)[...]) }
    insert(form.hashes, entry, seed: form.isHan ? Self.han : 0)
  }

  var image: [UInt64] {
    var words: [UInt64] = [UInt64(nodes.count), UInt64(entries.count)]
    words.reserveCapacity(2 + 2 * (nodes.count + entries.count))
    for entry in entries {
      let type = UInt64(NameType.allCases.firstIndex(of: entry.type) ?? 0)
      words += [entry.exact, UInt64(UInt32(bitPattern: entry.known)) | type << 32]
    }
    for node in nodes { words += [node.key, UInt64(UInt32(bitPattern: node.entry)) | (node.more ? 1 << 32 : 0)] }
    return words
  }

  /// Nil for an image that is not whole, or that leads to parties that are not there.
  init?(image bytes: ArraySlice<UInt8>, parties: Int) {
    self.init()
    let isWhole = bytes.withUnsafeBytes { raw -> Bool in
      func word(_ place: Int) -> UInt64 {
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self))
      }
      let count = raw.count / 8
      guard count >= 2, word(0) < 1 << 40, word(1) < 1 << 40, word(0).nonzeroBitCount == 1,
        count == 2 + 2 * (Int(word(0)) + Int(word(1)))
      else { return false }
      return readEntries(Int(word(1)), parties: parties, word) && readNodes(Int(word(0)), word)
    }
    guard isWhole else { return nil }
  }

  private mutating func readEntries(_ count: Int, parties: Int, _ word: (Int) -> UInt64) -> Bool {
    let types = NameType.allCases
    entries.reserveCapacity(count)
    for place in 0..<count {
      let rest = word(3 + 2 * place)
      let (known, type) = (Int(rest & 0xFFFF_FFFF), Int(rest >> 32))
      guard known < parties, type < types.count else { return false }
      entries.append(Entry(known: Int32(known), type: types[type], exact: word(2 + 2 * place)))
    }
    return true
  }

  private mutating func readNodes(_ count: Int, _ word: (Int) -> UInt64) -> Bool {
    let start = 2 + 2 * entries.count
    var free = 0
    nodes = [Node](unsafeUninitializedCapacity: count) { space, made in
      for place in 0..<count {
        let (key, rest) = (word(start + 2 * place), word(start + 2 * place + 1))
        let node = Node(key: key, entry: Int32(truncatingIfNeeded: rest), more: rest >> 32 != 0)
        free += key == 0 ? 1 : 0
        space.initializeElement(at: place, to: node)
      }
      made = count
    }
    used = count - free
    // A table without a gap would be searched for ever.
    return free > 0 && nodes.allSatisfy { $0.entry >= -1 && Int($0.entry) < entries.count }
  }
}
