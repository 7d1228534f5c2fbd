/// One step of a condition in a `VerdictProgram`. Facts, clauses, kinds of record and quantities go by number.
enum VerdictNode {
  case constant(Bool)
  /// Whether the version of a clause that counts holds.
  case clause(Int32)
  case not(Int32)
  /// Nodes `first..<first + count` of the list of parts.
  case all(first: Int32, count: Int32)
  case any(first: Int32, count: Int32)
  case quantified(every: Bool, subject: Int32, owner: Int32, body: Int32)
  /// Whether a quantity is yes.
  case truth(Int32)
  /// A number or a day against a limit.
  case limit(Int32, Comparison, Int32)
  /// A country, code, word or text that is one, or is not.
  case equal(Int32, word: Int32, isEqual: Bool)
  case compare(Int32, Comparison, Int32)
  case member(Int32, set: Int32)
  case under(Int32, set: Int32)
  case mentions(Int32, words: Int32)
  case known(Int32)

  /// Whether it is one comparison, and not made of other conditions.
  var isLeaf: Bool {
    switch self {
    case .truth, .limit, .equal, .compare, .member, .under, .mentions, .known: true
    case .constant, .clause, .not, .all, .any, .quantified: false
    }
  }
}

/// A value that conditions compare.
enum VerdictQuantity {
  /// One of the program's constants.
  case constant(FactFrame.Slot)
  case fact(Int32)
  /// The quantity that a definition stands for, in the version that counts.
  case define(Int32)
  case arithmetic(Int32, Arithmetic, Int32)
  /// A condition as yes or no.
  case condition(Int32)
}
