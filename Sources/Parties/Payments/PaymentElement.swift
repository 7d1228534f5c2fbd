/// One piece of a transaction that is compared with the lists, or shown because it cannot be.
public struct PaymentElement: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case name, bic, lei, address, country, account, identifier, birth
    case freeText = "free_text"
    /// The code of the payment system by which a bank is known: `RUCBC`.
    case system

    /// Whether something of this kind is looked up in the lists; the others are read and counted.
    public var isCompared: Bool {
      switch self {
      case .name, .bic, .lei, .address, .account, .identifier, .freeText: true
      case .country, .birth, .system: false
      }
    }
  }

  /// Another way to read the element: a wrapped name put together, a name with the line below it.
  public struct Reading: Hashable, Sendable {
    public var text: String
    /// In words: `joined with the first address line`.
    public var how: String
  }

  public var role: PaymentRole
  /// `/Document/FIToFICstmrCdtTrf/CdtTrfTxInf[2]/Cdtr/Nm`, `:59:`; in the sequence B of a cover, `B:59:`.
  public var field: String
  /// The field or path of the party or agent that the element belongs to.
  public var owner: String
  public var kind: Kind
  public var text: String
  public var line: Int
  public var readings: [Reading] = []
  /// The lines of a text that was wrapped, where they matter: of free text and of addresses.
  public var lines: [String] = []

  init(_ kind: Kind, _ text: String, role: PaymentRole, field: String, owner: String, line: Int) {
    self.role = role
    self.field = field
    self.owner = owner
    self.kind = kind
    self.text = text
    self.line = line
  }
}
