import Foundation

extension MerkleHash {
  /// As checkpoints and proofs write it: base64 with padding.
  public var base64: String { Data(bytes).base64EncodedString() }

  /// Nil for anything but the base64 of 32 bytes.
  public init?(base64: String) {
    guard let data = Data(base64Encoded: base64), data.base64EncodedString() == base64 else { return nil }
    self.init([UInt8](data))
  }
}
