/// What some clauses of a law read, through definitions, classes, exceptions and other facts: the ground on which their
/// truth stands.
public struct LawReach: Sendable {
  /// The facts read, in the order in which they are come upon.
  public private(set) var facts: [Fact] = []
  /// Numbers held against constants.
  private(set) var comparisons: [(quantity: Term, relation: Comparison, bound: Exact)] = []
  private let law: Law
  private var seenFacts: Set<Int> = []
  private var seenClauses: Set<ObjectIdentifier> = []

  public init(_ clauses: [Clause], of law: Law) {
    self.law = law
    for clause in clauses { collect(clause) }
  }

  private mutating func collect(_ clause: Clause) {
    guard seenClauses.insert(ObjectIdentifier(clause)).inserted else { return }
    for term in clause.terms { collect(term) }
    for id in law.program.exceptionsTo[clause.id] ?? [] {
      if let exception = law.clause(id), exception.targets.contains(clause.id) { collect(exception) }
    }
  }

  private mutating func collect(_ term: Term) {
    switch term.kind {
    case .fact(let index):
      guard seenFacts.insert(index).inserted else { return }
      let fact = law.program.facts[index]
      facts.append(fact)
      for derivation in fact.derivations { collect(derivation) }
    case .define(let id), .clause(let id):
      if let clause = law.clause(id) { collect(clause) }
    case .classes(let path):
      for (_, id) in law.program.classes.filter({ $0.path.isUnder(path) }) {
        if let clause = law.clause(id) { collect(clause) }
      }
    case .compare(let left, let relation, let right):
      if case .constant(.number(let bound, _)) = right.kind { comparisons.append((left, relation, bound)) }
    case .within(let inner, let interval):
      comparisons.append((inner, interval.lowIncluded ? .greaterOrEqual : .greater, interval.low))
      comparisons.append((inner, interval.highIncluded ? .lessOrEqual : .less, interval.high))
    default: break
    }
    for part in term.parts { collect(part) }
  }
}

extension LawReach {
  /// Facts from which this one follows and that are not changeable by themselves: with this one given another value, they
  /// would contradict it.
  public func parts(of fact: Fact) -> [String] {
    fact.derivations.flatMap(Self.facts).map { law.program.facts[$0] }.filter { $0.change == nil }.map(\.path)
  }

  /// Facts of the same kind of record that follow from this one, as numbers.
  public func following(_ fact: Fact) -> [String] {
    facts.filter { other in
      other.subject == fact.subject && other.path != fact.path
        && other.derivations.contains { derivation in
          derivation.type != .truth
            && Self.facts(in: derivation).contains { law.program.facts[$0].path == fact.path }
        }
    }.map(\.path)
  }

  static func facts(in term: Term) -> [Int] {
    if case .fact(let index) = term.kind { return [index] }
    return term.parts.flatMap(facts)
  }
}
