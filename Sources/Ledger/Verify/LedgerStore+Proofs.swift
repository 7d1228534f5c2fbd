public import Interchange

extension LedgerStore {
  /// What shows that a record is in the log, under the newest checkpoint.
  ///
  /// - Throws: `Diagnostic` `ledger.record-unknown` if there is no such record.
  public func prove(_ seq: Int) throws(Diagnostic) -> RecordProof {
    try read { db in
      guard let record = try LedgerReading.record(seq, db), let checkpoint = try LedgerReading.checkpoint(db) else {
        throw Diagnostic(
          "ledger.record-unknown", "there is no record \(seq)",
          help: "records are numbered from 1 to \(try LedgerReading.size(db))")
      }
      let tree = MerkleTree(node: LedgerReading.node(db))
      return RecordProof(
        record, path: try tree.inclusion(of: seq - 1, size: checkpoint.size), checkpoint: checkpoint, key: key)
    }
  }

  /// What shows that the log of an earlier checkpoint is the beginning of the log of now.
  ///
  /// - Returns: the proof and the newest checkpoint.
  /// - Throws: `Diagnostic`: `ledger.since` if the log has fewer records than the checkpoint, or other ones.
  public func consistency(since old: Checkpoint) throws(Diagnostic) -> (path: [MerkleHash], checkpoint: Checkpoint) {
    let found: (path: [MerkleHash], checkpoint: Checkpoint) = try read { db in
      guard let now = try LedgerReading.checkpoint(db), now.size >= old.size else {
        throw Diagnostic(
          "ledger.since", "the checkpoint has \(old.size) records, and the log only \(try LedgerReading.size(db))",
          help: "records were lost, or the ledger was put back from an older copy")
      }
      let tree = MerkleTree(node: LedgerReading.node(db))
      return (try tree.consistency(from: old.size, size: now.size), now)
    }
    guard old.origin == found.checkpoint.origin, old.isSigned(by: key) else {
      throw Diagnostic(
        "ledger.since", "the checkpoint is not signed by `\(key.name)`", help: "it is of `\(old.origin)`")
    }
    guard
      MerkleProof.isConsistent(
        from: old.size, old.root, to: found.checkpoint.size, found.checkpoint.root, path: found.path)
    else {
      throw Diagnostic(
        "ledger.since", "the first \(old.size) records are not those that the checkpoint signed",
        help: "the log was written anew")
    }
    return found
  }
}
