/// Finds the facts by whose values versions in force are shut, and how.
struct SieveGates {
  /// By fact, in order.
  private(set) var found: [(fact: Int32, gate: SieveGate)] = []
  /// The versions that cannot hold, whatever is stated.
  private(set) var shut: [Int32] = []

  /// - Parameter skipsClasses: whether no value shuts a class.
  init(_ tables: VerdictTables, _ day: LawTable, skipsClasses: Bool) {
    var gates: [Int32: [Int32: [Int32]]] = [:]
    for clause in tables.program.exceptionsTo.indices {
      let version = day.version(of: Int32(clause))
      var nodes: Set<Int32> = []
      guard version >= 0 else { continue }
      let canHold = Self.collect(version, tables, day, &nodes)
      let isClass = tables.heads[Int(version)].isClass
      // What figures say of a class, a statement can overrule.
      if !canHold, !isClass { shut.append(version) }
      guard canHold, !isClass || !skipsClasses else { continue }
      for node in nodes {
        if let fact = Self.fact(of: node, tables, day) { gates[fact, default: [:]][node, default: []].append(version) }
      }
    }
    // Facts of records of which a deal may have several are no gates, but for items.
    let kinds = ["deal", "exporter", "end_use", "item"].compactMap { tables.program.subject($0) }
    for (fact, nodes) in gates.sorted(by: { $0.key < $1.key }) where kinds.contains(tables.facts[Int(fact)].subject) {
      var gate = SieveGate()
      for (node, versions) in nodes.sorted(by: { $0.key < $1.key }) {
        gate.tests.append((node, WordSet(versions)))
        gate.limits += Self.limits(of: node, tables)
      }
      gate.limits.sort()
      found.append((fact, gate))
    }
  }

  /// The conditions without which a version cannot hold and that ask one fact alone, those of its definitions included;
  /// false if it cannot hold at all.
  private static func collect(
    _ version: Int32, _ tables: VerdictTables, _ day: LawTable, _ nodes: inout Set<Int32>
  ) -> Bool {
    let head = tables.heads[Int(version)]
    if head.condition < 0 || day.isContested(head.clause) { return true }
    return collect(node: head.condition, tables, day, &nodes)
  }

  private static func collect(
    node: Int32, _ tables: VerdictTables, _ day: LawTable, _ nodes: inout Set<Int32>
  ) -> Bool {
    switch tables.nodes[Int(node)] {
    case .all(let first, let count):
      return (first..<first + count).allSatisfy { collect(node: tables.parts[Int($0)], tables, day, &nodes) }
    case .clause(let clause) where tables.definitions.contains(clause):
      let definition = day.version(of: clause)
      return definition >= 0 && collect(definition, tables, day, &nodes)
    default:
      if fact(of: node, tables, day) != nil { nodes.insert(node) }
      return true
    }
  }

  /// The fact that a condition asks, if it is one alone that follows from no other.
  private static func fact(of node: Int32, _ tables: VerdictTables, _ day: LawTable) -> Int32? {
    switch tables.nodes[Int(node)] {
    case .not(let inner): return fact(of: inner, tables, day)
    case .all(let first, let count), .any(let first, let count):
      let facts = Set((first..<first + count).map { fact(of: tables.parts[Int($0)], tables, day) })
      return facts.count == 1 ? facts.first ?? nil : nil
    case .truth(let quantity), .limit(let quantity, _, _), .equal(let quantity, _, _), .member(let quantity, _),
      .under(let quantity, _):
      guard case .fact(let fact) = tables.quantities[Int(quantity)], tables.facts[Int(fact)].derivationCount == 0
      else { return nil }
      return fact
    default: return nil
    }
  }

  /// The limits that a condition holds its fact against.
  private static func limits(of node: Int32, _ tables: VerdictTables) -> [Exact] {
    switch tables.nodes[Int(node)] {
    case .not(let inner): limits(of: inner, tables)
    case .limit(_, _, let limit): [tables.limits[Int(limit)].low]
    case .all(let first, let count), .any(let first, let count):
      (first..<first + count).flatMap { limits(of: tables.parts[Int($0)], tables) }
    default: []
    }
  }
}
