import Foundation
public import Interchange

/// A signed statement of what the log was: so many records, with this root (C2SP tlog-checkpoint, a signed note).
///
///     chokepoint-ledger/6a1f0c2e9b3d4a58
///     3
///     qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=
///
///     — chokepoint-ledger/6a1f0c2e9b3d4a58 Nq5…
///
/// Whoever keeps one outside the workspace can show later that the log only grew.
public struct Checkpoint: Hashable, Sendable {
  /// Which log it is of.
  public let origin: String
  /// How many records the log had.
  public let size: Int
  public let root: MerkleHash
  /// The whole note, with its signature.
  public let note: String

  /// - Throws: `Diagnostic` if the signature cannot be made.
  init(size: Int, root: MerkleHash, signedBy key: SigningKey) throws(Diagnostic) {
    (origin, self.size, self.root) = (key.verifier.name, size, root)
    let text = Self.text(origin: key.verifier.name, size: size, root: root)
    let signature = try key.sign(text)
    note = "\(text)\n— \(key.verifier.name) \(Data(key.verifier.hash + signature).base64EncodedString())\n"
  }

  /// Reads a note; whether its signature is good, `isSigned` says.
  ///
  /// - Throws: `Diagnostic` `ledger.checkpoint` for text that is no checkpoint.
  public init(_ note: String) throws(Diagnostic) {
    let parts = note.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 6, parts[3].isEmpty, !parts[0].isEmpty, let size = Int(parts[1]), size >= 0,
      String(size) == parts[1], let root = MerkleHash(base64: parts[2]), note.hasSuffix("\n")
    else {
      throw Diagnostic(
        "ledger.checkpoint", "this is not a checkpoint",
        help: "it has lines for origin, size and root, an empty line, and a signature; `ledger checkpoint` prints one")
    }
    (origin, self.size, self.root, self.note) = (parts[0], size, root, note)
  }

  /// Whether the note is signed with the key, and of its log.
  public func isSigned(by key: VerifierKey) -> Bool {
    guard origin == key.name else { return false }
    let text = Self.text(origin: origin, size: size, root: root)
    guard note.hasPrefix(text + "\n") else { return false }
    return SignedNote.isSigned(note, by: key)
  }

  private static func text(origin: String, size: Int, root: MerkleHash) -> String {
    "\(origin)\n\(size)\n\(root.base64)\n"
  }
}
