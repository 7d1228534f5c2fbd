/// Proofs of what decides, and nothing else: of a condition that fails, the first part that fails; of one that is open,
/// the open parts. `VerdictPass` says which these are, so that the others cost next to nothing.
extension Evaluation {
  /// Parts of a conjunction or disjunction: their verdicts, and how to prove one.
  private struct Parts {
    var verdicts: [Verdict] = []
    var proofs: [() -> Proof] = []

    /// Of all parts together, or of any; a proof holds the parts that make it so.
    func proof(decider: Truth) -> Proof {
      let kind: ([Proof]) -> Proof.Kind = { decider == .no ? .all($0) : .any($0) }
      if let first = verdicts.firstIndex(where: { $0.truth == decider }) {
        return Proof(truth: decider, kind: kind([proofs[first]()]))
      }
      let isOpen = verdicts.contains { $0.truth == .unknown }
      let chosen = verdicts.indices.filter { !isOpen || verdicts[$0].truth == .unknown }
      if verdicts.count == 1, let only = chosen.first { return proofs[only]() }
      return Proof(truth: isOpen ? .unknown : decider.negated, kind: kind(chosen.map { proofs[$0]() }))
    }
  }

  /// A clause's condition, less its exceptions; nil for one that some exceptions make hold, which is proved whole.
  func decisive(_ clause: Clause, _ binding: Binding) -> Proof? {
    let exceptions = pass.exceptions(to: clause.number)
    if exceptions.contains(where: { pass.program.versions[$0].makesHold }) { return nil }
    var parts = Parts()
    if !clause.addressees.isEmpty {
      parts.verdicts.append(pass.addressee(ofVersion: clause.number))
      parts.proofs.append { self.addressee(of: clause) }
    }
    if let condition = clause.condition, let node = pass.program.versions[clause.number].condition {
      parts.verdicts.append(pass.verdict(ofNode: node))
      parts.proofs.append { self.truth(of: condition, at: node, binding) }
    }
    for (exception, node) in zip(clause.exceptions, pass.program.versions[clause.number].exceptions) {
      parts.verdicts.append(pass.verdict(ofNode: node).negated)
      parts.proofs.append { self.negation(self.truth(of: exception.condition, at: node, binding)) }
    }
    for exception in exceptions {
      parts.verdicts.append(pass.verdict(ofVersion: exception).negated)
      parts.proofs.append { self.negation(self.proof(of: self.pass.program.versions[exception].source, binding)) }
    }
    return parts.proof(decider: .no)
  }

  /// A condition made of others; nil for one that is not.
  func decisive(_ term: Term, at node: Int32, _ binding: Binding) -> Proof? {
    switch (term.kind, pass.program.nodes[Int(node)]) {
    case (.not(let inner), .not(let node)): return negation(truth(of: inner, at: node, binding))
    case (.all(let terms), .all(let first, _)): return decisive(terms, at: first, decider: .no, binding)
    case (.any(let terms), .any(let first, _)): return decisive(terms, at: first, decider: .yes, binding)
    case (.classes(let path), .any(let first, _)):
      let ids = law.program.classes.filter { $0.path.isUnder(path) }.map(\.id)
      var parts = Parts()
      for (place, id) in ids.enumerated() {
        parts.verdicts.append(pass.verdict(ofNode: pass.program.parts[Int(first) + place]))
        parts.proofs.append { self.proof(of: id, binding) }
      }
      return parts.proof(decider: .yes)
    case (.quantified(let every, let subject, let body), .quantified(_, _, _, let node)):
      var parts = Parts()
      for record in records(subject, binding) {
        parts.verdicts.append(bound(subject, to: record, binding) { _ in pass.verdict(ofNode: node) })
        parts.proofs.append { self.bound(subject, to: record, binding) { self.truth(of: body, at: node, $0) } }
      }
      return parts.verdicts.isEmpty ? .constant(every) : parts.proof(decider: every ? .no : .yes)
    default: return nil
    }
  }

  private func decisive(_ terms: [Term], at first: Int32, decider: Truth, _ binding: Binding) -> Proof {
    var parts = Parts()
    for (place, term) in terms.enumerated() {
      let node = pass.program.parts[Int(first) + place]
      parts.verdicts.append(pass.verdict(ofNode: node))
      parts.proofs.append { self.truth(of: term, at: node, binding) }
      if parts.verdicts[place].truth == decider { break }
    }
    return parts.proof(decider: decider)
  }
}
