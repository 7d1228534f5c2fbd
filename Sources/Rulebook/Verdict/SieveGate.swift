/// A fact by whose values versions are shut.
struct SieveGate {
  /// Comparisons of the fact, and the versions that each shuts where it fails.
  var tests: [(node: Int32, versions: WordSet)] = []
  /// The limits among them, in order.
  var limits: [Exact] = []

  /// A number by which a value goes, the same for all values that no test tells apart; nil for one that is not stated, or
  /// goes by none.
  func key(of slot: FactFrame.Slot, _ frame: FactFrame) -> Int? {
    switch slot.kind {
    case .open, .unknown, .day: return nil
    case .truth, .word, .code, .text: return slot.value >= 0 ? Int(slot.value) : nil
    case .number:
      let number = frame.number(slot)
      guard number.low == number.high else { return nil }
      var (low, high) = (0, limits.count)
      while low < high {
        let middle = (low + high) / 2
        if limits[middle] < number.low { low = middle + 1 } else { high = middle }
      }
      return 2 * low + (low < limits.count && limits[low] == number.low ? 1 : 0)
    }
  }
}
