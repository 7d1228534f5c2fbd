import Foundation
import Interchange
import Parties
import TestSupport
import Testing

@Suite struct ListStoreTests {
  @Test func editionsLieSideBySideAndTheNewestIsCurrent() throws {
    let folder = try Place.temporaryFolder()
    let store = ListStore(shipped: nil, workspace: folder)
    #expect(try store.current().isEmpty)
    try store.save(try PartyListTests.list(edition: "2026-07-23"))
    try store.save(try PartyListTests.list(edition: "2026-03-25"))
    #expect(try store.editions(of: "us-entity-list").map(\.description) == ["2026-03-25", "2026-07-23"])
    #expect(try store.current().map(\.edition.description) == ["2026-07-23"])
    let left = try FileManager.default.contentsOfDirectory(atPath: folder + "/lists/us-entity-list")
    #expect(left.sorted() == ["2026-03-25.ndjson", "2026-07-23.ndjson"])
  }

  @Test func theEditionAsOfADay() throws {
    let store = ListStore(shipped: nil, workspace: try Place.temporaryFolder())
    try store.save(try PartyListTests.list(edition: "2026-03-25"))
    try store.save(try PartyListTests.list(edition: "2026-07-23"))
    func edition(_ day: String) throws -> String? {
      try store.edition(of: "us-entity-list", asOf: try #require(CalendarDay(day)))?.description
    }
    #expect(try edition("2026-03-24") == nil)
    #expect(try edition("2026-03-25") == "2026-03-25")
    #expect(try edition("2026-07-22") == "2026-03-25")
    #expect(try edition("2030-01-01") == "2026-07-23")
    #expect(try store.edition(of: "no-such-list", asOf: .distantFuture) == nil)
  }

  @Test func listsChangeOnTheDaysOfTheirEditions() throws {
    let store = ListStore(shipped: nil, workspace: try Place.temporaryFolder())
    try store.save(try PartyListTests.list(edition: "2026-03-25"))
    #expect(try store.changes().isEmpty, "a list of one edition answers for every day")
    try store.save(try PartyListTests.list(edition: "2026-07-23"))
    #expect(try store.changes().map(\.description) == ["2026-03-25", "2026-07-23"])
    let older = store.pinned(to: ["us-entity-list": try #require(CalendarDay("2026-03-25"))])
    #expect(try older.changes().isEmpty)
    #expect(try older.current().map(\.edition.description) == ["2026-03-25"])
  }

  @Test func aBrokenFileIsAnErrorNotAGap() throws {
    let folder = try Place.temporaryFolder()
    let store = ListStore(shipped: nil, workspace: folder)
    let path = try store.save(try PartyListTests.list())
    let bytes = try InputFile.read(path)
    try Data(bytes.dropLast(20)).write(to: URL(fileURLWithPath: path))
    #expect(throws: Diagnostic.self) { try store.current() }
  }

  @Test func aShrunkenListIsRefused() throws {
    let store = ListStore(shipped: nil, workspace: try Place.temporaryFolder())
    let full = try PartyListTests.list(edition: "2026-03-25")
    try store.save(full)
    let half = PartyList(
      id: full.id, title: full.title, edition: try #require(CalendarDay("2026-07-23")), source: full.source,
      coverage: full.coverage, digest: "", parties: Array(full.parties.prefix(1)))
    #expect {
      try store.save(half)
    } throws: { error in
      (error as? Diagnostic)?.id == "list.shrunken"
    }
    try store.save(half, allowShrinking: true)
    #expect(try store.editions(of: full.id).count == 2)
  }

  /// A list that could be written but not read again ended every later command.
  @Test(arguments: ["party", "alias", "id", "listing"]) func aListThatDoesNotReadBackIsNotKept(_ fault: String) throws {
    let folder = try Place.temporaryFolder()
    let store = ListStore(shipped: nil, workspace: folder)
    let list = try PartyListTests.list()
    try store.save(list)
    var parties = list.parties
    switch fault {
    case "party": parties[1].name = ""
    case "alias": parties[0].aliases.append(ListedParty.Alias(""))
    case "id": parties[1].id = parties[0].id
    default: parties[0].listings[0].until = parties[0].listings[0].from
    }
    let broken = PartyList(
      id: list.id, title: list.title, edition: list.edition, source: "", coverage: "", digest: "", parties: parties)
    #expect(throws: Diagnostic.self) { try store.save(broken) }
    #expect(try store.current().first?.parties[1].name == "Other")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/lists/us-entity-list").count == 1)
  }

  @Test(arguments: ["../evil", "", "a/b", "A"]) func anIDIsAFolderName(_ id: String) throws {
    let store = ListStore(shipped: nil, workspace: try Place.temporaryFolder())
    let list = try PartyListTests.list()
    let named = PartyList(
      id: id, title: "", edition: list.edition, source: "", coverage: "", digest: "", parties: list.parties)
    #expect(throws: Diagnostic.self) { try store.save(named) }
  }
}
