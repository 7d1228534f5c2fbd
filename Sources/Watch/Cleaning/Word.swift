/// A word of the text: where it stands, and a hash of its lower-case form by which phrases and stories are compared.
struct Word {
  var hash: UInt32
  var start: Int32
  var end: Int32
  var isCapital: Bool
  var isNumber: Bool
  /// A Han character; each is a word of its own.
  var isHan: Bool

  /// Of `#`, which stands for any number in phrases.
  static let number = Word.hash(Array("#".utf8)[...])

  /// FNV-1a over the bytes, ASCII letters in lower case.
  static func hash(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for byte in bytes { hash = (hash ^ UInt32(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)) &* 0x0100_0193 }
    return hash
  }
}
