/// A unit of measure as written in a rule, `TPP/mm2` or `GB/s`: base units with exponents. Quantities compare only
/// within one unit; there is no silent conversion.
public struct Unit: Hashable, Sendable {
  /// Base unit to exponent, for instance `["GB": 1, "s": -1]`; never an exponent of zero.
  let exponents: [String: Int]
  private let text: String

  public static let none = Unit(exponents: [:], text: "")

  private init(exponents: [String: Int], text: String) {
    self.exponents = exponents
    self.text = text
  }

  /// Reads `A`, `A/B`, `A/B/C`; the parts are base units.
  init(_ text: String) {
    var exponents: [String: Int] = [:]
    for (index, part) in text.split(separator: "/").enumerated() {
      exponents[String(part), default: 0] += index == 0 ? 1 : -1
    }
    self.init(exponents: exponents.filter { $0.value != 0 }, text: text)
  }

  /// The unit of a product (`sign` 1) or quotient (`sign` -1).
  func combined(with other: Unit, sign: Int) -> Unit {
    var result = exponents
    for (base, exponent) in other.exponents { result[base, default: 0] += sign * exponent }
    result = result.filter { $0.value != 0 }
    let above = result.filter { $0.value > 0 }.keys.sorted().joined(separator: "*")
    let below = result.filter { $0.value < 0 }.keys.sorted().map { "/" + $0 }.joined()
    return Unit(exponents: result, text: above + below)
  }

  public static func == (left: Unit, right: Unit) -> Bool { left.exponents == right.exponents }
  public func hash(into hasher: inout Hasher) { hasher.combine(exponents) }
}

extension Unit: CustomStringConvertible {
  public var description: String { text }
}
