/// One step of a condition in a `VerdictProgram`. Facts, clauses and kinds of record go by number.
enum VerdictNode {
  case constant(Bool)
  /// Whether the version of a clause that counts holds.
  case clause(Int32)
  case not(Int32)
  /// Nodes `first..<first + count` of the list of parts.
  case all(first: Int32, count: Int32)
  case any(first: Int32, count: Int32)
  case quantified(every: Bool, subject: Int32, owner: Int32, body: Int32)
  /// Whether a yes-or-no fact is yes.
  case truth(fact: Int32)
  /// A number or a day against a limit.
  case compare(fact: Int32, Comparison, limit: Int32)
  /// A country, code or word that is one, or is not.
  case equal(fact: Int32, word: Int32, isEqual: Bool)
  case member(fact: Int32, set: Int32)
  case under(fact: Int32, set: Int32)
  case mentions(fact: Int32, words: Int32)
  case known(fact: Int32)
  /// What is rare is asked of `Evaluation`, by the number of its term.
  case explained(term: Int32)
}
