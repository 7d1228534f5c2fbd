import Interchange
import Names
import Testing

@testable import Parties

@Suite struct NamePairTests {
  @Test(arguments: [
    ("Vladimir Putin", "Vladimir Pudin"), ("VladimirPutin", "Vladimir Putin"), ("Siemens AG", "SIEMENS AG"),
    ("Margarita-Simonyan", "Margarita Simonyan"),
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

  @Test func evidenceHasEachFeatureOnce() throws {
    let pair = try NamePair("Olaf Scholze", "Olaf Scholz", try Knowledge.shipped())
    let evidence = try #require(pair.evidence["evidence"])
    #expect(PairFeature.allCases.allSatisfy { evidence["\($0)"] != nil })
  }
}
