extension RuleProgram {
  /// For every fact the ids of the clauses that read it: in a condition, directly or through another fact, as
  /// the name to which a letter is addressed, or as the class that is stated.
  public func readersOfFacts() -> [String: [String]] {
    var readers: [String: [String]] = [:]
    for id in ids {
      var read: Set<Int> = []
      for clause in versions[id] ?? [] {
        for term in clause.terms { collect(term, into: &read) }
        for (index, fact) in facts.enumerated()
        where fact.namesAddressee && !clause.addressees.isEmpty
          || fact.statesClass && clause.kind == .class && clause.subjects.contains(fact.subject)
        {
          read.insert(index)
        }
      }
      for index in read.sorted() { readers[facts[index].path, default: []].append(id) }
    }
    return readers
  }

  private func collect(_ term: Term, into read: inout Set<Int>) {
    if case .fact(let index) = term.kind {
      guard read.insert(index).inserted else { return }
      for derivation in facts[index].derivations { collect(derivation, into: &read) }
    }
    for part in term.parts { collect(part, into: &read) }
  }
}

extension Clause {
  /// All conditions of the clause, policies included.
  var terms: [Term] {
    [condition].compactMap { $0 } + exceptions.map(\.condition)
      + policies.flatMap { policy in
        var all = [policy.condition].compactMap { $0 }
        if case .fact(let word, let text) = policy.value { all += [word, text] }
        return all
      }
  }
}

extension Term {
  /// The terms directly inside this one.
  var parts: [Term] {
    switch kind {
    case .constant, .fact, .define, .clause, .classes: []
    case .not(let inner), .within(let inner, _), .member(let inner, _), .under(let inner, _), .known(let inner),
      .mentions(let inner, _):
      [inner]
    case .all(let parts), .any(let parts): parts
    case .compare(let left, _, let right), .arithmetic(let left, _, let right): [left, right]
    case .quantified(_, _, let body): [body]
    }
  }
}
