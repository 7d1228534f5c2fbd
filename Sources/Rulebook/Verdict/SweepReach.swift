/// What some versions rest on: the other versions in force that they ask, and whether a fact among what they read may be
/// assumed.
struct SweepReach {
  private(set) var versions: Set<Int32> = []
  private(set) var assumes = false
  private let tables: VerdictTables
  private let day: LawTable

  init(_ tables: VerdictTables, _ day: LawTable) {
    self.tables = tables
    self.day = day
  }

  mutating func visit(_ version: Int32) {
    guard version >= 0, versions.insert(version).inserted else { return }
    let head = tables.heads[Int(version)]
    if head.condition >= 0 { visit(node: head.condition) }
    for place in head.firstException..<head.firstException + head.exceptionCount {
      visit(node: tables.parts[Int(place)])
    }
    if let quantity = tables.program.versions[Int(version)].quantity { visit(quantity: quantity) }
    for exception in day.exceptions(to: head.clause) { visit(exception) }
  }

  private mutating func visit(node: Int32) {
    switch tables.nodes[Int(node)] {
    case .constant: break
    case .clause(let clause): visit(day.version(of: clause))
    case .not(let inner): visit(node: inner)
    case .all(let first, let count), .any(let first, let count):
      for place in first..<first + count { visit(node: tables.parts[Int(place)]) }
    case .quantified(_, _, _, let body): visit(node: body)
    case .compare(let left, _, let right):
      visit(quantity: left)
      visit(quantity: right)
    case .truth(let quantity), .limit(let quantity, _, _), .equal(let quantity, _, _), .member(let quantity, _),
      .under(let quantity, _), .mentions(let quantity, _), .known(let quantity):
      visit(quantity: quantity)
    }
  }

  mutating func visit(quantity: Int32) {
    switch tables.quantities[Int(quantity)] {
    case .constant: break
    case .fact(let fact):
      let head = tables.facts[Int(fact)]
      assumes = assumes || head.unstated.kind != .unknown
      for place in head.firstDerivation..<head.firstDerivation + head.derivationCount {
        visit(quantity: tables.derivations[Int(place)])
      }
    case .define(let clause): visit(day.version(of: clause))
    case .arithmetic(let left, _, let right):
      visit(quantity: left)
      visit(quantity: right)
    case .condition(let node): visit(node: node)
    }
  }
}
