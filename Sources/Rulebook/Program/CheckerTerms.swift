import Interchange

/// Expressions: names, types and units.
extension Checker {
  mutating func condition(_ expression: Expression) throws(Diagnostic) -> Term {
    let term = try term(expression)
    try agree(term, with: .truth)
    return term
  }

  func agree(_ term: Term, with type: ValueType) throws(Diagnostic) {
    guard term.type == type else {
      throw Diagnostic("rule.type", "expected \(type), this is \(term.type)", at: term.span)
    }
  }

  mutating func term(_ expression: Expression) throws(Diagnostic) -> Term {
    let span = expression.span
    switch expression.kind {
    case .name(let name): return try reference(name, at: span)
    case .code(let path): return try classReference(path, at: span)
    case .number(let value, let unit):
      return Term(kind: .constant(.number(value)), type: .number(try self.unit(unit, at: span)), span: span)
    case .day(let day): return Term(kind: .constant(.day(day)), type: .day, span: span)
    case .text(let text): return Term(kind: .constant(.text(text)), type: .text, span: span)
    case .not(let inner): return Term(kind: .not(try condition(inner)), type: .truth, span: span)
    case .all(let parts): return Term(kind: .all(try conditions(parts)), type: .truth, span: span)
    case .any(let parts): return Term(kind: .any(try conditions(parts)), type: .truth, span: span)
    case .compare(let left, let comparison, let right): return try compare(left, comparison, right, at: span)
    case .within(let inner, let interval):
      let value = try term(inner)
      try agree(value, with: .number(try unit(interval.unit, at: span)))
      guard
        interval.low < interval.high || interval.low == interval.high && interval.lowIncluded && interval.highIncluded
      else { throw Diagnostic("rule.empty-range", "no number lies in this range", at: span) }
      return Term(kind: .within(value, interval), type: .truth, span: span)
    case .member(let inner, let set): return try member(inner, set, at: span)
    case .under(let inner, let paths):
      let value = try term(inner)
      try agree(value, with: .code)
      return Term(kind: .under(value, paths), type: .truth, span: span)
    case .mentions(let inner, let words):
      let value = try term(inner)
      try agree(value, with: .text)
      return Term(kind: .mentions(value, words), type: .truth, span: span)
    case .known(let inner): return Term(kind: .known(try term(inner)), type: .truth, span: span)
    case .quantified(let every, let subject, let body):
      guard checked.facts.contains(where: { $0.subject == subject }) else {
        throw Diagnostic(
          "rule.subject", "there are no facts of a `\(subject)`", at: span,
          help: suggestion(for: subject, among: Set(checked.facts.map(\.subject)).sorted()))
      }
      return Term(kind: .quantified(every: every, subject: subject, try condition(body)), type: .truth, span: span)
    case .arithmetic(let left, let operation, let right): return try arithmetic(left, operation, right, at: span)
    }
  }

  private mutating func conditions(_ parts: [Expression]) throws(Diagnostic) -> [Term] {
    var terms: [Term] = []
    for part in parts { terms.append(try condition(part)) }
    return terms
  }

  /// A fact, a definition, a clause, or a word on its own.
  private mutating func reference(_ name: String, at span: SourceSpan) throws(Diagnostic) -> Term {
    if let index = checked.factIndex[name] {
      return Term(kind: .fact(index), type: checked.facts[index].type, span: span)
    }
    switch kinds[name] {
    case .define: return Term(kind: .define(name), type: try type(ofDefinition: name), span: span)
    case .review, .outside, .exception:
      throw Diagnostic("rule.reference", "`\(name)` cannot stand in a condition", at: span)
    case .some: return Term(kind: .clause(name), type: .truth, span: span)
    case nil: break
    }
    if name == "yes" || name == "no" {
      return Term(kind: .constant(.truth(name == "yes")), type: .truth, span: span)
    }
    let known = checked.facts.map(\.path) + checked.ids
    throw Diagnostic(
      "rule.unknown-name", "nothing is called `\(name)`", at: span,
      help: suggestion(for: name, among: known) ?? "facts are declared with `fact`, conditions with `define`")
  }

  private func classReference(_ path: CodePath, at span: SourceSpan) throws(Diagnostic) -> Term {
    guard classPaths.contains(where: { $0.path.isUnder(path) }) else {
      throw Diagnostic(
        "rule.unknown-class", "no class is at or under `\(path)`", at: span,
        help: suggestion(for: path.description, among: classPaths.map(\.id)))
    }
    return Term(kind: .classes(path), type: .truth, span: span)
  }

  private mutating func type(ofDefinition name: String) throws(Diagnostic) -> ValueType {
    if let type = definitionTypes[name] { return type }
    guard let body = definitions[name]?.first?.condition else { return .truth }
    let type = try term(body).type
    definitionTypes[name] = type
    return type
  }

  private mutating func compare(
    _ left: Expression, _ comparison: Comparison, _ right: Expression, at span: SourceSpan
  ) throws(Diagnostic) -> Term {
    let first = try term(left)
    let second: Term
    switch first.type {
    case .word, .country, .code:
      second = Term(kind: .constant(try constant(right, of: first.type)), type: first.type, span: right.span)
    default: second = try term(right)
    }
    try agree(second, with: first.type)
    let ordered: Bool
    switch first.type {
    case .number, .day: ordered = true
    default: ordered = false
    }
    guard ordered || comparison == .equal || comparison == .unequal else {
      throw Diagnostic("rule.order", "\(first.type) has no order: only `=` and `!=` fit", at: span)
    }
    return Term(kind: .compare(first, comparison, second), type: .truth, span: span)
  }

  private mutating func member(_ inner: Expression, _ set: SetLiteral, at span: SourceSpan) throws(Diagnostic) -> Term {
    let value = try term(inner)
    func split(_ elements: [SetLiteral.Element]) throws(Diagnostic) -> (words: [String], groups: [String]) {
      var words: [String] = []
      var groups: [String] = []
      for element in elements {
        switch (element.kind, value.type) {
        case (.group(let group), .country):
          guard checked.groups.names.contains(group) else {
            throw Diagnostic("rule.group", "no table has the country group `\(group)`", at: element.span)
          }
          groups.append(group)
        case (.word(let word), .country):
          guard isCountry(word) else {
            throw Diagnostic(
              "rule.country", "`\(word)` is not a country", at: element.span, help: "two capital letters, as CN")
          }
          words.append(word)
        case (.word(let word), .word):
          _ = try constant(Expression(kind: .name(word), span: element.span), of: value.type)
          words.append(word)
        case (_, .code):
          throw Diagnostic(
            "rule.set", "classification numbers do not stand in braces", at: element.span,
            help: "write `item.eccn under 3A001, 4A003`")
        default: throw Diagnostic("rule.set", "\(value.type) cannot be in this set", at: element.span)
        }
      }
      return (words, groups)
    }
    let base = try split(set.elements)
    let except = try split(set.except)
    let resolved = ValueSet(
      words: base.words, groups: base.groups, exceptWords: except.words, exceptGroups: except.groups)
    return Term(kind: .member(value, resolved), type: .truth, span: span)
  }

  private mutating func arithmetic(
    _ left: Expression, _ operation: Arithmetic, _ right: Expression, at span: SourceSpan
  ) throws(Diagnostic) -> Term {
    let first = try term(left)
    let second = try term(right)
    guard case .number(let a) = first.type, case .number(let b) = second.type else {
      throw Diagnostic("rule.type", "`\(operation.rawValue)` needs two numbers", at: span)
    }
    let unit: Unit
    switch operation {
    case .add, .subtract:
      guard a == b else { throw Diagnostic("rule.unit", "\(a) and \(b) cannot be added", at: span) }
      unit = a
    case .multiply: unit = a.combined(with: b, sign: 1)
    case .divide: unit = a.combined(with: b, sign: -1)
    }
    return Term(kind: .arithmetic(first, operation, second), type: .number(unit), span: span)
  }
}
