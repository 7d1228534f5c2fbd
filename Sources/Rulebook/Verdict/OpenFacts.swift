/// The facts that a proof would name, without its words: those that would settle what is open, and those that are
/// assumed. It goes the way of `Proof.reasons`: of what decides only the first, of what is open all open parts.
struct OpenFacts {
  /// A fact of a record.
  struct Place: Hashable {
    var fact: Int32
    var record: Int32
  }

  /// A value, with the facts it came from: `Quantity` without words.
  struct Sources {
    var hasValue = false
    var reads: [Place] = []
    var missing: [Place] = []
    var assumed: [Place] = []
  }

  private(set) var reads: [Place] = []
  private(set) var missing: [Place] = []
  private(set) var assumed: [Place] = []
  /// Whether that is all; what exceptions contest, or a condition stands for without a name, only a proof can say.
  private(set) var isWhole = true

  // MARK: Clauses

  mutating func collect(version: Int, _ pass: inout VerdictPass) {
    guard !pass.isContested(version) else {
      isWhole = false
      return
    }
    guard pass.tables.heads[version].isClass, let (stated, place) = pass.statedClass(version) else {
      return collectParts(version, &pass)
    }
    let computed = pass.computed(version)
    guard computed.truth != .yes else { return collectParts(version, &pass) }
    let head = pass.tables.heads[version]
    if stated.isUnder(head.path, depth: head.depth) {
      if computed.firm == .no && !pass.trustsStatements { return collectParts(version, &pass) }
      return reads.append(place)
    }
    let isAbove = pass.isAbove(stated, version)
    if computed.truth == .no, isAbove, computed.firm != .no {
      var inner = OpenFacts()
      inner.collectParts(version, &pass)
      isWhole = isWhole && inner.isWhole
      reads += inner.assumed
      missing += inner.assumed
    } else if computed.truth == .no || isAbove {
      collectParts(version, &pass)
    } else {
      reads.append(place)
    }
  }

  /// What a clause holds together, in the order of `VerdictPass.allParts`.
  private mutating func collectParts(_ version: Int, _ pass: inout VerdictPass) {
    let head = pass.tables.heads[version]
    var parts: [(truth: Truth, part: Part)] = []
    if head.hasAddressees { parts.append((pass.addressee(ofVersion: version).truth, .addressee)) }
    if head.condition >= 0 { parts.append((pass.verdict(ofNode: head.condition).truth, .node(head.condition))) }
    for place in head.firstException..<head.firstException + head.exceptionCount {
      let node = pass.tables.parts[Int(place)]
      parts.append((pass.verdict(ofNode: node).truth.negated, .node(node)))
    }
    for exception in pass.exceptions(to: version) {
      parts.append((pass.verdict(ofVersion: Int(exception)).truth.negated, .version(Int(exception))))
    }
    for part in Self.support(parts, decider: .no) { collect(part, version, &pass) }
  }

  private enum Part {
    case addressee
    case node(Int32)
    case version(Int)
  }

  private static func support<Element>(_ parts: [(truth: Truth, part: Element)], decider: Truth) -> [Element] {
    if let first = parts.first(where: { $0.truth == decider }) { return [first.part] }
    let isOpen = parts.contains { $0.truth == .unknown }
    return parts.filter { !isOpen || $0.truth == .unknown }.map(\.part)
  }

  private mutating func collect(_ part: Part, _ version: Int, _ pass: inout VerdictPass) {
    switch part {
    case .node(let node): collect(node: node, &pass)
    case .version(let version): collect(version: version, &pass)
    case .addressee:
      guard let fact = pass.tables.program.addresseeFact else { return }
      let place = Place(fact: fact, record: 0)
      reads.append(place)
      if pass.addressee(ofVersion: version).truth == .unknown { missing.append(place) }
    }
  }

  // MARK: Conditions

  mutating func collect(node: Int32, _ pass: inout VerdictPass) {
    switch pass.tables.nodes[Int(node)] {
    case .constant: return
    case .clause(let clause):
      let version = pass.inForce(clause)
      if version >= 0 { collect(version: version, &pass) }
    case .not(let inner): collect(node: inner, &pass)
    case .all(let first, let count): collect(first, count, decider: .no, &pass)
    case .any(let first, let count): collect(first, count, decider: .yes, &pass)
    case .quantified(let every, let subject, let owner, let body):
      let bound = pass.binding[Int(subject)]
      var parts: [(truth: Truth, part: Int32)] = []
      for record in pass.records(subject, owner) {
        pass.bind(subject, to: record)
        parts.append((pass.verdict(ofNode: body).truth, record))
      }
      for record in Self.support(parts, decider: every ? .no : .yes) {
        pass.bind(subject, to: record)
        collect(node: body, &pass)
      }
      pass.bind(subject, to: bound)
    case .compare(let left, _, let right): collect(node, [left, right], isComparison: true, &pass)
    case .limit(let quantity, _, _): collect(node, [quantity], isComparison: true, &pass)
    case .truth(let quantity), .equal(let quantity, _, _), .member(let quantity, _), .under(let quantity, _),
      .mentions(let quantity, _):
      collect(node, [quantity], isComparison: false, &pass)
    case .known(let quantity): reads += sources(quantity, &pass).reads
    }
  }

  private mutating func collect(_ first: Int32, _ count: Int32, decider: Truth, _ pass: inout VerdictPass) {
    var parts: [(truth: Truth, part: Int32)] = []
    for place in first..<first + count {
      let node = pass.tables.parts[Int(place)]
      parts.append((pass.verdict(ofNode: node).truth, node))
      if parts[parts.count - 1].truth == decider { break }
    }
    for node in Self.support(parts, decider: decider) { collect(node: node, &pass) }
  }

  /// A leaf. A comparison that is open though all values are known wants figures that agree.
  private mutating func collect(_ node: Int32, _ quantities: [Int32], isComparison: Bool, _ pass: inout VerdictPass) {
    let isOpen = pass.verdict(ofNode: node).truth == .unknown
    let all = quantities.map { sources($0, &pass) }
    let isBetween = isComparison && all.allSatisfy(\.hasValue)
    for (quantity, sources) in zip(quantities, all) {
      if isOpen, case .condition = pass.tables.quantities[Int(quantity)] { isWhole = false }
      reads += sources.reads
      assumed += sources.assumed
      if isOpen { missing += isBetween ? sources.reads : sources.missing }
    }
  }

  mutating func note(incomplete inner: OpenFacts) { isWhole = isWhole && inner.isWhole }
}
