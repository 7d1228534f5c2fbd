import Crypto

/// Names lists and rule packs by their content.
public enum ContentDigest {
  /// The SHA-256 digest (FIPS 180-4) of `bytes` in 64 lower-case hexadecimal digits.
  ///
  ///     ContentDigest.sha256(Array("abc".utf8))      // "ba7816bf…"
  public static func sha256(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
