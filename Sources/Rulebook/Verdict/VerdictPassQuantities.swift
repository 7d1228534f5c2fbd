import Interchange

/// Values.
extension VerdictPass {
  mutating func slot(of quantity: Int32) -> FactFrame.Slot {
    switch tables.quantities[Int(quantity)] {
    case .constant(let slot): return slot
    case .fact(let fact): return slot(ofFact: fact)
    case .define(let clause):
      guard clause >= 0, inForce(clause) >= 0, let quantity = tables.program.versions[inForce(clause)].quantity else {
        return FactFrame.Slot(kind: .unknown)
      }
      return slot(of: quantity)
    case .arithmetic(let left, let operation, let right):
      let (left, right) = (slot(of: left), slot(of: right))
      return combine(left, operation, right)
    case .condition(let node):
      let verdict = verdict(ofNode: node)
      let remarks = verdict.remarks.intersection([.unsettled, .assumption, .caveat])
      if verdict.truth == .unknown { return FactFrame.Slot(kind: .unknown, remarks: remarks) }
      return FactFrame.Slot(kind: .truth, remarks: remarks, value: verdict.truth == .yes ? 1 : 0)
    }
  }

  /// As stated; else as derived; else as assumed; else unknown.
  mutating func slot(ofFact fact: Int32) -> FactFrame.Slot {
    let head = tables.facts[Int(fact)]
    let place = rows[Int(head.subject)] + Int(head.place)
    let stated = frame.stated[place]
    if head.derivationCount == 0 { return stated.kind == .open ? head.unstated : stated }
    if let settled = frame.settled(place) { return settled }
    let settled = derived(head, stated: stated)
    if head.isLocal { frame.settle(place, settled) }
    return settled
  }

  /// A fact that may follow from others, as `Evaluation` finds it.
  private mutating func derived(_ fact: VerdictTables.FactHead, stated: FactFrame.Slot) -> FactFrame.Slot {
    let isStated = stated.kind != .open
    var first: FactFrame.Slot?
    var isDisputed = false
    for place in fact.firstDerivation..<fact.firstDerivation + fact.derivationCount {
      let slot = slot(of: tables.derivations[Int(place)])
      if slot.kind == .unknown { continue }
      isDisputed = isDisputed || first.map { $0.value != slot.value } ?? false
      first = first ?? slot
    }
    if fact.isTruth, let first {
      let isAgainst = isStated && !isDisputed && first.value != stated.value
      if isAgainst || !isStated && isDisputed { return FactFrame.Slot(kind: .unknown, remarks: .caveat) }
    }
    guard let first else { return isStated ? stated : fact.unstated }
    var result = isStated ? stated : first
    result.remarks = first.remarks.intersection(.caveat)
    guard isStated, stated.kind == .number, first.kind == .number else { return result }
    let (own, other) = (frame.number(stated), frame.number(first))
    let (figure, agrees) = Evaluation.reconciled((own.low, own.high), (other.low, other.high))
    let both = frame.slot(FactFrame.Number(low: figure.low, high: figure.high))
    return FactFrame.Slot(kind: .number, remarks: agrees ? result.remarks : .caveat, value: both.value)
  }

  private mutating func combine(
    _ left: FactFrame.Slot, _ operation: Arithmetic, _ right: FactFrame.Slot
  ) -> FactFrame.Slot {
    let remarks = left.remarks.union(right.remarks)
    guard left.kind == .number, right.kind == .number else { return FactFrame.Slot(kind: .unknown, remarks: remarks) }
    let (a, b) = (frame.number(left), frame.number(right))
    guard let (low, high) = operation.applied((a.low, a.high), (b.low, b.high)) else {
      return FactFrame.Slot(kind: .unknown, remarks: remarks.union(.caveat))
    }
    var result = frame.slot(FactFrame.Number(low: low, high: high))
    result.remarks = remarks
    return result
  }
}
