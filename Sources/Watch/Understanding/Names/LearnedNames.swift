/// Names learnt from the document itself: surnames of people named in full, short forms, what stands in brackets.
struct LearnedNames {
  struct Learned {
    var name: String
    var type: NameType
    var known: Int32?
    /// The rule that learnt it.
    var rule: String
  }

  private(set) var all: [Learned] = []
  private var byKey: [UInt64: Int] = [:]
  private var longer: Set<UInt64> = []
  private var firsts: Set<UInt64> = []

  static func key(_ tokens: some Sequence<Token>) -> UInt64 {
    var key: UInt64 = 0
    for token in tokens where !Gazetteer.isSkipped(token) { key = WordHash.chain(key, token.hash) }
    return key
  }

  subscript(key: UInt64) -> Int? { byKey[key] }

  /// The entity of a name, made if it is new.
  mutating func entity(
    _ name: String, _ type: NameType, known: Int32?, key: UInt64, rule: String
  ) -> Int {
    if let place = byKey[key] { return place }
    if let known, let place = all.firstIndex(where: { $0.known == known }) { return place }
    all.append(Learned(name: name, type: type, known: known, rule: rule))
    return all.count - 1
  }

  /// Another way to call an entity; the first meaning of a name stays.
  mutating func learn(_ tokens: some Collection<Token>, _ entity: Int) {
    var key: UInt64 = 0
    var keys: [UInt64] = []
    for token in tokens where !Gazetteer.isSkipped(token) {
      key = WordHash.chain(key, token.hash)
      keys.append(key)
    }
    guard let whole = keys.last, byKey[whole] == nil else { return }
    byKey[whole] = entity
    firsts.insert(keys[0])
    for prefix in keys.dropLast() { longer.insert(prefix) }
  }

  /// The longest learnt name that begins at a token.
  func match(_ tokens: [Token], at start: Int, end: Int) -> (end: Int, entity: Int)? {
    guard tokens[start].isCapital || tokens[start].shape.contains(.inner) else { return nil }
    var key = WordHash.chain(0, tokens[start].hash)
    guard firsts.contains(key) else { return nil }
    var found = byKey[key].map { (end: start + 1, entity: $0) }
    var place = start + 1
    while place < end, longer.contains(key) {
      if !Gazetteer.isSkipped(tokens[place]) {
        key = WordHash.chain(key, tokens[place].hash)
        if let entity = byKey[key] { found = (place + 1, entity) }
      }
      place += 1
    }
    return found
  }
}
