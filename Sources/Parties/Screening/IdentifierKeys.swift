import Interchange
import Names

/// The keys under which the index files the numbers of parties.
///
/// A number of a known kind has a key of that kind. A list's own words for a number say little of what it is, so that a
/// longer number has another key by itself, for payments, which do not say the kind either.
enum IdentifierKeys {
  /// The key of a number of a known kind; nil if it is none.
  static func key(_ kind: IdentifierKind, _ value: String) -> UInt64? {
    let text = kind.normalised(value)
    guard kind.isValid(value) ?? isNumber(text) else { return nil }
    return hash(kind == .bic ? "bic \(text.prefix(8))" : "\(kind.rawValue) \(text)")
  }

  /// The key of a number whose kind is not known; nil for one that many may have.
  static func key(number: String) -> UInt64? { isNumber(number) ? hash("number \(number)") : nil }

  /// All keys of an identifier as a list has it.
  static func keys(_ identifier: ListedParty.Identifier) -> Set<UInt64> {
    var keys: Set<UInt64> = []
    if let kind = IdentifierKind(rawValue: identifier.kind), let key = key(kind, identifier.value) { keys.insert(key) }
    for code in codes(identifier) {
      if isBank(identifier), FinancialCode.isBIC(code) {
        if let key = key(.bic, code) { keys.insert(key) }
      } else if FinancialCode.isLEI(code) {
        if let key = key(.lei, code) { keys.insert(key) }
      } else if let key = key(number: code) {
        keys.insert(key)
      }
    }
    return keys
  }

  /// The words of an identifier that may be codes, in capitals.
  static func codes(_ identifier: ListedParty.Identifier) -> Set<String> {
    let words = identifier.value.uppercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" }.prefix(32)
    return Set(words.map(String.init) + [FinancialCode.squeezed(identifier.value)])
  }

  static func isBank(_ identifier: ListedParty.Identifier) -> Bool {
    ["bic", "swift"].contains { (identifier.kind + " " + identifier.value).lowercased().contains($0) }
  }

  /// Long enough to be nobody else's, and not a date.
  static func isNumber(_ code: String) -> Bool {
    code.utf8.count >= 6 && code.utf8.contains { (0x30...0x39).contains($0) } && CalendarDay(code) == nil
  }

  private static func hash(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { TextHash.of($0, salt: 0x1D) }
  }
}
