import Interchange
import Rulebook

/// What an item is, whether the law reaches it, and how an application would be reviewed.
extension Inquiry {
  mutating func classify(item: Int) -> Determination.ItemFinding {
    var described: [Determination.Classification] = []
    var excluded: [Determination.Classification] = []
    var disagreement = false
    for clause in classifies ? law.clauses(.class) : [] {
      let verdict = verdict(of: clause, about: Question(item: item))
      guard verdict.truth == .yes || explains && verdict.truth == .no && verdict.remarks.contains(.threshold) else {
        continue
      }
      let proof = proof(of: clause, Question(item: item), verdict.truth)
      disagreement = disagreement || evaluation.isStatedAgainstFacts(clause)
      let classification = Determination.Classification(clause: clause, because: Self.told(proof.reasons))
      if proof.truth == .yes {
        described.append(classification)
        note(proof, clause)
      } else if evaluation.failsByFigures(clause, for: ["item": item]) {
        excluded.append(classification)
      }
    }
    let stated = items[item].eccn
    let agrees = stated.map { eccn in
      !disagreement
        && (described.isEmpty
          || described.contains { found in
            CodePath(found.clause.id).map { $0.isUnder(eccn) || eccn.isUnder($0) } ?? false
          })
    }
    let (subject, path, because) = subject(item: item)
    return Determination.ItemFinding(
      name: items[item].name, statedECCN: stated, classification: described, excluded: excluded, agrees: agrees,
      subject: subject, subjectPath: path, subjectBecause: because)
  }

  /// Yes if a scope clause holds on stated facts, unknown if one holds only on an assumption, no if none can hold.
  private mutating func subject(item: Int) -> (Truth, [Clause], [Reason]) {
    let clauses = law.clauses(.scope)
    guard !clauses.isEmpty else { return (.unknown, [], []) }
    guard classifies else { return (bareSubject(item: item), [], []) }
    let question = Question(item: item)
    var found: [(clause: Clause, isFirm: Bool)] = []
    var isOpen = false
    for clause in clauses {
      let verdict = verdict(of: clause, about: question)
      isOpen = isOpen || verdict.truth == .unknown
      if verdict.truth == .yes { found.append((clause, !verdict.remarks.contains(.assumption))) }
    }
    if let firm = found.first(where: \.isFirm) {
      return (.yes, found.filter(\.isFirm).map(\.clause), proof(of: firm.clause, question, .yes).reasons)
    }
    if let assumed = found.first {
      let proof = proof(of: assumed.clause, question, .yes)
      note(proof, assumed.clause)
      return (.unknown, found.map(\.clause), proof.reasons)
    }
    guard explains else { return (isOpen && statedOutside(item) == nil ? .unknown : .no, [], []) }
    let proofs = clauses.map { evaluation.holds($0, for: question.binding) }
    if isOpen {
      if let reference = statedOutside(item) {
        let open = proofs.filter { $0.truth == .unknown }.flatMap(\.missing).uniqued().map(evaluation.facts.place)
        noteCaveat(
          "\(evaluation.facts.place(of: reference)) is taken as stated; not given: \(open.joined(separator: ", "))")
        return (.no, [], proofs.filter { $0.truth == .no }.flatMap(\.reasons))
      }
      return (.unknown, [], proofs.filter { $0.truth == .unknown }.flatMap(\.reasons))
    }
    return (.no, [], proofs.flatMap(\.reasons))
  }

  /// The same without the ways in which the law reaches the item: one that is plain to see is enough.
  private func bareSubject(item: Int) -> Truth {
    func isPlain(_ verdict: Verdict) -> Bool { verdict.truth == .yes && !verdict.remarks.contains(.assumption) }
    let verdicts = questions.verdicts(law.scopesByCost, about: item, evaluation, until: isPlain)
    if verdicts.contains(where: isPlain) { return .yes }
    if verdicts.contains(where: { $0.truth == .yes }) { return .unknown }
    return verdicts.isEmpty || statedOutside(item) != nil ? .no : .unknown
  }

  /// The fact by which the item is stated to be outside the law's scope, if it is.
  private func statedOutside(_ item: Int) -> FactReference? {
    guard let fact = law.program.scopeFact, fact.subject == "item",
      evaluation.facts.record("item", item)?.values[fact.name] == .truth(false)
    else { return nil }
    return FactReference(subject: "item", index: item, name: fact.name)
  }

  /// The strictest policy whose row holds. Where a stricter row is still open, the policy is not determined, and the
  /// words say between what.
  mutating func review(
    of requirement: Clause, _ binding: Question, noting: Bool
  ) -> (Determination.Review?, text: String?, cites: [String]) {
    guard let clause = law.review(of: requirement.id) else {
      return (nil, "no review policy is stated", [])
    }
    let rows = policies(of: clause, binding)
    var text: String?
    var held: [Determination.Review] = []
    var possible: [Determination.Review] = []
    for row in rows where row.proof.truth != .no {
      if let words = row.text { text = words }
      let policy = row.word.flatMap(Determination.Review.init(rawValue:))
      switch row.proof.truth {
      case .yes: held += [policy].compactMap { $0 }
      case .unknown: possible += [policy].compactMap { $0 }
      case .no: break
      }
    }
    if noting {
      for row in rows where row.proof.truth == .yes { note(row.proof, clause) }
      for caveat in clause.caveats { noteCaveat(caveat, of: "the review of \(requirement.id)") }
    }
    let settled = held.max()
    if let strictest = possible.max(), settled.map({ $0 < strictest }) ?? true {
      for row in rows where noting && row.proof.truth == .unknown {
        ask(row.proof, decides: "review of \(requirement.id)")
      }
      let words = Set(held + possible).sorted(by: >).map(\.words).joined(separator: " or ")
      return (nil, "\(words), depending on facts not stated", clause.cites)
    }
    return (settled, text, clause.cites)
  }
}
