import Interchange

/// A condition as yes-or-no logic over simple statements, negations pushed inwards: what `Contradiction` reasons about.
/// Facts are taken as known here; what is not understood is a statement of its own.
indirect enum ConditionForm {
  case constant(Bool)
  case all([ConditionForm])
  case any([ConditionForm])
  /// The number called `name` lies so: below, up to, from, above a bound.
  case number(String, Comparison, Exact)
  /// The value called `name` is one of these, or none of these.
  case oneOf(String, Set<String>, isComplement: Bool)
  /// The code called `name` is at or under one of these, or of none.
  case under(String, [CodePath], Bool)
  /// A class at or under this number holds, or none.
  case classes(CodePath, Bool)
  case mentions(String, Set<String>, Bool)
  case quantified(every: Bool, subject: String, ConditionForm)
  /// Anything else.
  case statement(String, Bool)

  var negated: ConditionForm {
    switch self {
    case .constant(let flag): .constant(!flag)
    case .all(let parts): .any(parts.map(\.negated))
    case .any(let parts): .all(parts.map(\.negated))
    case .number(let name, .equal, let bound): .any([.number(name, .less, bound), .number(name, .greater, bound)])
    case .number(let name, let comparison, let bound): .number(name, comparison.negated, bound)
    case .oneOf(let name, let values, let isComplement): .oneOf(name, values, isComplement: !isComplement)
    case .under(let name, let paths, let flag): .under(name, paths, !flag)
    case .classes(let path, let flag): .classes(path, !flag)
    case .mentions(let name, let words, let flag): .mentions(name, words, !flag)
    case .quantified(let every, let subject, let body): .quantified(every: !every, subject: subject, body.negated)
    case .statement(let name, let flag): .statement(name, !flag)
    }
  }
}

/// Makes forms of conditions under the law of a day.
struct ConditionReader {
  let law: Law
  /// The countries of each group on the day.
  private let groups: [String: Set<String>]
  /// Chains of definitions longer than this are taken as statements of their own.
  private static let mostNested = 40

  init(law: Law) {
    self.law = law
    let table = law.program.groups
    groups = Dictionary(
      uniqueKeysWithValues: table.names.map { ($0, Set(table.countries(in: $0, on: law.day))) })
  }

  /// When a clause holds: its condition and what takes it away.
  func form(of clause: Clause) -> ConditionForm { form(of: clause, depth: 0) }

  func form(of term: Term) -> ConditionForm { form(term, depth: 0) }

  private func form(of clause: Clause, depth: Int) -> ConditionForm {
    let opaque = ConditionForm.statement("clause \(clause.id)", true)
    let labelled = (law.program.exceptionsTo[clause.id] ?? []).compactMap { law.clause($0) }
      .filter { $0.targets.contains(clause.id) }
    // A class may hold because it is stated; what makes a clause hold all the same is one more way.
    guard depth < Self.mostNested, clause.kind != .class, !labelled.contains(where: \.makesHold) else { return opaque }
    var parts: [ConditionForm] = []
    if !clause.addressees.isEmpty { parts.append(.statement("addressed to \(clause.addressees)", true)) }
    if let condition = clause.condition { parts.append(form(condition, depth: depth + 1)) }
    parts += clause.exceptions.map { form($0.condition, depth: depth + 1).negated }
    parts += labelled.map { form(of: $0, depth: depth + 1).negated }
    return .all(parts)
  }

  private func form(_ term: Term, depth: Int) -> ConditionForm {
    switch term.kind {
    case .constant(.truth(let flag)): return .constant(flag)
    case .not(let inner): return form(inner, depth: depth).negated
    case .all(let parts): return .all(parts.map { form($0, depth: depth) })
    case .any(let parts): return .any(parts.map { form($0, depth: depth) })
    case .define(let id), .clause(let id):
      return law.clause(id).map { form(of: $0, depth: depth) } ?? .constant(false)
    case .classes(let path): return .classes(path, true)
    case .compare(let left, let comparison, let right): return compare(left, comparison, right) ?? statement(term)
    case .within(let inner, let interval):
      return .all([
        .number(inner.name, interval.lowIncluded ? .greaterOrEqual : .greater, interval.low),
        .number(inner.name, interval.highIncluded ? .lessOrEqual : .less, interval.high),
      ])
    case .member(let inner, let set): return .oneOf(inner.name, members(of: set), isComplement: false)
    case .under(let inner, let paths): return .under(inner.name, paths, true)
    case .mentions(let inner, let words): return .mentions(inner.name, Set(words), true)
    case .quantified(let every, let subject, let body):
      return .quantified(every: every, subject: subject, form(body, depth: depth))
    case .constant, .fact, .arithmetic, .known: return statement(term)
    }
  }

  private func statement(_ term: Term) -> ConditionForm { .statement(term.name, true) }

  private func compare(_ left: Term, _ comparison: Comparison, _ right: Term) -> ConditionForm? {
    guard case .constant(let value) = right.kind else { return nil }
    let bound: Exact
    switch value {
    case .number(let low, let high) where low == high: bound = low
    case .day(let day): bound = Exact(day.ordinal)
    case .word, .country, .code, .text:
      return .oneOf(left.name, [value.text], isComplement: comparison == .unequal)
    default: return nil
    }
    guard comparison == .unequal else { return .number(left.name, comparison, bound) }
    return ConditionForm.number(left.name, .equal, bound).negated
  }

  /// The countries or words of a set on the day.
  private func members(of set: ValueSet) -> Set<String> {
    func all(_ words: [String], _ groups: [String]) -> Set<String> {
      groups.reduce(into: Set(words)) { $0.formUnion(self.groups[$1] ?? []) }
    }
    return all(set.words, set.groups).subtracting(all(set.exceptWords, set.exceptGroups))
  }
}

extension Term {
  /// The same for two terms that say the same in the same way.
  fileprivate var name: String {
    switch kind {
    case .constant(let value): "\(value.text) \(type)"
    case .fact(let index): "fact \(index)"
    case .define(let id), .clause(let id): "clause \(id)"
    case .classes(let path): "class \(path)"
    case .not(let inner): "not (\(inner.name))"
    case .all(let parts): "all (\(parts.map(\.name).sorted().joined(separator: "; ")))"
    case .any(let parts): "any (\(parts.map(\.name).sorted().joined(separator: "; ")))"
    case .compare(let left, let comparison, let right): "(\(left.name)) \(comparison.rawValue) (\(right.name))"
    case .within(let inner, let interval):
      "(\(inner.name)) in \(interval.lowIncluded)\(interval.low), \(interval.high)\(interval.highIncluded)"
    case .member(let inner, let set): "(\(inner.name)) in \(set.text)"
    case .under(let inner, let paths): "(\(inner.name)) under \(paths)"
    case .mentions(let inner, let words): "(\(inner.name)) mentions \(words)"
    case .quantified(let every, let subject, let body): "\(every ? "every" : "any") \(subject) (\(body.name))"
    case .arithmetic(let left, let operation, let right): "(\(left.name)) \(operation.rawValue) (\(right.name))"
    case .known(let inner): "known (\(inner.name))"
    }
  }
}
