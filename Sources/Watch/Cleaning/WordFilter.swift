/// Says quickly that a hash is not among some: most words of a text are in no table.
struct WordFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 256)

  init(_ hashes: some Sequence<UInt32>) {
    for hash in hashes { bits[Int(hash >> 6 & 0xFF)] |= 1 << UInt64(hash & 0x3F) }
  }

  /// False for sure; true perhaps.
  @inline(__always) func mayContain(_ hash: UInt32) -> Bool {
    bits[Int(hash >> 6 & 0xFF)] & 1 << UInt64(hash & 0x3F) != 0
  }
}
