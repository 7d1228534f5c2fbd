import Interchange

/// Expressions, weakest operator first: `or`, `and`, `not`, comparisons, `+ -`, `* /`.
extension Parser {
  mutating func expression() throws(Diagnostic) -> Expression {
    let span = current.span
    var parts = [try conjunction()]
    while try accept("or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : Expression(kind: .any(parts), span: span)
  }

  /// Reads what stands inside a bracket or after a negation, so deep at most.
  private mutating func nested(
    _ read: (inout Parser) throws(Diagnostic) -> Expression
  ) throws(Diagnostic) -> Expression {
    guard depth < Self.maximumDepth else {
      throw Diagnostic(
        "rule.depth", "nested more than \(Self.maximumDepth) deep", at: current.span,
        help: "give parts a name with `define`")
    }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func conjunction() throws(Diagnostic) -> Expression {
    let span = current.span
    var parts = [try negation()]
    while try accept("and") { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : Expression(kind: .all(parts), span: span)
  }

  private mutating func negation() throws(Diagnostic) -> Expression {
    let span = current.span
    if try accept("not") {
      return Expression(kind: .not(try nested { parser throws(Diagnostic) in try parser.negation() }), span: span)
    }
    if current.isWord("any") || current.isWord("every") { return try quantified() }
    return try comparison()
  }

  private mutating func quantified() throws(Diagnostic) -> Expression {
    let span = current.span
    let every = current.isWord("every")
    try advance()
    let subject = try word("what to look through, such as `party`")
    try expect("has")
    guard current.isSymbol("(") else { throw failure("`(`") }
    let body = try primary()
    return Expression(kind: .quantified(every: every, subject: subject, body), span: span)
  }

  private mutating func comparison() throws(Diagnostic) -> Expression {
    let left = try sum()
    let span = left.span
    if case .symbol(let symbol) = current.kind, let comparison = Comparison(rawValue: symbol) {
      try advance()
      return Expression(kind: .compare(left, comparison, try sum()), span: span)
    }
    if try accept("in") { return try membership(of: left) }
    if current.isWord("not"), try following().isWord("in") {
      try advance()
      try advance()
      return Expression(kind: .not(try membership(of: left)), span: span)
    }
    if current.isWord("is"), try following().isWord("known") {
      try advance()
      try advance()
      return Expression(kind: .known(left), span: span)
    }
    if try accept("mentions") {
      var words = [try string("a word of the text")]
      while current.isSymbol(","), case .string = try following().kind {
        try advance()
        words.append(try string("a word of the text"))
      }
      return Expression(kind: .mentions(left, words), span: span)
    }
    if try accept("under") {
      var codes: [CodePath] = []
      repeat {
        guard case .code(let path) = current.kind else { throw failure("a classification number") }
        codes.append(path)
        try advance()
      } while try commaBeforeCode()
      return Expression(kind: .under(left, codes), span: span)
    }
    return left
  }

  private mutating func commaBeforeCode() throws(Diagnostic) -> Bool {
    guard current.isSymbol(","), case .code = try following().kind else { return false }
    try advance()
    return true
  }

  private mutating func membership(of left: Expression) throws(Diagnostic) -> Expression {
    if current.isSymbol("{") {
      let elements = try setElements()
      var except: [SetLiteral.Element] = []
      if current.isWord("except"), try following().isSymbol("{") {
        try advance()
        except = try setElements()
      }
      return Expression(kind: .member(left, SetLiteral(elements: elements, except: except)), span: left.span)
    }
    let lowIncluded = current.isSymbol("[")
    guard lowIncluded || current.isSymbol("(") else { throw failure("`{`, `[` or `(`") }
    try advance()
    let low = try number()
    try expectSymbol(",")
    let high = try number()
    let highIncluded = current.isSymbol("]")
    guard highIncluded || current.isSymbol(")") else { throw failure("`]` or `)`") }
    try advance()
    let interval = Interval(
      low: low, lowIncluded: lowIncluded, high: high, highIncluded: highIncluded, unit: try optionalUnit())
    return Expression(kind: .within(left, interval), span: left.span)
  }

  private mutating func setElements() throws(Diagnostic) -> [SetLiteral.Element] {
    try expectSymbol("{")
    var elements: [SetLiteral.Element] = []
    repeat {
      let span = current.span
      let kind: SetLiteral.Element.Kind
      switch current.kind {
      case .word(let word): kind = .word(word)
      case .group(let group): kind = .group(group)
      case .string(let group): kind = .group(group)
      case .code(let code): kind = .code(code)
      default: throw failure("a country, a group such as D:5, or a word")
      }
      try advance()
      elements.append(SetLiteral.Element(kind: kind, span: span))
    } while try acceptSymbol(",")
    try expectSymbol("}")
    return elements
  }

  private mutating func number() throws(Diagnostic) -> Exact {
    guard case .number(let value) = current.kind else { throw failure("a number") }
    try advance()
    return value
  }

  /// The unit that follows a number, if one does: any word that is not one of the language's own.
  private mutating func optionalUnit() throws(Diagnostic) -> String? {
    guard case .word(let word) = current.kind, !Self.reserved.contains(word) else { return nil }
    return try unitName()
  }

  /// A sum nests as deep as it is long.
  private func count(_ operations: inout Int) throws(Diagnostic) {
    operations += 1
    guard operations <= Self.maximumDepth else {
      throw Diagnostic(
        "rule.depth", "more than \(Self.maximumDepth) operations in a row", at: current.span,
        help: "give parts a name with `define`")
    }
  }

  private mutating func sum() throws(Diagnostic) -> Expression {
    var left = try product()
    var operations = 0
    while case .symbol(let symbol) = current.kind, symbol == "+" || symbol == "-",
      let operation = Arithmetic(rawValue: symbol)
    {
      try advance()
      try count(&operations)
      left = Expression(kind: .arithmetic(left, operation, try product()), span: left.span)
    }
    return left
  }

  private mutating func product() throws(Diagnostic) -> Expression {
    var left = try primary()
    var operations = 0
    while case .symbol(let symbol) = current.kind, symbol == "*" || symbol == "/",
      let operation = Arithmetic(rawValue: symbol)
    {
      try advance()
      try count(&operations)
      left = Expression(kind: .arithmetic(left, operation, try primary()), span: left.span)
    }
    return left
  }

  mutating func primary() throws(Diagnostic) -> Expression {
    let span = current.span
    switch current.kind {
    case .symbol("("):
      try advance()
      let inner = try nested { parser throws(Diagnostic) in try parser.expression() }
      try expectSymbol(")")
      return inner
    case .symbol("-"):
      outline.sign(at: current)
      try advance()
      guard let negative = try number().multiplied(by: Exact(-1)) else { throw failure("a smaller number") }
      return Expression(kind: .number(negative, unit: try optionalUnit()), span: span)
    case .number:
      let value = try number()
      return Expression(kind: .number(value, unit: try optionalUnit()), span: span)
    case .day(let day):
      try advance()
      return Expression(kind: .day(day), span: span)
    case .string(let text):
      try advance()
      return Expression(kind: .text(text), span: span)
    case .code(let code):
      try advance()
      return Expression(kind: .code(code), span: span)
    case .word(let word) where !Self.reserved.contains(word):
      try advance()
      return Expression(kind: .name(word), span: span)
    default: throw failure("a fact, a number or a condition")
    }
  }

  /// Words that end an expression; none of them can be a unit or a name.
  static let reserved: Set<String> = [
    "and", "or", "not", "in", "under", "any", "every", "has", "when", "is", "because", "except", "then", "otherwise",
    "cites", "announced", "published", "compliance", "suspended", "addressed", "secondary", "unsure", "note", "to",
    "lifts", "condition", "policy", "text", "given", "expect", "on", "known", "until", "from", "ask", "cost", "assume",
    "states", "names", "else", "unit", "table", "record", "regime", "fact", "case", "cases", "define", "class",
    "exception",
    "scope",
    "require",
    "authorise", "review", "prohibit", "outside", "of", "flag", "resolve", "even", "mentions", "changeable",
  ]
}
