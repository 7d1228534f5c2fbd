import Foundation
import Interchange
import Testing

@testable import Parties

@Suite struct KnownNamesTests {
  private func index(_ parties: [(id: String, name: String, type: String)]) throws -> ScreeningIndex {
    let list = PartyList(
      id: "test", title: "Test", edition: .distantFuture, source: "", coverage: "as given", digest: "",
      parties: parties.map { item in
        var party = ListedParty(id: item.id, name: item.name, origin: .init(file: "test", line: 1))
        party.type = item.type
        party.listings = [Listing()]
        return party
      })
    return ScreeningIndex([list], knowledge: try Knowledge.shipped())
  }

  @Test(arguments: ["浪潮", "インスパー", "인스퍼", "Инспур", "buyer@inspur.com"])
  func aPartyIsFoundByNamesThatItsListDoesNotGive(_ query: String) throws {
    let index = try index([("1", "Inspur Group Co Ltd", "entity"), ("2", "Example Group", "entity")])
    let match = try #require(try index.matches(for: query).first)
    #expect(match.party.id == "1")
    #expect(match.matchedNameNote?.hasPrefix("SECONDARY: not in the list text; ") == true)
  }

  @Test func everyRowHasASourceAndStandsOnce() throws {
    let knowledge = try Knowledge.shipped()
    #expect(knowledge.known.names(of: "HUAWEI TECHNOLOGIES CO LTD").contains { $0.name == "华为" })
    #expect(knowledge.known.names(of: "Example Technologies Co., Ltd.").isEmpty)
  }

  @Test(arguments: [
    "party,names,source\nA,B,\n", "party,names,source\nA,B,s\n\"A.\",C,s\n", "party,names,source\n.,B,s\n",
  ])
  func aTableThatIsNotWholeIsRefused(_ text: String) throws {
    let folder = NSTemporaryDirectory() + "known-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try text.write(toFile: "\(folder)/known-names.csv", atomically: true, encoding: .utf8)
    #expect(throws: Diagnostic.self) { try KnownNames(inFolder: folder) }
  }

  @Test func aSchoolOfTheNameIsNotTheFirm() throws {
    let index = try index([("1", "Inspur Group Co Ltd", "entity")])
    #expect(try index.matches(for: "浪潮集团").first != nil)
    #expect(try index.matches(for: "浪潮小学").isEmpty)
    #expect(try index.matches(for: "Inspur Kindergarten").isEmpty)
  }

  @Test func aFirmIsNoShip() throws {
    let index = try index([("1", "QALVERO", "vessel")])
    #expect(try index.matches(for: "Qalvero").first?.level == .identity)
    #expect(try index.matches(for: "Qalvero Corporation").isEmpty)
    #expect(try index.matches(for: "Qalvero Corporation", threshold: 0.1).first?.level == .weak)
  }

  @Test func commonWordsAloneMeanNobody() throws {
    let index = try index([("1", "LIMITED LIABILITY COMPANY DIGITAL TECHNOLOGIES", "entity")])
    #expect(try index.matches(for: "Digital Technology Co., Ltd.").isEmpty)
    #expect(try index.matches(for: "Limited Liability Company Digital Technologies").first?.level == .identity)
  }
}
