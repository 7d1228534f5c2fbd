import Interchange

/// Worked cases: one at a time, or as a table whose rows differ in a few facts.
extension Parser {
  mutating func singleCase(at span: SourceSpan) throws(Diagnostic) -> CaseSyntax {
    var header = try caseHeader(at: span)
    outline.begin(.attribute, at: current)
    try expect("expect")
    header.expectations = try expectations()
    return header
  }

  /// `cases "title" on DATE given ... | item.tpp | expect | | 4799 | not 3A090.a | ...`
  mutating func caseTable(at span: SourceSpan) throws(Diagnostic) -> [CaseSyntax] {
    let header = try caseHeader(at: span)
    var columns: [String] = []
    outline.begin(.row, at: current)
    try expectSymbol("|")
    while try !accept("expect") {
      columns.append(try word("the path of a fact, or `expect` as the last column"))
      try expectSymbol("|")
    }
    try expectSymbol("|")
    var rows: [CaseSyntax] = []
    while current.isSymbol("|") {
      var row = header
      row.span = current.span
      outline.begin(.row, at: current)
      try advance()
      for column in columns {
        let place = current.span
        if !current.isSymbol("|") {
          row.givens.append(try given(path: column, value: try primary(), at: place))
          row.title += ", \(column.split(separator: ".").last ?? "") \(text(from: place))"
        } else {
          row.title += ", \(column.split(separator: ".").last ?? "") not stated"
        }
        try expectSymbol("|")
      }
      row.expectations = try expectations()
      try expectSymbol("|")
      rows.append(row)
    }
    guard !rows.isEmpty else { throw failure("a row of the table") }
    return rows
  }

  /// What stands between `place` and the current token.
  private func text(from place: SourceSpan) -> String {
    lexer.text(from: place, before: current.span)
  }

  private mutating func caseHeader(at span: SourceSpan) throws(Diagnostic) -> CaseSyntax {
    let title = try string("what the case shows")
    try expect("on")
    let date = try day()
    let known = try accept("known") ? try day() : nil
    var header = CaseSyntax(title: title, day: date, known: known, givens: [], expectations: [], span: span)
    let start = current
    guard try accept("given") else { return header }
    outline.begin(.attribute, at: start)
    repeat {
      let place = current.span
      let path = try word("the path of a fact")
      try expectSymbol("=")
      header.givens.append(try given(path: path, value: try primary(), at: place))
    } while try acceptSymbol(",")
    return header
  }

  /// `party.2.headquarters` is the headquarters of the second party.
  private func given(path: String, value: Expression, at span: SourceSpan) throws(Diagnostic) -> CaseSyntax.Given {
    let parts = path.split(separator: ".")
    if parts.count == 3, let index = Int(parts[1]), (1...9).contains(index) {
      return CaseSyntax.Given(path: "\(parts[0]).\(parts[2])", index: index - 1, value: value, span: span)
    }
    guard parts.count == 2 else {
      throw Diagnostic(
        "rule.path", "`\(path)` is not a path of two parts", at: span, help: "a fact is written `item.tpp`")
    }
    return CaseSyntax.Given(path: path, index: 0, value: value, span: span)
  }

  private mutating func expectations() throws(Diagnostic) -> [CaseSyntax.Expectation] {
    var all: [CaseSyntax.Expectation] = []
    repeat {
      let span = current.span
      let kind: CaseSyntax.Expectation.Kind
      if try accept("not") {
        kind = .clause(try identifier(), .no)
      } else if try accept("unknown") {
        kind = .clause(try identifier(), .unknown)
      } else if try accept("ask") {
        kind = .asks(try word("the path of a fact"))
      } else if current.isWord("outcome") || current.isWord("review") || current.isWord("exception") {
        let what = try word("an expectation")
        kind = .other(what, try identifier("what is expected"))
      } else {
        kind = .clause(try identifier(), .yes)
      }
      all.append(CaseSyntax.Expectation(kind: kind, span: span))
    } while try acceptSymbol(",")
    return all
  }
}
