/// How a line of a licence is measured, which decides what may be shipped beyond it (15 CFR 750.11(b)).
public enum LicenceUnit: String, Sendable, CaseIterable {
  /// By number: not one more.
  case count
  /// By weight, length, area, volume: up to 10 % over what is unshipped.
  case measure
  /// By value: not a dollar more.
  case value

  /// The unit that the word names; nil for a word that is not known.
  public init?(units: String) {
    guard let unit = Self.words[units.lowercased()] else { return nil }
    self = unit
  }

  static let words: [String: LicenceUnit] = {
    var words: [String: LicenceUnit] = [:]
    for word in ["number", "no", "each", "ea", "unit", "units", "piece", "pieces", "set", "sets"] {
      words[word] = .count
    }
    for word in ["kg", "g", "t", "lb", "m", "km", "m2", "m3", "l"] { words[word] = .measure }
    for word in ["usd", "$ value", "value"] { words[word] = .value }
    return words
  }()
}
