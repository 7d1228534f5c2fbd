/// Amounts told twice, `150 million yuan (US$21 million)`: whether both can be the same.
enum CurrencyCheck {
  /// How much of a currency a dollar has bought since 2000, widely.
  private static let rates: [String: ClosedRange<Double>] = [
    "CNY": 5.9...8.5, "TWD": 27...36, "JPY": 75...165, "KRW": 900...1600, "EUR": 0.62...1.2, "GBP": 0.47...0.95,
    "INR": 38...96, "HKD": 7.7...7.9, "SGD": 1.2...1.9, "MYR": 2.9...4.9, "CHF": 0.75...1.8,
  ]

  static func run(_ quantities: inout [Quantity], _ text: TokenText) {
    guard quantities.count > 1 else { return }
    for place in 1..<quantities.count {
      let (first, second) = (quantities[place - 1], quantities[place])
      guard second.tokens.lowerBound == first.tokens.upperBound + 1, first.unit != second.unit,
        text.tokens[first.tokens.upperBound].mark == Mark.opening, isMoney(first.unit), isMoney(second.unit)
      else { continue }
      quantities[place - 1].equivalent = place
      quantities[place].equivalent = place - 1
      let fits = fits(first, second)
      (quantities[place - 1].isConsistent, quantities[place].isConsistent) = (fits, fits)
    }
  }

  private static func isMoney(_ unit: String) -> Bool { unit == "USD" || rates[unit] != nil }

  /// Nil where no rate is known, or one is no more than `several`.
  private static func fits(_ first: Quantity, _ second: Quantity) -> Bool? {
    guard first.bound != .several, second.bound != .several, first.high == nil, second.high == nil else { return nil }
    let (dollars, other) = first.unit == "USD" ? (first, second) : (second, first)
    guard dollars.unit == "USD", let rate = rates[other.unit], dollars.number > 0 else { return nil }
    let found = other.number / dollars.number
    return rate.lowerBound * 0.97 <= found && found <= rate.upperBound * 1.03
  }
}
