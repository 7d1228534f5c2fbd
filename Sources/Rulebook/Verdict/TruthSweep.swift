/// Settles of all clauses in force at once those that the values stated and assumed settle, for one item after another:
/// what a `VerdictPass` finds clause by clause, without going into conditions on several records, which it leaves open. For
/// one thread and the law of one time.
///
/// A value settles every comparison that holds it against something (`SweepGate`); what it settles is found when it first
/// comes, by asking the pass, and kept. From these states those of all conditions and clauses follow in one row of steps
/// (`SweepCompiler`).
package final class TruthSweep {
  private let gates: FixedTable<SweepGate>
  private let tests: FixedTable<Int32>
  private let limits: FixedTable<Exact>
  private let steps: FixedTable<SweepCompiler.Step>
  private let references: FixedTable<SweepCompiler.Reference>
  private let versions: FixedTable<SweepCompiler.Version>
  private let firstStep: Int
  private let classes: [SweepCompiler.Class]
  private let classFact: Int32?
  /// Whether an item can be stated to be of a class at all.
  private let hasClasses: Bool
  private let tables: VerdictTables
  private let day: LawTable

  /// The states of the item that is swept, each with that of its denial behind it.
  private let states: UnsafeMutableBufferPointer<UInt8>
  /// The verdicts on it by version, `VerdictPass.notAsked` for those that are open.
  private let verdicts: UnsafeMutableBufferPointer<UInt8>
  /// For each gate the value whose states stand there.
  private let standing: UnsafeMutableBufferPointer<FactFrame.Slot>
  /// The states of values that have come.
  private var rows = SweepRows()
  /// By the number of the code that states an item's class.
  private var stated: [Int32: StatedClass] = [:]
  private let unstated: StatedClass
  private var epoch = -1

  /// What follows from the class that an item is stated to be of.
  private final class StatedClass {
    /// How each class stands to it.
    let relations: [SweepState.Relation]
    /// By the place of a version in force, whether it then matters that an assumption settles it.
    let isFirm: FixedTable<Bool>

    init(_ relations: [SweepState.Relation], isFirm: [Bool]) {
      self.relations = relations
      self.isFirm = FixedTable(isFirm)
    }
  }

  package init(_ law: Law) {
    (tables, day) = (law.program.verdicts, law.table)
    let compiled = SweepCompiler(tables, day)
    gates = FixedTable(compiled.gates)
    tests = FixedTable(compiled.tests)
    limits = FixedTable(compiled.limits)
    steps = FixedTable(compiled.steps)
    references = FixedTable(compiled.references)
    versions = FixedTable(compiled.versions)
    firstStep = compiled.firstStep
    classes = compiled.classes
    classFact = compiled.classFact
    hasClasses = compiled.hasClasses
    states = .allocate(capacity: 2 * (firstStep + compiled.steps.count))
    states.initialize(repeating: SweepState.open.bits)
    verdicts = .allocate(capacity: tables.heads.count)
    verdicts.initialize(repeating: VerdictPass.notAsked)
    standing = .allocate(capacity: compiled.gates.count)
    standing.initialize(repeating: Self.nothing)
    var reach = SweepReach(tables, day)
    for node in tables.nodes {
      if case .known(let quantity) = node { reach.visit(quantity: quantity) }
    }
    unstated = StatedClass(
      classes.map { _ in .unstated }, isFirm: compiled.versions.map { reach.versions.contains($0.number) })
    put(.no, SweepCompiler.no)
  }

  deinit {
    states.deallocate()
    verdicts.deallocate()
    standing.deallocate()
  }

  /// Stands for no value.
  private static let nothing = FactFrame.Slot(kind: .open, value: -1)

  // MARK: Sweeping

  /// Tells a pass what is settled of the deal that it asks, stated classes being trusted.
  func sweep(items: Int, itemKind: Int32, _ pass: inout VerdictPass, epoch: Int) {
    if self.epoch != epoch || rows.isFull { forget(epoch) }
    let bound = itemKind < 0 ? 0 : pass.binding[Int(itemKind)]
    for (subject, count) in pass.frame.counts.enumerated() {
      put(count > 0 ? .yes : .open, SweepCompiler.isThere(Int32(subject)))
    }
    for item in 0..<items {
      if itemKind >= 0 { pass.bind(itemKind, to: Int32(item)) }
      openGates(&pass)
      let stated = statedClass(&pass)
      step(stated)
      settle(stated)
      pass.learn(UnsafeBufferPointer(verdicts))
    }
    if itemKind >= 0 { pass.bind(itemKind, to: bound) }
  }

  /// Forgets what was found of values that go by other numbers now.
  private func forget(_ epoch: Int) {
    self.epoch = epoch
    rows.forget()
    stated.removeAll(keepingCapacity: true)
    standing.update(repeating: Self.nothing)
  }

  /// Puts down the states of all comparisons that values settle; those of a value that has not changed stand there.
  private func openGates(_ pass: inout VerdictPass) {
    let (gates, standing) = (gates.elements, standing)
    for number in gates.indices {
      let slot = Self.slot(gates[number], &pass)
      // Numbers of another deal go by the same places.
      if slot == standing[number], slot.kind != .number { continue }
      standing[number] = slot
      open(number, slot, &pass)
    }
  }

  @inline(__always)
  private static func slot(_ gate: SweepGate, _ pass: inout VerdictPass) -> FactFrame.Slot {
    if gate.kind < 0 { return pass.slot(of: gate.quantity) }
    if gate.isShared {
      return pass.frame.isStated(Int(gate.place), kind: Int(gate.kind)) ? FactFrame.Slot() : gate.unstated
    }
    let stated = pass.frame.stated[pass.rows[Int(gate.kind)] + Int(gate.place)]
    return stated.kind == .open ? gate.unstated : stated
  }

  private func open(_ number: Int, _ slot: FactFrame.Slot, _ pass: inout VerdictPass) {
    let gate = gates.elements[number]
    let nodes = UnsafeBufferPointer(rebasing: tests.elements[Int(gate.firstTest)..<Int(gate.firstTest + gate.count)])
    let states = UnsafeMutableBufferPointer(
      rebasing: states[Int(2 * gate.firstState)..<Int(2 * (gate.firstState + gate.count))])
    // Each of several records may state another value.
    if gate.isShared, slot.kind == .open { return states.update(repeating: SweepState.open.bits) }
    let key = gate.key(of: slot, pass.frame, limits.elements)
    if let key, let row = rows.first(number, key) {
      return rows.states.withUnsafeBufferPointer { rows in
        for place in states.indices { states[place] = rows[row + place] }
      }
    }
    for place in nodes.indices {
      let state = SweepState(pass.verdict(ofNode: nodes[place]))
      (states[2 * place], states[2 * place + 1]) = (state.bits, state.negated.bits)
    }
    if let key { rows.add(number, key, states) } else { standing[number] = Self.nothing }
  }

  /// Finds the states of all steps.
  private func step(_ stated: StatedClass) {
    let (steps, references, states) = (steps.elements, references.elements, states)
    let firmly = SweepState.mayHoldFirmly
    Self.negated.withUnsafeBufferPointer { negated in
      for number in steps.indices {
        let step = steps[number]
        var state = SweepState.yes.bits
        var place = Int(step.first)
        let end = place + Int(step.count)
        while place < end {
          state &= states[Int(references[place].bits)]
          // One that fails on what is stated settles the rest.
          if state & firmly == 0 { break }
          place += 1
        }
        if state & firmly == 0 { state = SweepState.no.bits }
        if step.classNumber >= 0 {
          let relation = stated.relations[Int(step.classNumber)]
          state = SweepState(bits: state).asStated(relation).bits
        }
        states[2 * (firstStep + number)] = state
        states[2 * (firstStep + number) + 1] = negated[Int(state)]
      }
    }
  }

  private static let negated = (0..<SweepState.count).map { SweepState(bits: UInt8($0)).negated.bits }

  /// By whether assumptions matter and by state the verdict.
  private static let settled = [false, true].flatMap { isFirm in
    (0..<SweepState.count).map { SweepState(bits: UInt8($0)).verdict(isFirm: isFirm)?.bits ?? VerdictPass.notAsked }
  }

  private func settle(_ stated: StatedClass) {
    let (versions, isFirm, states, verdicts) = (versions.elements, stated.isFirm.elements, states, verdicts)
    Self.settled.withUnsafeBufferPointer { settled in
      for place in versions.indices {
        let state = states[Int(versions[place].state.bits)]
        verdicts[Int(versions[place].number)] = settled[(isFirm[place] ? SweepState.count : 0) + Int(state)]
      }
    }
  }

  private func put(_ state: SweepState, _ reference: SweepCompiler.Reference) {
    states[Int(reference.bits)] = state.bits
    states[Int(reference.negated.bits)] = state.negated.bits
  }

  // MARK: Stated classes

  private func statedClass(_ pass: inout VerdictPass) -> StatedClass {
    guard let fact = classFact else { return unstated }
    let slot = pass.stated(fact)
    guard slot.kind == .code else { return unstated }
    if let known = stated[slot.value] { return known }
    let found = statedClass(pass.frame.code(slot))
    stated[slot.value] = found
    return found
  }

  private func statedClass(_ code: VerdictProgram.Code) -> StatedClass {
    let relations = classes.map { found -> SweepState.Relation in
      let head = tables.heads[Int(found.version)]
      if code.isUnder(head.path, depth: head.depth) { return .held }
      let lineage = tables.lineages[Int(head.lineage)]
      return VerdictProgram.Code.holds(lineage, code.word, at: code.depth) ? .within : .other
    }
    var reach = SweepReach(tables, day)
    for (found, relation) in zip(classes, relations) where relation != .other { reach.visit(found.version) }
    return StatedClass(
      relations,
      isFirm: zip(unstated.isFirm.elements, versions.elements).map { $0 || reach.versions.contains($1.number) })
  }

  /// Whether the item bound is stated to be of a class that its figures keep it out of.
  func isDisputed(_ pass: inout VerdictPass) -> Bool {
    guard let fact = classFact else { return hasClasses }
    guard pass.stated(fact).kind == .code else { return false }
    return zip(classes, statedClass(&pass).relations).contains { found, relation in
      relation == .held
        && (pass.asksRecords(Int(found.version)) || pass.computed(Int(found.version)).firm == .no)
    }
  }
}
