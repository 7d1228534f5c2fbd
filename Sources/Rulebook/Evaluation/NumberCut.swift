/// A number at which the truth of some comparison may change.
public struct NumberCut: Hashable, Sendable {
  public let value: Exact
  /// Whether the number itself goes with what lies above it (`>= 4800`), or with what lies below (`<= 4800`).
  public let belongsAbove: Bool
}

extension Evaluation {
  /// The value of a fact as the rules take it: stated, derived or assumed; nil if it is unknown.
  public func value(of reference: FactReference) -> Value? {
    guard let index = law.program.factIndex[reference.path] else { return nil }
    let fact = law.program.facts[index]
    let term = Term(kind: .fact(index), type: fact.type, span: fact.span)
    return quantity(of: term, for: [reference.subject: reference.index]).value
  }
}

extension LawReach {
  /// The numbers at which a fact changes the truth of a comparison, lowest first, all else being as stated. A comparison
  /// of a quantity that follows from the fact counts where the fact can be found back from it.
  public func cuts(of fact: FactReference, in evaluation: Evaluation) -> [NumberCut] {
    var found: Set<NumberCut> = []
    for comparison in comparisons {
      let isAscending = comparison.relation == .greaterOrEqual || comparison.relation == .less
      let isPoint = comparison.relation == .equal || comparison.relation == .unequal
      guard let (value, isTurned) = solve(comparison.quantity, comparison.bound, for: fact, evaluation) else {
        continue
      }
      if isPoint || isAscending != isTurned { found.insert(NumberCut(value: value, belongsAbove: true)) }
      if isPoint || isAscending == isTurned { found.insert(NumberCut(value: value, belongsAbove: false)) }
    }
    return found.sorted { ($0.value, $0.belongsAbove ? 0 : 1) < ($1.value, $1.belongsAbove ? 0 : 1) }
  }

  /// The value of the fact at which the term is `target`, and whether the term falls where the fact rises.
  private func solve(
    _ term: Term, _ target: Exact, for reference: FactReference, _ evaluation: Evaluation
  ) -> (value: Exact, isTurned: Bool)? {
    switch term.kind {
    case .fact(let index):
      let fact = evaluation.law.program.facts[index]
      if fact.path == reference.path { return (target, false) }
      guard fact.subject == reference.subject, fact.derivations.count == 1, let derivation = fact.derivations.first
      else { return nil }
      return solve(derivation, target, for: reference, evaluation)
    case .define(let id):
      guard let body = evaluation.law.clause(id)?.condition else { return nil }
      return solve(body, target, for: reference, evaluation)
    case .arithmetic(let left, let operation, let right):
      let isLeft = reads(left, reference, evaluation)
      guard isLeft != reads(right, reference, evaluation) else { return nil }
      let binding = [reference.subject: reference.index]
      guard case .number(let other, let same)? = evaluation.quantity(of: isLeft ? right : left, for: binding).value,
        other == same, other > .zero
      else { return nil }
      let (next, isTurned) = Self.inverse(operation, target, other, isLeft: isLeft)
      guard let next, let inner = solve(isLeft ? left : right, next, for: reference, evaluation) else { return nil }
      return (inner.value, inner.isTurned != isTurned)
    default: return nil
    }
  }

  /// What one side of `left operation right` is, the other and the whole being known.
  private static func inverse(
    _ operation: Arithmetic, _ whole: Exact, _ other: Exact, isLeft: Bool
  ) -> (value: Exact?, isTurned: Bool) {
    switch operation {
    case .add: (whole.subtracting(other), false)
    case .subtract: isLeft ? (whole.adding(other), false) : (other.subtracting(whole), true)
    case .multiply: (whole.divided(by: other), false)
    case .divide: isLeft ? (whole.multiplied(by: other), false) : (other.divided(by: whole), true)
    }
  }

  /// Whether the term reads the fact, itself or through what it follows from.
  private func reads(_ term: Term, _ reference: FactReference, _ evaluation: Evaluation) -> Bool {
    let program = evaluation.law.program
    if case .define(let id) = term.kind {
      return evaluation.law.clause(id)?.condition.map { reads($0, reference, evaluation) } ?? false
    }
    return Self.facts(in: term).contains { index in
      let fact = program.facts[index]
      return fact.path == reference.path || fact.derivations.contains { reads($0, reference, evaluation) }
    }
  }
}
