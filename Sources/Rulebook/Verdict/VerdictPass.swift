import Interchange

/// One deal's facts asked against the law of a day for truth alone: what `Evaluation` answers, less the proof, at a
/// fraction of the cost. What remarks its proof would carry is in the verdict, so that only proofs somebody will read are
/// made. Tests hold it against `Evaluation`.
///
///     var pass = VerdictPass(evaluation)
///     pass.bind("item", to: 0)
///     if pass.verdict(of: clause).truth == .yes { evaluation.holds(clause, for: ["item": 0]) }
public struct VerdictPass {
  let program: VerdictProgram
  let evaluation: Evaluation
  var frame: FactFrame
  /// The record of each kind that clauses are asked about.
  var binding: [Int32]
  private var isBound: [Bool]
  private let active: [Int32]
  let groupDay: GroupDay
  /// Whether the facts' derivations were looked into.
  private var isSettled: [Bool]
  /// Verdicts of versions where every record is the first; 255 for those not asked.
  private var memory: [UInt8]
  private var memoryOfRecords: [UInt64: Verdict] = [:]
  /// Whether exceptions that disagree were met.
  public private(set) var metConflict = false

  /// - Parameter evaluation: gives the law, the facts and how stated classes are taken; asked where a proof is needed.
  public init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
    let law = evaluation.law
    program = law.program.verdicts
    active = law.inForce
    groupDay = law.groupDay
    frame = FactFrame(program, evaluation.facts)
    binding = Array(repeating: 0, count: program.subjects.count)
    isBound = Array(repeating: false, count: program.subjects.count)
    isSettled = Array(repeating: false, count: frame.slots.count)
    memory = Array(repeating: .max, count: program.versions.count)
  }

  /// The record of a kind that clauses are asked about from now on; the first unless said otherwise.
  public mutating func bind(_ subject: String, to record: Int) {
    guard let subject = program.subject(subject) else { return }
    binding[Int(subject)] = Int32(record)
    isBound[Int(subject)] = true
  }

  /// Whether the clause holds in this version, for the records bound.
  public mutating func verdict(of clause: Clause) -> Verdict { verdict(ofVersion: clause.number) }

  /// The rows of a review clause, without their proofs; nil where one is open, or its word is read from a fact. An
  /// `otherwise` row holds exactly as far as no other row does.
  public mutating func policies(of review: Clause) -> [PolicyFinding]? {
    var rows: [PolicyFinding] = []
    for (policy, condition) in zip(review.policies, program.versions[review.number].policies) {
      guard case .word(let word) = policy.value else { return nil }
      let truth = condition.map { verdict(ofNode: $0).truth } ?? Truth(!rows.contains { $0.proof.truth == .yes })
      guard truth != .unknown else { return nil }
      rows.append(PolicyFinding(word: word, text: nil, proof: .bare(truth)))
    }
    return rows
  }

  // MARK: Clauses

  mutating func verdict(ofClause clause: Int32) -> Verdict {
    guard clause >= 0, active[Int(clause)] >= 0 else { return .no }
    return verdict(ofVersion: Int(active[Int(clause)]))
  }

  private mutating func verdict(ofVersion version: Int) -> Verdict {
    guard let key = key(of: version) else { return settle(version) }
    if key == 0 {
      if memory[version] != .max { return Verdict(bits: memory[version]) }
      let verdict = settle(version)
      memory[version] = verdict.bits
      return verdict
    }
    if let known = memoryOfRecords[key] { return known }
    let verdict = settle(version)
    memoryOfRecords[key] = verdict
    return verdict
  }

  /// The version with the records it is asked about; 0 where these are the first of their kinds, nil if they do not fit.
  private func key(of version: Int) -> UInt64? {
    var key: UInt64 = 0
    for subject in program.versions[version].subjects where binding[Int(subject)] != 0 {
      guard key < 1 << 32, binding[Int(subject)] < 1 << 12, subject < 16 else { return nil }
      key = key << 16 | UInt64(subject) << 12 | UInt64(binding[Int(subject)])
    }
    return key == 0 ? 0 : key << 16 | UInt64(version)
  }

  /// The clause's own condition, less its exceptions, or as its class is stated.
  private mutating func settle(_ version: Int) -> Verdict {
    let exceptions = exceptions(to: version)
    if exceptions.contains(where: { program.versions[$0].makesHold }) { return contested(version, exceptions) }
    var parts = Junction(decider: .no)
    var isOpened = false
    if program.versions[version].hasAddressees {
      parts.add(addressee(of: version))
      isOpened = parts.verdict.truth == .yes
    }
    if let condition = program.versions[version].condition, !parts.isDecided {
      parts.add(verdict(ofNode: condition))
      isOpened = isOpened || parts.verdict.truth == .yes
    }
    for exception in program.versions[version].exceptions where !parts.isDecided {
      parts.add(verdict(ofNode: exception).negated)
    }
    for exception in exceptions where !parts.isDecided { parts.add(verdict(ofVersion: exception).negated) }
    var result = parts.verdict
    if result.truth == .no, isOpened || isCut(version) { result = Verdict(.no, result.remarks.union(.cut)) }
    return program.versions[version].path == nil ? result : asStated(result, version)
  }

  /// Whether the first part of the condition holds, and a denial behind it may take it away.
  private mutating func isCut(_ version: Int) -> Bool {
    guard program.versions[version].mayBeCut, let condition = program.versions[version].condition,
      case .all(let first, _) = program.nodes[Int(condition)]
    else { return false }
    return verdict(ofNode: program.parts[Int(first)]).truth == .yes
  }

  private func exceptions(to version: Int) -> [Int] {
    let ids = program.versions[version].exceptionClauses
    if ids.isEmpty { return [] }
    let clause = program.versions[version].clause
    return ids.compactMap { id in
      let exception = Int(active[Int(id)])
      return exception >= 0 && program.versions[exception].targets.contains(clause) ? exception : nil
    }
  }

  /// A clause that some exceptions take away and others make hold.
  private mutating func contested(_ version: Int, _ exceptions: [Int]) -> Verdict {
    var parts = Junction(decider: .no)
    if program.versions[version].hasAddressees { parts.add(addressee(of: version)) }
    if let condition = program.versions[version].condition { parts.add(verdict(ofNode: condition)) }
    for exception in program.versions[version].exceptions { parts.add(verdict(ofNode: exception).negated) }
    var held: [Verdict] = []
    var isTaken = false
    for exception in exceptions {
      let verdict = verdict(ofVersion: exception)
      if program.versions[exception].makesHold {
        held.append(verdict)
      } else {
        parts.add(verdict.negated)
        isTaken = isTaken || verdict.truth == .yes
      }
    }
    if isTaken, held.contains(where: { $0.truth == .yes }) {
      metConflict = true
      return .unknown
    }
    var result = Junction(decider: .yes)
    result.add(parts.verdict)
    for verdict in held { result.add(verdict) }
    return program.versions[version].path == nil ? result.verdict : asStated(result.verdict, version)
  }

  /// As `Evaluation.asStated`.
  private mutating func asStated(_ computed: Verdict, _ version: Int) -> Verdict {
    guard computed.truth != .yes, let path = program.versions[version].path,
      let fact = program.versions[version].classFact
    else { return computed }
    let entry = program.facts[Int(fact)]
    let slot = frame.slots[frame.place(entry, record: binding[Int(entry.subject)])]
    guard slot.kind == .code else { return computed }
    let stated = frame.codes[Int(slot.value)]
    if stated.isUnder(path.word) {
      return computed.firm == .no && !evaluation.trustsStatements ? computed : Verdict(.yes, .caveat)
    }
    let isAbove = path.isUnder(stated.word)
    if computed.truth == .no, isAbove, computed.firm != .no { return .unknown }
    return computed.truth == .no || isAbove ? computed : Verdict(.no, .caveat)
  }

  private func addressee(of version: Int) -> Verdict {
    explained(evaluation.addressee(of: program.versions[version].source))
  }

  // MARK: What `Evaluation` is asked

  /// The records bound, as `Evaluation` takes them.
  private var records: Evaluation.Binding {
    var records: Evaluation.Binding = [:]
    for (subject, name) in program.subjects.enumerated() where isBound[subject] { records[name] = Int(binding[subject]) }
    return records
  }

  func explained(_ term: Int32) -> Verdict {
    explained(evaluation.truth(of: program.terms[Int(term)], records))
  }

  private func explained(_ proof: Proof) -> Verdict {
    var remarks: Verdict.Remarks = proof.firmTruth == proof.truth ? [] : .unsettled
    for reason in proof.reasons {
      if reason.threshold { remarks.insert(.threshold) }
      if !reason.caveats.isEmpty { remarks.insert(.caveat) }
      if reason.assumed.contains(where: { evaluation.law.program.fact($0.path)?.assumption?.text != nil }) {
        remarks.insert(.assumption)
      }
    }
    return Verdict(proof.truth, remarks)
  }

  /// What is known of a fact: stated, derived or assumed.
  mutating func slot(_ fact: Int32) -> FactFrame.Slot {
    let entry = program.facts[Int(fact)]
    let place = frame.place(entry, record: binding[Int(entry.subject)])
    let slot = frame.slots[place]
    if !entry.isDerived {
      if slot.kind != .open { return slot }
      if let assumed = entry.assumed { return assumed }
      if evaluation.law.program.facts[Int(fact)].assumption == nil { return FactFrame.Slot(kind: .unknown) }
    } else if isSettled[place] {
      return slot
    }
    let settled = settled(fact)
    if entry.isLocal {
      frame.settle(place, settled)
      isSettled[place] = true
    }
    return settled
  }

  private mutating func settled(_ fact: Int32) -> FactFrame.Slot {
    let declared = evaluation.law.program.facts[Int(fact)]
    let term = Term(kind: .fact(Int(fact)), type: declared.type, span: declared.span)
    let quantity = evaluation.quantity(of: term, records)
    var slot = quantity.value.map { frame.slot($0, program) } ?? FactFrame.Slot(kind: .unknown)
    if !quantity.assumed.isEmpty {
      slot.remarks.insert(.unsettled)
      if declared.assumption?.text != nil { slot.remarks.insert(.assumption) }
    }
    if !quantity.caveats.isEmpty { slot.remarks.insert(.caveat) }
    return slot
  }

  /// Asks a body of one record after another of a kind.
  mutating func quantified(_ every: Bool, _ subject: Int32, _ owner: Int32, _ body: Int32) -> Verdict {
    let (bound, wasBound) = (binding[Int(subject)], isBound[Int(subject)])
    let holder = owner >= 0 ? binding[Int(owner)] : -1
    isBound[Int(subject)] = true
    var parts = Junction(decider: every ? .no : .yes)
    for record in 0..<frame.counts[Int(subject)] where !parts.isDecided {
      if owner >= 0, !frame.belongs(record, of: subject, to: holder) { continue }
      binding[Int(subject)] = record
      parts.add(verdict(ofNode: body))
    }
    (binding[Int(subject)], isBound[Int(subject)]) = (bound, wasBound)
    return parts.verdict
  }
}
