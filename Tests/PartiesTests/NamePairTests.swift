import Interchange
import Names
import Testing

@testable import Parties

@Suite struct NamePairTests {
  @Test(arguments: [
    ("Vladimir Putin", "Vladimir Pudin"), ("VladimirPutin", "Vladimir Putin"), ("Siemens AG", "SIEMENS AG"),
    ("Margarita-Simonyan", "Margarita Simonyan"), ("Hua Wei", "Huawei Technologies Co., Ltd."),
    ("Zel Bright", "Zelbright Technologies Co., Ltd."),
  ])
  func pairsOfOneParty(_ asked: String, _ listed: String) throws {
    let pair = try NamePair(asked, listed, try Knowledge.shipped())
    #expect(pair.score >= 0.5)
    #expect(pair.level != .weak)
  }

  @Test(arguments: [
    ("Barack Obama", "Michelle Obama"), ("Angelo Cruz", "Angela Merkel"),
    ("Government of Estonia", "Government of Ethiopia"),
    ("Hani Abd-al-Latif Tilfah al-Rawi", "Hani Abd-al-Latif Tilfah al-Tikriti"),
  ])
  func pairsOfTwo(_ asked: String, _ listed: String) throws {
    let pair = try NamePair(asked, listed, try Knowledge.shipped())
    #expect(pair.score < 0.5)
    #expect(pair.level == .weak)
  }

  /// Two names stand for themselves: what else one of them is called is another matter.
  @Test func whatIsKnownOfListedPartiesDoesNotCount() throws {
    let pair = try NamePair("Shenzhen Dajiang", "SZ DJI Technology Co., Ltd.", try Knowledge.shipped())
    #expect(pair.score < 0.5 && !pair.reasons.contains { $0.contains("大疆") })
    #expect(try NamePair("Alder Wharf", "Quince Moor", try Knowledge.shipped()).score == 0)
  }

  @Test func evidenceHasEachFeatureOnce() throws {
    let pair = try NamePair("Olaf Scholze", "Olaf Scholz", try Knowledge.shipped())
    let evidence = try #require(pair.evidence["evidence"])
    #expect(PairFeature.allCases.allSatisfy { evidence["\($0)"] != nil })
  }
}
