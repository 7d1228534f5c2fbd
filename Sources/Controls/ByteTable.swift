/// Values by a number and a text, looked up by the bytes of the text, which are never made a `String`.
struct ByteTable<Value> {
  private struct Entry {
    let hash: UInt64
    let number: Int32
    let start: Int
    let count: Int
    let value: Value
  }

  private var entries: [Entry] = []
  private var bytes: [UInt8] = []
  /// Places among the entries; -1 for none. A power of two, never more than half full.
  private var slots: [Int32] = Array(repeating: -1, count: 64)

  var count: Int { entries.count }

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    for place in slots.indices { slots[place] = -1 }
  }

  func value(of text: UnsafeBufferPointer<UInt8>, under number: Int32) -> Value? {
    let hash = Self.hash(text, number)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, entry.number == number, isSame(text, entry) { return entry.value }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Adds a text that is not in it.
  mutating func insert(_ value: Value, for text: UnsafeBufferPointer<UInt8>, under number: Int32) {
    if 2 * (entries.count + 1) > slots.count { grow() }
    let hash = Self.hash(text, number)
    place(Int32(entries.count), hash)
    entries.append(Entry(hash: hash, number: number, start: bytes.count, count: text.count, value: value))
    bytes.append(contentsOf: text)
  }

  mutating func insert(_ value: Value, for text: String, under number: Int32) {
    var text = text
    text.withUTF8 { insert(value, for: $0, under: number) }
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: 2 * slots.count)
    for (index, entry) in entries.enumerated() { place(Int32(index), entry.hash) }
  }

  private mutating func place(_ index: Int32, _ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = index
  }

  private func isSame(_ text: UnsafeBufferPointer<UInt8>, _ entry: Entry) -> Bool {
    guard text.count == entry.count else { return false }
    for place in 0..<text.count where text[place] != bytes[entry.start + place] { return false }
    return true
  }

  /// Eight bytes at a time, multiplied and folded.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>, _ number: Int32) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: text.count) &+ UInt64(truncatingIfNeeded: number) << 32
    func mix(_ word: UInt64) {
      let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      hash = product.high ^ product.low
    }
    var place = 0
    while place + 8 <= text.count {
      mix(UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    var rest: UInt64 = 0
    while place < text.count {
      rest = rest << 8 | UInt64(text[place])
      place += 1
    }
    mix(rest)
    return hash
  }
}
