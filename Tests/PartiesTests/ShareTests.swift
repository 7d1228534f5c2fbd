import Testing

@testable import Parties

@Suite struct ShareTests {
  @Test(arguments: [
    ("0", "0"), ("51", "51"), ("38.515", "38.515"), ("27.960", "27.96"), ("5e1", "50"), ("0.000000001", "0.000000001"),
    ("100", "100"), ("100.0", "100"), ("2.5E-1", "0.25"),
  ])
  func readsExactly(_ text: String, _ shown: String) throws {
    #expect(try #require(Share(text)).description == shown)
  }

  @Test(arguments: ["", " ", "-1", "100.000000001", "abc", "1.", ".5", "5 0", "1e99", "٥٠", "1e", "0x10", "NaN", "1,5"])
  func refuses(_ text: String) { #expect(Share(text) == nil) }

  @Test func moreDigitsThanFitAreRoundedOutward() throws {
    let (low, high) = try #require(Share.bounds(of: "33.3333333333"))
    #expect(low.description == "33.333333333")
    #expect(high.description == "33.333333334")
    let (below, above) = try #require(Share.bounds(of: "49.9999999999"))
    #expect(below < above)
    #expect(above.description == "50")
  }

  @Test func productsRoundToTheirSide() throws {
    let (half, third) = try (#require(Share("50")), #require(Share("33.333333333")))
    #expect(half.of(half, roundedUp: false).description == "25")
    #expect(third.of(third, roundedUp: false) < third.of(third, roundedUp: true))
    #expect(Share.whole.of(third, roundedUp: true) == third)
  }
}
