import Foundation
import Interchange
import Synchronization
import TestSupport
import Testing

@testable import Parties

/// Updates from files that are right, wrong and worse, without a network.
@Suite struct ListUpdaterTests {
  private static let header = "name,aliases,country,address,status,effective_date,federal_register,notes\n"
  private static let names = ["Mahan Airways", "Beta Ltd"] + (1...38).map { "Party \($0)" }

  private static func table(_ names: [String] = Self.names) -> [UInt8] {
    Array((header + names.map { "\($0),,Iran,1 Road,,,,\n" }.joined()).utf8)
  }

  /// A workspace, a source with one list, and a publisher whose file a test changes.
  private final class Scene: Sendable {
    let workspace: String
    let source: PublishedSource
    let files: Mutex<[String: [UInt8]]>
    /// Says `unchanged` to whoever knows this.
    let etag = Mutex<String?>(nil)
    let modified = Mutex<CalendarDay?>(CalendarDay("2026-11-20"))
    let asked = Mutex<[ListUpdater.Request]>([])
    let failure = Mutex<Diagnostic?>(nil)

    init(_ change: (inout PublishedSource) -> Void = { _ in }) throws {
      workspace = try Place.temporaryFolder()
      var source = PublishedSource(id: "dpl", title: "Denied Persons List")
      source.files = [.init(address: "https://example.invalid/dpl.csv", name: "us-bis-dpl.csv")]
      source.lists = [.init(id: "us-bis-dpl", sentinels: ["MAHAN AIRWAYS"])]
      change(&source)
      self.source = source
      files = Mutex(["https://example.invalid/dpl.csv": ListUpdaterTests.table()])
    }

    var store: ListStore { ListStore(shipped: nil, workspace: workspace) }
    var folder: UpdateFolder { UpdateFolder(workspace: workspace) }

    func publish(_ bytes: [UInt8], at address: String = "https://example.invalid/dpl.csv") {
      files.withLock { $0[address] = bytes }
    }

    func update(
      _ time: String = "2026-11-23T05:00:00Z", overruled: Set<UpdateDoubt> = [], isRehearsal: Bool = false
    ) throws -> UpdateResult {
      let updater = ListUpdater(
        store: store, importer: ListImporter { ["Iran": "IR"][$0] }, folder: folder,
        now: try #require(UTCTime(time))
      ) { (request) throws(Diagnostic) in
        self.asked.withLock { $0.append(request) }
        if let failure = self.failure.withLock({ $0 }) { throw failure }
        let etag = self.etag.withLock { $0 }
        if let etag, request.etag == etag { return nil }
        guard let bytes = self.files.withLock({ $0[request.address] }) else {
          throw Diagnostic("download.status", "the server answers 404")
        }
        _ = FileManager.default.createFile(atPath: request.path, contents: Data(bytes))
        return ListUpdater.Answer(etag: etag, lastModified: nil, modified: self.modified.withLock { $0 })
      }
      return try updater.update(source, isRehearsal: isRehearsal, overruled: overruled)
    }

    func freshness(_ time: String) throws -> ListFreshness {
      try ListFreshness(
        of: try store.current().map { ($0.id, $0.edition) }, sources: PublishedSources([source]), folder: folder,
        now: try #require(UTCTime(time)))
    }

    /// What a reader sees of the lists.
    func lists() throws -> [String: [UInt8]] {
      var found: [String: [UInt8]] = [:]
      let root = "\(workspace)/lists/us-bis-dpl"
      for name in (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? [] {
        found[name] = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(name)")))
      }
      return found
    }
  }

  @Test func aNewFileTakesItsPlaceAndIsKept() throws {
    let scene = try Scene()
    #expect(try scene.update().outcome == .updated)
    #expect(try scene.store.editions(of: "us-bis-dpl") == [try #require(CalendarDay("2026-11-20"))])
    let record = try #require(try scene.folder.record(of: "dpl"))
    #expect(record.lists.first?.parties == 40)
    #expect(record.files.first?.sha256 == ContentDigest.sha256(Self.table()))
    let raw = "\(scene.workspace)/updates/dpl/\(try #require(record.files.first).kept)"
    #expect(FileManager.default.contents(atPath: raw) == Data(Self.table()))
    #expect(record.lastSuccess == UTCTime("2026-11-23T05:00:00Z"))
    scene.publish(Self.table(Self.names + ["New Ltd"]))
    scene.modified.withLock { $0 = CalendarDay("2026-11-21") }
    let change = try #require(try scene.update("2026-11-24T05:00:00Z").changes.first)
    #expect(change.diff?.added.map(\.name) == ["New Ltd"])
    #expect(try scene.store.editions(of: "us-bis-dpl").map(\.description) == ["2026-11-20", "2026-11-21"])
  }

  @Test func whatIsUnchangedIsLeftAlone() throws {
    let scene = try Scene()
    scene.etag.withLock { $0 = "\"a\"" }
    _ = try scene.update()
    let before = try scene.lists()
    #expect(try scene.update("2026-11-24T05:00:00Z").outcome == .unchanged)
    #expect(scene.asked.withLock { $0.last?.etag } == "\"a\"")
    // A server without ETag, and another day in the head: the same parties are no new edition.
    scene.etag.withLock { $0 = nil }
    scene.modified.withLock { $0 = CalendarDay("2026-11-24") }
    #expect(try scene.update("2026-11-25T05:00:00Z").outcome == .unchanged)
    #expect(try scene.lists() == before)
    #expect(try scene.folder.record(of: "dpl")?.lastSuccess == UTCTime("2026-11-25T05:00:00Z"))
    // A list that somebody removed is got again.
    try FileManager.default.removeItem(atPath: "\(scene.workspace)/lists/us-bis-dpl")
    #expect(try scene.update("2026-11-26T05:00:00Z").outcome == .updated)
  }

  private static let utf16: [UInt8] =
    [0xFF, 0xFE]
    + Array(String(decoding: table(), as: UTF8.self).utf16).flatMap {
      [UInt8($0 & 0xFF), UInt8($0 >> 8)]
    }

  /// A file that is not to be believed, and why it is refused.
  struct Bad: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: [UInt8]
    let id: String

    init(_ what: String, _ bytes: [UInt8], _ id: String) {
      (testDescription, self.bytes, self.id) = (what, bytes, id)
    }

    init(_ what: String, _ text: String, _ id: String) { self.init(what, Array(text.utf8), id) }
  }

  private static let bad = [
    Bad("empty", [], "import.empty"),
    Bad("a web page", "<!DOCTYPE html><html><body>Moved</body></html>", "import.unknown"),
    Bad("binary", [0x50, 0x4B, 3, 4, 0, 0, 0xFF], "import.unknown"),
    Bad("half a UTF-16 file", Array(utf16.dropLast(7)), "text.encoding"),
    Bad("Latin-1", Array((header + "Caf").utf8) + [0xE9] + Array(",,Iran,,,,,\n".utf8), "import.unknown"),
    Bad("a cut row", Array(table().dropLast(9)), "csv.ragged"),
    Bad("an open quote", table() + Array("\"Open,,Iran,,,,,\n".utf8), "csv.unclosed-quote"),
    Bad("cut XML", "<?xml version=\"1.0\"?><CONSOLIDATED_LIST dateGenerated=\"2026-11-21\"><INDIV", "xml.malformed"),
    Bad("cut JSON", "{\"results\":[{\"source\":\"Denied", "json.truncated"),
    Bad("no row", header, "import.empty"),
    Bad("a nameless row", table() + Array(",,Iran,,,,,\n".utf8), "import.nameless"),
    Bad("broken gzip", [0x1F, 0x8B, 8, 0, 1, 2, 3], "file.gzip"),
    Bad("another list", "source,name,alt_names\nSDN,Mahan Airways,\n", "update.wrong-list"),
    Bad("a shrunken list", table(Array(names.dropLast(3))), "update.shrunken"),
    Bad("no sentinel", table(Array(names.dropFirst())), "update.sentinel"),
  ]

  @Test(arguments: bad) func whatIsWrongIsRefusedAndWhatIsThereStays(_ bad: Bad) throws {
    let (bytes, id) = (bad.bytes, bad.id)
    let scene = try Scene()
    _ = try scene.update()
    let before = try scene.lists()
    scene.publish(bytes)
    scene.modified.withLock { $0 = CalendarDay("2026-11-22") }
    let result = try scene.update("2026-11-24T05:00:00Z")
    #expect(result.outcome == .refused)
    #expect(result.diagnostic?.id == id)
    #expect(try scene.lists() == before)
    let record = try #require(try scene.folder.record(of: "dpl"))
    #expect(record.refusal?.id == id)
    #expect(record.refusal?.sha256 == ContentDigest.sha256(bytes))
    #expect(record.lastSuccess == UTCTime("2026-11-23T05:00:00Z"))
    let kept = FileManager.default.contents(atPath: "\(scene.workspace)/updates/dpl/refused/us-bis-dpl.csv")
    #expect(kept == Data(bytes))
    // Said at once, however young the list is.
    let freshness = try scene.freshness("2026-11-24T05:00:01Z")
    #expect(freshness.stale.map(\.state) == [.refused])
    #expect(throws: Diagnostic.self) { try freshness.require() }
    // The file that was there before is no step back.
    scene.publish(Self.table())
    #expect(try scene.update("2026-11-24T06:00:00Z").outcome == .unchanged)
    #expect(try scene.freshness("2026-11-24T06:00:01Z").stale.isEmpty)
    #expect(try scene.folder.record(of: "dpl")?.lastRefusal?.id == id)
  }

  @Test func nothingGoesBackInTime() throws {
    let scene = try Scene()
    _ = try scene.update()
    let other = Self.table(Self.names + ["New Ltd"])
    scene.publish(other)
    scene.modified.withLock { $0 = CalendarDay("2026-11-19") }
    #expect(try scene.update().diagnostic?.id == "update.older")
    scene.modified.withLock { $0 = CalendarDay("2027-11-19") }
    #expect(try scene.update().diagnostic?.id == "update.future")
    scene.modified.withLock { $0 = CalendarDay("2026-11-21") }
    #expect(try scene.update().outcome == .updated)
    // The first file again, under a new date: it is known by its bytes.
    scene.publish(Self.table())
    scene.modified.withLock { $0 = CalendarDay("2026-11-22") }
    #expect(try scene.update().diagnostic?.id == "update.older")
    #expect(try scene.update(overruled: [.older]).outcome == .updated)
    #expect(
      try scene.store.editions(of: "us-bis-dpl").map(\.description) == ["2026-11-20", "2026-11-21", "2026-11-22"])
    // An older edition that shall count takes the place of the newer ones.
    scene.publish(other)
    scene.modified.withLock { $0 = CalendarDay("2026-11-21") }
    #expect(try scene.update(overruled: [.older]).outcome == .updated)
    #expect(try scene.store.editions(of: "us-bis-dpl").map(\.description) == ["2026-11-20", "2026-11-21"])
  }

  @Test(arguments: UpdateDoubt.allCases) func aPersonMayOverruleOneDoubt(_ doubt: UpdateDoubt) throws {
    let scene = try Scene()
    _ = try scene.update()
    switch doubt {
    case .shrunken: scene.publish(Self.table(Array(Self.names.dropLast(3))))
    case .sentinel: scene.publish(Self.table(Array(Self.names.dropFirst())))
    case .older:
      scene.publish(Self.table(Self.names + ["New Ltd"]))
      scene.modified.withLock { $0 = CalendarDay("2026-11-19") }
    }
    for other in UpdateDoubt.allCases where other != doubt {
      #expect(try scene.update(overruled: [other]).diagnostic?.id == "update.\(doubt.rawValue)")
    }
    #expect(try scene.update(overruled: [doubt]).outcome == .updated)
  }

  @Test func aRehearsalKeepsNothing() throws {
    let scene = try Scene()
    let result = try scene.update(isRehearsal: true)
    #expect(result.outcome == .updated)
    #expect(result.changes.first?.parties == 40)
    #expect(try scene.lists().isEmpty)
    #expect(try scene.folder.record(of: "dpl") == nil)
  }

  /// No answer is no news: the lists are stale when they are too old, not before.
  @Test func aPublisherThatIsAwayMakesListsStaleInTime() throws {
    let scene = try Scene { $0.mostAgeDays = 3 }
    #expect(try scene.freshness("2026-11-23T05:00:00Z").standings.isEmpty)
    _ = try scene.update()
    scene.failure.withLock { $0 = Diagnostic("download.connection", "no route") }
    #expect(try scene.update("2026-11-24T05:00:00Z").outcome == .failed)
    #expect(try scene.freshness("2026-11-26T05:00:00Z").standings.map(\.state) == [.fresh])
    let late = try scene.freshness("2026-11-26T05:00:01Z")
    #expect(late.standings.map(\.state) == [.stale])
    #expect(late.stale.first?.sentence?.contains("2026-11-23") == true)
    #expect(late.standings.first?.ageDays == 3)
  }

  @Test func whatWasNeverGotIsNotFresh() throws {
    let scene = try Scene()
    scene.failure.withLock { $0 = Diagnostic("download.connection", "no route") }
    _ = try scene.update()
    #expect(try scene.freshness("2026-11-23T05:00:00Z").stale.map(\.state) == [.neverGot])
    // A list that no update was ever tried for says nothing, but does not pass for fresh.
    let other = try Scene()
    try other.store.save(try PartyListTests.list(edition: "2026-03-25"))
    let freshness = try other.freshness("2026-11-23T05:00:00Z")
    #expect(freshness.stale.isEmpty)
    #expect(freshness.standings.map(\.state) == [.unwatched])
    #expect(throws: Diagnostic.self) { try freshness.require() }
  }

  @Test func listsByHandAgeByTheirEdition() throws {
    let scene = try Scene {
      $0.files = []
      $0.lists = [.init(id: "us-entity-list", sentinels: [])]
      $0.mostAgeDays = 10
    }
    try scene.store.save(try PartyListTests.list(edition: "2026-11-10"))
    #expect(try scene.freshness("2026-11-20T23:59:59Z").standings.map(\.state) == [.fresh])
    #expect(try scene.freshness("2026-11-21T00:00:00Z").stale.map(\.state) == [.stale])
  }

  @Test func theDateComesFromWhereTheSourceSays() throws {
    let scene = try Scene {
      $0.files = [.init(address: "https://example.invalid/{date}/dpl.csv", name: "us-bis-dpl.csv")]
      $0.date = .init(
        address: "https://example.invalid/titles.json",
        steps: [.member("titles"), .element("number", "15"), .member("on")])
    }
    func publish(_ day: String, _ bytes: [UInt8]) {
      scene.publish(
        Array("{\"titles\":[{\"number\":14,\"on\":\"2020-01-01\"},{\"number\":15,\"on\":\"\(day)\"}]}".utf8),
        at: "https://example.invalid/titles.json")
      scene.publish(bytes, at: "https://example.invalid/\(day)/dpl.csv")
    }
    publish("2026-11-18", Self.table())
    #expect(try scene.update().changes.first?.edition == CalendarDay("2026-11-18"))
    let count = scene.asked.withLock(\.count)
    #expect(try scene.update().outcome == .unchanged)
    #expect(scene.asked.withLock(\.count) == count + 1, "only the date was asked")
    publish("2026-11-19", Self.table(Self.names + ["New Ltd"]))
    #expect(try scene.update().changes.first?.edition == CalendarDay("2026-11-19"))
    publish("2026-11-18", Self.table())
    #expect(try scene.update().diagnostic?.id == "update.older")
    scene.publish(Array("{}".utf8), at: "https://example.invalid/titles.json")
    #expect(try scene.update().diagnostic?.id == "update.date")
  }

  @Test func onlyOneUpdatesAtATime() throws {
    let folder = UpdateFolder(workspace: try Place.temporaryFolder())
    try folder.locked {
      #expect(throws: Diagnostic.self) { try folder.locked { () in } }
    }
    try folder.locked { () in }
  }
}
