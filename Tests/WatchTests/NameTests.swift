import Testing
import Watch

@Suite("Names in stories")
struct NameTests {
  @Test("surnames and given names stand for people named in full, in either order")
  func people() {
    let read = Understood.read(
      "Analyst Hannah Lerner met Zhou Weimin. Lerner left early, and Weimin said nothing more.")
    #expect(
      Understood.names(read) == ["Hannah Lerner: Person", "Zhou Weimin: Person", "Lerner: Person", "Weimin: Person"])
    #expect(read.mentions[2].entity == read.mentions[0].entity)
    #expect(read.mentions[3].entity == read.mentions[1].entity)
  }

  @Test("brackets teach Han names and short forms")
  func brackets() {
    let read = Understood.read(
      "Gallant Star Precision Co (群星精密) sells to the Bureau of Harbour Dredging (BHD). Later the BHD paid Gallant Star."
    )
    #expect(
      Understood.names(read) == [
        "Gallant Star Precision Co: Company", "群星精密: Company", "Bureau of Harbour Dredging: PublicBody",
        "BHD: PublicBody", "BHD: PublicBody", "Gallant Star: Company",
      ])
  }

  @Test("a possessive and an adjective of nation are outside, a title is no name")
  func bounds() {
    let read = Understood.read(
      "The Dutch firm met ASML’s chief executive. Trade Minister Reinette Klever spoke in The Hague.")
    #expect(Understood.names(read) == ["ASML: Company", "Reinette Klever: Person", "The Hague: Place"])
  }

  @Test("a month between a surname and another name is no month, an agency stands in brackets before a story")
  func between() {
    let read = Understood.read(
      "MUNICH, May 14 (Southwire) - Operating officer Ong May Ling met the Minister of Investment, Trade and Industry Reinette Klever in Leipzig, the firm told Southwire."
    )
    let names = Understood.names(read)
    for name in ["Ong May Ling: Person", "Reinette Klever: Person", "Southwire: Media"] {
      #expect(names.contains(name), "\(names)")
    }
  }

  @Test("hidden signs inside a name do not hide it")
  func hidden() {
    let read = Understood.read("Shares of Nvi\u{AD}dia and Hua\u{200B}wei fell.")
    #expect(read.entities.map(\.name) == ["Nvidia Corp.", "Huawei Technologies Co., Ltd."])
  }

  @Test("a listed party carries its id, without its legal form too")
  func ids() {
    let read = Understood.read("Officials searched Beacon Ridge on Monday.")
    #expect(read.mentions.first.map { read.entities[$0.entity].id } == "list/1")
  }

  @Test("in headlines ordinary words with capitals are no names")
  func headlines() {
    let read = Understood.read("Industries Switch Up Production Processes to Use Byproducts From Wuhan", label: .title)
    #expect(Understood.names(read) == ["Wuhan: Place"])
  }

  @Test("every mention names its rule and lies inside the text")
  func rules() {
    let read = Understood.read("Huawei Technologies Co., Ltd. sued Acme Tools GmbH in Hamburg.")
    #expect(!read.mentions.isEmpty)
    for mention in read.mentions {
      #expect(mention.rule.hasPrefix("name."))
      #expect(!mention.range.isEmpty && mention.range.upperBound <= read.document.text.bytes.count)
    }
  }
}
