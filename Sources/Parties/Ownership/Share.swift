/// A share of a company in percent, exact to a billionth of a percent.
///
///     Share("38.515")      // 38.515
///     Share.half < Share.whole
///
/// Shares are whole numbers of billionths, because a threshold of law is a decimal and a binary double is not.
public struct Share: Hashable, Comparable, Sendable {
  /// Billionths of a percent.
  public let units: Int

  private static let unitsPerPercent = 1_000_000_000
  /// No share.
  public static let none = Share(units: 0)
  /// All of it: 100 percent.
  public static let whole = Share(units: 100 * unitsPerPercent)
  /// The least difference between two shares.
  static let least = Share(units: 1)

  public static func < (left: Share, right: Share) -> Bool { left.units < right.units }

  public static func + (left: Share, right: Share) -> Share { Share(units: left.units + right.units) }
  static func - (left: Share, right: Share) -> Share { Share(units: left.units - right.units) }
  static func += (left: inout Share, right: Share) { left = left + right }

  /// Whether it has at most three decimal places, as shares that people write have, and is not nothing.
  var isRound: Bool { units > 0 && units % 1_000_000 == 0 }

  /// This share of `other`: 50 of 60 is 30.
  ///
  /// - Parameter up: to which side a product of more digits is rounded.
  func of(_ other: Share, roundedUp up: Bool) -> Share {
    let whole = Self.whole.units
    let product = units.multipliedFullWidth(by: other.units)
    let (quotient, remainder) = whole.dividingFullWidth(product)
    return Share(units: quotient + (up && remainder > 0 ? 1 : 0))
  }
}

extension Share: CustomStringConvertible {
  /// The percentage without a sign: `82`, `27.96`.
  public var description: String {
    let fraction = units % Self.unitsPerPercent
    guard fraction > 0 else { return String(units / Self.unitsPerPercent) }
    var digits = String(fraction)
    digits = String(repeating: "0", count: 9 - digits.utf8.count) + digits
    while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
    return "\(units / Self.unitsPerPercent).\(digits)"
  }
}

extension Share {
  /// Reads a percentage such as `51`, `27.96` or `1e1`, from 0 to 100; nil for anything else.
  public init?(_ text: some StringProtocol) {
    guard let (low, high) = Self.bounds(of: text), low == high, high <= .whole else { return nil }
    self = low
  }

  /// The shares next to a decimal, below and above it: one and the same where it has at most nine decimal places.
  /// Nil for what is not a decimal, is negative or is beyond 1000.
  static func bounds(of text: some StringProtocol) -> (Share, Share)? {
    let parts = text.utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
    guard let mantissa = parts.first, parts.count <= 2 else { return nil }
    var exponent = 0
    if parts.count == 2 {
      guard let power = Int(String(decoding: parts[1], as: UTF8.self)), abs(power) <= 30 else { return nil }
      exponent = power
    }
    let halves = mantissa.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let whole = halves.first, !whole.isEmpty, halves.count <= 2, mantissa.count <= 40 else { return nil }
    let fraction = halves.count == 2 ? Array(halves[1]) : []
    guard halves.count == 1 || !fraction.isEmpty, (Array(whole) + fraction).allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    // The point moves right by nine places for billionths, and by the exponent.
    var digits = Array(whole) + fraction
    let kept = whole.count + 9 + exponent
    while digits.count < kept { digits.append(0x30) }
    var units = 0
    for digit in digits.prefix(max(0, kept)) {
      units = units * 10 + Int(digit - 0x30)
      guard units <= 10 * Self.whole.units else { return nil }
    }
    let isCut = digits.dropFirst(max(0, kept)).contains { $0 != 0x30 }
    return (Share(units: units), Share(units: units + (isCut ? 1 : 0)))
  }
}
