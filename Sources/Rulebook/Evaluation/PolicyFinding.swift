public import Interchange

/// One row of a review clause, evaluated.
public struct PolicyFinding: Sendable {
  /// The policy word; nil where it is read from a fact that is not stated.
  public let word: String?
  /// Words that go with it, read from a fact.
  public let text: String?
  public let proof: Proof
}

extension Clause {
  /// The policy words of a review clause, with their places.
  public var policyWords: [(word: String, span: SourceSpan)] {
    policies.compactMap { policy in
      if case .word(let word) = policy.value { (word, policy.span) } else { nil }
    }
  }
}

extension Evaluation {
  /// The rows of a review clause. An `otherwise` row holds exactly as far as no other row does.
  public func policies(of clause: Clause, for binding: Binding) -> [PolicyFinding] {
    bind(binding)
    var findings: [PolicyFinding] = []
    for (policy, node) in zip(clause.policies, pass.tables.program.versions[clause.number].policies) {
      let proof: Proof
      if let condition = policy.condition {
        proof = truth(of: condition, at: node)
      } else {
        proof = findings.isEmpty ? .constant(true) : negation(disjunction(findings.map(\.proof)))
      }
      switch policy.value {
      case .word(let word): findings.append(PolicyFinding(word: word, text: nil, proof: proof))
      case .fact(let word, let text):
        findings.append(
          PolicyFinding(
            word: quantity(of: word).value?.text, text: quantity(of: text).value?.text, proof: proof))
      }
    }
    return findings
  }
}
