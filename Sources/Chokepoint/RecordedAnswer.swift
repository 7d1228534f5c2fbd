public import Ledger

/// That an answer was recorded: where, and which cases it opened or added to.
public struct RecordedAnswer: Sendable {
  public let receipt: LedgerReceipt
  /// The numbers of the cases.
  public let cases: [Int]
}
