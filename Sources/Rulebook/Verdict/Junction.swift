/// The verdict on several conditions together: of all of them if no decides, of any of them if yes does. Remarks are
/// those of the parts that make it so, as `Proof.support` picks them.
struct Junction {
  private let decider: Truth
  private var decided: Verdict?
  private var isFirm = false
  private var isOpen = false
  private var open: Verdict.Remarks = []
  private var other: Verdict.Remarks = []

  init(decider: Truth) { self.decider = decider }

  /// Whether no further part can change anything.
  var isDecided: Bool { isFirm }

  mutating func add(_ part: Verdict) {
    if part.truth == decider {
      if decided == nil { decided = part }
      isFirm = isFirm || part.firm == decider
    } else if part.truth == .unknown {
      isOpen = true
      open.formUnion(part.remarks)
    } else {
      other.formUnion(part.remarks)
    }
  }

  var verdict: Verdict {
    if let decided {
      return Verdict(decider, isFirm ? decided.remarks.subtracting(.unsettled) : decided.remarks.union(.unsettled))
    }
    return isOpen ? Verdict(.unknown, open) : Verdict(decider.negated, other)
  }
}
