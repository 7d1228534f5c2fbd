/// Finds of the versions in force the facts that must be stated before they can hold. A red flag of which one is not stated
/// is not raised; a class is not the one of an item that is stated to be of another.
struct SieveWants {
  /// A fact, and what waits for it.
  struct Want {
    let fact: Int32
    var flags: [Int32] = []
    var classes: [Int32] = []
  }

  private(set) var found: [Want] = []
  private let tables: VerdictTables
  private let day: LawTable

  init(_ tables: VerdictTables, _ day: LawTable) {
    self.tables = tables
    self.day = day
    let asked = Set(tables.nodes.compactMap { node in if case .clause(let clause) = node { clause } else { nil } })
    var wanting: [(version: Int32, isFlag: Bool, facts: Set<Int32>)] = []
    for clause in tables.program.exceptionsTo.indices {
      let version = day.version(of: Int32(clause))
      guard version >= 0, let facts = facts(ofVersion: version), !facts.isEmpty else { continue }
      let head = tables.heads[Int(version)]
      // Of a flag that some other clause asks, it matters whether it is open.
      let isFlag =
        tables.program.versions[Int(version)].source.kind == .flag && !asked.contains(Int32(clause))
      // A class that rests on an assumption may be open where it seems not to hold.
      guard isFlag || head.isClass && head.classFact >= 0 && !assumes(version) else { continue }
      wanting.append((version, isFlag, facts))
    }
    found = Self.wants(wanting)
  }

  /// One fact for each version is enough: the one that the fewest want is the one that is stated the least.
  private static func wants(_ wanting: [(version: Int32, isFlag: Bool, facts: Set<Int32>)]) -> [Want] {
    var counts: [Int32: Int] = [:]
    for fact in wanting.flatMap(\.facts) { counts[fact, default: 0] += 1 }
    var wants: [Int32: Want] = [:]
    for (version, isFlag, facts) in wanting {
      guard let fact = facts.min(by: { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) }) else { continue }
      var want = wants[fact] ?? Want(fact: fact)
      if isFlag { want.flags.append(version) } else { want.classes.append(version) }
      wants[fact] = want
    }
    return wants.values.sorted { $0.fact < $1.fact }
  }

  /// The facts that must be stated; nil for a clause that exceptions can make hold, or that has no condition.
  private func facts(ofVersion version: Int32) -> Set<Int32>? {
    let head = tables.heads[Int(version)]
    if head.condition < 0 || day.isContested(head.clause) { return nil }
    return facts(of: head.condition)
  }

  private func facts(of node: Int32) -> Set<Int32> {
    switch tables.nodes[Int(node)] {
    case .all(let first, let count):
      return (first..<first + count).reduce(into: []) { $0.formUnion(facts(of: tables.parts[Int($1)])) }
    case .any(let first, let count):
      let all = (first..<first + count).map { facts(of: tables.parts[Int($0)]) }
      return all.dropFirst().reduce(all.first ?? []) { $0.intersection($1) }
    case .quantified(every: false, _, _, let body): return facts(of: body)
    case .clause(let clause) where tables.definitions.contains(clause):
      let version = day.version(of: clause)
      return version < 0 ? [] : facts(ofVersion: version) ?? []
    case .not(let inner): return fact(of: inner).map { [$0] } ?? []
    default: return fact(of: node).map { [$0] } ?? []
    }
  }

  /// The fact of a comparison, if nothing stands in for it.
  private func fact(of node: Int32) -> Int32? {
    switch tables.nodes[Int(node)] {
    case .truth(let quantity), .limit(let quantity, _, _), .equal(let quantity, _, _), .member(let quantity, _),
      .under(let quantity, _), .mentions(let quantity, _):
      guard case .fact(let fact) = tables.quantities[Int(quantity)] else { return nil }
      let head = tables.facts[Int(fact)]
      return head.derivationCount == 0 && head.unstated.kind == .unknown ? fact : nil
    default: return nil
    }
  }

  /// Whether a version may rest on an assumption.
  private func assumes(_ version: Int32) -> Bool {
    var reach = SieveReach(tables, day)
    reach.visit(version)
    return reach.assumes
  }
}
