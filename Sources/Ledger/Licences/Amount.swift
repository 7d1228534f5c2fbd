/// A quantity or a sum of money from 0 up, exactly: whole millionths.
///
///     Amount("1200000.50")! + Amount("0.5")!       // 1200001
public struct Amount: Hashable, Comparable, Sendable, CustomStringConvertible {
  private let millionths: Int128

  private init(millionths: Int128) { self.millionths = millionths }

  public static let zero = Amount(millionths: 0)

  /// Reads digits with at most six decimals and fifteen before them; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let decimals = parts.count == 2 ? parts[1] : "0"
    func isDigits(_ text: Substring) -> Bool { !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard let whole = parts.first, isDigits(whole), isDigits(decimals), whole.utf8.count <= 15,
      decimals.utf8.count <= 6,
      let value = Int128(whole + decimals + String(repeating: "0", count: 6 - decimals.utf8.count))
    else { return nil }
    millionths = value
  }

  public static func < (left: Amount, right: Amount) -> Bool { left.millionths < right.millionths }

  public static func + (left: Amount, right: Amount) -> Amount {
    Amount(millionths: left.millionths + right.millionths)
  }

  /// What is left; nothing where there is less than that.
  public func less(_ other: Amount) -> Amount { Amount(millionths: max(0, millionths - other.millionths)) }

  /// So many hundredths of it, rounded down to a millionth.
  func percent(_ hundredths: Int) -> Amount { Amount(millionths: millionths * Int128(hundredths) / 100) }

  /// So many times it, nil where that has more than six decimals.
  func times(_ other: Amount) -> Amount? {
    let (product, overflow) = millionths.multipliedReportingOverflow(by: other.millionths)
    guard !overflow, product % 1_000_000 == 0 else { return nil }
    return Amount(millionths: product / 1_000_000)
  }

  /// The share of a whole in per cent, 0 to 100, for a bar; nil of nothing.
  public func percent(of whole: Amount) -> Int? {
    whole.millionths == 0 ? nil : Int(min(100, millionths * 100 / whole.millionths))
  }

  public var description: String {
    let (whole, rest) = (millionths / 1_000_000, millionths % 1_000_000)
    guard rest != 0 else { return String(whole) }
    let digits = String(rest)
    var decimals = String(repeating: "0", count: 6 - digits.utf8.count) + digits
    while decimals.last == "0" { decimals.removeLast() }
    return "\(whole).\(decimals)"
  }
}
