public import Interchange

/// A fact that rules may read: its type and unit, how to ask for it, and what holds where it is not stated. A
/// class, because it is looked up for every value of every deal.
public final class Fact: Sendable {
  /// `item.tpp`: the kind of record and the name of the fact in it.
  public let path: String
  public let subject: String
  public let name: String
  public let type: ValueType
  /// The question that asks for it.
  public let ask: String?
  /// How dear it is to find out: 1 a data sheet, 3 a letter to the customer, 9 an investigation.
  public let cost: Int
  /// The value taken where the fact is not stated, and the sentence that says so. Such a fact must always be asked;
  /// one assumed without a word is not.
  public let assumption: Assumption?
  /// Whether stating this code settles the classes of the record.
  public let statesClass: Bool
  /// Whether stating no says that no scope reaches the record, where facts leave that open.
  public let statesScope: Bool
  /// Whether this is the name to which letters are addressed.
  public let namesAddressee: Bool
  /// How the fact can lawfully be made another; nil if it is what it is.
  public let change: Change?
  public let span: SourceSpan
  /// How the value follows from others, as written; nil where it does not.
  public let derivation: WrittenPart?
  let derivations: [Term]

  init(_ syntax: FactSyntax, type: ValueType, assumption: Assumption?, change: Change?, derivations: [Term]) {
    path = syntax.path
    let parts = syntax.path.split(separator: ".", maxSplits: 1).map(String.init)
    (subject, name) = (parts.first ?? "", parts.last ?? "")
    self.type = type
    ask = syntax.ask
    cost = syntax.cost
    self.assumption = assumption
    statesClass = syntax.statesClass
    statesScope = syntax.statesScope
    namesAddressee = syntax.namesAddressee
    self.change = change
    span = syntax.span
    derivation = syntax.written
    self.derivations = derivations
  }

  /// A lawful way to another value: a different product, a document, an authorisation.
  public struct Change: Sendable {
    /// The answer that can be brought about; nil for a number, which may become any other.
    public let value: Value?
    /// `by a product with other figures`.
    public let words: String
  }

  public struct Assumption: Sendable {
    public let value: Value
    public let text: String?
  }
}
