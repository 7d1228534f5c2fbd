import Interchange

/// Many clauses at once, and what is open without the words for it.
extension Evaluation {
  /// The clauses of a list, asked about the records bound: those that do not fail, and those that fail with some of the
  /// remarks, by their place in the list.
  ///
  /// - Parameters:
  ///   - kind: a kind of record, and whether those clauses are asked that are asked anew for each record of it, or the
  ///     others; nil for all.
  ///   - isEnough: whether nothing behind a clause need be asked.
  public func standing(
    _ list: ClauseList, askedAbout kind: (number: Int, isAsked: Bool)?, remarks: Verdict.Remarks,
    until isEnough: (Verdict) -> Bool = { _ in false }
  ) -> [(place: Int, verdict: Verdict)] {
    pass.standing(list, kind.map { (VerdictTables.bit(Int32($0.number)), $0.isAsked) }, remarks, isEnough)
  }

  /// A proof that says no more than the truth, the facts that would settle it where it is open, and those assumed.
  public func outline(of clause: Clause, for binding: Binding) -> Proof {
    bind(binding)
    var open = OpenFacts()
    open.collect(version: clause.number, &pass)
    guard open.isWhole else { return holds(clause, for: binding) }
    return outline(pass.verdict(ofVersion: clause.number).truth, open, at: clause.span)
  }

  /// The same of the conditions of a review's rows, of those that are open, for the records bound; nil where only a whole
  /// proof can say.
  func outline(ofAny nodes: [Int32], at span: SourceSpan) -> Proof? {
    var open = OpenFacts()
    for node in nodes where pass.verdict(ofNode: node).truth == .unknown { open.collect(node: node, &pass) }
    return open.isWhole ? outline(.unknown, open, at: span) : nil
  }

  private func outline(_ truth: Truth, _ open: OpenFacts, at span: SourceSpan) -> Proof {
    func named(_ places: [OpenFacts.Place]) -> [FactReference] {
      places.map { place in
        let fact = law.program.facts[Int(place.fact)]
        return FactReference(subject: fact.subject, index: Int(place.record), name: fact.name)
      }
    }
    return Proof(
      truth: truth,
      kind: .reason(
        Reason(
          text: "", threshold: false, statedAgainstFacts: false, isSilent: false, facts: [],
          missing: truth == .unknown ? named(open.missing) : [], assumed: named(open.assumed), caveats: [],
          span: span)))
  }
}

extension VerdictPass {
  mutating func standing(
    _ list: ClauseList, _ kind: (bit: UInt64, isAsked: Bool)?, _ remarks: Verdict.Remarks,
    _ isEnough: (Verdict) -> Bool
  ) -> [(place: Int, verdict: Verdict)] {
    var found: [(place: Int, verdict: Verdict)] = []
    for (place, number) in list.numbers.enumerated() {
      let version = Int(number)
      if let kind, (tables.heads[version].kinds & kind.bit != 0) != kind.isAsked { continue }
      // What fails, and of which no remarks are wanted, need not be asked to the end.
      if remarks.isEmpty, isShutByGuard(version) { continue }
      let verdict = verdict(ofVersion: version)
      if verdict.truth != .no || !verdict.remarks.isDisjoint(with: remarks) { found.append((place, verdict)) }
      if isEnough(verdict) { break }
    }
    return found
  }

  /// Whether a version fails by one of its guards, on what is stated alone.
  private mutating func isShutByGuard(_ version: Int) -> Bool {
    if isContested(version) { return false }
    for node in tables.guards(of: version) {
      if case .clause(let clause) = tables.nodes[Int(node)] {
        let definition = inForce(clause)
        if definition < 0 || isShutByGuard(definition) { return true }
      } else {
        let verdict = verdict(ofNode: node)
        if verdict.truth == .no, verdict.firm == .no { return true }
      }
    }
    return false
  }
}
