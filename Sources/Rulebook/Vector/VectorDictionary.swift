import Interchange

/// The different values of a column, each with its answers to all tests. Value 0 is that nothing is stated.
struct VectorDictionary {
  /// More values than this and the block begins anew: memory stays bounded whatever a file holds.
  static let mostValues = 8192

  private let fact: Fact
  private let tests: [DictionaryTest]
  private let groups: GroupTable
  private let isAddressee: @Sendable (String, [String]) -> Truth
  private(set) var values: [Value] = []
  /// For every eight tests a byte for each value.
  private var tables: [[UInt8]]
  /// Places of short values by their bytes, in an open table of a power of two; of long ones by text.
  private var keys: [(low: UInt64, high: UInt64)] = []
  private var places: [UInt16] = []
  private var long: [[UInt8]: UInt16] = [:]

  init(
    _ fact: Fact, _ tests: [DictionaryTest], groups: GroupTable,
    isAddressee: @escaping @Sendable (String, [String]) -> Truth
  ) {
    self.fact = fact
    self.tests = tests
    self.groups = groups
    self.isAddressee = isAddressee
    tables = Array(repeating: [0], count: (tests.count + 7) / 8)
    empty()
  }

  var isFull: Bool { values.count >= Self.mostValues }

  mutating func empty() {
    values.removeAll()
    long.removeAll()
    keys = Array(repeating: (0, 0), count: 256)
    places = Array(repeating: 0, count: 256)
    for group in tables.indices { tables[group] = [0] }
  }

  func withTable(_ group: Int, _ body: (UnsafePointer<UInt8>) -> Void) {
    tables[group].withUnsafeBufferPointer { $0.baseAddress.map(body) }
  }

  /// The place of a value by its bytes, which is asked everything at its first appearance.
  ///
  /// - Throws: `Diagnostic` `batch.value` if it is none of the fact's type.
  @inline(__always)
  mutating func place(of bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) -> UInt16 {
    guard bytes.count <= 15 else { return try longPlace(of: bytes) }
    var (low, high) = (UInt64(bytes.count), UInt64(0))
    for place in 0..<min(bytes.count, 7) { low = low << 8 | UInt64(bytes[place]) }
    if bytes.count > 7 { for place in 7..<bytes.count { high = high << 8 | UInt64(bytes[place]) } }
    var slot = slot(low, high)
    while places[slot] != 0 {
      if keys[slot].low == low && keys[slot].high == high { return places[slot] }
      slot = (slot + 1) & (places.count - 1)
    }
    let place = try add(bytes)
    keys[slot] = (low, high)
    places[slot] = place
    if 2 * values.count > places.count { grow() }
    return place
  }

  /// Where in the table the search for a value begins.
  @inline(__always)
  private func slot(_ low: UInt64, _ high: UInt64) -> Int {
    let mixed = (low ^ high &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 40) & (places.count - 1)
  }

  private mutating func grow() {
    let (oldKeys, oldPlaces) = (keys, places)
    keys = Array(repeating: (0, 0), count: 4 * oldKeys.count)
    places = Array(repeating: 0, count: 4 * oldKeys.count)
    for (key, place) in zip(oldKeys, oldPlaces) where place != 0 {
      var slot = slot(key.low, key.high)
      while places[slot] != 0 { slot = (slot + 1) & (places.count - 1) }
      keys[slot] = key
      places[slot] = place
    }
  }

  private mutating func longPlace(of bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) -> UInt16 {
    let key = Array(bytes)
    if let known = long[key] { return known }
    let place = try add(bytes)
    long[key] = place
    return place
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) -> UInt16 {
    let value = try Value(String(validating: bytes, as: UTF8.self), of: fact)
    values.append(value)
    for (group, start) in stride(from: 0, to: tests.count, by: 8).enumerated() {
      var answers: UInt8 = 0
      for (bit, test) in tests[start..<min(start + 8, tests.count)].enumerated()
      where test.holds(value, groups: groups, isAddressee: isAddressee) {
        answers |= 1 << UInt8(bit)
      }
      tables[group].append(answers)
    }
    return UInt16(values.count)
  }
}

extension Value {
  /// Reads a country, code, word or text of a fact.
  fileprivate init(_ text: String?, of fact: Fact) throws(Diagnostic) {
    guard let text else { throw Diagnostic("batch.encoding", "the value of `\(fact.path)` is not UTF-8") }
    switch fact.type {
    case .country where text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }:
      self = .country(text)
    case .code:
      guard let path = CodePath(text) else { throw Self.misfit(text, fact) }
      self = .code(path)
    case .word(let words) where words.contains(text): self = .word(text)
    case .text: self = .text(text)
    default: throw Self.misfit(text, fact)
    }
  }

  private static func misfit(_ text: String, _ fact: Fact) -> Diagnostic {
    let shown = text.count > 60 ? text.prefix(60) + "…" : text[...]
    return Diagnostic("batch.value", "`\(shown)` is not \(fact.type), as `\(fact.path)` is")
  }
}
