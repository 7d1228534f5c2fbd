import ChokepointServer
import Foundation
import Interchange
import Parties
import Synchronization
import TestSupport
import Testing

/// Answers while the lists are read anew, again and again.
@Suite(.serialized) struct ReloadTests {
  /// A hundred with `CHOKEPOINT_TEST_ROWS=100`: each reads all lists anew, which takes seconds without optimisation.
  private static let reloads = Thoroughness.rows(6)

  /// The n-th edition of a list whose every party says which edition it is of.
  private static func edition(_ number: Int) -> PartyList {
    let day = CalendarDay(daysSince1970: 20_000 + number) ?? .distantFuture
    let names = ["Quorvex Optics", "Zelbright Fabrication", "Mundrik Lithography"]
    let parties = names.enumerated().map { place, name -> ListedParty in
      var party = ListedParty(id: "p\(place)", name: "\(name) Works", origin: .init(file: "made", line: place + 1))
      party.notes = ["edition \(number)"]
      party.countries = ["XX"]
      var listing = Listing()
      listing.from = CalendarDay("2020-01-01")
      listing.policy = "edition \(number)"
      party.listings = [listing]
      return party
    }
    return PartyList(
      id: "made-up", title: "A made-up list", edition: day, source: "test", coverage: "whole list", digest: "",
      parties: parties)
  }

  private static let batch =
    #"{"queries":{"a":{"schema":"LegalEntity","properties":{"name":["Quorvex Optics Works"]}},"b":{"schema":"LegalEntity","properties":{"name":["Zelbright Fabrication Works"]}},"c":{"schema":"LegalEntity","properties":{"name":["Mundrik Lithography Works"]}}}}"#

  private final class Flag: Sendable {
    private let held = Mutex(false)
    var isSet: Bool { held.withLock { $0 } }
    func set() { held.withLock { $0 = true } }
  }

  /// The editions that an answer speaks of: one, if nothing was mixed.
  private static func editions(_ json: JSON) -> Set<String> {
    var seen: Set<String> = []
    for member in json["responses"]?.members ?? [] {
      for result in member.value["results"]?.array ?? [] where result["datasets"]?.texts == ["made-up"] {
        seen.formUnion(result["properties"]?["notes"]?.texts ?? [])
        seen.insert(result["chokepoint"]?["policy"]?.string ?? "none")
      }
    }
    return seen
  }

  @Test func noAnswerFailsOrMixesVersions() async throws {
    let server = try await TestServer(prepare: { workspace in
      _ = try ListStore(shipped: nil, workspace: workspace).save(Self.edition(0))
    })
    let reloads = Self.reloads
    let isDone = Flag()
    let (wire, workspace) = (server.wire, server.workspace)
    struct Count: Sendable {
      var asked = 0
      var failed: [String] = []
      var versions: [String: Set<String>] = [:]
    }
    let counts = try await withThrowingTaskGroup(of: Count.self) { group in
      for _ in 0..<4 {
        group.addTask {
          var count = Count()
          while !isDone.isSet {
            // Room for the reloads: it is their number that counts.
            try await Task.sleep(for: .milliseconds(20))
            let answer = try await wire.ask("POST", "/match/default", body: Self.batch)
            count.asked += 1
            guard answer.status == 200, let json = try? JSONReader.read(answer.body, file: "answer") else {
              count.failed.append("status \(answer.status)")
              continue
            }
            let editions = Self.editions(json)
            if editions.count != 1 { count.failed.append("editions \(editions)") }
            count.versions[answer.headers["x-list-version"] ?? "", default: []].formUnion(editions)
          }
          return count
        }
      }
      group.addTask {
        let store = ListStore(shipped: nil, workspace: workspace)
        for number in 1...reloads {
          _ = try store.save(Self.edition(number))
          #expect(try await wire.ask("POST", "/v1/reload", body: "").status == 200)
        }
        isDone.set()
        return Count()
      }
      return try await group.reduce(into: [Count]()) { $0.append($1) }
    }
    #expect(counts.flatMap(\.failed) == [])
    #expect(counts.reduce(0) { $0 + $1.asked } > reloads)
    // A version is one edition, whoever was answered from it.
    var versions: [String: Set<String>] = [:]
    for count in counts { versions.merge(count.versions) { $0.union($1) } }
    for (version, editions) in versions { #expect(editions.count == 1, "\(version) \(editions)") }
    #expect(versions.count > 1)
    let last = try await server.json("POST", "/match/made-up", Self.batch).json
    #expect(Self.editions(last) == ["edition \(reloads)"])
  }

  /// A list that does not read whole is not served, and the old one stays.
  @Test func aBadListLeavesTheOldOne() async throws {
    let server = try await TestServer(prepare: { workspace in
      _ = try ListStore(shipped: nil, workspace: workspace).save(Self.edition(1))
    })
    let before = try await server.json("GET", "/catalog")
    try Data("{\"format\":\"chokepoint/party-list/1\"".utf8).write(
      to: URL(fileURLWithPath: "\(server.workspace)/lists/made-up/2030-01-01.ndjson"))
    let failed = try await server.json("POST", "/v1/reload", "")
    #expect(failed.status == 503)
    let after = try await server.json("GET", "/catalog")
    #expect(after.headers["x-list-version"] == before.headers["x-list-version"])
    #expect(after.json["index_stale"]?.bool == true && after.json["chokepoint"]?["stale"]?.string?.isEmpty == false)
    #expect(try await server.wire.ask("GET", "/metrics").text.contains("chokepoint_lists_stale 1"))
    #expect(try await server.json("POST", "/match/made-up", Self.batch).status == 200)
  }

  /// Without being told, the server sees that files changed.
  @Test func seesNewEditionsByItself() async throws {
    let server = try await TestServer(
      prepare: { _ = try ListStore(shipped: nil, workspace: $0).save(Self.edition(1)) },
      adjust: { $0.watchInterval = 1 })
    _ = try ListStore(shipped: nil, workspace: server.workspace).save(Self.edition(2))
    var editions: Set<String> = []
    for _ in 0..<100 where editions != ["edition 2"] {
      try await Task.sleep(for: .milliseconds(100))
      editions = Self.editions(try await server.json("POST", "/match/default", Self.batch).json)
    }
    #expect(editions == ["edition 2"])
  }

  /// An id of another edition of a list leads to the party's present one.
  @Test func anotherIdIsMoved() async throws {
    let shipped = "us-entity-list.EL0247"
    let server = try await TestServer(prepare: { workspace in
      var party = ListedParty(
        id: "huawei-new", name: "Huawei Technologies Co., Ltd.", origin: .init(file: "made", line: 1))
      party.countries = ["CN"]
      party.listings = [Listing()]
      let list = PartyList(
        id: "us-entity-list", title: "Entity List", edition: try #require(CalendarDay("2026-10-01")), source: "test",
        coverage: "whole list", digest: "", parties: [party])
      _ = try ListStore(shipped: nil, workspace: workspace).save(list)
    })
    let moved = try await server.wire.ask("GET", "/entities/\(shipped)/adjacent?limit=1")
    #expect(moved.status == 308)
    #expect(moved.headers["location"] == "/entities/us-entity-list.huawei-new/adjacent?limit=1")
    let entity = try await server.json("GET", "/entities/us-entity-list.huawei-new").json
    #expect(entity["referents"]?.texts.contains(shipped) == true)
    // A referent leaves the merged party out.
    let body = #"{"queries":{"q":{"schema":"Company","properties":{"name":["Huawei Technologies Co., Ltd."]}}}}"#
    let found = try await server.json("POST", "/match/default?exclude_entity_ids=\(shipped)", body).json
    let ids = found["responses"]?["q"]?["results"]?.array?.compactMap { $0["id"]?.string } ?? []
    #expect(!ids.contains("us-entity-list.huawei-new") && !ids.contains(shipped))
  }
}
