/// What the parser finds out about the layout of a block while it reads: which tokens begin a line, which take the rest of
/// theirs, and which stand close to their neighbours. Tokens are named by the offset of their first byte.
struct Outline {
  /// How a token begins a line.
  enum Begin {
    /// A clause, a fact, a case: always, in the first column.
    case declaration
    /// `cites`, `when`, `given`: always, two columns in.
    case attribute
    /// `announced`, `ask`: two columns in where the author began a line with it.
    case option
    /// The first bar of a row of a table of cases: always, two columns in.
    case row
  }

  private(set) var begins: [Int: Begin] = [:]
  /// `cites`, `table`: what follows on the line is text.
  private(set) var takesLine: Set<Int> = []
  /// The `/` of a unit: no space around it.
  private(set) var joins: Set<Int> = []
  /// The `-` of a negative number: no space after it.
  private(set) var signs: Set<Int> = []

  mutating func begin(_ kind: Begin, at token: Token) { begins[token.startOffset] = kind }
  mutating func takeLine(from token: Token) { takesLine.insert(token.startOffset) }
  mutating func join(at token: Token) { joins.insert(token.startOffset) }
  mutating func sign(at token: Token) { signs.insert(token.startOffset) }
}
