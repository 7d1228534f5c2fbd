/// Random text for keys, sessions and forms, from the system's generator.
enum RandomText {
  /// - Parameter bytes: how many random bytes; each is two digits.
  static func hex(bytes count: Int) -> String {
    var generator = SystemRandomNumberGenerator()
    let digits = Array("0123456789abcdef".utf8)
    let text = (0..<count).flatMap { _ -> [UInt8] in
      let byte = UInt8.random(in: 0...255, using: &generator)
      return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Compares two texts in a time that does not tell where they differ.
  static func isEqual(_ one: String, _ other: String) -> Bool {
    let (one, other) = (Array(one.utf8), Array(other.utf8))
    guard one.count == other.count else { return false }
    return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
