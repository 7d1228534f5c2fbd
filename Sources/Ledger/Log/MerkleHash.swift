import Crypto

/// A hash of the log: SHA-256 over a leaf or over two hashes, told apart by their first byte (RFC 9162, section 2.1.1).
public struct MerkleHash: Hashable, Sendable {
  /// 32 bytes.
  public let bytes: [UInt8]

  /// Nil unless there are 32.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  private init(_ digest: SHA256.Digest) { bytes = Array(digest) }

  /// What stands for a log without a record: SHA-256 of nothing.
  public static let empty = MerkleHash(SHA256.hash(data: [UInt8]()))

  /// The hash of a record: SHA-256(0x00 ‖ bytes).
  public static func leaf(_ bytes: [UInt8]) -> MerkleHash {
    var hash = SHA256()
    hash.update(data: [0])
    hash.update(data: bytes)
    return MerkleHash(hash.finalize())
  }

  /// The hash of two neighbours: SHA-256(0x01 ‖ left ‖ right).
  public static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
    MerkleHash(SHA256.hash(data: [1] + left.bytes + right.bytes))
  }
}
