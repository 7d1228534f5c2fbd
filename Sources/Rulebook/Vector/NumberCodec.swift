/// Turns the numbers of one column into integers that stand to the thresholds of the rules as the numbers do, exactly.
///
/// A number is counted in units of the thresholds' last decimal and doubled; one more is added where something is left
/// over. So 5.92 against thresholds of two decimals is 1184, 5.9201 is 1185, and `>=` stays `>=`. Numbers beyond all
/// thresholds are cut off. Thresholds too long for that are ranked.
struct NumberCodec: Sendable {
  /// The code of a number that is not known: below all others.
  static let missing = Int32.min
  private static let most = Int128(Int32.max - 1)

  private let scale: Int
  /// Thresholds in order, where they are too long to count.
  private let ranks: [Exact]?

  init(_ thresholds: [Exact]) {
    let sorted = Set(thresholds).sorted()
    let places = sorted.map { number in (0...9).first { number.decimal(places: $0)?.exact == true } }
    let needed = places.contains(nil) ? nil : places.compactMap { $0 }.max() ?? 0
    scale = needed ?? 0
    let power = Exact(Int(DecimalNumber.power(scale)))
    let fits = sorted.allSatisfy { number in
      number.multiplied(by: power).map { Exact(-(1 << 29)) <= $0 && $0 <= Exact(1 << 29) } ?? false
    }
    ranks = needed != nil && fits ? nil : sorted
  }

  func code(_ number: Exact) -> Int32 {
    if let ranks { return rank(number, in: ranks) }
    let power = Int128(DecimalNumber.power(scale))
    let (scaled, overflow) = number.numerator.multipliedReportingOverflow(by: power)
    guard !overflow else { return number < .zero ? -Int32.max : Int32.max - 1 }
    let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: number.denominator)
    return cut(remainder < 0 ? quotient - 1 : quotient, hasRest: remainder != 0)
  }

  @inline(__always)
  func code(_ number: DecimalNumber) -> Int32 {
    if ranks == nil, number.scale <= scale, number.mantissa.magnitude < 1 << 40, scale - number.scale <= 6 {
      let doubled = 2 * number.mantissa * DecimalNumber.power(scale - number.scale)
      return Int32(truncatingIfNeeded: max(Int64(-Int32.max), min(Int64(Int32.max - 1), doubled)))
    }
    if ranks == nil, number.scale > scale {
      let (quotient, rest) = number.mantissa.quotientAndRemainder(dividingBy: DecimalNumber.power(number.scale - scale))
      return cut(Int128(rest < 0 ? quotient - 1 : quotient), hasRest: rest != 0)
    }
    return code(Exact(number))
  }

  private func cut(_ floor: Int128, hasRest: Bool) -> Int32 {
    let limit = Self.most / 2
    if floor > limit { return Int32(Self.most) }
    if floor < -limit { return -Int32.max }
    return Int32(floor * 2) + (hasRest ? 1 : 0)
  }

  /// 2 for the first threshold, 4 for the second; the odd numbers lie between.
  private func rank(_ number: Exact, in ranks: [Exact]) -> Int32 {
    var (low, high) = (0, ranks.count)
    while low < high {
      let middle = (low + high) / 2
      if ranks[middle] < number { low = middle + 1 } else { high = middle }
    }
    return Int32(2 * low) + (low < ranks.count && ranks[low] == number ? 2 : 1)
  }
}
