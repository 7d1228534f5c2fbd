extension JSON {
  /// A number with so many decimals, rounded; the same text on every machine.
  public static func decimal(_ value: Double, places: Int) -> JSON { .number(FixedDecimal.text(value, places: places)) }
}

/// Prints numbers with a fixed count of decimals.
public enum FixedDecimal {
  public static func text(_ value: Double, places: Int) -> String {
    guard value >= 0 else {
      let text = text(-value, places: places)
      return text.utf8.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") } ? text : "-\(text)"
    }
    var unit = 1
    for _ in 0..<places { unit *= 10 }
    let whole = Int((value * Double(unit)).rounded())
    guard places > 0 else { return String(whole) }
    let digits = String(whole % unit)
    return "\(whole / unit)." + String(repeating: "0", count: places - digits.utf8.count) + digits
  }
}
