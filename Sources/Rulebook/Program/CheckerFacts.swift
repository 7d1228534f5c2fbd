import Interchange

/// Facts: types, assumptions, derivations.
extension Checker {
  mutating func declareFacts() {
    for syntax in factSyntax {
      attempt { checker throws(Diagnostic) in try checker.declare(syntax) }
    }
  }

  private mutating func declare(_ syntax: FactSyntax) throws(Diagnostic) {
    guard checked.factIndex[syntax.path] == nil else {
      throw Diagnostic("rule.repeated-fact", "the fact `\(syntax.path)` is declared twice", at: syntax.span)
    }
    let fact = try fact(syntax, derivations: [])
    checked.factIndex[syntax.path] = checked.facts.count
    checked.facts.append(fact)
  }

  /// Derivations may read any fact, so they are checked when all are declared.
  mutating func deriveFacts() {
    for syntax in factSyntax where !syntax.derivations.isEmpty {
      guard let index = checked.factIndex[syntax.path], checked.facts[index].span == syntax.span else { continue }
      attempt { checker throws(Diagnostic) in
        var terms: [Term] = []
        for derivation in syntax.derivations {
          let term = try checker.term(derivation)
          try checker.agree(term, with: checker.checked.facts[index].type)
          terms.append(term)
        }
        checker.checked.facts[index] = try checker.fact(syntax, derivations: terms)
      }
    }
  }

  private func fact(_ syntax: FactSyntax, derivations: [Term]) throws(Diagnostic) -> Fact {
    let type = try type(of: syntax)
    var assumption: Fact.Assumption?
    if let (value, text) = syntax.assumption {
      assumption = Fact.Assumption(value: try constant(value, of: type), text: text)
    }
    return Fact(
      syntax, type: type, assumption: assumption, change: try change(syntax, type), derivations: derivations)
  }

  /// A number may become another; of a yes or no it must be said which of them can lawfully be brought about.
  private func change(_ syntax: FactSyntax, _ type: ValueType) throws(Diagnostic) -> Fact.Change? {
    guard let (value, words) = syntax.change else { return nil }
    switch (type, value) {
    case (.number, nil): return Fact.Change(value: nil, words: words)
    case (.truth, let value?): return Fact.Change(value: try constant(value, of: type), words: words)
    case (.truth, nil):
      throw Diagnostic(
        "rule.changeable", "`\(syntax.path)` is yes or no: it is not said to which it can be changed", at: syntax.span,
        help: "write `changeable to yes \"by ...\"`")
    case (.number, _):
      throw Diagnostic(
        "rule.changeable", "a number is changeable to any other", at: syntax.span, help: "write `changeable \"by ...\"`"
      )
    default:
      throw Diagnostic(
        "rule.changeable", "`\(syntax.path)` is \(type): only numbers and yes or no can be changeable", at: syntax.span)
    }
  }

  private func type(of syntax: FactSyntax) throws(Diagnostic) -> ValueType {
    switch syntax.type {
    case .truth: .truth
    case .day: .day
    case .country: .country
    case .code: .code
    case .text: .text
    case .word(let words): .word(words)
    case .number(let unit): .number(try self.unit(unit, at: syntax.span))
    }
  }

  func unit(_ name: String?, at span: SourceSpan) throws(Diagnostic) -> Unit {
    guard let name else { return .none }
    for part in name.split(separator: "/").map(String.init) where !units.contains(part) {
      throw Diagnostic(
        "rule.unit", "there is no unit `\(part)`", at: span,
        help: suggestion(for: part, among: units) ?? "declare it with `unit \(part)`")
    }
    return Unit(name)
  }

  /// A literal that must be of a type: the value of a given fact, an assumption, a cell of a table of cases.
  func constant(_ expression: Expression, of type: ValueType) throws(Diagnostic) -> Value {
    func mismatch() -> Diagnostic {
      Diagnostic("rule.type", "expected \(type)", at: expression.span)
    }
    switch (type, expression.kind) {
    case (.truth, .name("yes")): return .truth(true)
    case (.truth, .name("no")): return .truth(false)
    case (.number(let unit), .number(let value, let written)):
      if let written, try self.unit(written, at: expression.span) != unit { throw mismatch() }
      return .number(value)
    case (.day, .day(let day)): return .day(day)
    case (.country, .name(let name)) where isCountry(name): return .country(name)
    case (.code, .code(let path)): return .code(path)
    case (.word(let words), .name(let word)):
      guard words.contains(word) else {
        throw Diagnostic(
          "rule.word", "`\(word)` is not \(type)", at: expression.span, help: suggestion(for: word, among: words))
      }
      return .word(word)
    case (.text, .text(let text)): return .text(text)
    default: throw mismatch()
    }
  }

  func isCountry(_ name: String) -> Bool {
    name.utf8.count == 2 && name.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }
}
