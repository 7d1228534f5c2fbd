/// The verdict on several conditions together: of all of them if no decides, of any of them if yes does. Remarks are
/// those of the parts that make it so, as `Proof.reasons` picks them.
struct Junction {
  private let decider: UInt8
  /// The first part that decides; 255 for none.
  private var decided = UInt8.max
  private var isFirm = false
  private var isOpen = false
  /// The remarks of the parts that are open, and of the others.
  private var open: UInt8 = 0
  private var other: UInt8 = 0

  @inline(__always)
  init(decider: Truth) { self.decider = decider == .no ? Verdict.no.bits : Verdict.yes.bits }

  /// Whether no further part can change anything.
  @inline(__always) var isDecided: Bool { isFirm }

  @inline(__always)
  mutating func add(_ part: Verdict) {
    let truth = part.bits & Verdict.truthBits
    if truth == decider {
      if decided == .max { decided = part.bits }
      isFirm = isFirm || part.bits & Verdict.Remarks.unsettled.rawValue == 0
    } else if truth == Verdict.unknown.bits {
      isOpen = true
      open |= part.bits & ~Verdict.truthBits
    } else {
      other |= part.bits & ~Verdict.truthBits
    }
  }

  @inline(__always) var verdict: Verdict {
    let unsettled = Verdict.Remarks.unsettled.rawValue
    if decided != .max { return Verdict(bits: isFirm ? decided & ~unsettled : decided | unsettled) }
    if isOpen { return Verdict(bits: Verdict.unknown.bits | open) }
    return Verdict(bits: (decider == Verdict.no.bits ? Verdict.yes.bits : Verdict.no.bits) | other)
  }
}
