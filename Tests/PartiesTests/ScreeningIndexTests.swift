import Interchange
import Parties
import Testing

@Suite struct ScreeningIndexTests {
  private func party(_ id: String, _ name: String, from: String?, until: String? = nil, country: String = "CN")
    -> ListedParty
  {
    var party = ListedParty(id: id, name: name, origin: ListedParty.Origin(file: "t", line: 1))
    party.countries = [country]
    var listing = Listing()
    listing.from = from.flatMap { CalendarDay($0) }
    listing.until = until.flatMap { CalendarDay($0) }
    party.listings = [listing]
    return party
  }

  private func list(
    _ id: String, _ parties: [ListedParty], edition: String = "2026-07-23", coverage: String = "semiconductor selection"
  ) throws -> PartyList {
    PartyList(
      id: id, title: id, edition: try #require(CalendarDay(edition)), source: "", coverage: coverage, digest: "",
      parties: parties)
  }

  private func hits(_ lists: [PartyList], _ query: String, _ day: String? = nil) throws -> [PartyMatch] {
    try ScreeningIndex(lists, knowledge: try Knowledge.shipped()).matches(
      for: query, asOf: day.flatMap { CalendarDay($0) })
  }

  /// A company of the same name in another place, which the name says in brackets, is another company: its entry is one to
  /// ask about, and not taken for that of the company asked for.
  @Test func aSisterInAnotherPlaceIsNotThePartyItself() throws {
    let lists = [
      try list(
        "us-entity-list",
        [
          party("S", "Yangtze Foundry International (Shenzhen) Corporation", from: "2020-12-18"),
          party("T", "Yangtze Foundry International (Tianjin) Corporation", from: "2020-12-18"),
          party("H", "Yangtze Foundry International Corporation (YFI)", from: "2020-12-18"),
        ])
    ]
    func levels(_ query: String) throws -> [String: PartyMatch.Level] {
      Dictionary(uniqueKeysWithValues: try hits(lists, query).map { ($0.party.id, $0.level) })
    }
    #expect(
      try levels("Yangtze Foundry International (Shenzhen) Corporation")
        == ["S": .identity, "T": .probable, "H": .probable])
    #expect(
      try levels("Yangtze Foundry International Corporation") == ["S": .probable, "T": .probable, "H": .identity])
    #expect(try levels("Yangtze Foundry International") == ["S": .probable, "T": .probable, "H": .identity])
    #expect(
      try levels("Yangtze Foundry International (Wuhan) Corporation").values.allSatisfy { $0 == .probable },
      "a company of the name that is on no list")
    #expect(try levels("YFI")["H"] == .identity, "what stands in brackets is a short name, not a place")
  }

  /// The same without brackets: a parent that is not listed is not its listed branch.
  @Test func aParentIsNotItsBranchInAnotherPlace() throws {
    let lists = [
      try list("us-entity-list", [party("K", "Orchid Deposition Korea Co., Ltd.", from: "2024-12-02")])
    ]
    #expect(try hits(lists, "Orchid Deposition, Inc.").map(\.level) == [.probable])
    #expect(try hits(lists, "Orchid Deposition Korea").map(\.level) == [.identity])
    #expect(try hits(lists, "Korea Orchid Deposition Co.").map(\.level) == [.identity])
  }

  /// A given name of two syllables is another name than one of them; written together, it is the same.
  @Test func aSyllableMoreIsAnotherGivenName() throws {
    var one = party("W", "WEI, Zhang", from: "2020-01-01")
    one.type = "individual"
    var other = party("H", "ZHANG, Weihua", from: "2020-01-01")
    other.type = "individual"
    let lists = [try list("us-sdn", [one, other])]
    #expect(try hits(lists, "Zhang Wei Hua").map(\.party.id) == ["H"])
    #expect(try hits(lists, "Zhang Wei").first?.party.id == "W")
    #expect(
      try hits(lists, "Zhang Wei Robert").map(\.party.id).contains("W"), "a word that is no syllable may be left away")
  }

  @Test func onlyTheListingInForceCounts() throws {
    let zte = party("Z", "ZTE Corporation", from: "2016-03-08", until: "2017-03-29")
    let lists = [try list("us-entity-list", [party("H", "Huawei Technologies Co., Ltd.", from: "2019-05-16"), zte])]
    #expect(try hits(lists, "Huawei", "2019-05-01").isEmpty)
    #expect(try hits(lists, "Huawei", "2019-05-16").count == 1)
    let past = try #require(try hits(lists, "Huawei", "2019-06-01").first)
    #expect(past.warnings == ["policy and footnotes as of the edition of 2026-07-23"])
    #expect(try #require(try hits(lists, "Huawei").first).warnings.isEmpty)
    #expect(try hits(lists, "ZTE", "2016-05-01").count == 1)
    #expect(try hits(lists, "ZTE", "2017-03-29").isEmpty)
    #expect(try hits(lists, "ZTE").isEmpty)
  }

  @Test func anUnknownDateIsSaid() throws {
    let match = try #require(
      try hits([try list("us-csl-sdn", [party("S", "Sovcomflot", from: nil)])], "sovcomflot").first)
    #expect(match.listedOn == "unknown")
    #expect(match.warnings.count == 1)
    var published = party("P", "Published Only", from: nil)
    published.listings[0].published = CalendarDay("2020-01-10")
    let lists = [try list("us-entity-list", [published])]
    #expect(try hits(lists, "Published Only", "2020-01-09").isEmpty)
    #expect(try hits(lists, "Published Only", "2020-01-10").first?.warnings.count == 2)
  }

  @Test func aPartyThatIsOnlyDescribedIsNoMatch() throws {
    var cxmt = party("C", "ChangXin Memory Technologies", from: nil)
    cxmt.listings = []
    #expect(try hits([try list("us-entity-list", [cxmt])], "ChangXin Memory Technologies").isEmpty)
  }

  @Test func twoEditionsOfAListGiveOneMatch() throws {
    var shipped = party("1", "Huawei Technologies Co., Ltd.", from: "2019-05-16")
    shipped.aliases = [ListedParty.Alias("华为技术有限公司")]
    shipped.listings[0].fromStatus = "VERIFIED"
    var imported = party("h", "Huawei Technologies Co., Ltd", from: "2019-05-21")
    imported.listings[0].policy = "new text"
    let undated = party("u", "Huawei Technologies Co. Limited", from: nil)
    let lists = [
      try list("us-entity-list", [shipped]),
      try list("us-entity-list", [imported], edition: "2026-09-01", coverage: "whole list"),
      try list("us-csl-el", [undated], edition: "2026-09-02"),
    ]
    let match = try #require(try hits(lists, "华为").first)
    #expect(try hits(lists, "Huawei").count == 1)
    #expect(match.listing.policy == "new text")
    #expect(match.listedOn == "2019-05-16")
    #expect(match.list.edition.description == "2026-09-01")
  }

  @Test func aPartyMissingFromANewerWholeListIsShownWithAWarning() throws {
    let lists = [
      try list("us-entity-list", [party("1", "Gone Microsystems", from: "2020-01-01")]),
      try list(
        "us-entity-list", [party("2", "Stays", from: "2020-01-01")], edition: "2026-09-01", coverage: "whole list"),
    ]
    let match = try #require(try hits(lists, "Gone Microsystems").first)
    #expect(match.warnings.contains { $0.contains("check whether it was removed") })
  }

  /// Two companies that differ in the place between brackets were once taken for one.
  @Test func branchesInBracketsStayApart() throws {
    var parent = party("1", "Semiconductor Manufacturing International Corporation (SMIC)", from: "2020-12-18")
    parent.aliases = [ListedParty.Alias("中芯国际集成电路制造有限公司")]
    let branch = "Semiconductor Manufacturing International (Beijing) Corporation"
    let lists = [
      try list("us-entity-list", [parent]),
      try list("us-entity-list", [party("2", branch, from: "2020-12-22"), parent], edition: "2026-09-01"),
      try list("us-csl-el", [party("3", "Semiconductor Manufacturing International Corporation", from: nil)]),
    ]
    #expect(try hits(lists, "中芯國際").map(\.party.name) == [parent.name])
    #expect(try hits(lists, "Semiconductor Manufacturing International Corporation").count == 2)
  }

  /// A name of nothing but generic words is found by itself, and by nothing less.
  @Test func aGenericNameIsFoundByItselfOnly() throws {
    let lists = [
      try list("us-csl-sdn", [party("1", "OHG HOLDING SAL", from: nil), party("2", "GLOBAL VISION GROUP", from: nil)])
    ]
    #expect(try hits(lists, "Ohg Holding Sal").first?.level == .identity)
    #expect(try hits(lists, "global vision group").first?.level == .identity)
    #expect(try hits(lists, "Vision Ltd").isEmpty)
  }

  @Test func bracketsGiveShortNames() throws {
    let lists = [
      try list("us-entity-list", [party("D", "Dawning Information Industry Co., Ltd. (Sugon)", from: "2019-06-24")])
    ]
    #expect(try hits(lists, "Sugon").first?.level == .identity)
    #expect(try hits(lists, "Dawning Information Industry").first?.level == .identity)
  }

  @Test(arguments: ["", "  ", "…—!", "\u{200B}\u{200B}"]) func nothingToCompare(_ query: String) throws {
    #expect {
      _ = try hits([try list("us-entity-list", [])], query)
    } throws: { error in
      (error as? Diagnostic)?.id == "screen.empty-query"
    }
  }

  @Test func aLongQueryIsAnsweredSoon() throws {
    let lists = [try list("us-entity-list", (0..<500).map { party("\($0)", "Huawei \($0) Branch\($0)", from: nil) })]
    let index = ScreeningIndex(lists, knowledge: try Knowledge.shipped())
    let start = ContinuousClock.now
    for text in ["Huawei ", "華為", "H", "Москва ", "H1uaw3i ", "(", "rn"] {
      _ = try? index.matches(for: String(repeating: text, count: 10_000 / text.count))
    }
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
