/// The shapes of the codes by which banks and companies are known in payments.
enum FinancialCode {
  /// Upper case, without spaces.
  static func squeezed(_ text: String) -> String {
    String(String.UnicodeScalarView(text.uppercased().unicodeScalars.filter { $0 != " " }))
  }

  /// Whether this has the shape of a BIC (ISO 9362): four letters or digits, a country, two, and perhaps three.
  static func isBIC(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 8 || bytes.count == 11 else { return false }
    return bytes.allSatisfy(isAlphanumeric) && bytes[4..<6].allSatisfy(isLetter)
  }

  /// The part of a BIC that names the institution: two BICs that share it differ in the branch only.
  static func institution(_ bic: String) -> String { String(bic.prefix(8)) }

  /// Whether this has the shape of an LEI (ISO 17442) and its check digits agree.
  static func isLEI(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes.allSatisfy(isAlphanumeric), bytes[18..<20].allSatisfy({ $0 <= 0x39 }) else {
      return false
    }
    return remainder(bytes) == 1
  }

  /// What is left when letters stand for 10 to 35 and the number is divided by 97 (ISO 7064).
  private static func remainder(_ bytes: [UInt8]) -> Int {
    bytes.reduce(0) { sum, byte in
      byte <= 0x39 ? (sum * 10 + Int(byte - 0x30)) % 97 : (sum * 100 + Int(byte - 0x41) + 10) % 97
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  private static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || (0x30...0x39).contains(byte) }
}
