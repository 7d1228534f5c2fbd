import Interchange

/// One deal's facts asked against the law of a day: for the truth of a clause alone, or with the proof. Answers are
/// remembered, so that asking twice costs nothing; not to be shared between threads.
///
/// A proof holds what makes the answer what it is, and not the rest. A whole one, with every part, is for those who
/// measure rules, and for tests.
public final class Evaluation {
  /// Which record of each kind a clause is asked about: `["item": 0, "listing": 2]`. Kinds not named mean the first.
  public typealias Binding = [String: Int]

  public let law: Law
  public let facts: FactSet
  /// Whether a stated name is one of the addressees of a letter.
  let isAddressee: (_ name: String, _ addressees: [String]) -> Truth
  /// Whether a stated class stands even where the figures show that it is not met.
  let trustsStatements: Bool
  /// Whether proofs show also what decides nothing.
  let isWhole: Bool
  /// Whether proofs are made of nothing but reasons with an assumption or a caveat.
  private var isOfRemarks = false
  /// Knows the truth of every condition without its proof, for the records bound last.
  var pass: VerdictPass
  private var memory: [UInt64: Proof] = [:]
  /// What facts come to that rest on their record alone, by their place in the frame.
  var values: [Quantity?]
  private var figures: Evaluation?
  /// Exceptions that disagree about one clause: an error of the pack, and the clause is unknown.
  public private(set) var conflicts: [String] = []

  /// - Parameters:
  ///   - trustsStatements: false to ask what the figures alone open: a class stated against them does not hold then,
  ///     which is the stricter way for an authorisation.
  ///   - isWhole: true for proofs with every part of a condition.
  public init(
    law: Law, facts: FactSet, trustsStatements: Bool = true, isWhole: Bool = false,
    isAddressee: @escaping (_ name: String, _ addressees: [String]) -> Truth = { _, _ in .no }
  ) {
    self.law = law
    self.facts = facts
    self.trustsStatements = trustsStatements
    self.isWhole = isWhole
    self.isAddressee = isAddressee
    pass = VerdictPass(law, facts, trustsStatements: trustsStatements, isAddressee: isAddressee)
    values = Array(repeating: nil, count: pass.frame.stated.count)
  }

  /// The same deal and law, asked in the other way about stated classes.
  private init(_ other: Evaluation, trustsStatements: Bool) {
    law = other.law
    facts = other.facts
    isWhole = other.isWhole
    isAddressee = other.isAddressee
    self.trustsStatements = trustsStatements
    pass = other.pass.trustingStatements(trustsStatements)
    values = Array(repeating: nil, count: pass.frame.stated.count)
  }

  /// What the figures alone open. It is made when it is first asked for.
  public func byFigures() -> Evaluation {
    if let figures { return figures }
    let made = Evaluation(self, trustsStatements: false)
    figures = made
    return made
  }

  /// Whether the clause holds, with the proof. A clause of which no version counts on the day does not hold.
  public func holds(_ id: String, for binding: Binding = [:]) -> Proof {
    bind(binding)
    return proof(of: id)
  }

  /// Whether a given version of a clause holds, in force or not.
  public func holds(_ clause: Clause, for binding: Binding) -> Proof {
    bind(binding)
    return proof(of: clause)
  }

  /// The same, but of its reasons only those that assume a fact in words or carry a caveat. For a clause that is settled.
  public func remarks(on clause: Clause, for binding: Binding) -> Proof {
    bind(binding)
    isOfRemarks = true
    defer { isOfRemarks = false }
    return proof(of: clause)
  }

  private func unremarkable(_ verdict: Verdict) -> Proof? {
    verdict.remarks.isDisjoint(with: [.assumption, .caveat]) ? .bare(verdict.truth) : nil
  }

  /// The same for the records that are bound.
  func proof(of clause: Clause) -> Proof {
    if isOfRemarks, let plain = unremarkable(pass.verdict(ofVersion: clause.number)) { return plain }
    let key = pass.key(of: clause.number).map { $0 | (isOfRemarks ? 1 << 63 : 0) }
    if let key, let known = memory[key] { return known }
    let body = settle(clause)
    let proof = Proof(truth: body.truth, kind: .clause(id: clause.id, clause: clause, body))
    if let key { memory[key] = proof }
    return proof
  }

  /// The clause's own condition, less its exceptions, or as its class is stated.
  private func settle(_ clause: Clause) -> Proof {
    if !isWhole, let decisive = decisive(clause) {
      guard clause.kind == .class else { return decisive }
      return asStated(decisive, firm: pass.computed(clause.number).firm, clause)
    }
    var parts: [Proof] = []
    if !clause.addressees.isEmpty { parts.append(addressee(of: clause)) }
    if let condition = clause.condition { parts.append(truth(of: condition, at: nil)) }
    for exception in clause.exceptions { parts.append(negation(truth(of: exception.condition, at: nil))) }
    var held: [Proof] = []
    for id in law.program.exceptionsTo[clause.id] ?? [] {
      guard let exception = law.clause(id), exception.targets.contains(clause.id) else { continue }
      let proof = proof(of: exception)
      if exception.makesHold { held.append(proof) } else { parts.append(negation(proof)) }
    }
    let base = conjunction(parts)
    if held.contains(where: { $0.truth == .yes }), parts.contains(where: { $0.truth == .no && $0.isException }) {
      conflicts.append("two exceptions to `\(clause.id)` disagree")
      return Proof(truth: .unknown, kind: .all(parts + held))
    }
    let result = held.isEmpty ? base : disjunction([base] + held)
    return clause.kind == .class ? asStated(result, firm: result.firmTruth, clause) : result
  }

  func conjunction(_ parts: [Proof]) -> Proof {
    parts.count == 1 ? parts[0] : Proof(truth: parts.map(\.truth).min() ?? .yes, kind: .all(parts))
  }

  func disjunction(_ parts: [Proof]) -> Proof {
    parts.count == 1 ? parts[0] : Proof(truth: parts.map(\.truth).max() ?? .no, kind: .any(parts))
  }

  func negation(_ proof: Proof) -> Proof { Proof(truth: proof.truth.negated, kind: .not(proof)) }

  /// The records of a kind; of those that belong to another, the ones of the record bound.
  func records(_ subject: String) -> [Int] {
    let all = Array(0..<facts.count(subject))
    guard let owner = law.program.owners[subject] else { return all }
    let bound = pass.tables.program.subject(owner).map { Int(pass.binding[Int($0)]) } ?? 0
    return all.filter { facts.record(subject, $0)?.owner.map { $0 == bound } ?? true }
  }

  /// The proofs of the parts, up to the first that decides if that is a plain statement: what stands behind it is then
  /// neither shown nor asked, and most clauses fail by the kind of thing that they speak of.
  private func proofs(of parts: [Term], until deciding: Truth) -> [Proof] {
    var proofs: [Proof] = []
    var isDecided = false
    for part in parts {
      let proof = truth(of: part, at: nil)
      proofs.append(proof)
      guard !isDecided, proof.truth == deciding else { continue }
      isDecided = true
      if case .reason(let reason) = proof.kind, reason.assumed.isEmpty, !reason.threshold { break }
    }
    return proofs
  }

  /// The truth of a condition for the records bound.
  ///
  /// - Parameter node: where the condition stands in the program of verdicts; nil for a whole proof.
  func truth(of term: Term, at node: Int32?) -> Proof {
    if !isWhole, let node {
      if isOfRemarks, let plain = unremarkable(pass.verdict(ofNode: node)) { return plain }
      if let decisive = decisive(term, at: node) { return decisive }
    }
    switch term.kind {
    case .constant(.truth(let flag)): return .constant(flag)
    case .not(let inner): return negation(truth(of: inner, at: nil))
    case .all(let parts): return conjunction(proofs(of: parts, until: .no))
    case .any(let parts): return disjunction(proofs(of: parts, until: .yes))
    case .define(let id), .clause(let id): return proof(of: id)
    case .classes(let path):
      let ids = law.program.classes.filter { $0.path.isUnder(path) }.map(\.id)
      return disjunction(ids.map { proof(of: $0) })
    case .quantified(let every, let subject, let body):
      let parts = records(subject).map { index in
        bound(subject, to: index) { truth(of: body, at: nil) }
      }
      if parts.isEmpty { return .constant(every) }
      return every ? conjunction(parts) : disjunction(parts)
    default: return leaf(term)
    }
  }

  func proof(of id: String) -> Proof {
    guard let clause = law.clause(id) else { return Proof(truth: .no, kind: .clause(id: id, clause: nil, nil)) }
    return proof(of: clause)
  }

  // MARK: Records

  /// Binds these records, and of every other kind the first.
  func bind(_ binding: Binding) {
    pass.unbind()
    for (subject, record) in binding {
      if let kind = pass.tables.program.subject(subject) { pass.bind(kind, to: Int32(record)) }
    }
  }

  /// What an expression about one record of a kind says.
  func bound<Result>(_ subject: String, to record: Int, _ ask: () -> Result) -> Result {
    guard let kind = pass.tables.program.subject(subject) else { return ask() }
    let before = pass.binding[Int(kind)]
    pass.bind(kind, to: Int32(record))
    let result = ask()
    pass.bind(kind, to: before)
    return result
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
