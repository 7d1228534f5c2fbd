import Rulebook

extension WouldChangeSearch {
  /// The clauses that make an answer what it is, or leave it open, and the items that they speak of: while none of them
  /// has another truth, the answer is not softer.
  struct Ground {
    let clauses: [Clause]
    let items: [Int]
    private var truths: [Truth] = []

    init(_ answer: Determination, _ law: Law, _ isAddressee: @escaping (String, [String]) -> Truth) {
      var clauses = answer.requirements.map(\.clause) + answer.exceptions.map(\.clause)
      clauses += answer.prohibitions.map(\.clause) + answer.redFlags.map(\.clause) + answer.notJudged.map(\.clause)
      clauses += answer.missing.flatMap(\.decides).compactMap { law.clause($0) }
      // What comes to lie outside the law needs nothing: while the ways in hold, it does not.
      for item in answer.items where item.subject != .no {
        clauses += item.subjectPath.isEmpty ? law.clauses(.scope) : item.subjectPath
      }
      let required = Set(answer.requirements.map(\.clause.id))
      clauses += law.clauses(.review).filter { !required.isDisjoint(with: $0.targets) }
      var seen: Set<ObjectIdentifier> = []
      self.clauses = clauses.filter { seen.insert(ObjectIdentifier($0)).inserted }
      var items = Set(answer.requirements.map(\.item) + answer.exceptions.map(\.item))
      items.formUnion(answer.missing.filter { $0.fact.subject == "item" }.map(\.fact.index))
      let isWhole = answer.prohibitions.isEmpty && answer.redFlags.isEmpty && answer.notJudged.isEmpty
      self.items = isWhole ? items.sorted() : Array(answer.items.indices)
      truths = truths(under: answer.facts, law, isAddressee)
    }

    /// Whether every clause has the truth under these facts that it had.
    func isUnmoved(
      by changed: FactSet, _ law: Law, _ isAddressee: @escaping (String, [String]) -> Truth
    ) -> Bool {
      truths == truths(under: changed, law, isAddressee)
    }

    private func truths(
      under facts: FactSet, _ law: Law, _ isAddressee: @escaping (String, [String]) -> Truth
    ) -> [Truth] {
      // An exception is asked by the figures alone, as in judging.
      let evaluation = Evaluation(law: law, facts: facts, isAddressee: isAddressee)
      let byFigures = evaluation.byFigures()
      return clauses.flatMap { clause in
        bindings(of: clause, facts).flatMap { binding in
          clause.kind == .review
            ? evaluation.rows(of: clause, for: binding)
            : [(clause.kind == .authorise ? byFigures : evaluation).truth(of: clause, for: binding)]
        }
      }
    }

    private func bindings(of clause: Clause, _ facts: FactSet) -> [Evaluation.Binding] {
      guard clause.subjects.contains("listing") else { return items.map { ["item": $0] } }
      return items.flatMap { item in (0..<facts.count("listing")).map { ["item": item, "listing": $0] } }
    }
  }
}
