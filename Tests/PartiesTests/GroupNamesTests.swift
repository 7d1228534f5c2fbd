import Foundation
import Interchange
import TestSupport
import Testing

@testable import Parties

/// Firms that bear the name of a listed group and are on no list themselves.
@Suite struct GroupNamesTests {
  private func index(_ names: [String], from: String? = nil) throws -> ScreeningIndex {
    let list = PartyList(
      id: "test", title: "Test", edition: .distantFuture, source: "", coverage: "as given", digest: "",
      parties: names.enumerated().map { place, name in
        var party = ListedParty(id: "p\(place)", name: name, origin: .init(file: "test", line: 1))
        var listing = Listing()
        listing.from = from.flatMap { CalendarDay($0) }
        party.listings = [listing]
        return party
      })
    return ScreeningIndex([list], knowledge: try Knowledge.shipped())
  }

  private func matches(_ name: String, _ index: ScreeningIndex, on day: String? = nil) throws -> [PartyMatch] {
    try ScreeningProfile(index.knowledge, threshold: 0.5).matches(
      index, name, asOf: day.flatMap { CalendarDay($0) }, limit: 10)
  }

  @Test(arguments: [
    "Huawei Optics Trading", "HUAWEI Marine Networks (Singapore) Pte. Ltd.", "Ｈｕａｗｅｉ Optics", "华为光学有限公司",
    "Хуавей Трейдинг ООО", "Shenzhen Huawei Zelbright Electronics",
  ])
  func theHeadOfTheGroupIsShown(_ name: String) throws {
    let index = try index(["Huawei Technologies Co., Ltd.", "Example Optics Trading Co., Ltd."])
    let match = try #require(try matches(name, index).first { $0.party.id == "p0" })
    #expect(match.score == 0.7 && match.level == .probable)
    #expect(match.reasons.last?.hasPrefix("bears the name of a listed group") == true)
  }

  @Test(arguments: [
    "Huawei Kindergarten", "Huawei Li Zhang Wen", "Biren Shah", "Naura's Kitchen", "YMTC Young Mothers Tea Club",
    "Hua Wei Optics Lens", "Optics Trading Co., Ltd.", "寒武纪餐厅",
  ])
  func othersAreNot(_ name: String) throws {
    let index = try index([
      "Huawei Technologies Co., Ltd.", "Shanghai Biren Intelligent Technology Co. Ltd.",
      "Naura Technology Group Co., Ltd.",
      "Yangtze Memory Technologies Co., Ltd.",
    ])
    #expect(try matches(name, index).allSatisfy { !$0.reasons.contains { $0.contains("listed group") } })
  }

  /// Its branches, which bear its very name, are not asked about one by one.
  @Test func branchesStandBack() throws {
    let index = try index([
      "Huawei Technologies (Yangon) Co., Ltd.", "Huawei Technologies Co., Ltd.", "Huawei Technologies (UK) Co., Ltd.",
    ])
    #expect(try matches("Huawei Optics Trading", index).map(\.party.id) == ["p1"])
  }

  /// A firm that is listed by its own name needs no group.
  @Test func aListedFirmIsItself() throws {
    let index = try index(["Huawei Technologies Co., Ltd.", "Huawei Optics Trading Co., Ltd."])
    #expect(try matches("Huawei Optics Trading Co Ltd", index).map(\.party.id) == ["p1"])
  }

  /// Where the head is not listed, or was not yet, nothing is said.
  @Test func onlyWhileTheHeadIsListed() throws {
    #expect(try matches("Huawei Optics Trading", try index(["Quorvex Works"])).isEmpty)
    let listed = try index(["Huawei Technologies Co., Ltd."], from: "2019-05-16")
    #expect(try matches("Huawei Optics Trading", listed, on: "2019-05-15").isEmpty)
    #expect(try matches("Huawei Optics Trading", listed, on: "2019-05-16").count == 1)
  }

  /// Each head is a party that known names are about, and each word leads to it.
  @Test func everyRowLeadsSomewhere() throws {
    let folder = "\(Place.root)/data/screening"
    let known = Set(
      try CSVTable(InputFile.read("\(folder)/known-names.csv"), file: "known").rows.map { $0["party"] })
    let rows = try CSVTable(InputFile.read("\(folder)/group-names.csv"), file: "groups").rows
    #expect(!rows.isEmpty)
    for row in rows {
      #expect(known.contains(row["party"]), "\(row["party"])")
      let index = try index([row["party"]])
      for word in row["words"].split(separator: "|") {
        let name = word.utf8.allSatisfy { $0 < 0x80 } ? "\(word) Optics Trading" : "\(word)光学"
        #expect(try matches(name, index).count == 1, "\(name)")
      }
    }
  }

  @Test(arguments: [
    "words,party,score,why\nHuawei,,0.7,x\n", "words,party,score,why\nHuawei,A,0.95,x\n",
    "words,party,score,why\n,A,0.7,x\n",
    "words,party,score,why\nHuawei|--,A,0.7,x\n", "words,party,score,why\nHuawei,A,0.7,\n", "words,party\nHuawei,A\n",
  ])
  func aTableThatIsNotWholeIsRefused(_ text: String) throws {
    let folder = NSTemporaryDirectory() + "groups-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try text.write(toFile: "\(folder)/group-names.csv", atomically: true, encoding: .utf8)
    #expect(throws: Diagnostic.self) { try GroupNames(inFolder: folder) }
  }
}
