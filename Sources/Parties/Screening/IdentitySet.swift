import Names

/// The identities of an index's names (`NameForm.identity`), a few bits of each: tells of most others that no name has them.
struct IdentitySet {
  private var bits: [UInt64]

  init(_ names: FlatArray<NameSummary>) {
    // Some sixteen bits for a name, a power of two.
    bits = [UInt64](repeating: 0, count: 1 << (Int.bitWidth - (names.count / 4).leadingZeroBitCount))
    for name in names.pointer { bits[place(name.identity)] |= Self.bit(name.identity) }
  }

  /// False where no name has this identity.
  func mayHave(_ identity: UInt64) -> Bool { bits[place(identity)] & Self.bit(identity) != 0 }

  private func place(_ identity: UInt64) -> Int { Int(truncatingIfNeeded: identity >> 6) & (bits.count - 1) }
  private static func bit(_ identity: UInt64) -> UInt64 { 1 << (identity & 63) }
}
