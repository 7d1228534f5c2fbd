/// Answers without proofs, and questions about how a clause fails.
extension Evaluation {
  /// The number of a kind of record, for `bind`.
  public func kind(_ subject: String) -> Int? { pass.tables.program.subject(subject).map { Int($0) } }

  /// The record of a kind that `verdict` asks about from now on.
  public func bind(_ kind: Int, to record: Int) { pass.bind(Int32(kind), to: Int32(record)) }

  /// Whether the clause is asked anew for each record of a kind.
  public func asks(_ clause: Clause, about kind: Int) -> Bool {
    pass.tables.program.versions[clause.number].subjects.contains(Int32(kind))
  }

  /// Whether the clause holds in this version, for the records bound.
  public func verdict(of clause: Clause) -> Verdict { pass.verdict(ofVersion: clause.number) }

  /// Whether the clause holds in this version, without the proof.
  public func truth(of clause: Clause, for binding: Binding) -> Truth {
    bind(binding)
    return pass.verdict(ofVersion: clause.number).truth
  }

  /// Whether a class holds only because it is stated, against what the other facts show; for the records bound.
  public func isStatedAgainstFacts(_ clause: Clause) -> Bool {
    guard clause.kind == .class, pass.verdict(ofVersion: clause.number).truth == .yes else { return false }
    return pass.computed(clause.number).firm == .no
  }

  /// Whether each row of a review clause holds.
  public func rows(of review: Clause, for binding: Binding) -> [Truth] {
    bind(binding)
    var rows: [Truth] = []
    for condition in pass.tables.program.versions[review.number].policies {
      rows.append(condition.map { pass.verdict(ofNode: $0).truth } ?? (rows.max() ?? .no).negated)
    }
    return rows
  }

  /// The rows of a review clause for the records bound, with no more than an `outline` of their proofs; nil where a word
  /// is read from a fact.
  public func bareRows(of review: Clause) -> [PolicyFinding]? {
    var rows: [PolicyFinding] = []
    var asked: [Int32] = []
    for (policy, condition) in zip(review.policies, pass.tables.program.versions[review.number].policies) {
      guard case .word(let word) = policy.value else { return nil }
      asked += [condition].compactMap { $0 }
      let truth =
        condition.map { pass.verdict(ofNode: $0).truth } ?? (rows.map(\.proof.truth).max() ?? .no).negated
      guard truth == .unknown else {
        rows.append(PolicyFinding(word: word, text: nil, proof: .bare(truth)))
        continue
      }
      guard let proof = outline(ofAny: condition.map { [$0] } ?? asked, at: policy.span) else { return nil }
      rows.append(PolicyFinding(word: word, text: nil, proof: proof))
    }
    return rows
  }

  /// Whether a clause fails by its own figures with all else in it settled: neither for want of facts, nor because an
  /// inline exception gives way to another clause.
  public func failsByFigures(_ clause: Clause, for binding: Binding) -> Bool {
    bind(binding)
    let verdict = pass.verdict(ofVersion: clause.number)
    guard verdict.truth == .no, verdict.remarks.contains(.threshold) else { return false }
    return pass.parts(of: clause).allSatisfy { part in
      switch part.kind {
      case .addressee: part.truth != .unknown
      case .condition(_, let node): !pass.isOpenInside(node)
      case .denial, .exception: part.truth == .yes
      }
    }
  }

  /// For a clause whose own condition holds: the proofs of its exceptions that take it away. Empty otherwise.
  public func takenAwayBy(_ clause: Clause, for binding: Binding) -> [Proof] {
    bind(binding)
    let parts = pass.parts(of: clause)
    guard pass.verdict(ofVersion: clause.number).truth == .no, parts.first?.truth == .yes else { return [] }
    return parts.dropFirst().filter { $0.truth == .no }.compactMap { part in
      switch part.kind {
      case .addressee, .condition: nil
      case .denial(let term, let node): truth(of: term, at: node)
      case .exception(let version): proof(of: pass.tables.program.versions[version].source)
      }
    }
  }
}
