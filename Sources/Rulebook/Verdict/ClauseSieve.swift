/// Tells of all clauses in force at once which of them what is stated shuts: for each value of a fact that has come, the
/// versions that fail by it alone (`VerdictGuards`) are known as bits. For one thread and the law of one time.
package final class ClauseSieve {
  /// A fact by which clauses are shut.
  private struct Gate {
    let subject: Int
    let place: Int
    /// Comparisons of the fact, and the versions that each shuts where it fails.
    var tests: [(node: Int32, versions: WordSet)] = []
    /// The limits among them, in order.
    var limits: [Exact] = []
    /// For each value that has come, where the versions that stay open begin among `masks`; -1 for one that has not.
    var known: [Int32] = []
  }

  private var gates: [Gate] = []
  /// How many gates, the first ones, ask nothing of items.
  private var general = 0
  private var masks: [UInt64] = []
  /// The words of 64 bits of a mask.
  private let width: Int
  /// The versions that can hold at all.
  private let open: [UInt64]
  /// The classes in force, which open again where they are stated.
  private var classes: [Int32] = []
  /// Facts that must be stated before some versions can hold.
  private let wants: [SieveWants.Want]
  /// Versions that cannot hold unless one of some others does; those that others wait for first.
  private let needs: [(version: Int32, others: [Int32])]
  /// The fact that states the class of an item.
  private let classFact: Int32?
  /// By the number of the code stated, where those begin among `masks` that it opens.
  private var stated: [Int32: Int] = [:]
  private var epoch = -1

  /// A value of a fact beyond this is not remembered.
  private static let mostValues = 1 << 14

  package init(_ law: Law) {
    let (tables, day) = (law.program.verdicts, law.table)
    width = tables.sieveWidth
    let stating = Set(tables.heads.filter(\.isClass).map(\.classFact)).subtracting([-1])
    classFact = stating.count == 1 ? stating.first : nil
    var open = WordSet()
    var found: [Int32: [Int32: [Int32]]] = [:]
    for clause in tables.program.exceptionsTo.indices {
      let version = day.version(of: Int32(clause))
      var nodes: Set<Int32> = []
      guard version >= 0 else { continue }
      let canHold = Self.collect(version, tables, day, &nodes)
      // What figures say of a class, a statement can overrule.
      if tables.heads[Int(version)].isClass { classes.append(version) }
      guard canHold || tables.heads[Int(version)].isClass else { continue }
      open.insert(version)
      if tables.heads[Int(version)].isClass, stating.count > 1 { continue }
      for node in nodes where canHold {
        if let fact = Self.fact(of: node, tables, day) { found[fact, default: [:]][node, default: []].append(version) }
      }
    }
    self.open = open.bits(width)
    needs = SieveNeeds(tables, day).found
    wants = SieveWants(tables, day).found
    gates = Self.gates(found, tables)
    let item = tables.program.subject("item").map { Int($0) } ?? -1
    gates = gates.filter { $0.subject != item } + gates.filter { $0.subject == item }
    general = gates.count { $0.subject != item }
  }

  /// Facts of records of which a deal may have several are no gates, but for items.
  private static func gates(_ found: [Int32: [Int32: [Int32]]], _ tables: VerdictTables) -> [Gate] {
    let kinds = ["deal", "exporter", "end_use", "item"].compactMap { tables.program.subject($0) }
    return found.sorted { $0.key < $1.key }.compactMap { fact, nodes in
      let head = tables.facts[Int(fact)]
      guard kinds.contains(head.subject) else { return nil }
      var gate = Gate(subject: Int(head.subject), place: Int(head.place))
      for (node, versions) in nodes.sorted(by: { $0.key < $1.key }) {
        gate.tests.append((node, WordSet(versions)))
        gate.limits += limits(of: node, tables)
      }
      gate.limits.sort()
      return gate
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

  // MARK: Sifting

  /// Puts the deal that a pass asks through the sieve, with so many items.
  func sift(items: Int, itemKind: Int32, _ pass: inout VerdictPass, epoch: Int) {
    if self.epoch != epoch || masks.count > 1 << 20 {
      self.epoch = epoch
      masks.removeAll(keepingCapacity: true)
      stated.removeAll(keepingCapacity: true)
      for gate in gates.indices { gates[gate].known.removeAll(keepingCapacity: true) }
    }
    pass.open.removeAll(keepingCapacity: true)
    for item in 0..<items {
      if itemKind >= 0 { pass.bind(itemKind, to: Int32(item)) }
      let start = pass.open.count
      if item == 0 {
        pass.open.append(contentsOf: open)
        for gate in 0..<general { narrow(gate, &pass, from: 0) }
        pass.openToAll.removeAll(keepingCapacity: true)
        pass.openToAll.append(contentsOf: pass.open)
      } else {
        pass.open.append(contentsOf: pass.openToAll)
      }
      for gate in general..<gates.count { narrow(gate, &pass, from: start) }
      shutUnstated(&pass, itemKind, from: start)
      reopen(&pass, from: start)
      for (version, others) in needs where !others.contains(where: { Self.isOpen($0, pass.open, from: start) }) {
        Self.shut(version, &pass.open, from: start)
      }
    }
  }

  private static func shut(_ version: Int32, _ open: inout [UInt64], from start: Int) {
    open[start + Int(version) >> 6] &= ~(1 << UInt64(version & 63))
  }

  /// Shuts what cannot hold because a fact is not stated.
  private func shutUnstated(_ pass: inout VerdictPass, _ itemKind: Int32, from start: Int) {
    let isClassStated = classFact.map { pass.stated($0).kind == .code } ?? false
    for want in wants {
      let head = pass.tables.facts[Int(want.fact)]
      let isStated =
        head.subject == itemKind
        ? pass.stated(want.fact).kind != .open : pass.frame.isStated(Int(head.place), kind: Int(head.subject))
      if isStated { continue }
      for version in want.flags { Self.shut(version, &pass.open, from: start) }
      if isClassStated { for version in want.classes { Self.shut(version, &pass.open, from: start) } }
    }
  }

  private static func isOpen(_ version: Int32, _ open: [UInt64], from start: Int) -> Bool {
    open[start + Int(version) >> 6] >> UInt64(version & 63) & 1 == 1
  }

  private func narrow(_ gate: Int, _ pass: inout VerdictPass, from start: Int) {
    let slot = pass.frame.stated[pass.rows[gates[gate].subject] + gates[gate].place]
    guard let key = key(of: slot, gate, pass) else { return }
    let mask = mask(key, gate, &pass)
    pass.open.withUnsafeMutableBufferPointer { open in
      masks.withUnsafeBufferPointer { masks in
        for word in 0..<width { open[start + word] &= masks[mask + word] }
      }
    }
  }

  /// Opens the classes that are stated of the item bound, or lie above the one that is.
  private func reopen(_ pass: inout VerdictPass, from start: Int) {
    guard let fact = classFact else { return }
    let slot = pass.stated(fact)
    guard slot.kind == .code else { return }
    let mask = stated[slot.value] ?? opened(by: pass.frame.code(slot), slot.value, pass.tables)
    for word in 0..<width { pass.open[start + word] |= masks[mask + word] }
  }

  private func opened(by code: VerdictProgram.Code, _ number: Int32, _ tables: VerdictTables) -> Int {
    let found = classes.filter { version in
      let head = tables.heads[Int(version)]
      return code.isUnder(head.path, depth: head.depth)
        || VerdictProgram.Code.holds(tables.lineages[Int(head.lineage)], code.word, at: code.depth)
    }
    stated[number] = masks.count
    masks += WordSet(found).bits(width)
    return masks.count - width
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

  /// Where the versions that a value leaves open begin among the masks.
  private func mask(_ key: Int, _ gate: Int, _ pass: inout VerdictPass) -> Int {
    if key < gates[gate].known.count, gates[gate].known[key] >= 0 { return Int(gates[gate].known[key]) }
    let start = masks.count
    masks += repeatElement(.max, count: width)
    for (node, versions) in gates[gate].tests {
      let verdict = pass.verdict(ofNode: node)
      guard verdict.truth == .no, verdict.firm == .no else { continue }
      for (word, bits) in versions.bits(width).enumerated() { masks[start + word] &= ~bits }
    }
    guard key < Self.mostValues else { return start }
    if key >= gates[gate].known.count {
      gates[gate].known += repeatElement(-1, count: key + 1 - gates[gate].known.count)
    }
    gates[gate].known[key] = Int32(start)
    return start
  }
}
