/// One of the conditions that a clause holds together: its own, or the denial of an exception.
struct ClausePart {
  enum Kind {
    /// Whether the deal's exporter is one of those the clause binds.
    case addressee
    case condition(Term, node: Int32)
    /// The denial of a condition.
    case denial(Term, node: Int32)
    /// The denial of an exception, by the number of its version.
    case exception(Int)
  }

  var kind: Kind
  var truth: Truth

  var isDenial: Bool {
    switch kind {
    case .addressee, .condition: false
    case .denial, .exception: true
    }
  }

  init(_ kind: Kind, _ truth: Truth) {
    self.kind = kind
    self.truth = truth
  }

  init(_ term: Term, _ node: Int32, _ pass: inout VerdictPass) {
    truth = pass.verdict(ofNode: node).truth
    if case .not(let inner) = term.kind, case .not(let denied) = pass.tables.nodes[Int(node)] {
      kind = .denial(inner, node: denied)
    } else {
      kind = .condition(term, node: node)
    }
  }
}

extension VerdictPass {
  /// What a clause holds together, in order, for the records bound.
  mutating func allParts(of clause: Clause) -> [ClausePart] {
    let version = clause.number
    var parts: [ClausePart] = []
    if !clause.addressees.isEmpty { parts.append(ClausePart(.addressee, addressee(ofVersion: version).truth)) }
    if let condition = clause.condition, let node = tables.program.versions[version].condition {
      parts.append(ClausePart(condition, node, &self))
    }
    for (exception, node) in zip(clause.exceptions, tables.program.versions[version].exceptions) {
      parts.append(ClausePart(.denial(exception.condition, node: node), verdict(ofNode: node).truth.negated))
    }
    for exception in exceptions(to: version) {
      parts.append(ClausePart(.exception(Int(exception)), verdict(ofVersion: Int(exception)).truth.negated))
    }
    return parts
  }

  /// The same, but of a clause with nothing beside its condition the parts of that. None for a clause of one part that is
  /// no conjunction, or that some exceptions make hold.
  mutating func parts(of clause: Clause) -> [ClausePart] {
    guard !isContested(clause.number) else { return [] }
    let parts = allParts(of: clause)
    guard parts.count == 1 else { return parts }
    guard let condition = clause.condition, let node = tables.program.versions[clause.number].condition else {
      return []
    }
    return self.parts(of: condition, at: node)
  }

  /// The parts of a conjunction up to the first that decides by a plain statement.
  private mutating func parts(of condition: Term, at node: Int32) -> [ClausePart] {
    guard case .all(let terms) = condition.kind, case .all(let first, let count) = tables.nodes[Int(node)], count > 1
    else { return [] }
    return zip(terms, asked(first, count)).map { ClausePart($0, $1, &self) }
  }

  /// Of the parts of a conjunction, those up to the first that fails, if that is a plain statement; else all.
  private mutating func asked(_ first: Int32, _ count: Int32) -> [Int32] {
    var nodes: [Int32] = []
    var hasFailed = false
    for place in first..<first + count {
      let node = tables.parts[Int(place)]
      nodes.append(node)
      let found = verdict(ofNode: node)
      guard found.truth == .no, !hasFailed else { continue }
      hasFailed = true
      if tables.nodes[Int(node)].isLeaf, found.remarks.isDisjoint(with: [.unsettled, .threshold]) { break }
    }
    return nodes
  }

  /// Whether a part of this conjunction is unknown.
  mutating func isOpenInside(_ node: Int32) -> Bool {
    switch tables.nodes[Int(node)] {
    case .all(let first, let count) where count == 1, .any(let first, let count) where count == 1:
      return isOpenInside(tables.parts[Int(first)])
    case .all(let first, let count):
      return asked(first, count).contains { verdict(ofNode: $0).truth == .unknown }
    default: return verdict(ofNode: node).truth == .unknown
    }
  }
}
