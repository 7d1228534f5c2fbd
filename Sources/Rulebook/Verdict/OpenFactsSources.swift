/// Values, as `Evaluation.quantity` finds them.
extension OpenFacts {
  mutating func sources(_ quantity: Int32, _ pass: inout VerdictPass) -> Sources {
    switch pass.tables.quantities[Int(quantity)] {
    case .constant: return Sources(hasValue: true)
    case .fact(let fact): return sources(ofFact: fact, &pass)
    case .define(let clause):
      let version = pass.inForce(clause)
      guard version >= 0, let quantity = pass.tables.program.versions[version].quantity else { return Sources() }
      return sources(quantity, &pass)
    case .arithmetic(let left, _, let right):
      let (first, second) = (sources(left, &pass), sources(right, &pass))
      var result = Sources(
        hasValue: pass.slot(of: quantity).kind != .unknown, reads: first.reads + second.reads,
        missing: first.missing + second.missing, assumed: first.assumed + second.assumed)
      if !result.hasValue, first.hasValue, second.hasValue { result.missing = result.reads }
      return result
    case .condition(let node):
      var inner = OpenFacts()
      inner.collect(node: node, &pass)
      note(incomplete: inner)
      return Sources(
        hasValue: pass.slot(of: quantity).kind != .unknown, reads: inner.reads, missing: inner.missing,
        assumed: inner.assumed)
    }
  }

  private mutating func sources(ofFact fact: Int32, _ pass: inout VerdictPass) -> Sources {
    let head = pass.tables.facts[Int(fact)]
    let place = Place(fact: fact, record: pass.binding[Int(head.subject)])
    let stated = pass.stated(fact)
    let isStated = stated.kind != .open
    var result = Sources(hasValue: isStated, reads: [place])
    var derivations: [(slot: FactFrame.Slot, sources: Sources)] = []
    for place in head.firstDerivation..<head.firstDerivation + head.derivationCount {
      let quantity = pass.tables.derivations[Int(place)]
      derivations.append((pass.slot(of: quantity), sources(quantity, &pass)))
    }
    let known = derivations.filter { $0.slot.kind != .unknown }
    if head.isTruth, let first = known.first {
      let isDisputed = known.contains { $0.slot.value != first.slot.value }
      if isStated ? !isDisputed && first.slot.value != stated.value : isDisputed {
        return Sources(reads: [place] + known.flatMap(\.sources.reads), missing: [place])
      }
    }
    if let first = known.first {
      result.reads = first.sources.reads
      result.hasValue = true
    } else if !isStated, let first = derivations.first {
      result.missing = first.sources.missing
    }
    guard !result.hasValue else { return result }
    if head.unstated.kind != .unknown {
      result.hasValue = true
      result.assumed = [place]
    } else if result.missing.isEmpty {
      result.missing = [place]
    }
    return result
  }
}
