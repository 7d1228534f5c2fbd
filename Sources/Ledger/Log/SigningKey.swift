import Crypto
import Foundation
import Interchange

/// What signs the checkpoints of a ledger. Its file holds one line, `PRIVATE+KEY+name+hash+base64`, and is its owner's alone.
struct SigningKey: Sendable {
  let verifier: VerifierKey
  private let seed: [UInt8]

  private static let mark = "PRIVATE+KEY+"

  private init?(seed: [UInt8], name: String?) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
    let own = [UInt8](key.publicKey.rawRepresentation)
    let made = "chokepoint-ledger/" + ContentDigest.sha256(own).prefix(16)
    guard let verifier = VerifierKey(name: name ?? made, publicKey: own) else { return nil }
    self.verifier = verifier
    self.seed = seed
  }

  /// - Throws: `Diagnostic` `ledger.key-file` if there is none, or it is not what it was.
  init(file: String) throws(Diagnostic) {
    guard FileManager.default.fileExists(atPath: file) else {
      throw Diagnostic(
        "ledger.key-file", "the key of the ledger is not there: `\(file)`",
        help: "put it back from your backup; without it records can be read and verified, and none written")
    }
    let bytes = try InputFile.read(file, limit: 4096)
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.dropFirst(Self.mark.count).split(
      separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard text.hasPrefix(Self.mark), text.hasSuffix("\n"), parts.count == 3,
      let key = Data(base64Encoded: String(parts[2].dropLast())).map({ [UInt8]($0) }), key.count == 33, key[0] == 1,
      let made = SigningKey(seed: Array(key.dropFirst()), name: String(parts[0])), made.text == text
    else { throw Diagnostic("ledger.key-file", "`\(file)` is not the key of a ledger, or is damaged") }
    self = made
  }

  /// Makes a key and its file, which nobody else may read.
  ///
  /// - Throws: `Diagnostic` `ledger.key-file` if it cannot be written.
  static func make(file: String) throws(Diagnostic) -> SigningKey {
    let seed = [UInt8](Curve25519.Signing.PrivateKey().rawRepresentation)
    guard let key = SigningKey(seed: seed, name: nil) else {
      throw Diagnostic("ledger.key-file", "a key could not be made")
    }
    try LockedFile.write(Array(key.text.utf8), toNew: file)
    return key
  }

  private var text: String {
    let hash = verifier.description.split(separator: "+", maxSplits: 2)[1]
    return "\(Self.mark)\(verifier.name)+\(hash)+\(Data([1] + seed).base64EncodedString())\n"
  }

  /// - Throws: `Diagnostic` if the signature cannot be made.
  func sign(_ text: String) throws(Diagnostic) -> [UInt8] {
    do {
      let key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
      return [UInt8](try key.signature(for: Array(text.utf8)))
    } catch {
      throw Diagnostic("ledger.key-file", "the checkpoint could not be signed")
    }
  }
}
