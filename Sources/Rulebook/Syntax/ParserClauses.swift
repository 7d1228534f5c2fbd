import Interchange

/// Clauses and their attributes.
extension Parser {
  mutating func clause(_ kind: ClauseKind, at span: SourceSpan) throws(Diagnostic) -> ClauseSyntax {
    var clause = ClauseSyntax(kind: kind, id: "", span: span)
    if kind == .review {
      try expect("of")
      clause.targets = try identifiers()
      clause.id = "review of " + clause.targets.map(\.id).joined(separator: ", ")
    } else {
      clause.span = current.span
      clause.id = try identifier()
    }
    clause.title = try optionalString()
    var start = current
    while try attribute(of: &clause) {
      outline.begin(Self.options.contains(start.shown) ? .option : .attribute, at: start)
      clause.written.append(written(from: start))
      start = current
    }
    return clause
  }

  /// Attributes that may go on the line of what stands before them.
  private static let options: Set<String> = ["announced", "published", "compliance", "is"]

  /// Reads one attribute; false where none begins here.
  private mutating func attribute(of clause: inout ClauseSyntax) throws(Diagnostic) -> Bool {
    guard case .word(let keyword) = current.kind else { return false }
    let next = try following()
    switch (keyword, next.kind) {
    case ("cites", _):
      let (text, place) = try restOfLine()
      let cites = text.split(separator: ";").map { trimmed($0) }.filter { !$0.isEmpty }
      guard !cites.isEmpty else { throw Diagnostic("rule.cites", "expected a citation after `cites`", at: place) }
      clause.cites += cites
    case ("in", .word("force")): try inForce(&clause)
    case ("announced", _): try date(of: &clause, \.announced)
    case ("published", _): try date(of: &clause, \.published)
    case ("compliance", _):
      try advance()
      guard current.isWord("from") else { throw failure("`from`") }
      try date(of: &clause, \.compliance)
    case ("not", .word("enforced")):
      try advance()
      try advance()
      clause.nonEnforcement.append(try datedNote())
    case ("suspended", _):
      try advance()
      clause.suspensions.append(try datedNote())
    case ("addressed", _):
      try advance()
      try expect("to")
      clause.addressees.append(try string("the name of an addressee"))
      while try acceptSymbol(",") { clause.addressees.append(try string("the name of an addressee")) }
    case ("secondary", _), ("unsure", _), ("note", _):
      guard let level = Caveat.Level(rawValue: keyword) else { return false }
      try advance()
      clause.caveats.append(Caveat(level: level, text: try string("what is uncertain or to be noted")))
    case ("when", _), ("is", _):
      guard clause.condition == nil else { throw failure("one condition", help: "join conditions with `and`") }
      try advance()
      clause.condition = try expression()
    case ("except", .word("when")):
      try advance()
      try advance()
      let condition = try expression()
      clause.exceptions.append((condition, try accept("because") ? try string("a reason") : nil))
    default: return try specialAttribute(keyword, of: &clause)
    }
    return true
  }

  /// Attributes of single kinds.
  private mutating func specialAttribute(_ keyword: String, of clause: inout ClauseSyntax) throws(Diagnostic) -> Bool {
    switch (clause.kind, keyword) {
    case (.exception, "to"), (.authorise, "lifts"):
      try advance()
      clause.targets += try identifiers()
    case (.exception, "then"):
      try advance()
      try expect("holds")
      clause.makesHold = true
    case (.authorise, "condition"):
      try advance()
      clause.conditions.append(try string("what has to be done"))
    case (.flag, "resolve"):
      try advance()
      clause.resolutions.append(try string("what would resolve the red flag"))
    case (.require, "even"), (.prohibit, "even"):
      for word in ["even", "if", "not", "subject"] { try expect(word) }
      clause.reachesUnsubject = true
    case (.review, "policy"):
      clause.policies.append(try policy())
    default: return false
    }
    return true
  }

  private mutating func inForce(_ clause: inout ClauseSyntax) throws(Diagnostic) {
    let span = current.span
    try advance()
    try advance()
    try expect("from")
    guard clause.period == nil else {
      throw Diagnostic(
        "rule.period", "a second period in one clause", at: span, help: "write a version of the clause for each period")
    }
    var period = Period(from: try day())
    if try accept("until") {
      period.until = try day()
      if try accept("known") { period.untilKnown = try day() }
    }
    clause.period = period
  }

  private mutating func date(
    of clause: inout ClauseSyntax, _ part: WritableKeyPath<Period, CalendarDay?>
  ) throws(Diagnostic) {
    guard clause.period != nil else { throw failure("`in force from` before this date") }
    try advance()
    clause.period?[keyPath: part] = try day()
  }

  private mutating func datedNote() throws(Diagnostic) -> DatedNote {
    try expect("from")
    let from = try day()
    let until = try accept("until") ? try day() : nil
    let known = try accept("known") ? try day() : nil
    return DatedNote(from: from, until: until, known: known, text: try string("what was announced"))
  }

  private mutating func policy() throws(Diagnostic) -> PolicySyntax {
    let span = current.span
    try advance()
    let value: PolicySyntax.Value
    if try accept("from") {
      let word = try primary()
      try expect("text")
      value = .fact(word: word, text: try primary())
    } else {
      value = .word(try word("a policy"))
    }
    if try accept("otherwise") { return PolicySyntax(value: value, condition: nil, span: span) }
    try expect("when")
    return PolicySyntax(value: value, condition: try expression(), span: span)
  }

  mutating func identifiers() throws(Diagnostic) -> [(id: String, span: SourceSpan)] {
    var ids: [(id: String, span: SourceSpan)] = []
    repeat {
      let span = current.span
      ids.append((try identifier(), span))
    } while try acceptSymbol(",")
    return ids
  }

  private func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " || text.last == "." { text.removeLast() }
    return String(text)
  }
}
