/// A value against which comparisons hold something: what it is settles them all. Of records of which a deal may have several
/// it does so where none of them states it.
struct SweepGate: BitwiseCopyable {
  let quantity: Int32
  /// The comparisons, of this value alone, among the tests.
  let firstTest: Int32
  let count: Int32
  /// Where their states begin.
  let firstState: Int32
  /// The limits of the comparisons, in order, among all limits.
  let firstLimit: Int32
  let limitCount: Int32
  /// Of a fact that follows from no other, the kind of its record and where it stands there, and what is taken where it is
  /// not stated; -1 for other values.
  let kind: Int32
  let place: Int32
  let unstated: FactFrame.Slot
  /// Whether clauses are asked about several such records.
  let isShared: Bool

  init(
    quantity: Int32, firstTest: Int32, count: Int32, firstState: Int32, firstLimit: Int32, limitCount: Int32,
    _ fact: VerdictTables.FactHead?, isShared: Bool
  ) {
    (self.quantity, self.firstTest, self.count, self.firstState) = (quantity, firstTest, count, firstState)
    (self.firstLimit, self.limitCount) = (firstLimit, limitCount)
    (kind, place) = (fact?.subject ?? -1, fact?.place ?? -1)
    unstated = fact?.unstated ?? FactFrame.Slot(kind: .unknown)
    self.isShared = isShared
  }

  /// A number by which a value goes, the same for all values that no test tells apart; nil for one that goes by none.
  func key(of slot: FactFrame.Slot, _ frame: borrowing FactFrame, _ limits: UnsafeBufferPointer<Exact>) -> Int32? {
    let place: Int32
    switch slot.kind {
    case .open, .day: return nil
    case .unknown: place = 0
    case .truth, .word, .code, .text:
      guard slot.value >= 0, slot.value < .max / 2 - 1 else { return nil }
      place = 1 + slot.value
    case .number:
      let number = frame.number(slot)
      guard number.low == number.high else { return nil }
      var (low, high) = (firstLimit, firstLimit + limitCount)
      while low < high {
        let middle = (low + high) / 2
        if limits[Int(middle)] < number.low { low = middle + 1 } else { high = middle }
      }
      let isLimit = low < firstLimit + limitCount && limits[Int(low)] == number.low
      place = 1 + 2 * (low - firstLimit) + (isLimit ? 1 : 0)
    }
    return 2 * place + (slot.remarks.contains(.unsettled) ? 1 : 0)
  }
}
