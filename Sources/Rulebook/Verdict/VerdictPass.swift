import Interchange

/// One deal's facts asked against the law of a day for truth alone: what `Evaluation` proves, without the proof, at a
/// fraction of the cost. What remarks the proof would carry is in the verdict. Tests hold it against whole proofs.
struct VerdictPass {
  let program: VerdictProgram
  private(set) var trustsStatements: Bool
  private let isAddressee: (_ name: String, _ addressees: [String]) -> Truth
  private let inForce: [Int32]
  let groupDay: GroupDay
  var frame: FactFrame
  /// The record of each kind that clauses are asked about.
  private(set) var binding: [Int32]
  /// Verdicts of versions where every record is the first; 255 for those not asked.
  private var memory: [UInt8]
  private var memoryOfRecords: [UInt64: Verdict] = [:]

  init(
    _ law: Law, _ facts: FactSet, trustsStatements: Bool,
    isAddressee: @escaping (_ name: String, _ addressees: [String]) -> Truth
  ) {
    program = law.program.verdicts
    self.trustsStatements = trustsStatements
    self.isAddressee = isAddressee
    inForce = law.inForce
    groupDay = law.groupDay
    frame = FactFrame(program, facts)
    binding = Array(repeating: 0, count: program.subjects.count)
    memory = Array(repeating: .max, count: program.versions.count)
  }

  /// The same deal and law, asked in the other way about stated classes.
  func trustingStatements(_ trusts: Bool) -> VerdictPass {
    var other = self
    other.trustsStatements = trusts
    other.memory = Array(repeating: .max, count: program.versions.count)
    other.memoryOfRecords = [:]
    other.frame.forgetSettled()
    return other
  }

  /// The record of a kind that clauses are asked about from now on; the first unless said otherwise.
  mutating func bind(_ subject: Int32, to record: Int32) { binding[Int(subject)] = record }

  // MARK: Clauses

  mutating func verdict(ofClause clause: Int32) -> Verdict {
    guard clause >= 0, inForce[Int(clause)] >= 0 else { return .no }
    return verdict(ofVersion: Int(inForce[Int(clause)]))
  }

  mutating func verdict(ofVersion version: Int) -> Verdict {
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

  private mutating func settle(_ version: Int) -> Verdict {
    let computed = computed(version)
    return program.versions[version].path == nil ? computed : asStated(computed, version)
  }

  /// The clause's own condition, less its exceptions.
  mutating func computed(_ version: Int) -> Verdict {
    let exceptions = exceptions(to: version)
    if exceptions.contains(where: { program.versions[$0].makesHold }) { return contested(version, exceptions) }
    var parts = Junction(decider: .no)
    var isOpened = false
    if program.versions[version].hasAddressees {
      parts.add(addressee(ofVersion: version))
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
    let result = parts.verdict
    guard result.truth == .no, isOpened || isCut(version) else { return result }
    return Verdict(.no, result.remarks.union(.cut))
  }

  /// Whether the first part of the condition holds, and a denial behind it may take it away.
  private mutating func isCut(_ version: Int) -> Bool {
    guard program.versions[version].mayBeCut, let condition = program.versions[version].condition,
      case .all(let first, _) = program.nodes[Int(condition)]
    else { return false }
    return verdict(ofNode: program.parts[Int(first)]).truth == .yes
  }

  /// The version of a clause that counts; -1 for none.
  func inForce(_ clause: Int32) -> Int { Int(inForce[Int(clause)]) }

  /// The versions in force of the exceptions to a clause.
  func exceptions(to version: Int) -> [Int] {
    let ids = program.versions[version].exceptionClauses
    if ids.isEmpty { return [] }
    let clause = program.versions[version].clause
    return ids.compactMap { id in
      let exception = Int(inForce[Int(id)])
      return exception >= 0 && program.versions[exception].targets.contains(clause) ? exception : nil
    }
  }

  /// A clause that some exceptions take away and others make hold. Where they disagree, it is unknown.
  private mutating func contested(_ version: Int, _ exceptions: [Int]) -> Verdict {
    var parts = Junction(decider: .no)
    if program.versions[version].hasAddressees { parts.add(addressee(ofVersion: version)) }
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
    if isTaken, held.contains(where: { $0.truth == .yes }) { return .unknown }
    var result = Junction(decider: .yes)
    result.add(parts.verdict)
    for verdict in held { result.add(verdict) }
    return result.verdict
  }

  /// As `Evaluation.asStated`.
  private mutating func asStated(_ computed: Verdict, _ version: Int) -> Verdict {
    guard computed.truth != .yes, let path = program.versions[version].path,
      let fact = program.versions[version].classFact
    else { return computed }
    let entry = program.facts[Int(fact)]
    let slot = frame.stated[frame.place(entry, record: binding[Int(entry.subject)])]
    guard slot.kind == .code else { return computed }
    let stated = frame.pool.codes[Int(slot.value)]
    if stated.isUnder(path.word) {
      return computed.firm == .no && !trustsStatements ? computed : Verdict(.yes, .caveat)
    }
    let isAbove = path.isUnder(stated.word)
    if computed.truth == .no, isAbove, computed.firm != .no { return .unknown }
    return computed.truth == .no || isAbove ? computed : Verdict(.no, .caveat)
  }

  func addressee(ofVersion version: Int) -> Verdict {
    guard let fact = program.addresseeFact else { return .no }
    let slot = frame.stated[frame.place(program.facts[Int(fact)], record: 0)]
    guard slot.kind == .text else { return .unknown }
    return Verdict(
      isAddressee(frame.pool.texts[Int(slot.value)].text, program.versions[version].source.addressees))
  }

  /// Asks a body of one record after another of a kind.
  mutating func quantified(_ every: Bool, _ subject: Int32, _ owner: Int32, _ body: Int32) -> Verdict {
    let bound = binding[Int(subject)]
    let holder = owner >= 0 ? binding[Int(owner)] : -1
    var parts = Junction(decider: every ? .no : .yes)
    for record in 0..<frame.counts[Int(subject)] where !parts.isDecided {
      if owner >= 0, !frame.belongs(record, of: subject, to: holder) { continue }
      binding[Int(subject)] = record
      parts.add(verdict(ofNode: body))
    }
    binding[Int(subject)] = bound
    return parts.verdict
  }
}
