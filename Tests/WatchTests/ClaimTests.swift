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
      // What people without a name say they assert; what is heard from sources is reported.
      ("A dealer told us that SMIC built a fab.", .asserted), ("According to sources, SMIC built a fab.", .reported),
      // To claim is to say.
      ("SMIC claims that it built a fab.", .asserted),
      ("Nvidia sold chips and believes Huawei.", .asserted),
      // Figures that nobody counted, and an estimate that is only spoken of.
      ("Jensen Huang puts the yield of SMIC at 40 percent.", .estimated),
      ("We estimate that SMIC built a fab.", .estimated), ("We assess that SMIC built a fab.", .estimated),
      ("SMIC reported sales of 5 billion dollars, below our estimate.", .asserted),
      ("The rule is unlikely to appear this year.", .predicted),
    ])
  func hedging(_ text: String, _ hedging: Hedging) {
    #expect(Understood.read(text).claims.map(\.hedging) == [hedging])
  }

  @Test("what is believed beside what is done is not done for sure")
  func believed() {
    let read = Understood.read("Nvidia is selling chips and believes that Huawei opened a fab.")
    #expect(read.claims.map(\.hedging) == [.asserted, .estimated])
  }

  @Test("what somebody does beside saying it does not colour it")
  func beside() {
    let read = Understood.read("SMIC built a fab, a spokesman said, urging calm.")
    #expect(read.claims.first?.hedging == .asserted)
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

  private func told(_ text: String) -> [String] {
    Understood.read(text, now: "2025-06-13").claims.map { claim in
      let voice =
        switch claim.speaker {
        case .reporter: "reporter"
        case .unnamed: "unnamed"
        case .party(let party): party.text
        }
      return "\(voice): \(claim.subjects.map(\.text).joined(separator: " + ")) \(claim.predicate)"
    }
  }

  @Test(
    "who says what about whom",
    arguments: [
      ("Huawei was put on a U.S. blacklist in 2019.", ["U.S.: Huawei added_to_list"]),
      ("The bureau rebuked no one, and Nvidia told the SEC that it sees no impact.", ["Nvidia: Nvidia tells"]),
      ("AMEC claims that its etchers are in use in China.", ["AMEC: AMEC uses"]),
      ("TSMC has not supplied Huawei since 2020, the company said.", ["TSMC: TSMC supplies"]),
      ("Chip makers in China stockpiled tools, an executive at a supplier said.", ["unnamed: China stockpiles"]),
      ("Memory prices will rise next year, analysts at TrendForce said.", ["TrendForce: Memory prices grew"]),
      ("A spokesperson for ASML said the company follows the law.", ["ASML: ASML follow"]),
      ("Peter Wennink expects Tokyo Electron to lose $2 billion.", ["Peter Wennink: Tokyo Electron lost"]),
      (
        "Nexperia, which belongs to Wingtech, is weighing a claim.",
        ["reporter: Nexperia owns", "Nexperia: Nexperia considers"]
      ),
      ("The Dutch government will require licences.", ["reporter: Netherlands requires_licence"]),
      ("Orders at Beijing-based Naura have risen.", ["reporter: Naura grew"]),
      ("The text tells of the U.S.'s crackdown on Huawei's chips.", ["reporter: U.S. crackdown"]),
      ("I think Huawei will gain.", ["reporter: Huawei grew"]),
      ("中国商务部表示，美国滥用出口管制，限制华为。", ["中国商务部: 美国 restricted"]),
      ("中芯国际去年投资50亿元，没有出口设备。", ["reporter: 中芯国际 invested", "reporter: 中芯国际 exports"]),
    ])
  func told(_ text: String, _ claims: [String]) {
    let found = told(text)
    for claim in claims { #expect(found.contains(claim), "\(found)") }
  }

  @Test("whom a speaker cites is the next link of the chain")
  func chain() throws {
    let (claim, _) = try first(
      "Nvidia will ship fewer chips to China, Reuters reported, citing people familiar with the matter.", "supplies")
    guard case .party(let speaker) = claim.speaker else { throw ExpectedSpeaker() }
    #expect(speaker.text == "Reuters")
    #expect(claim.sources == [.unnamed])
  }

  @Test(
    "what somebody does on purpose is planned, what a rule demands is no wish",
    arguments: [
      ("TSMC will stop supplying Huawei.", Hedging.planned), ("TSMC will lose customers.", .predicted),
      ("Exporters must obtain a licence for the H20.", .asserted), ("Congress must act on the H20.", .advocated),
    ])
  func purpose(_ text: String, _ hedging: Hedging) {
    #expect(Understood.read(text).claims.map(\.hedging) == [hedging])
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

  @Test("a colon before the first person, and an honorific that ends its paragraph, end nothing")
  func colonBeforePerson() {
    let colon = Understood.read("Two questions remain: Tom Ellis left the board and the firm sold it.")
    #expect(!colon.claims.contains { $0.rule == "claim.said-before-colon" })
    let turns = Understood.read(
      "Tom Ellis: We left.\n\nTom Ellis: We sold it.\n\nThe next was Mr\n\nMr\n\nAda Brook said so.")
    #expect(!turns.claims.isEmpty)
    let between = Understood.read(
      "Tom Ellis, the moderator, closed with a forecast of his own: the controls will outlive everyone on the stage.")
    #expect(between.claims.contains { $0.rule == "claim.said-before-colon" })
  }
}
