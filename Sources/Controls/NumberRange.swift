import Interchange
public import Rulebook

/// Numbers between two ends, for instance `at least 1600 and below 4800`. Figures of a deal are zero or more.
public struct NumberRange: Hashable, Sendable {
  /// Nil for no lower end.
  public var low: Exact?
  public var lowIncluded = true
  /// Nil for no upper end.
  public var high: Exact?
  public var highIncluded = false

  /// The ranges that cuts make, lowest first. Zero by itself is none: there is no product of that figure.
  static func between(_ cuts: [NumberCut]) -> [NumberRange] {
    var ranges: [NumberRange] = []
    var next = NumberRange()
    for cut in cuts where cut.value >= .zero {
      var range = next
      (range.high, range.highIncluded) = (cut.value, !cut.belongsAbove)
      if cut.value > .zero { ranges.append(range) }
      next = NumberRange(low: cut.value, lowIncluded: cut.belongsAbove)
    }
    return ranges + [next]
  }

  func contains(_ number: Exact) -> Bool {
    let isAbove = low.map { number > $0 || lowIncluded && number == $0 } ?? true
    let isBelow = high.map { number < $0 || highIncluded && number == $0 } ?? true
    return isAbove && isBelow
  }

  /// A number inside, by which the range is tried.
  var sample: Exact? {
    switch (low, high) {
    case (let low?, let high?): low.adding(high)?.divided(by: Exact(2))
    case (let low?, nil): low.adding(Exact(1))
    case (nil, let high?): high.divided(by: Exact(2))
    case (nil, nil): Exact(1)
    }
  }

  /// Numbers close to both ends, by which it is tried whether all of the range comes to the same.
  var corners: [Exact] {
    let bottom = low ?? .zero
    // A figure without an upper limit is tried far above the lower one.
    guard let top = high ?? bottom.adding(Exact(1)).flatMap({ $0.multiplied(by: Exact(1000)) }),
      let step = top.subtracting(bottom)?.divided(by: Exact(4096)),
      let first = low != nil && lowIncluded ? bottom : bottom.adding(step),
      let last = high != nil && !highIncluded ? top.subtracting(step) : top
    else { return [] }
    return [first, last]
  }

  /// This range and a neighbour of it.
  func joined(with other: NumberRange) -> NumberRange {
    let (first, second) = (low ?? .zero) <= (other.low ?? .zero) ? (self, other) : (other, self)
    return NumberRange(
      low: first.low, lowIncluded: first.lowIncluded, high: second.high, highIncluded: second.highIncluded)
  }

  /// The ends by what they are: `at_least`, `above`, `at_most`, `below`.
  var ends: [(word: String, number: Exact)] {
    [
      low.flatMap { $0 > .zero ? (lowIncluded ? "at_least" : "above", $0) : nil },
      high.map { (highIncluded ? "at_most" : "below", $0) },
    ].compactMap { $0 }
  }

  /// `at least 1600 and below 4800 TPP`.
  func words(_ unit: String) -> String {
    let ends = ends.map { "\($0.word.split(separator: "_").joined(separator: " ")) \($0.number)" }
    return ends.joined(separator: " and ") + (unit.isEmpty ? "" : " \(unit)")
  }
}
