/// Says quickly that a hash is not among some; true perhaps.
struct HashFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 256)

  mutating func insert(_ hash: UInt64) { bits[Int(truncatingIfNeeded: hash >> 7) & 0xFF] |= 1 << (hash >> 41 & 63) }

  @inline(__always)
  func mayContain(_ hash: UInt64) -> Bool {
    bits[Int(truncatingIfNeeded: hash >> 7) & 0xFF] & 1 << (hash >> 41 & 63) != 0
  }
}
