public import Interchange

/// What verifying a ledger found.
public struct LedgerReport: Sendable {
  /// How many records were read.
  public internal(set) var size = 0
  /// How many signed checkpoints were checked.
  public internal(set) var checkpoints = 0
  /// The root over all records.
  public internal(set) var root = MerkleHash.empty
  public internal(set) var key: VerifierKey?
  /// What is damaged, each naming the record, table, checkpoint or file.
  public internal(set) var findings: [Diagnostic] = []

  public var isWhole: Bool { findings.isEmpty }

  /// Beyond so many findings there are no more to be learnt from.
  static let mostFindings = 100

  mutating func add(_ id: String, _ message: String, help: String? = nil) {
    guard findings.count < Self.mostFindings else { return }
    findings.append(Diagnostic("ledger.verify.\(id)", message, help: help))
  }

  public var json: JSON {
    .object([
      ("whole", .bool(isWhole)), ("records", .integer(size)), ("checkpoints", .integer(checkpoints)),
      ("root", .string(root.base64)), ("key", .string(key?.description)),
      (
        "findings",
        .array(findings.map { .object([("id", .string($0.id)), ("message", .string($0.message))]) })
      ),
    ])
  }
}
