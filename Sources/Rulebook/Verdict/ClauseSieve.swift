/// Tells of many clauses at once which of them what is stated shuts: for each value of a fact that has come, the clauses
/// that fail by it alone (`VerdictGuards`) are known as bits. For one thread and the law of one time.
package final class ClauseSieve {
  /// A fact by which clauses are shut.
  private struct Gate {
    let subject: Int
    let place: Int
    /// Comparisons of the fact, and the clauses that each shuts where it fails.
    var tests: [(node: Int32, clauses: WordSet)] = []
    /// The limits among them, in order.
    var limits: [Exact] = []
    /// For each value that has come, where the clauses that stay open begin among `masks`; -1 for one that has not.
    var known: [Int32] = []
  }

  private var gates: [Gate] = []
  /// How many gates, the first ones, ask nothing of items.
  private var general = 0
  private var masks: [UInt64] = []
  /// The words of 64 bits of a mask.
  private let width: Int
  /// The clauses that can hold at all.
  private let open: [UInt64]
  /// What stays open of the deal, and of each item.
  private var ofDeal: [UInt64] = []
  private var ofItems: [UInt64] = []
  private var epoch = -1

  /// A value of a fact beyond this is not remembered.
  private static let mostValues = 1 << 14

  /// - Parameter clauses: what is asked, each known by its place here.
  package init(_ law: Law, _ clauses: [Clause]) {
    width = clauses.count / 64 + 1
    var open = WordSet(clauses.indices.map { Int32($0) })
    let (tables, day) = (law.program.verdicts, law.table)
    var found: [Int32: [Int32: [Int32]]] = [:]
    for (number, clause) in clauses.enumerated() {
      var nodes: Set<Int32> = []
      if Self.collect(Int32(clause.number), tables, day, &nodes) {
        for node in nodes {
          if let fact = Self.fact(of: node, tables) { found[fact, default: [:]][node, default: []].append(Int32(number)) }
        }
      } else {
        open.remove(Int32(number))
      }
    }
    self.open = open.bits(width)
    let item = tables.program.subject("item") ?? -1
    let listing = tables.program.subject("listing") ?? -1
    for fact in found.keys.sorted() where tables.facts[Int(fact)].subject != listing {
      let head = tables.facts[Int(fact)]
      var gate = Gate(subject: Int(head.subject), place: Int(head.place))
      for (node, clauses) in (found[fact] ?? [:]).sorted(by: { $0.key < $1.key }) {
        gate.tests.append((node, WordSet(clauses)))
        if let limit = Self.limit(of: node, tables) { gate.limits.append(limit) }
      }
      gate.limits.sort()
      gates.append(gate)
    }
    gates = gates.filter { $0.subject != Int(item) } + gates.filter { $0.subject == Int(item) }
    general = gates.count { $0.subject != Int(item) }
  }

  /// The conditions without which a version cannot hold, those of its definitions included; false if it cannot at all.
  private static func collect(
    _ version: Int32, _ tables: VerdictTables, _ day: LawTable, _ nodes: inout Set<Int32>
  ) -> Bool {
    if day.isContested(tables.heads[Int(version)].clause) { return true }
    for node in tables.guards(of: Int(version)) {
      if case .clause(let clause) = tables.nodes[Int(node)] {
        let definition = day.version(of: clause)
        guard definition >= 0, collect(definition, tables, day, &nodes) else { return false }
      } else {
        nodes.insert(node)
      }
    }
    return true
  }

  /// The fact that a guard asks.
  private static func fact(of node: Int32, _ tables: VerdictTables) -> Int32? {
    switch tables.nodes[Int(node)] {
    case .not(let inner): return fact(of: inner, tables)
    case .truth(let quantity), .limit(let quantity, _, _), .equal(let quantity, _, _), .member(let quantity, _),
      .under(let quantity, _):
      guard case .fact(let fact) = tables.quantities[Int(quantity)] else { return nil }
      return fact
    default: return nil
    }
  }

  private static func limit(of node: Int32, _ tables: VerdictTables) -> Exact? {
    switch tables.nodes[Int(node)] {
    case .not(let inner): limit(of: inner, tables)
    case .limit(_, _, let limit): tables.limits[Int(limit)].low
    default: nil
    }
  }

  // MARK: Sifting

  /// Puts the deal that a pass asks through the sieve, with so many items.
  func sift(items: Int, itemKind: Int32, _ pass: inout VerdictPass, epoch: Int) {
    if self.epoch != epoch || masks.count > 1 << 20 {
      self.epoch = epoch
      masks.removeAll(keepingCapacity: true)
      for gate in gates.indices { gates[gate].known.removeAll(keepingCapacity: true) }
    }
    ofDeal.removeAll(keepingCapacity: true)
    ofDeal.append(contentsOf: open)
    for gate in 0..<general { narrow(gate, &pass, &ofDeal, from: 0) }
    ofItems.removeAll(keepingCapacity: true)
    for item in 0..<items {
      if itemKind >= 0 { pass.bind(itemKind, to: Int32(item)) }
      let start = ofItems.count
      ofItems.append(contentsOf: ofDeal)
      for gate in general..<gates.count { narrow(gate, &pass, &ofItems, from: start) }
    }
  }

  private func narrow(_ gate: Int, _ pass: inout VerdictPass, _ open: inout [UInt64], from start: Int) {
    let slot = pass.frame.stated[pass.rows[gates[gate].subject] + gates[gate].place]
    guard let key = key(of: slot, gate, pass) else { return }
    let mask = mask(key, gate, &pass)
    for word in 0..<width { open[start + word] &= masks[mask + word] }
  }

  /// A number by which a value goes, the same for all values that no test tells apart; nil for one that is not stated, or
  /// goes by none.
  private func key(of slot: FactFrame.Slot, _ gate: Int, _ pass: VerdictPass) -> Int? {
    switch slot.kind {
    case .open, .unknown, .day: return nil
    case .truth, .word, .code, .text: return slot.value >= 0 ? Int(slot.value) : nil
    case .number:
      let number = pass.frame.number(slot)
      guard number.low == number.high else { return nil }
      var (low, high) = (0, gates[gate].limits.count)
      while low < high {
        let middle = (low + high) / 2
        if gates[gate].limits[middle] < number.low { low = middle + 1 } else { high = middle }
      }
      let isLimit = low < gates[gate].limits.count && gates[gate].limits[low] == number.low
      return 2 * low + (isLimit ? 1 : 0)
    }
  }

  /// Where the clauses that a value leaves open begin among the masks.
  private func mask(_ key: Int, _ gate: Int, _ pass: inout VerdictPass) -> Int {
    if key < gates[gate].known.count, gates[gate].known[key] >= 0 { return Int(gates[gate].known[key]) }
    let start = masks.count
    masks += repeatElement(.max, count: width)
    for (node, clauses) in gates[gate].tests {
      let verdict = pass.verdict(ofNode: node)
      guard verdict.truth == .no, verdict.firm == .no else { continue }
      for (word, bits) in clauses.bits(width).enumerated() { masks[start + word] &= ~bits }
    }
    guard key < Self.mostValues else { return start }
    if key >= gates[gate].known.count {
      gates[gate].known += repeatElement(-1, count: key + 1 - gates[gate].known.count)
    }
    gates[gate].known[key] = Int32(start)
    return start
  }

  /// The next clause from a place on that what is stated of an item does not shut; nil if there is none before the end.
  package func next(from place: Int, until end: Int, item: Int) -> Int? {
    var place = place
    while place < end {
      let rest = ofItems[item * width + place >> 6] >> UInt64(place & 63)
      if rest != 0 {
        place += rest.trailingZeroBitCount
        return place < end ? place : nil
      }
      place = (place | 63) + 1
    }
    return nil
  }

  package func isOpen(_ place: Int, item: Int) -> Bool {
    ofItems[item * width + place >> 6] >> UInt64(place & 63) & 1 == 1
  }
}
