extension Exact: CustomStringConvertible {
  /// The exact decimal if it ends within 12 places, else six places and `…`.
  public var description: String {
    for places in 0...12 {
      if let text = decimal(places: places), text.exact { return text.text }
    }
    return (decimal(places: 6)?.text ?? "\(numerator)/\(denominator)") + "…"
  }

  /// The number rounded half away from zero to `places` decimals, and whether that is the number itself.
  public func decimal(places: Int) -> (text: String, exact: Bool)? {
    guard let power = Self.power(of: 10, places) else { return nil }
    let (scaled, overflow) = numerator.magnitude.multipliedReportingOverflow(by: power.magnitude)
    guard !overflow else { return nil }
    let bottom = denominator.magnitude
    let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: bottom)
    let rounded = remainder >= bottom - remainder && remainder != 0 ? quotient + 1 : quotient
    var digits = String(rounded)
    if places > 0 {
      digits = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -places))
    }
    return ((numerator < 0 && rounded != 0 ? "-" : "") + digits, remainder == 0)
  }

  /// The number as shown beside a threshold: two decimals or the threshold's own, and more as long as rounding would
  /// make a different number look equal to the threshold.
  public func shown(beside threshold: Exact) -> String {
    if let exact = shortDecimal { return exact }
    for places in 2...12 {
      guard let (text, _) = decimal(places: places), let read = Exact(text) else { break }
      if read != threshold && (read < threshold) == (self < threshold) { return text }
    }
    return description
  }

  /// The exact decimal when it has at most three places.
  private var shortDecimal: String? {
    for places in 0...3 {
      if let (text, exact) = decimal(places: places), exact { return text }
    }
    return nil
  }
}
