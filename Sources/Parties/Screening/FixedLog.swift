/// Logarithms in whole eighths, so that every machine agrees.
enum FixedLog {
  /// 8 * log2 of a count, rounded down.
  static func eighths(_ count: Int) -> Int {
    guard count > 1 else { return 0 }
    let whole = Int.bitWidth - count.leadingZeroBitCount - 1
    // The value scaled to [256, 512), against 256 * 2^(n/8).
    let scaled = whole >= 8 ? count >> (whole - 8) : count << (8 - whole)
    return whole * 8 + steps.count { scaled >= $0 }
  }

  private static let steps = [280, 305, 332, 363, 395, 431, 470]
}
