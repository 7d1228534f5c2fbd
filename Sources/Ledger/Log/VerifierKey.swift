import Crypto
import Foundation
public import Interchange

/// Who signs checkpoints, for those who check them: a name and an Ed25519 public key (RFC 8032), in the form of signed
/// notes, `name+hash+base64` (C2SP signed-note).
public struct VerifierKey: Hashable, Sendable, CustomStringConvertible {
  /// How the signature lines name it.
  public let name: String
  /// 32 bytes.
  public let publicKey: [UInt8]

  /// - Throws: `Diagnostic` `ledger.key` for text that is no such key.
  public init(_ text: String) throws(Diagnostic) {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let key = Data(base64Encoded: parts[2]).map({ [UInt8]($0) }), key.count == 33, key[0] == 1,
      let made = VerifierKey(name: parts[0], publicKey: Array(key.dropFirst())), made.description == text
    else {
      throw Diagnostic(
        "ledger.key", "`\(text.prefix(200))` is not the public key of a ledger",
        help: "give the line that `ledger key` prints, `name+hash+base64`")
    }
    self = made
  }

  init?(name: String, publicKey: [UInt8]) {
    guard !name.isEmpty, publicKey.count == 32,
      !name.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0 == "+" })
    else { return nil }
    self.name = name
    self.publicKey = publicKey
  }

  /// The first four bytes of SHA-256(name ‖ newline ‖ 0x01 ‖ key).
  var hash: [UInt8] { Array(SHA256.hash(data: Array(name.utf8) + [0x0A, 1] + publicKey).prefix(4)) }

  public var description: String {
    let digits = hash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    return "\(name)+\(digits)+\(Data([1] + publicKey).base64EncodedString())"
  }

  func isValid(_ signature: [UInt8], of text: String) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
    return key.isValidSignature(signature, for: Array(text.utf8))
  }
}
