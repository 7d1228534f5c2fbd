import Foundation
import Interchange
import TestSupport
import Testing

@testable import Parties

@Suite struct PublishedSourcesTests {
  @Test func theShippedSourcesAreWhole() throws {
    let sources = try PublishedSources(data: "\(Place.root)/data", workspace: try Place.temporaryFolder())
    #expect(sources.all.count >= 6)
    for source in sources.all {
      // Nothing that ships reads files, speaks plain HTTP or ages by hand.
      #expect(source.allows.isEmpty)
      #expect(!source.files.isEmpty)
      for address in source.files.map(\.address) + [source.date?.address].compactMap({ $0 }) {
        #expect(address.hasPrefix("https://"), "\(address)")
      }
      #expect(!source.cites.isEmpty, "\(source.id) does not say who says so")
    }
    #expect(sources.source(of: "us-entity-list")?.id == "us-part-744")
    #expect(sources.named("us-csl-sdn")?.id == "us-csl")
    #expect(sources.named("nothing") == nil)
  }

  @Test func theWorkspaceGoesBefore() throws {
    let workspace = try Place.temporaryFolder()
    let text = """
      {"allow": ["loopback"], "sources": [
        {"id": "us-csl", "title": "Mirror", "lists": {"us-csl-el": []},
         "files": [{"address": "http://127.0.0.1:1/x.csv", "name": "x.csv"}]},
        {"id": "own-dpl", "title": "Mirror", "lists": {"us-bis-dpl": [], "us-entity-list": []}},
        {"id": "own", "title": "Ours", "lists": {"own": []}, "most_age_days": 365}]}
      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(workspace)/list-sources.json"))
    let sources = try PublishedSources(data: "\(Place.root)/data", workspace: workspace)
    #expect(sources.named("us-csl")?.title == "Mirror")
    #expect(sources.named("us-csl")?.allows == ["loopback"])
    #expect(sources.named("us-part-744")?.allows == [])
    #expect(sources.named("own")?.mostAgeDays == 365)
    // A list of ours rather than a source that is off, and ours rather than the shipped one.
    #expect(sources.named("us-bis-dpl")?.id == "own-dpl")
    #expect(sources.source(of: "us-entity-list")?.id == "own-dpl")
  }

  @Test(arguments: [
    (#"[]"#, "sources.value"), (#"{"source": []}"#, "sources.unknown-key"), (#"{"allow": ["ftp"]}"#, "sources.value"),
    (#"{"sources": [{"id": "a", "title": "A"}]}"#, "sources.missing"),
    (#"{"sources": [{"id": "../a", "title": "A", "lists": {"a": []}}]}"#, "sources.value"),
    (#"{"sources": [{"id": "a", "title": "A", "lists": {"../a": []}}]}"#, "sources.value"),
    (#"{"sources": [{"id": "a", "title": "A", "lists": {}}]}"#, "sources.value"),
    (#"{"sources": [{"id": "a", "title": "A", "lists": {"a": []}, "most_age": 3}]}"#, "sources.unknown-key"),
    (#"{"sources": [{"id": "a", "title": "A", "lists": {"a": []}, "most_age_days": 0}]}"#, "sources.value"),
    (
      #"{"sources": [{"id": "a", "title": "A", "lists": {"a": []}, "files": [{"address": "x", "name": "../x"}]}]}"#,
      "sources.value"
    ),
    (
      #"{"sources": [{"id": "a", "title": "A", "lists": {"a": []}}, {"id": "a", "title": "B", "lists": {"b": []}}]}"#,
      "sources.repeated"
    ),
  ])
  func faultsAreNamed(_ text: String, _ id: String) throws {
    let workspace = try Place.temporaryFolder()
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(workspace)/list-sources.json"))
    do {
      _ = try PublishedSources(data: "\(Place.root)/data", workspace: workspace)
      Issue.record("the configuration was read")
    } catch { #expect(error.id == id, "\(error)") }
  }

  /// The sentinels that ship are on the real lists.
  @Test(.enabled(if: Place.hasShared("data/lists"), "\(Place.needs("data/lists"))"))
  func theSentinelsAreOnTheRealLists() throws {
    let sources = try PublishedSources(data: "\(Place.root)/data", workspace: try Place.temporaryFolder())
    let files = [
      "us-part-744": "ecfr-15cfr-part744-2026-07-23.xml.gz", "us-csl": "us-csl-2026-07-31.csv.gz",
      "us-ofac-sdn": "ofac-sdn-2021-07.csv.gz", "us-ofac-cons": "ofac-cons-prim-2025-12.csv.gz",
      "un-sc-consolidated": "un-sc-consolidated-2026-02.xml.gz", "us-bis-dpl": "bis-dpl-watchman.txt.gz",
    ]
    for source in sources.all {
      let name = try #require(files[source.id], "\(source.id) has no real file to be tried on")
      let path = "\(Place.shared)/data/lists/\(name)"
      let workspace = try Place.temporaryFolder()
      var here = source
      here.files = [.init(address: "x", name: source.files[0].name)]
      here.date = nil
      let updater = ListUpdater(
        store: ListStore(shipped: nil, workspace: workspace), importer: ListImporter { _ in nil },
        folder: UpdateFolder(workspace: workspace), now: try #require(UTCTime("2026-11-23T00:00:00Z"))
      ) { (request) throws(Diagnostic) in
        _ = FileManager.default.createFile(atPath: request.path, contents: FileManager.default.contents(atPath: path))
        return ListUpdater.Answer(etag: nil, lastModified: nil, modified: CalendarDay("2026-08-01"))
      }
      let result = try updater.update(here)
      #expect(result.outcome == .updated, "\(source.id): \(result.diagnostic?.description ?? "")")
      #expect(Set(source.lists.map(\.id)).isSubset(of: result.changes.map(\.list)))
    }
  }

  @Test func times() {
    for text in ["2026-11-23T05:41:29Z", "1970-01-01T00:00:00Z", "2000-02-29T23:59:59Z"] {
      #expect(UTCTime(text)?.description == text)
    }
    #expect(UTCTime("1970-01-02T00:00:01Z")?.seconds == 86_401)
    for text in ["", "2026-11-23", "2026-11-23T25:00:00Z", "2026-11-23T05:41:29", "2026-02-30T00:00:00Z"] {
      #expect(UTCTime(text) == nil)
    }
  }
}
