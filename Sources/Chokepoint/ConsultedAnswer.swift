public import Controls

/// A determination, with what it took from the ledger.
public struct ConsultedAnswer: Sendable {
  public let determination: Determination
  public let consultation: LedgerConsultation

  init(determination: Determination, consultation: LedgerConsultation) {
    (self.determination, self.consultation) = (determination, consultation)
  }

  /// An answer that took nothing from a ledger.
  public init(_ determination: Determination) {
    self.init(determination: determination, consultation: LedgerConsultation())
  }
}
