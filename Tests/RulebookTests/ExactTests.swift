import Testing

@testable import Rulebook

@Suite struct ExactTests {
  @Test(arguments: [
    ("4992", "4992"), ("5.92", "5.92"), ("-0.5", "-0.5"), ("1e3", "1000"), ("1E-3", "0.001"), ("007", "7"),
    ("0.0", "0"), ("-0", "0"), ("1.50", "1.5"), ("1e26", "100000000000000000000000000"), ("1e+2", "100"),
  ])
  func reads(_ text: String, _ shown: String) throws {
    #expect(try #require(Exact(text)).description == shown)
  }

  @Test(arguments: [
    "", "-", ".", ".5", "5.", "1.2.3", "+5", "1e", "1e5.5", "1e 5", "1 000", "1,000", "4992 TOPS", "0x10", "NaN", "inf",
    "１２", "1e31", "1e-31", "1234567890123456789012345", "0.0000000000000000000000001", "--1", "1e26e2", "1e30000000000",
  ])
  func refuses(_ text: String) {
    #expect(Exact(text) == nil)
  }

  @Test func theLeastExponentDoesNotCrash() {
    #expect(Exact("1e-9223372036854775808") == nil)
  }

  @Test func isExactWhereABinaryNumberIsNot() throws {
    let sum = try #require(Exact("0.1")?.adding(Exact("0.2")!))
    #expect(sum == Exact("0.3"))
    let third = try #require(Exact(1).divided(by: Exact(3)))
    #expect(third.multiplied(by: Exact(3)) == Exact(1))
    #expect(Exact("592")!.divided(by: Exact("100")!) == Exact("5.92"))
    #expect(Exact("592")!.divided(by: Exact("100")!)?.hashValue == Exact("5.92")?.hashValue)
  }

  @Test func divisionByZeroIsNil() {
    #expect(Exact(5).divided(by: .zero) == nil)
  }

  @Test func overflowIsNilAndNeverAWrongNumber() throws {
    let huge = try #require(Exact("1e30"))
    #expect(huge.multiplied(by: huge) == nil)
    let tiny = try #require(Exact("1e-30"))
    #expect(tiny.multiplied(by: tiny) == nil)
    #expect(tiny.divided(by: huge) == nil)
    let uneven = try #require(Exact(1).divided(by: Exact("999999999999999999999999")!))
    #expect(uneven.adding(tiny) == nil)
    #expect(uneven.subtracting(tiny) == nil)
  }

  @Test func theSmallestIntegerDoesNotCrash() throws {
    let two63 = try #require(Exact("9223372036854775808"))
    let smallest = Exact(Int.min).multiplied(by: two63)?.multiplied(by: Exact(2))
    // -2^127 has no positive counterpart: it counts as overflow, or its negation does.
    #expect(smallest?.multiplied(by: Exact(-1)) == nil)
    #expect(smallest.flatMap { $0.divided(by: Exact(-1)) } == nil)
    #expect(smallest.flatMap { Exact(1).divided(by: $0) } == nil)
  }

  @Test(arguments: [
    ("1e30", "1e-30", false), ("-1e30", "1e-30", true),
    ("0.333333333333333333333333", "0.333333333333333333333334", true),
    ("123456789012345678901234", "123456789012345678901235", true), ("5.92", "5.92", false), ("-2", "-1", true),
  ])
  func compares(_ left: String, _ right: String, _ less: Bool) {
    #expect((Exact(left)! < Exact(right)!) == less)
    #expect(!(less && Exact(right)! < Exact(left)!))
  }

  /// Pairs whose cross products do not fit 128 bits.
  @Test func comparesHugeFractions() throws {
    let bottom = try #require(Exact("999999999999999999999999"))
    let one = try #require(Exact("123456789012345678901234").flatMap { $0.divided(by: bottom) })
    let other = try #require(
      Exact("123456789012345678901233").flatMap { $0.divided(by: Exact("999999999999999999999998")!) })
    #expect(other < one)
    #expect(!(one < other))
    #expect(!(one < one))
    let negative = (one.multiplied(by: Exact(-1))!, other.multiplied(by: Exact(-1))!)
    #expect(negative.0 < negative.1)
  }

  @Test(arguments: [
    ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("2.45", 1, "2.5"), ("2.44", 1, "2.4"), ("-0.04", 1, "0.0"), ("0.05", 1, "0.1"),
    ("7", 2, "7.00"), ("0.999", 2, "1.00"),
  ])
  func roundsHalfAwayFromZero(_ text: String, _ places: Int, _ rounded: String) {
    #expect(Exact(text)!.decimal(places: places)?.text == rounded)
  }

  @Test func saysWhetherRoundingChangedTheNumber() {
    #expect(Exact("5.92")!.decimal(places: 2)?.exact == true)
    #expect(Exact("5.92")!.decimal(places: 1)?.exact == false)
  }

  @Test func showsAnEndlessDecimalAsSuch() {
    #expect(Exact(1).divided(by: Exact(3))!.description == "0.333333…")
  }

  /// A number that is not the threshold is never shown as if it were.
  @Test(arguments: [
    ("4888", "826", "5.92", "5.918"), ("4992", "826", "5.92", "6.04"), ("5919999", "1000000", "5.92", "5.919999"),
    ("592", "100", "5.92", "5.92"), ("5920001", "1000000", "5.92", "5.920001"), ("4799999", "1000", "4800", "4799.999"),
    ("9599999999", "2000000", "4800", "4799.9999995"), ("1", "3", "5.92", "0.33"),
  ])
  func isShownOnItsOwnSideOfTheThreshold(_ top: String, _ bottom: String, _ limit: String, _ shown: String) throws {
    let value = try #require(Exact(top)!.divided(by: Exact(bottom)!))
    let threshold = Exact(limit)!
    let text = value.shown(beside: threshold)
    #expect(text == shown)
    let read = try #require(Exact(text))
    #expect((read < threshold) == (value < threshold) && (read == threshold) == (value == threshold))
  }
}
