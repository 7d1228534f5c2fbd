/// An exact rational number. Thresholds of law are decimals: 5.92 is 592/100 here, never the double next to it.
///
///     Exact("5.92") == Exact("592")!.divided(by: Exact("100")!)    // true
///
/// Arithmetic that would leave 128 bits returns nil instead of a wrong number.
public struct Exact: Hashable, Sendable, BitwiseCopyable {
  let numerator: Int128
  let denominator: Int128

  /// The most significant digits a written number may have.
  public static let maximumDigits = 24

  public static let zero = Exact(0)

  public init(_ integer: Int) {
    numerator = Int128(integer)
    denominator = 1
  }

  private init?(_ numerator: Int128, over denominator: Int128) {
    // The least integer has no positive counterpart: it counts as outside the range.
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    if denominator == 1 {
      self.numerator = numerator
      self.denominator = 1
      return
    }
    let divisor = Self.gcd(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * (numerator / Int128(divisor))
    self.denominator = Int128(denominator.magnitude / divisor)
  }

  /// Reads a decimal such as `4992`, `5.92`, `-0.5` or `1e26`; nil for anything else or more than `maximumDigits`.
  public init?(_ text: some StringProtocol) {
    if let plain = Self.plain(text) {
      self = plain
      return
    }
    var digits: Int128 = 0
    var scale = 0
    var count = 0
    var seenPoint = false
    var bytes = Array(text.utf8)[...]
    let negative = bytes.first == UInt8(ascii: "-")
    if negative { bytes = bytes.dropFirst() }
    var mantissaEmpty = true
    while let byte = bytes.first, byte == UInt8(ascii: ".") || (0x30...0x39).contains(byte) {
      bytes = bytes.dropFirst()
      if byte == UInt8(ascii: ".") {
        guard !seenPoint, !mantissaEmpty, bytes.first.map({ (0x30...0x39).contains($0) }) == true else { return nil }
        seenPoint = true
        continue
      }
      mantissaEmpty = false
      digits = digits * 10 + Int128(byte - 0x30)
      if digits != 0 { count += 1 }
      if seenPoint { scale -= 1 }
      guard count <= Self.maximumDigits, scale >= -Self.maximumDigits else { return nil }
    }
    guard !mantissaEmpty else { return nil }
    if let mark = bytes.first {
      guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E"),
        let exponent = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)), (-30...30).contains(exponent)
      else { return nil }
      scale += exponent
    }
    guard let power = Self.power(of: 10, abs(scale)) else { return nil }
    if negative { digits = -digits }
    if scale < 0 {
      self.init(digits, over: power)
    } else {
      let (value, overflow) = digits.multipliedReportingOverflow(by: power)
      guard !overflow else { return nil }
      self.init(value, over: 1)
    }
  }

  /// A whole number of few digits, as most are; nil for any other.
  private static func plain(_ text: some StringProtocol) -> Exact? {
    var value = 0
    var count = 0
    for byte in text.utf8 {
      guard (0x30...0x39).contains(byte), count < 18 else { return nil }
      value = value * 10 + Int(byte - 0x30)
      count += 1
    }
    return count == 0 ? nil : Exact(value)
  }

  /// A decimal of few digits without a sign, as nearly all are; nil for any other text.
  package init?(digits text: UnsafeBufferPointer<UInt8>) {
    var (value, scale, count): (Int, Int, Int) = (0, 1, 0)
    var places = -1
    for byte in text {
      if byte == UInt8(ascii: "."), places < 0, count > 0 {
        places = 0
        continue
      }
      guard (0x30...0x39).contains(byte), count < 18 else { return nil }
      value = value * 10 + Int(byte - 0x30)
      count += 1
      if places >= 0 {
        places += 1
        scale *= 10
      }
    }
    guard count > 0, places != 0 else { return nil }
    self.init(Int128(value), over: Int128(scale))
  }

  public func adding(_ other: Exact) -> Exact? {
    let (left, first) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (right, second) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (sum, third) = left.addingReportingOverflow(right)
    let (bottom, fourth) = denominator.multipliedReportingOverflow(by: other.denominator)
    return first || second || third || fourth ? nil : Exact(sum, over: bottom)
  }

  public func subtracting(_ other: Exact) -> Exact? {
    other.multiplied(by: Exact(-1)).flatMap { adding($0) }
  }

  public func multiplied(by other: Exact) -> Exact? {
    let (top, first) = numerator.multipliedReportingOverflow(by: other.numerator)
    let (bottom, second) = denominator.multipliedReportingOverflow(by: other.denominator)
    return first || second ? nil : Exact(top, over: bottom)
  }

  /// Nil when `other` is zero.
  public func divided(by other: Exact) -> Exact? {
    let (top, first) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (bottom, second) = denominator.multipliedReportingOverflow(by: other.numerator)
    return first || second ? nil : Exact(top, over: bottom)
  }

  private static func gcd(_ left: UInt128, _ right: UInt128) -> UInt128 {
    // Division is many times faster on the numbers that nearly all are.
    if let small = UInt64(exactly: left), let other = UInt64(exactly: right) {
      var (a, b) = (small, other)
      while b != 0 { (a, b) = (b, a % b) }
      return UInt128(max(a, 1))
    }
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }

  static func power(of base: Int128, _ exponent: Int) -> Int128? {
    var result: Int128 = 1
    for _ in 0..<exponent {
      let (next, overflow) = result.multipliedReportingOverflow(by: base)
      if overflow { return nil }
      result = next
    }
    return result
  }
}

extension Exact: Comparable {
  public static func < (left: Exact, right: Exact) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    let (a, first) = left.numerator.multipliedReportingOverflow(by: right.denominator)
    let (b, second) = right.numerator.multipliedReportingOverflow(by: left.denominator)
    if !first && !second { return a < b }
    return compareWide(left, right)
  }

  /// Continued-fraction comparison for the rare pair whose cross products do not fit.
  private static func compareWide(_ left: Exact, _ right: Exact) -> Bool {
    var (a, b, c, d) = (left.numerator, left.denominator, right.numerator, right.denominator)
    var flipped = false
    while true {
      let (p, r) = floorDivision(a, b)
      let (q, s) = floorDivision(c, d)
      if p != q { return (p < q) != flipped }
      if r == 0 && s == 0 { return false }
      if r == 0 || s == 0 { return (r == 0) != flipped }
      (a, b, c, d) = (b, r, d, s)
      flipped.toggle()
    }
  }

  private static func floorDivision(_ a: Int128, _ b: Int128) -> (Int128, Int128) {
    let (q, r) = a.quotientAndRemainder(dividingBy: b)
    return r < 0 ? (q - 1, r + b) : (q, r)
  }
}
