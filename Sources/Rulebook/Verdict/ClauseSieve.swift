/// Tells of all clauses in force at once which of them what is stated shuts: for each value of a fact that has come, the
/// versions that fail by it alone are known as bits. For one thread and the law of one time.
///
/// Three things shut a version: a value by which its condition fails (`SieveGates`), stated or assumed; a fact that nobody
/// states and that it wants (`SieveWants`); and other versions that are shut and that it needs (`SieveNeeds`). Whether a
/// version fails by what is stated or by what is assumed matters only to the classes that an item is stated to be of, and to
/// what these ask (`SieveReach`): an assumption does not shut those.
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
  /// For each gate where the versions begin among `masks` that an assumption leaves open; -1 before it is wanted, the
  /// greatest number where it shuts none.
  private var assumed: [Int]
  /// What no assumption shuts, whatever the item is stated to be.
  private let firm: [UInt64]
  /// What assumptions leave open of the item that is sifted.
  var soft: [UInt64]
  /// For each gate and value that has come, where the versions that stay open begin among `masks`; -1 for one that has not.
  private var known: [[Int32]]
  var masks: [UInt64] = []
  /// The words of 64 bits of a mask.
  let width: Int
  /// What can hold where no fact is stated that is wanted: of an item of no stated class, and of one.
  private let open: (classless: [UInt64], classed: [UInt64])
  private let wantSpots: [Spot]
  /// What wants each of these, one mask after another.
  private let wantMasks: [UInt64]
  /// Versions that cannot hold unless one of some others does; those that others wait for first.
  private let needs: [(version: Int32, others: [Int32])]
  /// The classes in force, which open again where they are stated.
  let classes: [Int32]
  /// The fact that states the class of an item.
  let classFact: Int32?
  /// By the number of the code stated, where those begin among `masks` that it opens.
  var stated: [Int32: Int] = [:]
  /// By the same, where those begin that no assumption shuts.
  var firmly: [Int32: Int] = [:]
  /// By the same, the classes that it is or lies under.
  var held: [Int32: [Int32]] = [:]
  private var epoch = -1

  /// Masks of more words than these are forgotten, and found anew.
  private static let mostWords = 1 << 16

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
    assumed = gates.map { _ in -1 }
    soft = Array(repeating: .max, count: tables.sieveWidth)
    firm = Self.firm(tables, day, all: stating.count > 1)
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

  /// What conditions ask by `is known`, which assumptions do not make so.
  private static func firm(_ tables: VerdictTables, _ day: LawTable, all: Bool) -> [UInt64] {
    if all { return Array(repeating: .max, count: tables.sieveWidth) }
    var reach = SieveReach(tables, day)
    for node in tables.nodes {
      if case .known(let quantity) = node { reach.visit(quantity: quantity) }
    }
    return WordSet(reach.versions).bits(tables.sieveWidth)
  }

  // MARK: Sifting

  /// Puts the deal that a pass asks through the sieve, with so many items.
  func sift(items: Int, itemKind: Int32, _ pass: inout VerdictPass, epoch: Int) {
    if self.epoch != epoch || masks.count > Self.mostWords { forget(epoch) }
    pass.open.removeAll(keepingCapacity: true)
    for item in 0..<items {
      if itemKind >= 0 { pass.bind(itemKind, to: Int32(item)) }
      let start = pass.open.count
      let isClassed = classFact.map { pass.stated($0).kind == .code } ?? false
      pass.open.append(contentsOf: isClassed ? open.classed : open.classless)
      admit(itemKind, &pass, from: start)
      for word in 0..<width { soft[word] = .max }
      for gate in gateSpots.indices {
        let spot = gateSpots[gate]
        let slot = pass.frame.stated[pass.rows[Int(spot.subject)] + Int(spot.place)]
        if slot.kind == .open { assume(gate, &pass) } else { narrow(gate, slot, &pass, from: start) }
      }
      for word in 0..<width { soft[word] |= firm[word] }
      if isClassed { reopen(&pass, from: start) }
      for word in 0..<width { pass.open[start + word] &= soft[word] }
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
    firmly.removeAll(keepingCapacity: true)
    for gate in assumed.indices { assumed[gate] = -1 }
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

  /// Narrows by what is assumed of a fact that is not stated.
  private func assume(_ gate: Int, _ pass: inout VerdictPass) {
    if assumed[gate] < 0 {
      assumed[gate] = masks.count
      masks += repeatElement(.max, count: width)
      for (node, versions) in gates[gate].tests where pass.verdict(ofNode: node).truth == .no {
        for (word, bits) in versions.bits(width).enumerated() { masks[assumed[gate] + word] &= ~bits }
      }
      if masks[assumed[gate]...].allSatisfy({ $0 == .max }) { assumed[gate] = .max }
    }
    let mask = assumed[gate]
    if mask == .max { return }
    for word in 0..<width { soft[word] &= masks[mask + word] }
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
}
