/// A decimal of up to 18 digits as it stood in a file: `5.92` is 592 with two decimals.
package struct DecimalNumber: Hashable, Sendable {
  package var mantissa: Int64
  package var scale: Int

  package init(mantissa: Int64, scale: Int) {
    self.mantissa = mantissa
    self.scale = scale
  }

  private static let powers: [Int64] = (0...18).map { exponent in (0..<exponent).reduce(1) { value, _ in value * 10 } }

  /// 10 to the power of 0 up to 18.
  static func power(_ exponent: Int) -> Int64 {
    exponent <= 6 ? smallPower(exponent) : powers[exponent]
  }

  @inline(__always)
  private static func smallPower(_ exponent: Int) -> Int64 {
    switch exponent {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1000
    case 4: 10_000
    case 5: 100_000
    default: 1_000_000
    }
  }

  /// Reads digits with at most one point between them and a sign before; nil for anything else, and for more than 18
  /// digits.
  @inline(__always)
  package init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var place = 0
    let isNegative = bytes.count > 0 && bytes[0] == UInt8(ascii: "-")
    if isNegative { place = 1 }
    guard place < bytes.count, bytes.count - place <= 19, bytes[bytes.count - 1] != UInt8(ascii: ".") else {
      return nil
    }
    var mantissa: Int64 = 0
    var point = -1
    let first = place
    while place < bytes.count {
      let digit = bytes[place] &- 0x30
      if digit < 10 {
        mantissa = mantissa &* 10 &+ Int64(digit)
      } else if bytes[place] == UInt8(ascii: "."), point < 0, place > first {
        point = place
      } else {
        return nil
      }
      place += 1
    }
    let digits = bytes.count - first - (point < 0 ? 0 : 1)
    guard digits <= 18 else { return nil }
    self.mantissa = isNegative ? -mantissa : mantissa
    scale = point < 0 ? 0 : bytes.count - point - 1
  }
}

extension Exact {
  init(_ number: DecimalNumber) {
    let whole = Exact(Int(number.mantissa))
    // A power of ten is never zero, and two numbers of 64 bits always divide.
    self = number.scale == 0 ? whole : whole.divided(by: Exact(Int(DecimalNumber.power(number.scale)))) ?? whole
  }
}
