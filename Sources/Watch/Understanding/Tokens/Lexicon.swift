/// Words with their classes and values: a flat table by hash.
package struct Lexicon: Sendable {
  private struct Slot: Sendable {
    var hash: UInt64 = 0
    var bits: WordClass = []
    var value: Int32 = 0
  }

  private var slots: [Slot]
  private var count = 0

  package init() { slots = [Slot](repeating: Slot(), count: 1 << 13) }

  /// Adds classes to a word; the first value that is not zero stays.
  package mutating func add(_ hash: UInt64, _ bits: WordClass, value: Int32 = 0) {
    if count * 2 > slots.count { grow() }
    let place = place(of: hash)
    if slots[place].hash == 0 { count += 1 }
    slots[place].hash = hash
    slots[place].bits.formUnion(bits)
    if slots[place].value == 0 { slots[place].value = value }
  }

  @inline(__always)
  private func place(of hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash ^ (hash >> 29)) & (slots.count - 1)
    while slots[place].hash != 0, slots[place].hash != hash { place = (place + 1) & (slots.count - 1) }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for slot in old where slot.hash != 0 { slots[place(of: slot.hash)] = slot }
  }

  func fill(_ token: inout Token) {
    let slot = slots[place(of: token.hash)]
    token.bits = slot.bits
    token.value = slot.value
  }

  /// Endings of words, and what the word may end in without them.
  private static let endings: [(ending: [UInt8], instead: [UInt8])] = [
    ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""),
    ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("est", ""), ("ion", "e"), ("ions", "e"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// Whether a word is an everyday word with an ending.
  func isInflected(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count > 3 else { return false }
    for (ending, instead) in Self.endings where word.count >= ending.count + 2 {
      let cut = word.endIndex - ending.count
      guard zip(word[cut...], ending).allSatisfy({ $0 | 0x20 == $1 }) else { continue }
      if isCommon(word[..<cut], instead) { return true }
      let last = word[cut - 1]
      if instead.isEmpty, last == word[cut - 2], isCommon(word[..<(cut - 1)], []) { return true }
    }
    return false
  }

  private func isCommon(_ stem: ArraySlice<UInt8>, _ rest: [UInt8]) -> Bool {
    var hash = WordHash()
    for byte in stem { hash.add(byte | 0x20) }
    for byte in rest { hash.add(byte) }
    return !slots[place(of: hash.value)].bits.isDisjoint(with: [.common, .verb])
  }
}
