/// One transfer of money: the ids to echo, the amount as written, and everything in it that may name somebody.
///
/// Parties of the group header and of a `PmtInf` are repeated in each transaction, because each is decided by itself.
public struct PaymentTransaction: Sendable {
  /// An amount as the message writes it: an MT has a comma for the decimal point.
  public struct Amount: Hashable, Sendable {
    public var text: String
    public var currency: String?
  }

  /// A number by which somebody knows the transaction.
  public struct Reference: Hashable, Sendable {
    /// `instruction_id`, `end_to_end_id`, `transaction_id`, `uetr`, `reference`, `related_reference`.
    public var kind: String
    public var text: String
  }

  /// Something that a person must know, which is no match: a broken BIC, an undecoded text, a way round SWIFT.
  public struct Note: Hashable, Sendable {
    /// A stable dotted name: `payment.bic-shape`.
    public var id: String
    public var text: String
    public var field: String
    public var line: Int
  }

  public var message: PaymentMessage
  /// Which transaction of its message, from 1.
  public var number: Int
  /// Where it begins.
  public var line: Int
  public var references: [Reference] = []
  /// What is settled.
  public var amount: Amount?
  /// What the payer ordered, where the message says both.
  public var instructed: Amount?
  public var elements: [PaymentElement] = []
  public var notes: [Note] = []

  init(message: PaymentMessage, number: Int, line: Int) {
    self.message = message
    self.number = number
    self.line = line
  }

  /// Adds a reference unless it is blank.
  mutating func refer(_ kind: String, _ text: String?) {
    guard let text, !text.isEmpty, !references.contains(where: { $0.kind == kind && $0.text == text }) else { return }
    references.append(Reference(kind: kind, text: text))
  }

  mutating func note(_ id: String, _ text: String, at element: PaymentElement) {
    let note = Note(id: id, text: text, field: element.field, line: element.line)
    if !notes.contains(note) { notes.append(note) }
  }
}
