import Interchange

/// One deal's facts asked against the law of a day for truth alone: what `Evaluation` proves, without the proof, at a
/// fraction of the cost. What remarks the proof would carry is in the verdict. Tests hold it against whole proofs.
struct VerdictPass {
  /// Stands for a verdict where there is none.
  static var notAsked: UInt8 { .max }

  let tables: VerdictTables
  private(set) var day: LawTable
  private(set) var trustsStatements: Bool
  let isAddressee: (_ name: String, _ addressees: [String]) -> Truth
  var frame: FactFrame
  /// The record of each kind that clauses are asked about, and where its facts stand.
  private(set) var binding: [Int32]
  private(set) var rows: [Int]
  /// The kinds of which the record is not the first.
  private var boundKinds: UInt64 = 0
  private let itemKind: Int
  private let itemBit: UInt64
  /// Verdicts of versions, for the first record of every kind and, behind, for each other record with the first of all
  /// other kinds; `notAsked` for the others.
  private var memory: [UInt8]
  /// How much of the memory one way of asking about stated classes takes: behind it is that of the other.
  private var half: Int
  private var memoryOfRecords: [UInt64: Verdict] = [:]
  /// What a `TruthSweep` found of all versions for each item, whatever records of other kinds are bound; empty where none
  /// was made.
  private var swept: [UInt8] = []

  init(
    _ law: Law, _ facts: FactSet, trustsStatements: Bool,
    isAddressee: @escaping (_ name: String, _ addressees: [String]) -> Truth
  ) {
    tables = law.program.verdicts
    day = law.table
    self.trustsStatements = trustsStatements
    self.isAddressee = isAddressee
    frame = FactFrame(tables, facts)
    itemKind = tables.program.subject("item").map { Int($0) } ?? -1
    itemBit = itemKind < 0 || itemKind > 62 ? 0 : VerdictTables.bit(Int32(itemKind))
    let kinds = tables.program.subjects.count
    binding = Array(repeating: 0, count: kinds)
    rows = Array(repeating: 0, count: kinds)
    half = tables.heads.count * (1 + frame.furtherCount)
    memory = Array(repeating: Self.notAsked, count: 2 * half)
    unbind()
  }

  /// Asks the deal that is now in the frame, under the law of another day.
  mutating func open(_ table: LawTable) {
    day = table
    trustsStatements = true
    unbind()
    half = tables.heads.count * (1 + frame.furtherCount)
    if memory.count < 2 * half { memory += repeatElement(Self.notAsked, count: 2 * half - memory.count) }
    memory.withUnsafeMutableBufferPointer { $0[..<(2 * half)].update(repeating: Self.notAsked) }
    if !memoryOfRecords.isEmpty { memoryOfRecords.removeAll(keepingCapacity: true) }
    swept.removeAll(keepingCapacity: true)
  }

  /// Whether a sweep found that a version does not hold for the item bound, in the way that trusts statements.
  mutating func isShut(_ version: Int) -> Bool { isShut(version, item: itemKind < 0 ? 0 : Int(binding[itemKind])) }

  mutating func isShut(_ version: Int, item: Int) -> Bool {
    let place = item * tables.heads.count + version
    return place < swept.count && swept[place] & Verdict.truthBits == Verdict.no.bits
  }

  /// Whether a version is asked anew for records that are no items.
  func asksRecords(_ version: Int) -> Bool { tables.heads[version].kinds & ~itemBit != 0 }

  /// Takes over what a sweep found for the item bound, by version, stated classes being trusted; remarks are left out.
  mutating func learn(_ verdicts: UnsafeBufferPointer<UInt8>) {
    let item = itemKind < 0 ? 0 : binding[itemKind]
    guard let number = item == 0 ? 0 : frame.number(of: item, kind: itemKind) else { return }
    let place = number * tables.heads.count
    memory.withUnsafeMutableBufferPointer { memory in
      _ = UnsafeMutableBufferPointer(rebasing: memory[place..<place + verdicts.count]).update(from: verdicts)
    }
    swept.append(contentsOf: verdicts)
  }

  /// Asks from now on in the one or the other way about stated classes; what was found in the other is kept.
  mutating func trustStatements(_ trusts: Bool) { trustsStatements = trusts }

  /// The same deal and law, asked in the other way about stated classes.
  func trustingStatements(_ trusts: Bool) -> VerdictPass {
    var other = self
    other.trustsStatements = trusts
    return other
  }

  /// The record of a kind that clauses are asked about from now on; the first unless said otherwise.
  mutating func bind(_ subject: Int32, to record: Int32) {
    let kind = Int(subject)
    if binding[kind] == record { return }
    binding[kind] = record
    rows[kind] = frame.row(of: Int(record), kind: kind)
    // Kinds that share a bit keep it.
    if record != 0 {
      boundKinds |= VerdictTables.bit(subject)
    } else if subject < 63 {
      boundKinds &= ~VerdictTables.bit(subject)
    }
  }

  /// Binds the first record of every kind.
  mutating func unbind() {
    for kind in binding.indices {
      binding[kind] = 0
      rows[kind] = frame.row(of: 0, kind: kind)
    }
    boundKinds = 0
  }

  // MARK: Clauses

  mutating func verdict(ofClause clause: Int32) -> Verdict {
    let version = day.version(of: clause)
    return version < 0 ? .no : verdict(ofVersion: Int(version))
  }

  mutating func verdict(ofVersion version: Int) -> Verdict {
    let bound = tables.heads[version].kinds & boundKinds
    var place = trustsStatements ? version : half + version
    if bound != 0 {
      let kind = bound.trailingZeroBitCount
      guard bound & (bound - 1) == 0, kind < 63, let number = frame.number(of: binding[kind], kind: kind) else {
        return verdict(ofRecords: version)
      }
      place += number * tables.heads.count
    }
    let known = memory[place]
    if known != Self.notAsked { return Verdict(bits: known) }
    let verdict = settle(version)
    memory[place] = verdict.bits
    return verdict
  }

  /// The verdict of a version asked about other records than the first.
  private mutating func verdict(ofRecords version: Int) -> Verdict {
    guard let key = key(of: version) else { return settle(version) }
    if let known = memoryOfRecords[key] { return known }
    let verdict = settle(version)
    memoryOfRecords[key] = verdict
    return verdict
  }

  /// A number for the version, the records it is asked about and the way of asking; nil if they do not fit.
  func key(of version: Int) -> UInt64? {
    var key: UInt64 = 0
    if tables.heads[version].kinds & boundKinds != 0 {
      for subject in tables.program.versions[version].subjects where binding[Int(subject)] != 0 {
        guard key < 1 << 16, binding[Int(subject)] < 1 << 12, subject < 16 else { return nil }
        key = key << 16 | UInt64(subject) << 12 | UInt64(binding[Int(subject)])
      }
    }
    return (key << 16 | UInt64(version)) << 1 | (trustsStatements ? 1 : 0)
  }

  private mutating func settle(_ version: Int) -> Verdict {
    let computed = computed(version)
    return tables.heads[version].isClass ? asStated(computed, version) : computed
  }

  /// The clause's own condition, less its exceptions.
  mutating func computed(_ version: Int) -> Verdict {
    let head = tables.heads[version]
    if day.isContested(head.clause) { return contested(version) }
    var parts = Junction(decider: .no)
    var isOpened = false
    if head.hasAddressees {
      parts.add(addressee(ofVersion: version))
      isOpened = parts.verdict.truth == .yes
    }
    if head.condition >= 0, !parts.isDecided {
      parts.add(verdict(ofNode: head.condition))
      isOpened = isOpened || parts.verdict.truth == .yes
    }
    var place = head.firstException
    while place < head.firstException + head.exceptionCount, !parts.isDecided {
      parts.add(verdict(ofNode: tables.parts[Int(place)]).negated)
      place += 1
    }
    if !parts.isDecided {
      for exception in day.exceptions(to: head.clause) where !parts.isDecided {
        parts.add(verdict(ofVersion: Int(exception)).negated)
      }
    }
    let result = parts.verdict
    guard result.truth == .no, isOpened || head.mayBeCut && isCut(head.condition) else { return result }
    return Verdict(.no, result.remarks.union(.cut))
  }

  /// Whether the first part of a conjunction holds, and a denial behind it may take it away.
  private mutating func isCut(_ condition: Int32) -> Bool {
    guard condition >= 0, case .all(let first, _) = tables.nodes[Int(condition)] else { return false }
    return verdict(ofNode: tables.parts[Int(first)]).truth == .yes
  }

  /// The version of a clause that counts; -1 for none.
  mutating func inForce(_ clause: Int32) -> Int { Int(day.version(of: clause)) }

  /// Whether an exception in force makes the clause of a version hold.
  mutating func isContested(_ version: Int) -> Bool { day.isContested(tables.heads[version].clause) }

  /// The versions in force of the exceptions to a clause.
  mutating func exceptions(to version: Int) -> UnsafeBufferPointer<Int32> {
    day.exceptions(to: tables.heads[version].clause)
  }

  /// A clause that some exceptions take away and others make hold. Where they disagree, it is unknown.
  private mutating func contested(_ version: Int) -> Verdict {
    let head = tables.heads[version]
    var parts = Junction(decider: .no)
    if head.hasAddressees { parts.add(addressee(ofVersion: version)) }
    if head.condition >= 0 { parts.add(verdict(ofNode: head.condition)) }
    for place in head.firstException..<head.firstException + head.exceptionCount {
      parts.add(verdict(ofNode: tables.parts[Int(place)]).negated)
    }
    var held: [Verdict] = []
    var isTaken = false
    for exception in day.exceptions(to: head.clause) {
      let verdict = verdict(ofVersion: Int(exception))
      if tables.program.versions[Int(exception)].makesHold {
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
}
