/// What a `TruthSweep` knows of a condition: what it may come to and what it must, by all that counts and by what is stated
/// alone. A byte, in which a conjunction of conditions is the bits that all of them have.
struct SweepState: Hashable, BitwiseCopyable {
  var bits: UInt8

  /// It is not shown to fail.
  static var mayHold: UInt8 { 1 }
  /// It is shown to hold.
  static var mustHold: UInt8 { 1 << 1 }
  /// The same, by what is stated alone.
  static var mayHoldFirmly: UInt8 { 1 << 2 }
  static var mustHoldFirmly: UInt8 { 1 << 3 }
  /// Nothing was left out that could make it another.
  static var isWhole: UInt8 { 1 << 4 }
  /// How many states there are.
  static var count: Int { 32 }

  static var no: SweepState { SweepState(bits: isWhole) }
  static var yes: SweepState { SweepState(bits: 31) }
  static var unknown: SweepState { SweepState(bits: isWhole | mayHold | mayHoldFirmly) }
  /// Of a condition that was not asked.
  static var open: SweepState { SweepState(bits: mayHold | mayHoldFirmly) }

  init(bits: UInt8) { self.bits = bits }

  init(_ verdict: Verdict) {
    let (truth, firm) = (verdict.truth, verdict.firm)
    bits =
      Self.isWhole | (truth == .no ? 0 : Self.mayHold) | (truth == .yes ? Self.mustHold : 0)
      | (firm == .no ? 0 : Self.mayHoldFirmly) | (firm == .yes ? Self.mustHoldFirmly : 0)
  }

  func has(_ bit: UInt8) -> Bool { bits & bit != 0 }

  /// What may hold must not fail, and the other way round.
  var negated: SweepState {
    let may = ~bits & (Self.mustHold | Self.mustHoldFirmly)
    let must = ~bits & (Self.mayHold | Self.mayHoldFirmly)
    return SweepState(bits: bits & Self.isWhole | may >> 1 | must << 1)
  }

  /// The verdict, remarks apart; nil where the condition is to be asked.
  ///
  /// - Parameter isFirm: whether it matters that a verdict rests on an assumption.
  func verdict(isFirm: Bool) -> Verdict? {
    guard has(Self.isWhole) else {
      if isFirm || has(Self.mayHold) && !has(Self.mustHold) { return nil }
      return has(Self.mustHold) ? .yes : .no
    }
    if has(Self.mustHold) { return has(Self.mustHoldFirmly) ? .yes : Verdict(.yes, .unsettled) }
    if has(Self.mayHold) { return .unknown }
    return has(Self.mayHoldFirmly) ? Verdict(.no, .unsettled) : .no
  }

  /// How a class stands to the one that an item is stated to be of.
  enum Relation: UInt8, CaseIterable {
    /// None is stated.
    case unstated
    /// The class is the one stated, or above it.
    case held
    /// The class lies under the one stated.
    case within
    case other
  }

  /// The state of a class where this is what its figures come to, as `VerdictPass.asStated` where statements are trusted.
  func asStated(_ relation: Relation) -> SweepState {
    if relation == .unstated || has(Self.mustHold) { return self }
    switch relation {
    case .unstated: return self
    case .held:
      if has(Self.isWhole) || !has(Self.mayHold) { return .yes }
      // It holds in any case; whether firmly, its figures would say.
      return SweepState(bits: Self.mayHold | Self.mustHold | Self.mayHoldFirmly)
    case .within:
      if has(Self.mayHold) || !has(Self.mayHoldFirmly) { return self }
      return has(Self.isWhole) ? .unknown : .open
    case .other:
      if !has(Self.mayHold) { return self }
      return has(Self.isWhole) ? .no : .open
    }
  }
}
