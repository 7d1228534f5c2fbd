/// Finds of the versions in force which others they need: `when 3A090.a or 3A090.b` cannot hold where neither class does.
struct SieveNeeds {
  /// Those that others wait for first.
  private(set) var found: [(version: Int32, others: [Int32])] = []
  private var seen: Set<Int32> = []
  private let tables: VerdictTables
  private let day: LawTable

  init(_ tables: VerdictTables, _ day: LawTable) {
    self.tables = tables
    self.day = day
    for clause in tables.program.exceptionsTo.indices {
      let version = day.version(of: Int32(clause))
      if version >= 0 { visit(version) }
    }
  }

  /// A class may be stated, and a contested clause made to hold: they need nothing.
  private mutating func visit(_ version: Int32) {
    let head = tables.heads[Int(version)]
    guard seen.insert(version).inserted, head.condition >= 0, !head.isClass, !day.isContested(head.clause) else {
      return
    }
    for part in conjuncts(head.condition) {
      guard let others = alternatives(part) else { continue }
      for other in others { visit(other) }
      found.append((version, others))
    }
  }

  private func conjuncts(_ node: Int32) -> [Int32] {
    guard case .all(let first, let count) = tables.nodes[Int(node)] else { return [node] }
    return (first..<first + count).flatMap { conjuncts(tables.parts[Int($0)]) }
  }

  /// The versions of which one must hold for a condition; nil where it may hold without.
  private func alternatives(_ node: Int32) -> [Int32]? {
    switch tables.nodes[Int(node)] {
    case .clause(let clause):
      let version = day.version(of: clause)
      return version < 0 ? [] : [version]
    case .all(let first, let count):
      for place in first..<first + count {
        if let others = alternatives(tables.parts[Int(place)]) { return others }
      }
      return nil
    case .any(let first, let count):
      var all: [Int32] = []
      for place in first..<first + count {
        guard let others = alternatives(tables.parts[Int(place)]) else { return nil }
        all += others
      }
      return all
    default: return nil
    }
  }
}
