import Interchange

/// A checked expression: names resolved, types and units agreed. A class, because conditions are taken apart for every
/// proof.
final class Term: Sendable {
  enum Kind: Sendable {
    case constant(Value)
    /// A fact, by its place in the program's list.
    case fact(Int)
    /// The condition or quantity of the `define` with this id.
    case define(String)
    /// Whether the clause with this id holds.
    case clause(String)
    /// Whether any class at or under this number holds.
    case classes(CodePath)
    case not(Term)
    case all([Term])
    case any([Term])
    case compare(Term, Comparison, Term)
    case within(Term, Interval)
    case member(Term, ValueSet)
    case under(Term, [CodePath])
    /// Whether one of these is among the words of a text, cut at `;`.
    case mentions(Term, [String])
    case quantified(every: Bool, subject: String, Term)
    case arithmetic(Term, Arithmetic, Term)
    /// Whether a value is stated or follows from what is. Not monotone: more facts can turn it round.
    case known(Term)
  }

  let kind: Kind
  let type: ValueType
  let span: SourceSpan

  init(kind: Kind, type: ValueType, span: SourceSpan) {
    self.kind = kind
    self.type = type
    self.span = span
  }
}

/// A set of words or countries and of country groups, less another.
struct ValueSet: Hashable, Sendable {
  var words: [String]
  var groups: [String]
  var exceptWords: [String]
  var exceptGroups: [String]

  /// As a reader would write it: `{D:1, D:4, D:5} except {A:5, A:6}`.
  var text: String {
    let base = "{\((words + groups).joined(separator: ", "))}"
    let except = exceptWords + exceptGroups
    return except.isEmpty ? base : "\(base) except {\(except.joined(separator: ", "))}"
  }
}
