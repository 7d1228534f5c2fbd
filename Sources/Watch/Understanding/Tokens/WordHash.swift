/// FNV-1a over the normalised bytes of a word: small letters, no marks, one apostrophe.
package struct WordHash {
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  package mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Of a hash and the one after it: the key of a sequence of words.
  @inline(__always)
  package static func chain(_ left: UInt64, _ right: UInt64) -> UInt64 {
    var mixed = (left ^ (right &+ 0x9E37_79B9_7F4A_7C15 &+ (left << 6) &+ (left >> 2))) &* 0xBF58_476D_1CE4_E5B9
    mixed ^= mixed >> 31
    return mixed
  }
}
