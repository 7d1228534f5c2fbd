import Interchange

/// Work that waits for the writer: what it does in the transaction, and whom to tell when that is on the disk.
struct LedgerJob: Sendable {
  let work: @Sendable (LedgerTransaction) throws -> Void
  let finish: @Sendable (Diagnostic?) -> Void
}
