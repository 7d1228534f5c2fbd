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
    let (nodes, exceptions) = (Int(head.exceptionCount), pass.exceptions(to: version))
    func truth(_ part: Int, _ pass: inout VerdictPass) -> Truth {
      switch part {
      case 0: head.hasAddressees ? pass.addressee(ofVersion: version).truth : .yes
      case 1: head.condition >= 0 ? pass.verdict(ofNode: head.condition).truth : .yes
      case ..<(2 + nodes): pass.verdict(ofNode: exception(part)).truth.negated
      default: pass.verdict(ofVersion: Int(exceptions[part - 2 - nodes])).truth.negated
      }
    }
    let tables = pass.tables
    func exception(_ part: Int) -> Int32 { tables.parts[Int(head.firstException) + part - 2] }
    support(2 + nodes + exceptions.count, decider: .no, &pass, truth) { open, part, pass in
      switch part {
      case 0: if head.hasAddressees { open.collectAddressee(version, &pass) }
      case 1: if head.condition >= 0 { open.collect(node: head.condition, &pass) }
      case ..<(2 + nodes): open.collect(node: exception(part), &pass)
      default: open.collect(version: Int(exceptions[part - 2 - nodes]), &pass)
      }
    }
  }

  /// Goes into the first of some parts that decides; where none does, into those that are open, or into all.
  private mutating func support(
    _ count: Int, decider: Truth, _ pass: inout VerdictPass, _ truth: (Int, inout VerdictPass) -> Truth,
    _ collect: (inout OpenFacts, Int, inout VerdictPass) -> Void
  ) {
    var open: UInt64 = 0
    var isOpen = false
    for part in 0..<count {
      let truth = truth(part, &pass)
      if truth == decider { return collect(&self, part, &pass) }
      guard truth == .unknown else { continue }
      isOpen = true
      if part < UInt64.bitWidth { open |= 1 << UInt64(part) }
    }
    for part in 0..<count {
      let isAsked =
        !isOpen || (part < UInt64.bitWidth ? open >> UInt64(part) & 1 == 1 : truth(part, &pass) == .unknown)
      if isAsked { collect(&self, part, &pass) }
    }
  }

  private mutating func collectAddressee(_ version: Int, _ pass: inout VerdictPass) {
    guard let fact = pass.tables.program.addresseeFact else { return }
    let place = Place(fact: fact, record: 0)
    reads.append(place)
    if pass.addressee(ofVersion: version).truth == .unknown { missing.append(place) }
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
      let records = pass.records(subject, owner)
      support(
        records.count, decider: every ? .no : .yes, &pass,
        { record, pass in
          pass.bind(subject, to: records[record])
          return pass.verdict(ofNode: body).truth
        },
        { open, record, pass in
          pass.bind(subject, to: records[record])
          open.collect(node: body, &pass)
        })
      pass.bind(subject, to: bound)
    case .compare(let left, _, let right): collect(node, [left, right], isComparison: true, &pass)
    case .limit(let quantity, _, _): collect(node, quantity, isComparison: true, &pass)
    case .truth(let quantity), .equal(let quantity, _, _), .member(let quantity, _), .under(let quantity, _),
      .mentions(let quantity, _):
      collect(node, quantity, isComparison: false, &pass)
    case .known(let quantity): reads += sources(quantity, &pass).reads
    }
  }

  private mutating func collect(_ first: Int32, _ count: Int32, decider: Truth, _ pass: inout VerdictPass) {
    let parts = UnsafeBufferPointer(rebasing: pass.tables.parts[Int(first)..<Int(first + count)])
    support(
      parts.count, decider: decider, &pass, { $1.verdict(ofNode: parts[$0]).truth },
      { $0.collect(node: parts[$1], &$2) })
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

  /// A leaf that asks one value. That of a fact that follows from no other is looked at without more ado.
  private mutating func collect(_ node: Int32, _ quantity: Int32, isComparison: Bool, _ pass: inout VerdictPass) {
    guard case .fact(let fact) = pass.tables.quantities[Int(quantity)],
      pass.tables.facts[Int(fact)].derivationCount == 0
    else { return collect(node, [quantity], isComparison: isComparison, &pass) }
    let head = pass.tables.facts[Int(fact)]
    let place = Place(fact: fact, record: pass.binding[Int(head.subject)])
    let isStated = pass.stated(fact).kind != .open
    let isAssumed = !isStated && head.unstated.kind != .unknown
    reads.append(place)
    if isAssumed { assumed.append(place) }
    if isComparison || !isStated && !isAssumed, pass.verdict(ofNode: node).truth == .unknown { missing.append(place) }
  }

  mutating func note(incomplete inner: OpenFacts) { isWhole = isWhole && inner.isWhole }
}
