import Interchange

/// What stands behind a clause's own condition, and conditions on several records.
extension VerdictPass {
  /// As `Evaluation.asStated`.
  mutating func asStated(_ computed: Verdict, _ version: Int) -> Verdict {
    if computed.truth == .yes { return computed }
    let head = tables.heads[version]
    guard let (stated, _) = statedClass(version) else { return computed }
    if stated.isUnder(head.path, depth: head.depth) {
      return computed.firm == .no && !trustsStatements ? computed : Verdict(.yes, .caveat)
    }
    let isAbove = isAbove(stated, version)
    if computed.truth == .no, isAbove, computed.firm != .no { return .unknown }
    return computed.truth == .no || isAbove ? computed : Verdict(.no, .caveat)
  }

  /// Whether a class is the one stated, or lies under it.
  mutating func isAbove(_ stated: VerdictProgram.Code, _ version: Int) -> Bool {
    let head = tables.heads[version]
    return VerdictProgram.Code.holds(tables.lineages[Int(head.lineage)], stated.word, at: stated.depth)
  }

  /// The class that is stated of the record that a class is asked about, and where.
  mutating func statedClass(_ version: Int) -> (code: VerdictProgram.Code, place: OpenFacts.Place)? {
    let fact = tables.heads[version].classFact
    guard fact >= 0 else { return nil }
    let slot = stated(fact)
    guard slot.kind == .code else { return nil }
    return (frame.code(slot), OpenFacts.Place(fact: fact, record: binding[Int(tables.facts[Int(fact)].subject)]))
  }

  /// What is stated of a fact of the record bound.
  mutating func stated(_ fact: Int32) -> FactFrame.Slot {
    let head = tables.facts[Int(fact)]
    return frame.stated[rows[Int(head.subject)] + Int(head.place)]
  }

  mutating func addressee(ofVersion version: Int) -> Verdict {
    guard let fact = tables.program.addresseeFact else { return .no }
    let head = tables.facts[Int(fact)]
    let slot = frame.stated[frame.row(of: 0, kind: Int(head.subject)) + Int(head.place)]
    guard slot.kind == .text else { return .unknown }
    return Verdict(isAddressee(frame.text(slot), tables.program.versions[version].source.addressees))
  }

  /// Asks a body of one record after another of a kind.
  mutating func quantified(_ every: Bool, _ subject: Int32, _ owner: Int32, _ body: Int32) -> Verdict {
    let bound = binding[Int(subject)]
    let holder = owner >= 0 ? binding[Int(owner)] : -1
    var parts = Junction(decider: every ? .no : .yes)
    for record in 0..<frame.counts[Int(subject)] where !parts.isDecided {
      if owner >= 0, !frame.belongs(record, of: subject, to: holder) { continue }
      bind(subject, to: record)
      parts.add(verdict(ofNode: body))
    }
    bind(subject, to: bound)
    return parts.verdict
  }

  /// The records of a kind; of those that belong to another, the ones of the record bound.
  mutating func records(_ subject: Int32, _ owner: Int32) -> [Int32] {
    let holder = owner >= 0 ? binding[Int(owner)] : -1
    return (0..<frame.counts[Int(subject)]).filter { owner < 0 || frame.belongs($0, of: subject, to: holder) }
  }
}
