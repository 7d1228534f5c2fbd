/// The check digits of identifiers, over their normalised bytes.
enum IdentifierCheck {
  /// ISO 17442: 20 letters and digits, ISO 7064 mod 97-10.
  static func lei(_ bytes: [UInt8]) -> Bool {
    bytes.count == 20 && remainder97(bytes[...]) == 1
  }

  /// ISO 13616: the country and check digits go to the end, then mod 97.
  static func iban(_ bytes: [UInt8]) -> Bool {
    guard (15...34).contains(bytes.count), letters(bytes[0..<2]), digits(Array(bytes[2..<4]), count: 2) else {
      return false
    }
    return remainder97((bytes[4...] + bytes[..<4])[...]) == 1
  }

  /// GB 32100: 18 characters of 31, weights 3^i, mod 31.
  static func uscc(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 18 else { return false }
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    var sum = 0
    var weight = 1
    for byte in bytes.dropLast() {
      guard let value = alphabet.firstIndex(of: byte) else { return false }
      sum += value * weight
      weight = weight * 3 % 31
    }
    return alphabet[(31 - sum % 31) % 31] == bytes[17]
  }

  /// Order of the Federal Tax Service: weighted sums mod 11 mod 10; two check digits for a person.
  static func inn(_ bytes: [UInt8]) -> Bool {
    let organisation = [2, 4, 10, 3, 5, 9, 4, 6, 8]
    let person = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]
    switch bytes.count {
    case 10: return weighs(bytes, organisation)
    case 12: return weighs(Array(bytes.dropLast()), Array(person.dropFirst())) && weighs(bytes, person)
    default: return false
    }
  }

  /// The number without its last digit, mod 11 (13 digits) or mod 13 (15), mod 10.
  static func ogrn(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 13 || bytes.count == 15, digits(bytes, count: bytes.count) else { return false }
    let number = bytes.dropLast().reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return number % (bytes.count == 13 ? 11 : 13) % 10 == Int(bytes[bytes.count - 1] - 0x30)
  }

  /// IMO Resolution A.1117(30): six digits weighted 7 to 2; the last digit of the sum is the seventh.
  static func imo(_ bytes: [UInt8]) -> Bool {
    guard digits(bytes, count: 7) else { return false }
    let sum = zip(bytes, [7, 6, 5, 4, 3, 2]).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 }
    return sum % 10 == Int(bytes[6] - 0x30)
  }

  /// ISO 9362: four letters, a country, two letters or digits, and three more for a branch.
  static func bic(_ bytes: [UInt8]) -> Bool {
    (bytes.count == 8 || bytes.count == 11) && letters(bytes[0..<6]) && bytes[6...].allSatisfy { value($0) != nil }
  }

  static func digits(_ bytes: [UInt8], count: Int) -> Bool {
    bytes.count == count && bytes.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func letters(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// Whether the digit after those that are weighted is their sum mod 11 mod 10.
  private static func weighs(_ bytes: [UInt8], _ weights: [Int]) -> Bool {
    guard digits(bytes, count: weights.count + 1) else { return false }
    let sum = zip(bytes, weights).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 }
    return sum % 11 % 10 == Int(bytes[weights.count] - 0x30)
  }

  /// Letters count from A = 10; nil for other signs.
  private static func remainder97(_ bytes: ArraySlice<UInt8>) -> Int? {
    var remainder = 0
    for byte in bytes {
      guard let value = value(byte) else { return nil }
      remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97
    }
    return remainder
  }

  private static func value(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x5A: Int(byte) - 0x41 + 10
    default: nil
    }
  }
}
