/// Known names as one flat hash automaton over normalised words, and over the characters of Han names.
package struct Gazetteer: Sendable {
  package struct Entry: Sendable {
    package var known: Int32
    package var type: NameType
    /// The hash of the name as written, when only that counts; else 0.
    var exact: UInt64 = 0
    /// Written with a small first letter, so a capital is not asked for.
    var isSmall = false
  }

  struct Node: Sendable {
    var key: UInt64 = 0
    var entry: Int32 = -1
    /// A longer name goes on from here.
    var more = false
  }

  var nodes: [Node] = [Node](repeating: Node(), count: 1 << 14)
  var used = 0
  var entries: [Entry] = []
  package private(set) var known: [KnownName] = []
  private var places: [UInt64: Int32] = [:]
  static let han: UInt64 = 0x48414E

  /// First words of names that begin with no capital: most words of a text begin no name.
  private var small = HashFilter()

  package init() {}

  // MARK: Building

  /// Adds a name. What is already known under one of its names keeps it; an id that it lacks it takes.
  package mutating func add(_ name: KnownName, lexicon: Lexicon) {
    let place = place(of: name, lexicon)
    if known[Int(place)].id == nil { known[Int(place)].id = name.id }
    add(surface: name.name, place, name.type, lexicon, shortened: name.isShortened)
    for alias in name.aliases where !alias.isEmpty { add(surface: alias, place, name.type, lexicon, shortened: false) }
  }

  private mutating func place(of name: KnownName, _ lexicon: Lexicon) -> Int32 {
    let key = fullKey(name.name, lexicon) ^ (name.type.isBody ? 1 : UInt64(name.type.hashKey))
    if let place = places[key] { return place }
    let place = Int32(known.count)
    var kept = name
    if kept.name.hasPrefix("!") { kept.name.removeFirst() }
    known.append(kept)
    places[key] = place
    return place
  }

  /// The key of a whole name without legal forms at its end, by which two lists mean the same body.
  private func fullKey(_ name: String, _ lexicon: Lexicon) -> UInt64 {
    var tokens = Self.words(name, lexicon)
    while tokens.count > 1, tokens[tokens.count - 1].has(.companySuffix) { tokens.removeLast() }
    return tokens.reduce(0) { WordHash.chain($0, $1.hash) }
  }

  static func words(_ name: String, _ lexicon: Lexicon) -> [Token] {
    let bytes = Array(name.utf8)
    var tokenizer = Tokenizer(bytes, 0..<bytes.count, lexicon: lexicon)
    tokenizer.run()
    return tokenizer.tokens.filter { !isSkipped($0) }
  }

  private mutating func add(
    surface: String, _ place: Int32, _ type: NameType, _ lexicon: Lexicon, shortened: Bool
  ) {
    let isMarked = surface.hasPrefix("!")
    let text = isMarked ? String(surface.dropFirst()) : surface
    var tokens = Self.words(text, lexicon)
    guard let first = tokens.first else { return }
    if tokens.allSatisfy({ $0.shape.contains(.han) }) { return addHan(text, place, type) }
    if !first.isCapital { small.insert(first.hash) }
    let isShort = tokens.count == 1 && text.utf8.count <= 5 && first.shape.contains(.allCapitals)
    var entry = Entry(known: place, type: type, isSmall: !first.isCapital)
    if isMarked || isShort { entry.exact = Self.exact(Array(text.utf8)[...]) }
    insert(tokens.map(\.hash), entry)
    guard shortened else { return }
    while tokens.count > 1, tokens[tokens.count - 1].has(.companySuffix) || tokens[tokens.count - 1].mark != 0 {
      tokens.removeLast()
    }
    if tokens.count > 1 || !tokens[0].has([.common, .stop]) { insert(tokens.map(\.hash), entry) }
  }

  private mutating func addHan(_ text: String, _ place: Int32, _ type: NameType) {
    insert(text.unicodeScalars.map { UInt64($0.value) }, Entry(known: place, type: type), seed: Self.han)
  }

  mutating func insert(_ hashes: [UInt64], _ entry: Entry, seed: UInt64 = 0) {
    var key = seed
    for (place, hash) in hashes.enumerated() {
      key = WordHash.chain(key, hash)
      let node = node(making: key)
      if place < hashes.count - 1 {
        nodes[node].more = true
      } else if nodes[node].entry < 0 {
        nodes[node].entry = Int32(entries.count)
        entries.append(entry)
      }
    }
  }

  private mutating func node(making key: UInt64) -> Int {
    if used * 2 > nodes.count { grow() }
    let place = place(of: key)
    if nodes[place].key == 0 {
      nodes[place].key = key
      used += 1
    }
    return place
  }

  private mutating func grow() {
    let old = nodes
    nodes = [Node](repeating: Node(), count: old.count * 2)
    for node in old where node.key != 0 { nodes[place(of: node.key)] = node }
  }

  @inline(__always)
  private func place(of key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: key ^ (key >> 32)) & (nodes.count - 1)
    while nodes[place].key != 0, nodes[place].key != key { place = (place + 1) & (nodes.count - 1) }
    return place
  }

  // MARK: Asking

  /// Hyphens inside names, and marks that come and go between spellings.
  @inline(__always)
  package static func isSkipped(_ token: Token) -> Bool {
    token.mark == Mark.hyphen || (token.mark == Mark.comma && token.shape.contains(.glued))
  }

  /// The longest known name that begins at a token, not beyond `end`: its last token's place plus one.
  package func match(_ tokens: [Token], at start: Int, end: Int, in bytes: [UInt8]) -> (end: Int, entry: Entry)? {
    guard tokens[start].isCapital || tokens[start].shape.contains(.inner) || small.mayContain(tokens[start].hash) else {
      return nil
    }
    var (place, key): (Int, UInt64) = (start, 0)
    var found: (end: Int, entry: Entry)?
    while place < end {
      let token = tokens[place]
      if place > start, Self.isSkipped(token) {
        place += 1
        continue
      }
      key = WordHash.chain(key, token.hash)
      let node = nodes[self.place(of: key)]
      guard node.key != 0 else { break }
      place += 1
      if node.entry >= 0, fits(entries[Int(node.entry)], tokens[start], tokens[place - 1], bytes) {
        found = (place, entries[Int(node.entry)])
      }
      if !node.more { break }
    }
    return found
  }

  private func fits(_ entry: Entry, _ first: Token, _ last: Token, _ bytes: [UInt8]) -> Bool {
    if entry.exact != 0 { return Self.exact(bytes[Int(first.start)..<Int(last.end)]) == entry.exact }
    return entry.isSmall || first.isCapital || first.shape.contains(.inner)
  }

  static func exact(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash = WordHash()
    for byte in bytes { hash.add(byte) }
    return hash.value | 1
  }

  /// The longest known name that begins at a Han character: its end, in bytes.
  package func matchHan(_ bytes: [UInt8], at start: Int, end: Int) -> (end: Int, entry: Entry)? {
    var (place, key) = (start, Self.han)
    var found: (end: Int, entry: Entry)?
    while place + 2 < end {
      let length = bytes[place] < 0xF0 ? 3 : 4
      guard bytes[place] >= 0xE0, place + length <= end else { break }
      var scalar = UInt64(bytes[place] & (length == 3 ? 0x0F : 0x07))
      for offset in 1..<length { scalar = scalar << 6 | UInt64(bytes[place + offset] & 0x3F) }
      key = WordHash.chain(key, scalar)
      let node = nodes[self.place(of: key)]
      guard node.key != 0 else { break }
      place += length
      if node.entry >= 0 { found = (place, entries[Int(node.entry)]) }
      if !node.more { break }
    }
    return found
  }
}

extension NameType {
  /// A small number that tells types apart in keys.
  var hashKey: Int { (NameType.allCases.firstIndex(of: self) ?? 0) + 2 }
}
