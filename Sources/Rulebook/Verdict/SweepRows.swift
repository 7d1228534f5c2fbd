/// Rows of states that were found before, by gate and by the number that a value goes by.
struct SweepRows: ~Copyable {
  /// More states than these are forgotten, and found anew.
  private static let mostStates = 1 << 20

  private(set) var states: [UInt8] = []
  /// By slot of a table that is never more than half full: the key, 0 for a free one, and where its states begin.
  private var slots: UnsafeMutableBufferPointer<(key: UInt64, first: Int32)>
  private var count = 0

  init() { slots = Self.free(1 << 8) }

  deinit { slots.deallocate() }

  private static func free(_ count: Int) -> UnsafeMutableBufferPointer<(key: UInt64, first: Int32)> {
    let slots = UnsafeMutableBufferPointer<(key: UInt64, first: Int32)>.allocate(capacity: count)
    slots.initialize(repeating: (0, 0))
    return slots
  }

  mutating func forget() {
    states.removeAll(keepingCapacity: true)
    slots.update(repeating: (0, 0))
    count = 0
  }

  var isFull: Bool { states.count > Self.mostStates }

  /// Where the states of a value begin; nil for one that has not come.
  func first(_ gate: Int, _ value: Int32) -> Int? {
    let found = slots[slot(of: Self.key(gate, value))]
    return found.key == 0 ? nil : Int(found.first)
  }

  /// Keeps the states of a value that has not come.
  mutating func add(_ gate: Int, _ value: Int32, _ row: UnsafeMutableBufferPointer<UInt8>) {
    if 2 * (count + 1) > slots.count { grow() }
    slots[slot(of: Self.key(gate, value))] = (Self.key(gate, value), Int32(states.count))
    states.append(contentsOf: row)
    count += 1
  }

  private static func key(_ gate: Int, _ value: Int32) -> UInt64 {
    UInt64(gate + 1) << 32 | UInt64(UInt32(bitPattern: value))
  }

  /// The slot of a key, or the free one where it would stand.
  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
    while slots[slot].key != 0, slots[slot].key != key { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Self.free(2 * old.count)
    for found in old where found.key != 0 { slots[slot(of: found.key)] = found }
    old.deallocate()
  }
}
