import Interchange

/// Reads the declarations of one file. An error ends its block; the other blocks are still read, so that one run
/// reports what is wrong in each.
struct Parser {
  var lexer: Lexer
  var current: Token
  /// How many brackets and negations are open: no reader follows more than a few.
  var depth = 0
  var outline = Outline()
  /// Offset of the byte after the token passed last.
  private(set) var passed = 0
  static let maximumDepth = 50

  private init(_ file: LiterateFile, _ block: LiterateFile.Block) throws(Diagnostic) {
    lexer = Lexer(file.bytes, block: block.content, file: file.name, line: block.line)
    current = try lexer.next()
  }

  static func declarations(of file: LiterateFile) -> (declarations: [Declaration], errors: [Diagnostic]) {
    var declarations: [Declaration] = []
    var errors: [Diagnostic] = []
    for block in file.blocks {
      do throws(Diagnostic) {
        var parser = try Parser(file, block)
        while parser.current.kind != .end { declarations.append(try parser.declaration()) }
      } catch {
        errors.append(error)
      }
    }
    return (declarations, errors)
  }

  /// The layout of one block.
  ///
  /// - Throws: `Diagnostic` for the first error in it.
  static func outline(of block: LiterateFile.Block, in file: LiterateFile) throws(Diagnostic) -> Outline {
    var parser = try Parser(file, block)
    while parser.current.kind != .end { _ = try parser.declaration() }
    return parser.outline
  }

  // MARK: Tokens

  mutating func advance() throws(Diagnostic) {
    passed = current.endOffset
    current = try lexer.next()
  }

  /// The token after `current`, without moving.
  func following() throws(Diagnostic) -> Token {
    var ahead = lexer
    return try ahead.next()
  }

  func failure(_ expected: String, help: String? = nil) -> Diagnostic {
    Diagnostic("rule.syntax", "expected \(expected), found `\(current.shown)`", at: current.span, help: help)
  }

  /// Passes over `word` if it stands here.
  mutating func accept(_ word: String) throws(Diagnostic) -> Bool {
    guard current.isWord(word) else { return false }
    try advance()
    return true
  }

  mutating func acceptSymbol(_ symbol: String) throws(Diagnostic) -> Bool {
    guard current.isSymbol(symbol) else { return false }
    try advance()
    return true
  }

  mutating func expect(_ word: String) throws(Diagnostic) {
    guard try accept(word) else { throw failure("`\(word)`") }
  }

  mutating func expectSymbol(_ symbol: String) throws(Diagnostic) {
    guard try acceptSymbol(symbol) else { throw failure("`\(symbol)`") }
  }

  mutating func word(_ what: String) throws(Diagnostic) -> String {
    guard case .word(let text) = current.kind else { throw failure(what) }
    try advance()
    return text
  }

  /// A name of a clause: a word or a classification number.
  mutating func identifier(_ what: String = "the name of a clause") throws(Diagnostic) -> String {
    if case .code(let path) = current.kind {
      try advance()
      return path.description
    }
    return try word(what)
  }

  mutating func string(_ what: String) throws(Diagnostic) -> String {
    guard case .string(let text) = current.kind else { throw failure(what, help: "write it in double quotes") }
    try advance()
    return text
  }

  mutating func optionalString() throws(Diagnostic) -> String? {
    guard case .string(let text) = current.kind else { return nil }
    try advance()
    return text
  }

  mutating func day() throws(Diagnostic) -> CalendarDay {
    guard case .day(let day) = current.kind else { throw failure("a date", help: "dates are written 2023-11-17") }
    try advance()
    return day
  }

  /// What stands between the current keyword and the end of its line; moves to the next line.
  mutating func restOfLine() throws(Diagnostic) -> (text: String, span: SourceSpan) {
    outline.takeLine(from: current)
    let rest = lexer.restOfLine()
    try advance()
    return rest
  }

  /// What was passed since a token, as written.
  func written(from start: Token) -> WrittenPart {
    WrittenPart(keyword: start.shown, source: lexer.source(start.startOffset..<passed), span: start.span)
  }

  // MARK: Declarations

  private mutating func declaration() throws(Diagnostic) -> Declaration {
    let span = current.span
    guard case .word(let keyword) = current.kind else { throw failure("a declaration") }
    outline.begin(.declaration, at: current)
    switch keyword {
    case "unit":
      try advance()
      return .unit(name: try word("the name of a unit"), span: span)
    case "table":
      let (file, place) = try restOfLine()
      return .table(file: file, span: place)
    case "record":
      try advance()
      let name = try word("the kind of a record")
      try expect("of")
      return .record(name, owner: try word("the kind of record that it belongs to"), span: span)
    case "regime":
      try advance()
      return .regime(title: try string("what the law is called"), span: span)
    case "fact":
      try advance()
      return .fact(try fact(at: span))
    case "case":
      try advance()
      return .cases([try singleCase(at: span)])
    case "cases":
      try advance()
      return .cases(try caseTable(at: span))
    default:
      guard let kind = ClauseKind(rawValue: keyword) else {
        let known =
          ["unit", "table", "record", "regime", "fact", "case", "cases"] + ClauseKind.allCases.map(\.rawValue)
        throw failure("a declaration", help: "one of \(known.joined(separator: ", "))")
      }
      try advance()
      return .clause(try clause(kind, at: span))
    }
  }

  private mutating func fact(at span: SourceSpan) throws(Diagnostic) -> FactSyntax {
    let path = try word("the path of a fact")
    guard path.split(separator: ".").count == 2 else {
      throw Diagnostic(
        "rule.path", "`\(path)` is not a path of two parts", at: span,
        help: "a fact is written `item.tpp`, `party.country`")
    }
    try expect("is")
    var fact = FactSyntax(path: path, type: try factType(), span: span)
    while case .word(let attribute) = current.kind {
      let start = current
      switch attribute {
      case "or":
        try advance()
        repeat { fact.derivations.append(try expression()) } while try accept("else")
        fact.written = written(from: start)
      case "ask":
        try advance()
        fact.ask = try string("the question to ask")
      case "cost":
        try advance()
        guard case .number(let value) = current.kind, let cost = Int(value.description) else {
          throw failure("a whole number")
        }
        fact.cost = cost
        try advance()
      case "assume":
        try advance()
        let value = try primary()
        fact.assumption = (value, try optionalString())
      case "states":
        try advance()
        try expect("the")
        if try accept("scope") {
          fact.statesScope = true
        } else {
          try expect("class")
          fact.statesClass = true
        }
      case "names":
        try advance()
        try expect("the")
        try expect("addressee")
        fact.namesAddressee = true
      case "changeable":
        try advance()
        let value = try accept("to") ? try primary() : nil
        fact.change = (value, try string("how the fact can lawfully be changed"))
      default: return fact
      }
      outline.begin(.option, at: start)
    }
    return fact
  }

  private mutating func factType() throws(Diagnostic) -> FactSyntax.TypeSyntax {
    if try accept("yes") {
      try expect("or")
      try expect("no")
      return .truth
    }
    if try accept("text") { return .text }
    if try accept("one") {
      try expect("of")
      var words = [try word("a word")]
      while try acceptSymbol(",") { words.append(try word("a word")) }
      return .word(words)
    }
    guard try accept("a") else {
      throw failure(
        "a type",
        help: "`yes or no`, `a number of TPP`, `a number`, `a country`, `a code`, `a date`, `text`, `one of x, y`")
    }
    if try accept("number") { return .number(unit: try accept("of") ? try unitName() : nil) }
    if try accept("country") { return .country }
    if try accept("code") { return .code }
    guard try accept("date") else { throw failure("`number`, `country`, `code` or `date`") }
    return .day
  }

  /// `TPP`, `GB/s/mm2`.
  mutating func unitName() throws(Diagnostic) -> String {
    var name = try word("a unit")
    while current.isSymbol("/") {
      guard case .word(let part) = try following().kind else { break }
      outline.join(at: current)
      try advance()
      try advance()
      name += "/" + part
    }
    return name
  }
}
