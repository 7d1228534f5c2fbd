public import Controls

/// A determination, with what it took from the ledger.
public struct ConsultedAnswer: Sendable {
  public let determination: Determination
  public let consultation: LedgerConsultation
}
