import Interchange

/// Conditions.
extension VectorCompiler {
  mutating func truth(of term: Term, isFirm: Bool) throws(VectorObstacle) -> PlaneTruth {
    switch term.kind {
    case .constant(.truth(let flag)): return .constant(flag)
    case .not(let inner): return try truth(of: inner, isFirm: isFirm).negated
    case .all(let parts): return graph.and(try truths(of: parts, isFirm: isFirm))
    case .any(let parts): return graph.or(try truths(of: parts, isFirm: isFirm))
    case .define(let id), .clause(let id): return try holds(id, isFirm: isFirm)
    case .classes(let path):
      var parts: [PlaneTruth] = []
      for entry in program.classes where entry.path.isUnder(path) {
        parts.append(try holds(entry.id, isFirm: isFirm))
      }
      return parts.isEmpty ? .constant(false) : graph.or(parts)
    case .quantified(let every, let subject, let body):
      // One record, or none.
      return layout.hasRecord(of: subject) ? try truth(of: body, isFirm: isFirm) : .constant(every)
    case .fact(let index): return try truth(ofFact: index, isFirm: isFirm)
    case .compare(let left, let comparison, let right):
      return try compare(left, comparison, right, at: term, isFirm: isFirm)
    case .within(let inner, let interval): return try within(inner, interval, at: term, isFirm: isFirm)
    case .member(let inner, let set): return try member(inner, set, isFirm: isFirm)
    case .under(let inner, let paths): return try asked(inner, isFirm: isFirm) { .under(paths) }
    case .mentions(let inner, let words): return try asked(inner, isFirm: isFirm) { .mentions(words) }
    case .known(let inner): return graph.settled(try known(inner))
    case .constant, .arithmetic: throw VectorObstacle(reason: "it is no condition", span: term.span)
    }
  }

  private mutating func truths(of terms: [Term], isFirm: Bool) throws(VectorObstacle) -> [PlaneTruth] {
    var parts: [PlaneTruth] = []
    for term in terms { parts.append(try truth(of: term, isFirm: isFirm)) }
    return parts
  }

  /// As stated; else as derived; else as assumed. Open where figures speak both for and against it.
  private mutating func truth(ofFact index: Int, isFirm: Bool) throws(VectorObstacle) -> PlaneTruth {
    let fact = program.facts[index]
    let column = column(of: index)
    let stated = column.map { PlaneTruth(yes: plane(.stated($0, true)), no: plane(.stated($0, false))) } ?? .unknown
    var (someYes, someNo) = (PlaneGraph.zero, PlaneGraph.zero)
    for derivation in fact.derivations {
      let derived = try truth(of: derivation, isFirm: false)
      someYes = graph.or(someYes, derived.yes)
      someNo = graph.or(someNo, derived.no)
    }
    let isStated = graph.known(stated)
    let agreed = PlaneTruth(
      yes: graph.andNot(stated.yes, graph.andNot(someNo, someYes)),
      no: graph.andNot(stated.no, graph.andNot(someYes, someNo)))
    var result = PlaneTruth(
      yes: graph.or(agreed.yes, graph.andNot(graph.andNot(someYes, someNo), isStated)),
      no: graph.or(agreed.no, graph.andNot(graph.andNot(someNo, someYes), isStated)))
    if !isFirm, case .truth(let assumed)? = fact.assumption?.value {
      let open = graph.not(graph.or(isStated, graph.or(someYes, someNo)))
      if assumed { result.yes = graph.or(result.yes, open) } else { result.no = graph.or(result.no, open) }
    }
    return result
  }

  /// Whether a fact is stated, or follows; an assumption does not count.
  private mutating func known(_ term: Term) throws(VectorObstacle) -> PlaneGraph.Plane {
    guard case .fact(let index) = term.kind else {
      throw VectorObstacle(reason: "it asks whether more than a fact is known", span: term.span)
    }
    let fact = program.facts[index]
    switch fact.type {
    case .truth: return graph.known(try truth(ofFact: index, isFirm: true))
    case .number, .day:
      guard case .column(let column, _)? = try figure(term) else { return PlaneGraph.zero }
      return plane(.known(column))
    default:
      return try asked(term, isFirm: true) { .stated }.yes
    }
  }

  // MARK: Dictionaries

  /// A question about the value of a country, code, word or text.
  mutating func asked(
    _ term: Term, isFirm: Bool, _ question: () -> DictionaryTest
  ) throws(VectorObstacle) -> PlaneTruth {
    guard case .fact(let index) = term.kind else {
      throw VectorObstacle(reason: "it asks of a value that is no fact", span: term.span)
    }
    let fact = program.facts[index]
    let column = column(of: index)
    var isKnown = column.map { test(.stated, of: $0) } ?? PlaneGraph.zero
    let isMet = column.map { test(question(), of: $0) } ?? PlaneGraph.zero
    var result = PlaneTruth(yes: isMet, no: graph.andNot(isKnown, isMet))
    for derivation in fact.derivations {
      let derived = try asked(derivation, isFirm: false, question)
      result.yes = graph.or(result.yes, graph.andNot(derived.yes, isKnown))
      result.no = graph.or(result.no, graph.andNot(derived.no, isKnown))
      isKnown = graph.or(isKnown, graph.known(derived))
    }
    if !isFirm, let assumption = fact.assumption {
      let holds = question().holds(assumption.value, groups: program.groups) { _, _ in .no }
      let open = graph.not(isKnown)
      if holds { result.yes = graph.or(result.yes, open) } else { result.no = graph.or(result.no, open) }
    }
    return result
  }

  /// Who is in a group may change: each stretch of days has its own question.
  private mutating func member(_ inner: Term, _ set: ValueSet, isFirm: Bool) throws(VectorObstacle) -> PlaneTruth {
    let changes = program.groups.changes(of: set.groups + set.exceptGroups)
    var parts: [PlaneTruth] = []
    for (place, day) in ([nil] + changes.map(Optional.some)).enumerated() {
      let until = place < changes.count ? Int32(changes[place].ordinal) : nil
      let inForce = graph.settled(graph.days(from: day.map { Int32($0.ordinal) }, until: until))
      let asOf = day ?? changes.first?.previous ?? .distantFuture
      parts.append(graph.and([inForce, try asked(inner, isFirm: isFirm) { .member(set, on: asOf) }]))
    }
    return graph.or(parts)
  }
}
