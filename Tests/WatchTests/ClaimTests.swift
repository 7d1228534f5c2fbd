import Interchange
import Testing
import Watch

@Suite("Claims of stories")
struct ClaimTests {
  private func first(_ text: String, _ predicate: String) throws -> (claim: Claim, read: ReadDocument) {
    let read = Understood.read(text, now: "2025-06-13")
    return (try #require(read.claims.first { $0.predicate == predicate }), read)
  }

  @Test("indirect speech has its speaker, its subject and its words")
  func speech() throws {
    let (claim, read) = try first(
      "Jeffrey Kessler told lawmakers that Huawei can make no more than 200,000 AI chips.", "produces")
    guard case .party(let speaker) = claim.speaker else { throw ExpectedSpeaker() }
    #expect(speaker.text == "Jeffrey Kessler")
    #expect(claim.subjects.map(\.text) == ["Huawei"])
    #expect(claim.value.map { read.quantities[$0].number } == 200_000)
    #expect(read.document.text[claim.quote] == "that Huawei can make no more than 200,000 AI chips")
  }

  struct ExpectedSpeaker: Error {}

  @Test(
    "hedging",
    arguments: [
      ("Washington is considering banning the H20.", Hedging.considering),
      ("SMIC allegedly violated the rules.", .alleged),
      ("SMIC could violate the rules.", .possible), ("SMIC plans to build a fab.", .planned),
      ("SMIC will build a fab.", .planned), ("SMIC is likely to lose money.", .predicted),
      ("SMIC built a fab.", .asserted),
      ("SMIC should build a fab.", .advocated), ("SMIC is said to build a fab.", .reported),
    ])
  func hedging(_ text: String, _ hedging: Hedging) {
    #expect(Understood.read(text).claims.map(\.hedging) == [hedging])
  }

  @Test(
    "polarity",
    arguments: [("SMIC did not build a fab.", false), ("SMIC built a fab.", true), ("SMIC denied the charges.", false)])
  func polarity(_ text: String, _ isPositive: Bool) {
    #expect(Understood.read(text).claims.map(\.isPositive) == [isPositive])
  }

  @Test("an act on somebody is a claim about them, by the one who acts")
  func target() throws {
    let (claim, _) = try first("The Commerce Department added Phytium to a trade blacklist.", "added_to_list")
    #expect(claim.subjects.map(\.text) == ["Phytium"])
    #expect(claim.object?.text == "Commerce Department")
  }

  @Test("no claim without words, and each names its rule")
  func spans() {
    let read = Understood.read(
      "“We are very close,” Nvidia CEO Jensen Huang said in May. Huawei did not respond. It sells chips.")
    #expect(read.claims.count >= 3)
    for claim in read.claims {
      #expect(!claim.quote.isEmpty)
      #expect(claim.rule.hasPrefix("claim."))
    }
  }
}
