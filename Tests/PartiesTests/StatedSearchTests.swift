import Interchange
import Testing

@testable import Parties

/// Parties found by an address or a number, and scores moved by what is stated beside a name.
@Suite struct StatedSearchTests {
  private let index: ScreeningIndex
  private let profile: ScreeningProfile

  init() throws {
    let lines = """
      {"format":"chokepoint/party-list/1","list":"l","title":"L","edition":"2024-01-01","source":"s","coverage":"c","count":8}
      {"id":"smic","name":"Semiconductor Manufacturing International Corporation","aliases":[{"name":"SMIC"}],"countries":["CN"],"addresses":["Room 5, 18 Zhangjiang Road, Pudong New Area, Shanghai 201203, China; and No. 9 Wenchang Avenue, Beijing, China"],"listings":[{"from":"2020-12-18"}]}
      {"id":"a1","name":"Address 01","countries":["HK"],"addresses":["Unit D, 16/F One Capital Place, 18 Luard Rd, Wan Chai, Hong Kong"],"listings":[{"from":"2024-06-18"}]}
      {"id":"base","name":"Oblako Systems","countries":["CN"],"addresses":["Bantian Huawei Base, Longgang District, Shenzhen, 518129, China"],"listings":[{"from":"2019-05-16"}]}
      {"id":"town","name":"Kvarnholm Trading","addresses":["Wan Chai, Hong Kong"],"listings":[{}]}
      {"id":"bank","name":"Kvarnholm Bank JSC","countries":["RU"],"identifiers":[{"kind":"bic","value":"KVARRUMM"},{"kind":"lei","value":"5493001KJTIIGC8Y1R12"},{"kind":"inn","value":"7707083893"}],"listings":[{}]}
      {"id":"man","name":"Ivan Petrovich Sidorenko","type":"individual","countries":["RU"],"births":["1972-08-15"],"listings":[{}]}
      {"id":"weak","name":"Garvaldson Maritime Group","aliases":[{"name":"Blue Heron","weak":true},{"name":"Grey Heron"}],"listings":[{}]}
      {"id":"old","name":"Gone Electronics","addresses":["77 Garvald Street, Minsk, Belarus"],"identifiers":[{"kind":"imo","value":"9074729"}],"listings":[{"from":"2010-01-01","until":"2015-01-01"}]}

      """
    let list = try PartyListReader.read(Array(lines.utf8), file: "l")
    index = ScreeningIndex([list], knowledge: try Knowledge.shipped())
    profile = ScreeningProfile(index.knowledge, threshold: 0.5)
  }

  private func ask(
    _ name: String = "", address: String? = nil, birth: String? = nil, country: [String] = [],
    numbers identifiers: [(kind: String, value: String)] = [], on day: String? = nil
  ) throws -> [PartyMatch] {
    var facts = StatedFacts()
    (facts.address, facts.birth, facts.countries, facts.identifiers) = (address, birth, country, identifiers)
    return try profile.matches(index, name, facts, asOf: day.flatMap { CalendarDay($0) }, limit: 10).map(\.match)
  }

  // MARK: Addresses

  @Test(arguments: [
    "18 Zhangjiang Rd, Pudong, Shanghai", "上海市浦东新区张江路18号", "No. 18 Zhang Jiang Road, Shanghai 201203",
    "Purchasing Dept, 18 ZHANGJIANG ROAD, SHANGHAI", "9 Wenchang Ave, Beijing",
  ])
  func anAddressFindsWhoIsListedThere(_ text: String) throws {
    let match = try #require(try ask(address: text).first)
    #expect(match.party.id == "smic")
    #expect(match.level == .address)
    #expect(match.score == 0.9 || match.score == 0.92)
    #expect(match.reasons[0].hasPrefix("same street number and road as a listed address"))
    #expect(match.matchedAddress?.isEmpty == false)
    // As a name, it is looked for as both.
    #expect(try ask(text).first?.party.id == "smic")
  }

  @Test(arguments: [
    "18 Zhangjiang Road, Nanjing, Jiangsu", "19 Zhangjiang Road, Shanghai", "18 Zhangheng Road, Shanghai",
    "Zhangjiang Road, Shanghai", "18 Luard Road, Singapore", "Hennessy Road, Wan Chai, Hong Kong", "Shenzhen, China",
    "88 Future Road, Singapore 408888", "Bantry Base, County Cork, Ireland", "77 Garvald Street, Minsk",
  ])
  func anotherAddressFindsNobody(_ text: String) throws {
    #expect(try ask(address: text).isEmpty)
    #expect(try ask(text).isEmpty)
  }

  @Test func theRoomOrFloorIsSaid() throws {
    #expect(try ask(address: "Unit D, 18 Luard Road, Wan Chai").first?.score == 0.95)
    let other = try #require(try ask(address: "Unit E, 9/F, 18 Luard Road, Wan Chai").first)
    #expect(other.score == 0.8)
    #expect(other.reasons.contains("another room, floor or building"))
  }

  @Test func aPlaceWithoutANumberNeedsItsPostalCode() throws {
    let match = try #require(try ask(address: "Bantian Huawei Base, Longgang, Shenzhen 518129").first)
    #expect(match.party.id == "base")
    #expect(match.score == 0.6)
    #expect(try ask(address: "Bantian Huawei Base, Longgang, Shenzhen").isEmpty)
  }

  @Test func aPastAddressCountsOnItsDay() throws {
    #expect(try ask(address: "77 Garvald Street, Minsk", on: "2014-01-01").count == 1)
    #expect(try ask(address: "18 Zhangjiang Road, Shanghai", on: "2020-12-17").isEmpty)
  }

  @Test func nameAndAddressAreOneMatch() throws {
    let alone = try #require(try ask("SMIC").first)
    let both = try #require(try ask("SMIC", address: "18 Zhangjiang Road, Shanghai").first)
    #expect(both.party.id == "smic")
    #expect(both.score >= alone.score)
    #expect(both.level == .identity)
    #expect(both.stated.map(\.kind) == [.sameAddress])
  }

  // MARK: Numbers

  @Test func aNumberStandsByItself() throws {
    for (kind, value) in [("LEI", "5493001kjtiigc8y1r12"), ("inn", "7707083893"), ("bic", "KVARRUMMXXX")] {
      let match = try #require(try ask(numbers: [(kind, value)]).first)
      #expect(match.party.id == "bank")
      #expect(match.score == 1)
      #expect(match.level == .identity)
    }
    #expect(try ask(numbers: [("bic", "KVARRUMM001")]).first?.score == 0.95)
    #expect(try ask(numbers: [("ogrn", "7707083893")]).isEmpty)
    #expect(try ask(numbers: [("imo", "9074729")]).isEmpty)
    #expect(try ask(numbers: [("imo", "IMO 9074729")], on: "2012-01-01").count == 1)
  }

  @Test func aNumberThatIsNoneIsSaidAndNotUsed() throws {
    var facts = StatedFacts()
    facts.identifiers = [("lei", "5493001KJTIIGC8Y1R13")]
    #expect(facts.warnings.count == 1)
    #expect(try ask("Kvarnholm Bank", numbers: [("lei", "5493001KJTIIGC8Y1R13")]).first?.stated.isEmpty == true)
  }

  @Test func anotherNumberLowersAndKeepsTheSameName() throws {
    let alone = try #require(try ask("Kvarnholm Bank JSC").first)
    let other = try #require(
      try ask("Kvarnholm Bank JSC", numbers: [("lei", "529900T8BM49AURSDO55")]).first { $0.party.id == "bank" })
    #expect(other.score < alone.score)
    #expect(other.score >= 0.7)
    #expect(other.reasons.contains { $0.hasPrefix("other lei") })
  }

  // MARK: Country and birth

  @Test func agreementRaisesAndContradictionLowers() throws {
    let name = "Kvarnholm Tradding"
    let alone = try #require(try ask("Ivan Sidorenko").first).score
    let same = try #require(try ask("Ivan Sidorenko", birth: "1972-08-15").first)
    #expect(same.score >= alone)
    #expect(same.reasons.contains("same date of birth: `1972-08-15`"))
    #expect(try ask("Ivan Sidorenko", country: ["RU"]).first?.score ?? 0 >= alone)
    #expect(try ask(name).count <= 1)
  }

  @Test func anIdenticalNameOfAFirmIsNeverHidden() throws {
    let match = try #require(
      try ask("Kvarnholm Bank JSC", country: ["BR"], numbers: [("lei", "529900T8BM49AURSDO55"), ("inn", "7830002293")])
        .first)
    #expect(match.score >= 0.5)
    #expect(match.level == .identity)
  }

  @Test func anotherDayOfBirthMayHideAPerson() throws {
    let name = "Ivan Petrovich Sidorenko"
    let alone = try #require(try ask(name).first)
    let near = try #require(try ask(name, birth: "1972-08-16").first)
    #expect(near.score < alone.score)
    #expect(near.level == .identity)
    let other = try ask(name, birth: "1990-01-02").first
    #expect((other?.score ?? 0) < near.score)
    #expect(other?.level != .identity)
  }

  @Test func aWeakAliasIsNoIdentity() throws {
    let (weak, strong) = (try #require(try ask("Blue Heron").first), try #require(try ask("Grey Heron").first))
    #expect(strong.level == .identity)
    #expect(weak.level == .probable)
    #expect(weak.score <= strong.score)
    #expect(weak.reasons.contains("the list calls this alias weak"))
    // Under a profile too.
    let rare = try ScreeningProfiles(inFolder: Knowledge.folder, index.knowledge).named("payments")
    let shifted = try rare.with(threshold: 0).matches(index, "Blue Heron", limit: 1)
    #expect(try #require(shifted.first).score < weak.score)
  }

  @Test(arguments: [
    ("1972-08-15", "1972-08-15", EvidenceBits.Kind.sameBirthDate), ("1972", "1972-08-15", .sameBirthYear),
    ("1972-08-15", "1972", .sameBirthYear), ("1972-08-16", "1972-08-15", .nearBirth), ("1973", "1972", .nearBirth),
    ("1980-01-01", "1972-08-15", .otherBirthDate), ("1980", "1972-08-15", .otherBirthYear),
    ("1980", "circa 1972", .otherVagueBirth), ("1952", "1951 to 1953", .sameBirthYear),
  ])
  func birthsAreCompared(_ stated: String, _ listed: String, _ kind: EvidenceBits.Kind) {
    #expect(BirthComparison(stated, [listed])?.kind == kind)
  }

  @Test func hostileFactsAreAnsweredSoon() throws {
    let start = ContinuousClock.now
    var facts = StatedFacts()
    facts.address = String(repeating: "18 Zhangjiang Road, ", count: 50_000)
    facts.birth = String(repeating: "1972-", count: 10_000)
    facts.countries = Array(repeating: "CN", count: 10_000)
    facts.identifiers = Array(repeating: (kind: "lei", value: "5493001KJTIIGC8Y1R12"), count: 10_000)
    _ = try profile.matches(index, "SMIC", facts, limit: 10)
    #expect(ContinuousClock.now - start < .seconds(10))
  }
}
