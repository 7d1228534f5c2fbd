/// Tells of all clauses in force at once which of them what is stated shuts: for each value of a fact that has come, the
/// versions that fail by it alone are known as bits. For one thread and the law of one time.
///
/// Three things shut a version: a value by which its condition fails (`SieveGates`), a fact that nobody states and that it
/// wants (`SieveWants`), and other versions that are shut and that it needs (`SieveNeeds`).
package final class ClauseSieve {
  /// Where a fact stands in its record.
  private struct Spot {
    let subject: Int32
    let place: Int32

    init(_ fact: Int32, _ tables: VerdictTables) {
      (subject, place) = (tables.facts[Int(fact)].subject, tables.facts[Int(fact)].place)
    }
  }

  private let gates: [SieveGate]
  private let gateSpots: [Spot]
  /// For each gate and value that has come, where the versions that stay open begin among `masks`; -1 for one that has not.
  private var known: [[Int32]]
  private var masks: [UInt64] = []
  /// The words of 64 bits of a mask.
  private let width: Int
  /// What can hold where no fact is stated that is wanted: of an item of no stated class, and of one.
  private let open: (classless: [UInt64], classed: [UInt64])
  private let wantSpots: [Spot]
  /// What wants each of these, one mask after another.
  private let wantMasks: [UInt64]
  /// Versions that cannot hold unless one of some others does; those that others wait for first.
  private let needs: [(version: Int32, others: [Int32])]
  /// The classes in force, which open again where they are stated.
  private let classes: [Int32]
  /// The fact that states the class of an item.
  private let classFact: Int32?
  /// By the number of the code stated, where those begin among `masks` that it opens.
  private var stated: [Int32: Int] = [:]
  /// By the same, the classes that it is or lies under.
  private var held: [Int32: [Int32]] = [:]
  private var epoch = -1

  /// A value of a fact beyond this is not remembered.
  private static let mostValues = 1 << 14

  package init(_ law: Law) {
    let (tables, day) = (law.program.verdicts, law.table)
    width = tables.sieveWidth
    let stating = Set(tables.heads.filter(\.isClass).map(\.classFact)).subtracting([-1])
    classFact = stating.count == 1 ? stating.first : nil
    let found = SieveGates(tables, day, skipsClasses: stating.count > 1)
    gates = found.found.map(\.gate)
    gateSpots = found.found.map { Spot($0.fact, tables) }
    known = gates.map { _ in [] }
    needs = SieveNeeds(tables, day).found
    let inForce = tables.program.exceptionsTo.indices.map { day.version(of: Int32($0)) }.filter { $0 >= 0 }
    classes = inForce.filter { tables.heads[Int($0)].isClass }
    let wants = SieveWants(tables, day).found
    wantSpots = wants.map { Spot($0.fact, tables) }
    wantMasks = wants.flatMap { WordSet($0.flags + $0.classes).bits(tables.sieveWidth) }
    let canHold = Set(inForce).subtracting(found.shut)
    let unwanting = canHold.subtracting(wants.flatMap(\.flags))
    open = (
      WordSet(unwanting).bits(width), WordSet(unwanting.subtracting(wants.flatMap(\.classes))).bits(width)
    )
  }

  // MARK: Sifting

  /// Puts the deal that a pass asks through the sieve, with so many items.
  func sift(items: Int, itemKind: Int32, _ pass: inout VerdictPass, epoch: Int) {
    if self.epoch != epoch || masks.count > 1 << 20 { forget(epoch) }
    pass.open.removeAll(keepingCapacity: true)
    for item in 0..<items {
      if itemKind >= 0 { pass.bind(itemKind, to: Int32(item)) }
      let start = pass.open.count
      let isClassed = classFact.map { pass.stated($0).kind == .code } ?? false
      pass.open.append(contentsOf: isClassed ? open.classed : open.classless)
      admit(itemKind, &pass, from: start)
      for gate in gateSpots.indices {
        let spot = gateSpots[gate]
        let slot = pass.frame.stated[pass.rows[Int(spot.subject)] + Int(spot.place)]
        if slot.kind != .open { narrow(gate, slot, &pass, from: start) }
      }
      if isClassed { reopen(&pass, from: start) }
      for (version, others) in needs where !others.contains(where: { Self.isOpen($0, pass.open, from: start) }) {
        pass.open[start + Int(version) >> 6] &= ~(1 << UInt64(version & 63))
      }
    }
  }

  /// Forgets what was found of values that go by other numbers now.
  private func forget(_ epoch: Int) {
    self.epoch = epoch
    masks.removeAll(keepingCapacity: true)
    stated.removeAll(keepingCapacity: true)
    held.removeAll(keepingCapacity: true)
    for gate in known.indices { known[gate].removeAll(keepingCapacity: true) }
  }

  private static func isOpen(_ version: Int32, _ open: [UInt64], from start: Int) -> Bool {
    open[start + Int(version) >> 6] >> UInt64(version & 63) & 1 == 1
  }

  /// Opens what wants a fact that is stated.
  private func admit(_ itemKind: Int32, _ pass: inout VerdictPass, from start: Int) {
    for want in wantSpots.indices {
      let spot = wantSpots[want]
      let isStated =
        spot.subject == itemKind
        ? pass.frame.stated[pass.rows[Int(spot.subject)] + Int(spot.place)].kind != .open
        : pass.frame.isStated(Int(spot.place), kind: Int(spot.subject))
      guard isStated else { continue }
      for word in 0..<width { pass.open[start + word] |= wantMasks[want * width + word] }
    }
  }

  private func narrow(_ gate: Int, _ slot: FactFrame.Slot, _ pass: inout VerdictPass, from start: Int) {
    guard let key = gates[gate].key(of: slot, pass.frame) else { return }
    let mask = mask(key, gate, &pass)
    pass.open.withUnsafeMutableBufferPointer { open in
      masks.withUnsafeBufferPointer { masks in
        for word in 0..<width { open[start + word] &= masks[mask + word] }
      }
    }
  }

  /// Where the versions that a value leaves open begin among the masks.
  private func mask(_ key: Int, _ gate: Int, _ pass: inout VerdictPass) -> Int {
    if key < known[gate].count, known[gate][key] >= 0 { return Int(known[gate][key]) }
    let start = masks.count
    masks += repeatElement(.max, count: width)
    for (node, versions) in gates[gate].tests {
      let verdict = pass.verdict(ofNode: node)
      guard verdict.truth == .no, verdict.firm == .no else { continue }
      for (word, bits) in versions.bits(width).enumerated() { masks[start + word] &= ~bits }
    }
    guard key < Self.mostValues else { return start }
    if key >= known[gate].count { known[gate] += repeatElement(-1, count: key + 1 - known[gate].count) }
    known[gate][key] = Int32(start)
    return start
  }

  // MARK: Stated classes

  /// Opens the classes that the item bound is stated to be of, or that lie under the stated one.
  private func reopen(_ pass: inout VerdictPass, from start: Int) {
    guard let fact = classFact else { return }
    let slot = pass.stated(fact)
    let mask = stated[slot.value] ?? opened(by: pass.frame.code(slot), slot.value, pass.tables)
    for word in 0..<width { pass.open[start + word] |= masks[mask + word] }
  }

  private func opened(by code: VerdictProgram.Code, _ number: Int32, _ tables: VerdictTables) -> Int {
    let above = classes.filter { code.isUnder(tables.heads[Int($0)].path, depth: tables.heads[Int($0)].depth) }
    let below = classes.filter { version in
      let lineage = tables.lineages[Int(tables.heads[Int(version)].lineage)]
      return VerdictProgram.Code.holds(lineage, code.word, at: code.depth)
    }
    held[number] = above
    stated[number] = masks.count
    masks += WordSet(above + below).bits(width)
    return masks.count - width
  }

  /// Whether the item bound is stated to be of a class that its figures keep it out of.
  func isDisputed(_ pass: inout VerdictPass) -> Bool {
    guard let fact = classFact else { return !classes.isEmpty }
    let slot = pass.stated(fact)
    guard slot.kind == .code else { return false }
    return (held[slot.value] ?? []).contains { version in
      pass.asksRecords(Int(version)) || pass.computed(Int(version)).firm == .no
    }
  }
}
