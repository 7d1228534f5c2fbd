public import Interchange

/// A record with what shows, without the ledger, that it is in the log that a checkpoint signs.
///
///     let proof = try store.prove(17)
///     try RecordProof(proof.json).verify(key: key)      // on another machine
public struct RecordProof: Sendable {
  public let record: LedgerRecord
  /// The hashes beside the way from the record to the root, nearest first.
  public let path: [MerkleHash]
  public let checkpoint: Checkpoint
  /// Who signed, by the proof's own word.
  public let key: VerifierKey

  static let format = "chokepoint-ledger-proof/1"

  init(_ record: LedgerRecord, path: [MerkleHash], checkpoint: Checkpoint, key: VerifierKey) {
    (self.record, self.path, self.checkpoint, self.key) = (record, path, checkpoint, key)
  }

  /// The proof as a document. The record stands in it as text, so that no reader changes a byte of it.
  public var json: JSON {
    .object([
      ("format", .string(Self.format)), ("record", .string(String(decoding: record.bytes, as: UTF8.self))),
      ("path", .strings(path.map(\.base64))), ("checkpoint", .string(checkpoint.note)),
      ("key", .string(key.description)),
    ])
  }

  /// Reads a proof; whether it holds, `verify` says.
  ///
  /// - Throws: `Diagnostic` `proof.format` for a document that is none.
  public init(_ json: JSON) throws(Diagnostic) {
    guard json["format"]?.string == Self.format, let record = json["record"]?.string,
      let path = json["path"]?.array, let note = json["checkpoint"]?.string, let key = json["key"]?.string
    else {
      throw Diagnostic(
        "proof.format", "this is no proof of a record", at: json.span, help: "`ledger prove` writes one")
    }
    let hashes = path.compactMap { $0.string.flatMap { MerkleHash(base64: $0) } }
    guard hashes.count == path.count else {
      throw Diagnostic("proof.format", "the path holds something that is no hash", at: json["path"]?.span)
    }
    self.init(
      try LedgerRecord(Array(record.utf8)), path: hashes, checkpoint: try Checkpoint(note),
      key: try VerifierKey(key))
  }

  /// - Parameter known: the key that the ledger is known by; without one, that of the proof itself is asked, which shows
  ///   that the proof is whole, not whose it is.
  /// - Throws: `Diagnostic`: `proof.key`, `proof.signature` or `proof.path`, whichever does not hold.
  public func verify(key known: VerifierKey?) throws(Diagnostic) {
    if let known, known != key {
      throw Diagnostic("proof.key", "the proof is signed by `\(key)`", help: "the key given is `\(known)`")
    }
    guard checkpoint.isSigned(by: key) else {
      throw Diagnostic("proof.signature", "the signature of the checkpoint is not that of `\(key.name)`")
    }
    guard
      MerkleProof.includes(
        .leaf(record.bytes), at: record.seq - 1, size: checkpoint.size, path: path, root: checkpoint.root)
    else {
      throw Diagnostic(
        "proof.path", "record \(record.seq) is not in the log that the checkpoint signs",
        help: "the record, its number or the path is not what it was")
    }
  }
}
