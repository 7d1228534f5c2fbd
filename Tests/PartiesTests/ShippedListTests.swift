import Foundation
import Interchange
import Parties
import TestSupport
import Testing

/// What the lists that ship with the product answer; the table is `screening.golden.csv`.
@Suite struct ShippedListTests {
  private static let folder = "\(Place.root)/data/parties"

  @Test func theGoldenTable() throws {
    let lists = try ListStore(shipped: Self.folder, workspace: nil).current()
    try #require(!lists.isEmpty, "no list in \(Self.folder)")
    let index = ScreeningIndex(lists, knowledge: try Knowledge.shipped())
    let golden = "\(Place.root)/Tests/PartiesTests/screening.golden.csv"
    for row in try CSVTable(try InputFile.read(golden), file: golden).rows {
      let best = try index.matches(for: row["query"], limit: 12).filter { $0.level > .weak }
      guard row["level"] != "none" else {
        #expect(best.isEmpty, "`\(row["query"])` gave \(best.map(\.party.name))")
        continue
      }
      #expect(best.first?.level.rawValue == row["level"], "`\(row["query"])`")
      #expect(
        best.contains { $0.party.name.contains(row["name"]) || $0.matchedName.contains(row["name"]) },
        "`\(row["query"])` gave \(best.map(\.party.name))")
    }
  }

  @Test func huaweiOnItsDates() throws {
    let index = ScreeningIndex(
      try ListStore(shipped: Self.folder, workspace: nil).current(), knowledge: try Knowledge.shipped())
    // A row without any date cannot be left out; it says so.
    let before = try index.matches(for: "Huawei", asOf: CalendarDay("2019-05-01"))
    #expect(before.allSatisfy { $0.level == .weak || $0.listedOn == "unknown" })
    let match = try #require(try index.matches(for: "Huawei", asOf: CalendarDay("2019-06-01")).first)
    #expect(match.party.name.hasPrefix("Huawei Technologies"))
    #expect(match.listedOn == "2019-05-16")
  }
}
