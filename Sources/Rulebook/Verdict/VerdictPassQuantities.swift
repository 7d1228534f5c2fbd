import Interchange

/// Values.
extension VerdictPass {
  mutating func slot(of quantity: Int32) -> FactFrame.Slot {
    switch program.quantities[Int(quantity)] {
    case .constant(let slot): return slot
    case .fact(let fact): return slot(ofFact: fact)
    case .define(let clause):
      guard clause >= 0, inForce(clause) >= 0, let quantity = program.versions[inForce(clause)].quantity else {
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
  private mutating func slot(ofFact fact: Int32) -> FactFrame.Slot {
    let subject = program.facts[Int(fact)].subject
    let place = frame.place(program.facts[Int(fact)], record: binding[Int(subject)])
    if program.facts[Int(fact)].derivations.isEmpty {
      let stated = frame.stated[place]
      return stated.kind == .open ? program.facts[Int(fact)].assumed ?? FactFrame.Slot(kind: .unknown) : stated
    }
    if let settled = frame.settled(place) { return settled }
    let settled = derived(program.facts[Int(fact)], stated: frame.stated[place])
    if program.facts[Int(fact)].isLocal { frame.settle(place, settled) }
    return settled
  }

  /// A fact that may follow from others, as `Evaluation` finds it.
  private mutating func derived(_ fact: VerdictProgram.FactEntry, stated: FactFrame.Slot) -> FactFrame.Slot {
    let isStated = stated.kind != .open
    let known = fact.derivations.map { slot(of: $0) }.filter { $0.kind != .unknown }
    if fact.isTruth {
      let values = Set(known.map(\.value))
      if isStated ? !values.isEmpty && !values.contains(stated.value) : values.count > 1 {
        return FactFrame.Slot(kind: .unknown, remarks: .caveat)
      }
    }
    guard let first = known.first else {
      return isStated ? stated : fact.assumed ?? FactFrame.Slot(kind: .unknown)
    }
    var result = isStated ? stated : first
    result.remarks = first.remarks.intersection(.caveat)
    guard isStated, stated.kind == .number, first.kind == .number else { return result }
    let numbers = frame.pool.numbers
    let (figure, agrees) = Evaluation.reconciled(numbers[Int(stated.value)], numbers[Int(first.value)])
    let both = frame.slot(low: figure.low, high: figure.high)
    return FactFrame.Slot(kind: .number, remarks: agrees ? result.remarks : .caveat, value: both.value)
  }

  private mutating func combine(
    _ left: FactFrame.Slot, _ operation: Arithmetic, _ right: FactFrame.Slot
  ) -> FactFrame.Slot {
    let remarks = left.remarks.union(right.remarks)
    guard left.kind == .number, right.kind == .number else { return FactFrame.Slot(kind: .unknown, remarks: remarks) }
    let (a, b) = (frame.pool.numbers[Int(left.value)], frame.pool.numbers[Int(right.value)])
    guard let (low, high) = operation.applied(a, b) else {
      return FactFrame.Slot(kind: .unknown, remarks: remarks.union(.caveat))
    }
    var result = frame.slot(low: low, high: high)
    result.remarks = remarks
    return result
  }
}
