/// Proofs of what decides, and nothing else: of a condition that fails, the first part that fails; of one that is open,
/// the open parts. `VerdictPass` says which these are, so that the others cost next to nothing.
extension Evaluation {
  /// A clause's condition, less its exceptions; nil for one that some exceptions make hold, which is proved whole.
  func decisive(_ clause: Clause) -> Proof? {
    if pass.isContested(clause.number) { return nil }
    let parts = pass.allParts(of: clause)
    return decisive(parts.map(\.truth), decider: .no) { place in
      switch parts[place].kind {
      case .addressee: addressee(of: clause)
      case .condition(let term, let node): truth(of: term, at: node)
      case .denial(let term, let node): negation(truth(of: term, at: node))
      case .exception(let version): negation(proof(of: pass.tables.program.versions[version].source))
      }
    }
  }

  /// A condition made of others; nil for one that is not.
  func decisive(_ term: Term, at node: Int32) -> Proof? {
    switch (term.kind, pass.tables.nodes[Int(node)]) {
    case (.not(let inner), .not(let node)): return negation(truth(of: inner, at: node))
    case (.all(let terms), .all(let first, _)): return decisive(terms, at: first, decider: .no)
    case (.any(let terms), .any(let first, _)): return decisive(terms, at: first, decider: .yes)
    case (.classes, .any(let first, let count)):
      return decisive(truths(at: first, count, until: .yes), decider: .yes) { place in
        guard case .clause(let clause) = pass.tables.nodes[Int(pass.tables.parts[Int(first) + place])] else {
          return .constant(false)
        }
        return proof(ofClause: clause)
      }
    case (.define, .clause(let clause)), (.clause, .clause(let clause)): return proof(ofClause: clause)
    case (.quantified(let every, let subject, let body), .quantified(_, _, _, let node)):
      let records = records(subject)
      if records.isEmpty { return .constant(every) }
      let truths = records.map { record in
        bound(subject, to: record) { pass.verdict(ofNode: node).truth }
      }
      return decisive(truths, decider: every ? .no : .yes) { place in
        bound(subject, to: records[place]) { truth(of: body, at: node) }
      }
    default: return nil
    }
  }

  /// The version of a clause that counts, by the clause's number among the ids.
  private func proof(ofClause clause: Int32) -> Proof {
    let version = pass.inForce(clause)
    guard version >= 0 else {
      return Proof(truth: .no, kind: .clause(id: law.program.ids[Int(clause)], clause: nil, nil))
    }
    return proof(of: pass.tables.program.versions[version].source)
  }

  private func decisive(_ terms: [Term], at first: Int32, decider: Truth) -> Proof {
    decisive(truths(at: first, Int32(terms.count), until: decider), decider: decider) { place in
      truth(of: terms[place], at: pass.tables.parts[Int(first) + place])
    }
  }

  private func truths(at first: Int32, _ count: Int32, until decider: Truth) -> [Truth] {
    var truths: [Truth] = []
    for place in first..<first + count {
      truths.append(pass.verdict(ofNode: pass.tables.parts[Int(place)]).truth)
      if truths.last == decider { break }
    }
    return truths
  }

  /// The proof of all parts together if no decides, of any of them if yes does: of the parts that make it so.
  private func decisive(_ truths: [Truth], decider: Truth, _ prove: (Int) -> Proof) -> Proof {
    if truths.count == 1 { return prove(0) }
    func proof(_ truth: Truth, _ parts: [Proof]) -> Proof {
      Proof(truth: truth, kind: decider == .no ? .all(parts) : .any(parts))
    }
    if let first = truths.firstIndex(of: decider) { return proof(decider, [prove(first)]) }
    guard truths.contains(.unknown) else { return proof(decider.negated, truths.indices.map(prove)) }
    return proof(.unknown, truths.indices.filter { truths[$0] == .unknown }.map(prove))
  }
}
