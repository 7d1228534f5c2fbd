/// Lays the clauses in force out for a `TruthSweep`: the comparisons by the values that settle them, and behind these one
/// step after another, each of states that are found before it.
struct SweepCompiler {
  /// The state of the conjunction of some references.
  struct Step: BitwiseCopyable {
    /// The first of them among the references.
    var first: Int32
    var count: Int32
    /// Of a class, which one: its state is that of what is stated.
    var classNumber: Int32 = -1
  }

  struct Version: BitwiseCopyable {
    let number: Int32
    let state: Reference
  }

  /// A class in force, and what its figures come to.
  struct Class {
    let version: Int32
    let computed: Reference
  }

  /// A state by its place, or what that is negated.
  struct Reference: BitwiseCopyable {
    let bits: Int32

    init(_ place: Int) { bits = Int32(place << 1) }

    init(bits: Int32) { self.bits = bits }

    var negated: Reference { Reference(bits: bits ^ 1) }
  }

  /// The states that are there from the beginning.
  static var no: Reference { Reference(0) }
  static var open: Reference { Reference(1) }
  /// Whether there is a record of a kind, that of the first kind first.
  static func isThere(_ subject: Int32) -> Reference { Reference(2 + Int(subject)) }

  private(set) var gates: [SweepGate] = []
  private(set) var tests: [Int32] = []
  private(set) var limits: [Exact] = []
  private(set) var steps: [Step] = []
  private(set) var references: [Reference] = []
  /// The versions in force, and their states.
  private(set) var versions: [Version] = []
  private(set) var classes: [Class] = []
  /// The fact that states the class of an item, if it is one for all classes.
  let classFact: Int32?
  /// Whether an item can be stated to be of a class at all.
  let hasClasses: Bool
  /// Where the states of the steps begin.
  private(set) var firstStep: Int

  private let tables: VerdictTables
  private let day: LawTable
  private let kinds: [Int32]
  private var ofNode: [Int32: Reference] = [:]
  private var ofVersion: [Int32: Reference] = [:]

  init(_ tables: VerdictTables, _ day: LawTable) {
    self.tables = tables
    self.day = day
    firstStep = 2 + tables.program.subjects.count
    // Of other kinds a deal may have several records, and clauses are asked about each.
    kinds = ["deal", "exporter", "end_use", "item"].compactMap { tables.program.subject($0) }
    let inForce = tables.program.exceptionsTo.indices.map { day.version(of: Int32($0)) }.filter { $0 >= 0 }
    let stating = Set(inForce.map { tables.heads[Int($0)].classFact }).subtracting([-1])
    let isOfItem = stating.allSatisfy { tables.facts[Int($0)].subject == tables.program.subject("item") }
    hasClasses = !stating.isEmpty
    classFact = stating.count == 1 && isOfItem ? stating.first : nil
    findGates(inForce)
    versions = inForce.map { Version(number: $0, state: reference(toVersion: $0)) }
  }

  // MARK: Values

  /// Finds the comparisons of all versions, and those that one value settles together.
  private mutating func findGates(_ inForce: [Int32]) {
    var found: [Int32: [Int32]] = [:]
    var seen: Set<Int32> = []
    for version in inForce {
      let head = tables.heads[Int(version)]
      let exceptions = (head.firstException..<head.firstException + head.exceptionCount).map { tables.parts[Int($0)] }
      for node in (head.condition < 0 ? [] : [head.condition]) + exceptions { collect(node, &found, &seen) }
    }
    for (_, nodes) in found.sorted(by: { $0.key < $1.key }) {
      guard let quantity = quantity(of: nodes[0]) else { continue }
      for (offset, node) in nodes.enumerated() { ofNode[node] = Reference(firstStep + offset) }
      let limits = Set(nodes.flatMap { self.limits(of: $0) }).sorted()
      gates.append(
        SweepGate(
          quantity: quantity, firstTest: Int32(tests.count), count: Int32(nodes.count), firstState: Int32(firstStep),
          firstLimit: Int32(self.limits.count), limitCount: Int32(limits.count), plainFact(of: quantity),
          isShared: !isOfSingleRecords(quantity)))
      tests += nodes
      self.limits += limits
      firstStep += nodes.count
    }
  }

  /// The fact that a quantity is, if it follows from no other.
  private func plainFact(of quantity: Int32) -> VerdictTables.FactHead? {
    guard case .fact(let fact) = tables.quantities[Int(quantity)] else { return nil }
    let head = tables.facts[Int(fact)]
    return head.derivationCount == 0 ? head : nil
  }

  private func collect(_ node: Int32, _ found: inout [Int32: [Int32]], _ seen: inout Set<Int32>) {
    if let quantity = quantity(of: node), let key = key(of: quantity) {
      if seen.insert(node).inserted { found[key, default: []].append(node) }
      return
    }
    switch tables.nodes[Int(node)] {
    case .not(let inner): collect(inner, &found, &seen)
    case .quantified(_, _, _, let body): collect(body, &found, &seen)
    case .all(let first, let count), .any(let first, let count):
      for place in first..<first + count { collect(tables.parts[Int(place)], &found, &seen) }
    default: break
    }
  }

  /// The value that a condition asks, if it is one alone; a quantity stands for all that are the same.
  private func quantity(of node: Int32) -> Int32? {
    switch tables.nodes[Int(node)] {
    case .not(let inner): return quantity(of: inner)
    case .all(let first, let count), .any(let first, let count):
      let all = (first..<first + count).map { quantity(of: tables.parts[Int($0)]) }
      guard let first = all.first ?? nil, let key = key(of: first) else { return nil }
      return all.allSatisfy { $0.flatMap { self.key(of: $0) } == key } ? first : nil
    case .truth(let quantity), .limit(let quantity, _, _), .equal(let quantity, _, _), .member(let quantity, _),
      .under(let quantity, _), .known(let quantity):
      return key(of: quantity) == nil ? nil : quantity
    default: return nil
    }
  }

  /// A number that quantities share which are the same; nil for one that costs more to find than it may settle, because
  /// it follows from other records or from clauses.
  private func key(of quantity: Int32) -> Int32? {
    switch tables.quantities[Int(quantity)] {
    case .fact(let fact):
      let head = tables.facts[Int(fact)]
      return head.derivationCount == 0 || head.isLocal && kinds.contains(head.subject) ? fact : nil
    case .define(let clause):
      let version = day.version(of: clause)
      return version < 0 ? nil : tables.program.versions[Int(version)].quantity.flatMap { key(of: $0) }
    case .arithmetic(let left, _, let right):
      return isOfSingleRecords(left) && isOfSingleRecords(right) ? Int32(tables.facts.count) + quantity : nil
    case .constant, .condition: return nil
    }
  }

  /// Whether there is but one record of each kind that a quantity is read from, the item swept being one.
  private func isOfSingleRecords(_ quantity: Int32) -> Bool {
    switch tables.quantities[Int(quantity)] {
    case .constant: return true
    case .fact(let fact): return key(of: quantity) != nil && kinds.contains(tables.facts[Int(fact)].subject)
    case .define(let clause):
      let version = day.version(of: clause)
      return version >= 0 && tables.program.versions[Int(version)].quantity.map { isOfSingleRecords($0) } ?? false
    case .arithmetic(let left, _, let right): return isOfSingleRecords(left) && isOfSingleRecords(right)
    case .condition: return false
    }
  }

  /// The limits that a condition holds its value against.
  private func limits(of node: Int32) -> [Exact] {
    switch tables.nodes[Int(node)] {
    case .not(let inner): limits(of: inner)
    case .limit(_, _, let limit): [tables.limits[Int(limit)].low]
    case .all(let first, let count), .any(let first, let count):
      (first..<first + count).flatMap { limits(of: tables.parts[Int($0)]) }
    default: []
    }
  }

  // MARK: Steps

  private mutating func reference(toVersion version: Int32) -> Reference {
    if let known = ofVersion[version] { return known }
    ofVersion[version] = Self.open
    let head = tables.heads[Int(version)]
    var state = Self.open
    if !day.isContested(head.clause) {
      var parts = head.hasAddressees ? [Self.open] : []
      if head.condition >= 0 { parts.append(reference(toNode: head.condition)) }
      for place in head.firstException..<head.firstException + head.exceptionCount {
        parts.append(reference(toNode: tables.parts[Int(place)]).negated)
      }
      for exception in day.exceptions(to: head.clause) { parts.append(reference(toVersion: exception).negated) }
      state = conjunction(parts)
    }
    if head.isClass, head.classFact >= 0 { state = classState(version, state) }
    ofVersion[version] = state
    return state
  }

  private mutating func classState(_ version: Int32, _ computed: Reference) -> Reference {
    guard classFact != nil else { return Self.open }
    classes.append(Class(version: version, computed: computed))
    return step([computed], classNumber: classes.count - 1)
  }

  private mutating func reference(toNode node: Int32) -> Reference {
    if let known = ofNode[node] { return known }
    switch tables.nodes[Int(node)] {
    case .constant(let flag): return flag ? Self.no.negated : Self.no
    case .clause(let clause):
      let version = day.version(of: clause)
      return version < 0 ? Self.no : reference(toVersion: version)
    case .not(let inner): return reference(toNode: inner).negated
    case .all(let first, let count): return conjunction(references(first, count))
    case .any(let first, let count): return conjunction(references(first, count).map(\.negated)).negated
    case .quantified(let every, let subject, let owner, let body):
      // Of an item's values only those of the one that is swept are known.
      if subject == tables.program.subject("item") { return Self.open }
      let isThere = owner < 0 ? Self.isThere(subject) : Self.open
      let body = reference(toNode: body)
      return every ? step([body.negated, isThere]).negated : step([body, isThere])
    case .truth, .limit, .equal, .compare, .member, .under, .mentions, .known: return Self.open
    }
  }

  private mutating func references(_ first: Int32, _ count: Int32) -> [Reference] {
    (first..<first + count).map { reference(toNode: tables.parts[Int($0)]) }
  }

  private mutating func conjunction(_ parts: [Reference]) -> Reference {
    parts.count == 1 ? parts[0] : step(parts)
  }

  private mutating func step(_ parts: [Reference], classNumber: Int = -1) -> Reference {
    steps.append(
      Step(first: Int32(references.count), count: Int32(parts.count), classNumber: Int32(classNumber)))
    references += parts
    return Reference(firstStep + steps.count - 1)
  }
}
