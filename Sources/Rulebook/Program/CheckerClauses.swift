import Interchange

/// Clauses and cases: citations, dates, targets, cycles.
extension Checker {
  mutating func check(_ syntax: ClauseSyntax, pack: String) throws(Diagnostic) {
    try checkShape(syntax)
    var exceptions: [(condition: Term, because: String?)] = []
    for (expression, because) in syntax.exceptions { exceptions.append((try condition(expression), because)) }
    let body: Term?
    if let expression = syntax.condition {
      body = syntax.kind == .define ? try term(expression) : try condition(expression)
    } else {
      body = nil
    }
    if let body, let type = definitionTypes[syntax.id], type != body.type {
      throw Diagnostic("rule.type", "another version of `\(syntax.id)` is \(type), this is \(body.type)", at: body.span)
    }
    let policies = try policies(of: syntax)
    let clause = Clause(
      syntax, number: checked.versionCount, pack: pack, subjects: subjects(ofClause: syntax.id), condition: body,
      exceptions: exceptions, policies: policies)
    checked.versionCount += 1
    checked.versions[syntax.id, default: []].append(clause)
  }

  private func checkShape(_ syntax: ClauseSyntax) throws(Diagnostic) {
    func missing(_ what: String, _ help: String) -> Diagnostic {
      Diagnostic("rule.missing-\(what)", "`\(syntax.id)` has no \(what)", at: syntax.span, help: help)
    }
    if syntax.kind != .define && syntax.cites.isEmpty {
      throw missing("citation", "say where the law says so: `cites 15 CFR 742.6(a)(6)(iii)`")
    }
    if syntax.kind != .define && syntax.period == nil { throw missing("period", "`in force from 2023-11-17`") }
    if let period = syntax.period, let until = period.until, until <= period.from {
      throw Diagnostic("rule.period", "the period ends before it begins", at: syntax.span)
    }
    if syntax.kind != .outside, let span = syntax.expressions.lazy.compactMap(knownOperator).first {
      throw Diagnostic(
        "rule.known", "`is known` may stand only in an `outside` clause", at: span,
        help: "an answer must not turn round when one more fact is stated")
    }
    if syntax.kind == .review {
      if let condition = syntax.condition {
        throw Diagnostic(
          "rule.review", "a review has no `when` of its own", at: condition.span, help: "write it in its `policy` rows")
      }
      guard !syntax.policies.isEmpty else { throw missing("policy", "`policy case_by_case otherwise`") }
    } else if syntax.condition == nil && syntax.addressees.isEmpty {
      throw missing("condition", syntax.kind == .define ? "`is item.tpp >= 4800 TPP`" : "`when ...`")
    }
    if syntax.kind == .class && CodePath(syntax.id) == nil {
      throw Diagnostic(
        "rule.class", "a class is called by its classification number, not `\(syntax.id)`", at: syntax.span)
    }
    if syntax.kind == .flag && syntax.resolutions.isEmpty {
      throw missing("resolution", "say what would resolve the red flag: `resolve \"a statement of the end use\"`")
    }
    if [.exception, .authorise].contains(syntax.kind) && syntax.targets.isEmpty {
      throw missing("target", syntax.kind == .exception ? "`to 3A090.a`" : "`lifts RS.3A090.a`")
    }
    for (id, span) in syntax.targets {
      guard let kind = kinds[id] else {
        throw Diagnostic(
          "rule.unknown-name", "nothing is called `\(id)`", at: span,
          help: suggestion(for: id, among: checked.ids))
      }
      guard syntax.kind == .exception || kind == .require else {
        throw Diagnostic("rule.target", "`\(id)` is a \(kind.rawValue), not a requirement", at: span)
      }
    }
  }

  private mutating func policies(of syntax: ClauseSyntax) throws(Diagnostic) -> [Clause.Policy] {
    var policies: [Clause.Policy] = []
    for row in syntax.policies {
      let value: Clause.Policy.Value
      switch row.value {
      case .word(let word): value = .word(word)
      case .fact(let word, let text): value = .fact(word: try term(word), text: try term(text))
      }
      let condition = if let expression = row.condition { try self.condition(expression) } else { nil as Term? }
      policies.append(Clause.Policy(value: value, condition: condition, span: row.span))
    }
    return policies
  }

  mutating func check(_ syntax: CaseSyntax, pack: String) throws(Diagnostic) {
    var givens: [Case.Given] = []
    for given in syntax.givens {
      guard let index = checked.factIndex[given.path] else {
        throw Diagnostic(
          "rule.unknown-fact", "there is no fact `\(given.path)`", at: given.span,
          help: suggestion(for: given.path, among: checked.facts.map(\.path)))
      }
      let value = try constant(given.value, of: checked.facts[index].type)
      givens.append(Case.Given(path: given.path, index: given.index, value: value))
    }
    var expectations: [Case.Expectation] = []
    for expected in syntax.expectations {
      let kind: Case.Expectation.Kind
      switch expected.kind {
      case .clause(let id, let truth):
        guard kinds[id] != nil else {
          throw Diagnostic(
            "rule.unknown-name", "nothing is called `\(id)`", at: expected.span,
            help: suggestion(for: id, among: checked.ids))
        }
        kind = .clause(id, truth)
      case .asks(let path):
        guard checked.factIndex[path] != nil else {
          throw Diagnostic("rule.unknown-fact", "there is no fact `\(path)`", at: expected.span)
        }
        kind = .asks(path)
      case .other(let what, let word): kind = .other(what, word)
      }
      expectations.append(Case.Expectation(kind: kind, span: expected.span))
    }
    checked.cases.append(
      Case(
        title: syntax.title, pack: pack, day: syntax.day, known: syntax.known, givens: givens,
        expectations: expectations, span: syntax.span))
  }
}
