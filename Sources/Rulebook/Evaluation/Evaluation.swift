import Interchange

/// One deal's facts asked against the law of a day. Answers are remembered, so that asking twice costs nothing; not to
/// be shared between threads.
public final class Evaluation {
  /// Which record of each kind a clause is asked about: `["item": 0, "listing": 2]`. Kinds not named mean the first.
  public typealias Binding = [String: Int]

  public let law: Law
  public let facts: FactSet
  /// Whether a stated name is one of the addressees of a letter.
  let isAddressee: (_ name: String, _ addressees: [String]) -> Truth
  /// Whether a stated class stands even where the figures show that it is not met.
  let trustsStatements: Bool
  private var memory: [MemoryKey: Proof] = [:]
  /// Exceptions that disagree about one clause: an error of the pack, and the clause is unknown.
  public private(set) var conflicts: [String] = []

  private struct MemoryKey: Hashable {
    var clause: ObjectIdentifier
    var binding: [String: Int]
  }

  /// - Parameter trustsStatements: false to ask what the figures alone open: a class stated against them does not hold
  ///   then, which is the stricter way for an authorisation.
  public init(
    law: Law, facts: FactSet, trustsStatements: Bool = true,
    isAddressee: @escaping (_ name: String, _ addressees: [String]) -> Truth = { _, _ in .no }
  ) {
    self.law = law
    self.facts = facts
    self.trustsStatements = trustsStatements
    self.isAddressee = isAddressee
  }

  /// Whether the clause holds, with the proof. A clause of which no version counts on the day does not hold.
  public func holds(_ id: String, for binding: Binding = [:]) -> Proof {
    guard let clause = law.clause(id) else {
      return Proof(truth: .no, kind: .clause(id: id, clause: nil, nil))
    }
    return holds(clause, for: binding)
  }

  /// Whether a given version of a clause holds, in force or not.
  public func holds(_ clause: Clause, for binding: Binding) -> Proof {
    let key = MemoryKey(clause: ObjectIdentifier(clause), binding: binding.filter { clause.subjects.contains($0.key) })
    if let known = memory[key] { return known }
    let body = settle(clause, binding)
    let proof = Proof(truth: body.truth, kind: .clause(id: clause.id, clause: clause, body))
    memory[key] = proof
    return proof
  }

  /// The clause's own condition, less its exceptions, or as its class is stated.
  private func settle(_ clause: Clause, _ binding: Binding) -> Proof {
    var parts: [Proof] = []
    if !clause.addressees.isEmpty { parts.append(addressee(of: clause)) }
    if let condition = clause.condition { parts.append(truth(of: condition, binding)) }
    for exception in clause.exceptions { parts.append(negation(truth(of: exception.condition, binding))) }
    var held: [Proof] = []
    for id in law.program.exceptionsTo[clause.id] ?? [] {
      guard let exception = law.clause(id), exception.targets.contains(clause.id) else { continue }
      let proof = holds(exception, for: binding)
      if exception.makesHold { held.append(proof) } else { parts.append(negation(proof)) }
    }
    let base = conjunction(parts)
    if held.contains(where: { $0.truth == .yes }), parts.contains(where: { $0.truth == .no && $0.isException }) {
      conflicts.append("two exceptions to `\(clause.id)` disagree")
      return Proof(truth: .unknown, kind: .all(parts + held))
    }
    let result = held.isEmpty ? base : disjunction([base] + held)
    return clause.kind == .class ? asStated(result, clause, binding) : result
  }

  func conjunction(_ parts: [Proof]) -> Proof {
    parts.count == 1 ? parts[0] : Proof(truth: parts.map(\.truth).min() ?? .yes, kind: .all(parts))
  }

  func disjunction(_ parts: [Proof]) -> Proof {
    parts.count == 1 ? parts[0] : Proof(truth: parts.map(\.truth).max() ?? .no, kind: .any(parts))
  }

  func negation(_ proof: Proof) -> Proof { Proof(truth: proof.truth.negated, kind: .not(proof)) }

  /// The records of a kind; of those that belong to another, the ones of the record bound.
  private func records(_ subject: String, _ binding: Binding) -> [Int] {
    let all = Array(0..<facts.count(subject))
    guard let kind = law.program.owners[subject] else { return all }
    let bound = binding[kind] ?? 0
    return all.filter { facts.record(subject, $0)?.owner.map { $0 == bound } ?? true }
  }

  /// The proofs of the parts, up to the first that decides if that is a plain statement: what stands behind it is then
  /// neither shown nor asked, and most clauses fail by the kind of thing that they speak of.
  private func proofs(of parts: [Term], until deciding: Truth, _ binding: Binding) -> [Proof] {
    var proofs: [Proof] = []
    var isDecided = false
    for part in parts {
      let proof = truth(of: part, binding)
      proofs.append(proof)
      guard !isDecided, proof.truth == deciding else { continue }
      isDecided = true
      if case .reason(let reason) = proof.kind, reason.assumed.isEmpty, !reason.threshold { break }
    }
    return proofs
  }

  /// The truth of a condition for the records bound.
  func truth(of term: Term, _ binding: Binding) -> Proof {
    switch term.kind {
    case .constant(.truth(let flag)): return .constant(flag)
    case .not(let inner): return negation(truth(of: inner, binding))
    case .all(let parts): return conjunction(proofs(of: parts, until: .no, binding))
    case .any(let parts): return disjunction(proofs(of: parts, until: .yes, binding))
    case .define(let id), .clause(let id): return holds(id, for: binding)
    case .classes(let path):
      let ids = law.program.classes.filter { $0.path.isUnder(path) }.map(\.id)
      return disjunction(ids.map { holds($0, for: binding) })
    case .quantified(let every, let subject, let body):
      let parts = records(subject, binding).map { index in
        truth(of: body, binding.merging([subject: index]) { $1 })
      }
      if parts.isEmpty { return .constant(every) }
      return every ? conjunction(parts) : disjunction(parts)
    default: return leaf(term, binding)
    }
  }
}

extension Proof {
  /// Whether this is the negation of a labelled exception.
  fileprivate var isException: Bool {
    if case .not(let inner) = kind, case .clause(_, let clause, _) = inner.kind {
      clause?.kind == .exception
    } else {
      false
    }
  }
}
