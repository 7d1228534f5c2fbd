import Interchange
import Testing

@testable import Parties

/// Which statements count on a day, and which parties are one.
@Suite struct OwnershipGraphTests {
  private static let columns = "owner,owned,percent,from,as_of,until"

  @Test(arguments: [
    ("2020-12-31", nil), ("2021-01-01", "60 %"), ("2023-05-31", "60 %"), ("2023-06-01", "30 %"), ("2024-12-31", "30 %"),
    ("2025-01-01", nil),
  ])
  func onlyTheNewestStatementInForceCounts(_ day: String, _ share: String?) throws {
    let rows = "A1,B1,60,2021,,\nA1,B1,30,2023-06,,2025"
    let sample = try OwnershipSample(rows, columns: Self.columns, on: day)
    #expect(sample.day.links.map(\.share.description) == [share].compactMap { $0 })
  }

  @Test func aKnownShareComesBeforeALaterUnknownOne() throws {
    let sample = try OwnershipSample("A1,B1,60,2021,,\nA1,B1,,2024,,", columns: Self.columns)
    #expect(sample.day.links.map(\.share.description) == ["60 %"])
  }

  @Test func statementsOfOneDayThatDifferGiveARangeAndAWarning() throws {
    let sample = try OwnershipSample("A1,B1,51,2025,,\nA1,B1,49,2025,,", columns: Self.columns)
    #expect(sample.day.links.map(\.share.description) == ["49 to 51 %"])
    #expect(try warnings(sample, "B1").contains { $0.contains("statements of one day differ") })
  }

  @Test(arguments: [("2023-10-16", false), ("2023-10-15", true)])
  func anOldStatementIsTakenToGoOnWithAWarning(_ asOf: String, _ isWarned: Bool) throws {
    let sample = try OwnershipSample("A1,B1,51,,\(asOf),", columns: Self.columns)
    #expect(sample.day.links.count == 1)
    #expect(try warnings(sample, "B1").contains { $0.contains("taken to go on") } == isWarned)
  }

  @Test func aHoldingKnownOnlyLaterIsSaid() throws {
    let sample = try OwnershipSample("A1,B1,51,,2025-12-31,", columns: Self.columns)
    #expect(sample.day.links.isEmpty)
    #expect(try warnings(sample, "B1").contains { $0.contains("known only from 2025-12-31") })
  }

  @Test func moreThanTheWholeIsWarnedAbout() throws {
    let sample = try OwnershipSample("A1,C1,60\nB1,C1,41")
    #expect(try warnings(sample, "C1") == ["its owners are said to hold 101 % together: more than the whole"])
    #expect(try warnings(OwnershipSample("A1,C1,60\nB1,C1,40"), "C1").isEmpty)
  }

  @Test func whoIsNotKnownToOwnIsSaid() throws {
    let sample = try OwnershipSample("Sugon,Hygon,27.96")
    #expect(try sample.day.unaccounted(of: sample.place("Hygon"))?.description == "72.04 %")
  }

  @Test func partiesOfSeveralFilesAreOneByTheirNames() throws {
    var graph = OwnershipGraph()
    graph.add(try OwnershipReader.read(Array("owner,owned\nAlpha Co. Ltd,Beta|BETA GmbH\n".utf8), file: "a.csv"))
    graph.add(
      try OwnershipReader.read(Array("owner,owned\nbeta gmbh,Gamma\n\"ALPHA CO., LTD.\",Gamma\n".utf8), file: "b.csv"))
    #expect(graph.parties.map(\.name) == ["Alpha Co. Ltd", "Beta", "Gamma"])
  }

  /// Two people of one name in a register are two, and a name alone does not say which.
  @Test func namesakesStayApart() throws {
    let entity = #"{"id":"%","schema":"Person","properties":{"name":["Wang Wei"]}}"#
    let text = ["1", "2"].map { entity.replacing("%", with: $0) }.joined(separator: "\n")
    var graph = OwnershipGraph()
    graph.add(try OwnershipReader.read(Array(text.utf8), file: "a.json"))
    graph.add(try OwnershipReader.read(Array("owner,owned\nWang Wei,Gamma\n".utf8), file: "b.csv"))
    #expect(graph.parties.filter { $0.name == "Wang Wei" }.count == 3)
    #expect(graph.party(named: "Wang Wei") == nil)
  }

  private func warnings(_ sample: OwnershipSample, _ name: String) throws -> [String] {
    sample.day.warnings[try sample.place(name)] ?? []
  }
}
