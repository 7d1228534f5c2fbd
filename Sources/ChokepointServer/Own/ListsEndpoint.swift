import Chokepoint
import Controls
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Interchange
import Parties

/// `GET /v1/lists` and what changed between two editions of one.
enum ListsEndpoint {
  static func status(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    return Reply.json(document(snapshot, call.service.lists)).with(.listVersion, snapshot.version)
  }

  /// The lists that answers rest on; `stale` says why newer files are not served, and of a list why it is not known to be
  /// the publisher's newest.
  static func document(_ snapshot: ServedSnapshot, _ lists: ServedLists) -> JSON {
    let today = CalendarDay.today
    let old = Dictionary(snapshot.workspace.staleLists().map { ($0.id, $0.why) }) { first, _ in first }
    let rows = snapshot.datasets.map { list in
      let kept = (try? snapshot.workspace.store.editions(of: list.id)) ?? []
      return JSON.object([
        ("id", .string(list.id)), ("title", .string(list.title)), ("edition", .string(list.edition.description)),
        ("age_days", .integer(today.daysSince1970 - list.edition.daysSince1970)), ("parties", .integer(list.parties)),
        ("coverage", .string(list.coverage)), ("publisher", .string(list.about.publisher)),
        ("url", .string(list.about.url)),
        ("stale", .string(old[list.id] ?? old["*"])), ("topics", .strings(list.about.topics)),
        ("editions_kept", .strings(kept.map(\.description))),
      ])
    }
    return .object([
      ("list_version", .string(snapshot.version)), ("loaded", .string(snapshot.loaded.ISO8601Format())),
      ("parties", .integer(snapshot.index.partyCount)), ("stale", .string(lists.staleness?.message)),
      ("lists", .array(rows)),
    ])
  }

  static func diff(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let (id, from, to) = (call.value("id"), try call.day("from"), try call.day("to"))
    return try await call.working {
      Reply.json(try diff(id, from: from, to: to, snapshot)).with(.listVersion, snapshot.version)
    }
  }

  /// What changed between two kept editions; without days, between the two newest.
  ///
  /// - Throws: `Problem` 404 for a list or an edition that is not kept.
  static func diff(_ id: String, from: CalendarDay?, to: CalendarDay?, _ snapshot: ServedSnapshot) throws -> JSON {
    let store = snapshot.workspace.store
    let kept = try store.editions(of: id)
    let newer = to ?? kept.last
    let older = from ?? newer.flatMap { newer in kept.last { $0 < newer } }
    guard let older, let newer, kept.contains(older), kept.contains(newer) else {
      throw Problem(
        .notFound, "lists.editions", "two editions of `\(id.prefix(80))` are not kept here",
        help: kept.isEmpty
          ? "import two with `chokepoint lists import`" : "kept: \(kept.map(\.description).joined(separator: ", "))")
    }
    let (before, after) = (try store.load(id, older), try store.load(id, newer))
    let diff = ListDiff(from: before, to: after)
    func edition(_ list: PartyList) -> JSON {
      .object([
        ("list", .string(list.id)), ("edition", .string(list.edition.description)),
        ("parties", .integer(list.parties.count)), ("sha256", .string(list.digest)),
      ])
    }
    return .object([
      ("id", .string(id)), ("title", .string(after.title)), ("from", edition(before)), ("to", edition(after)),
      ("added", .integer(diff.added.count)), ("removed", .integer(diff.removed.count)),
      ("changed", .integer(diff.changed.count)), ("unchanged", .integer(diff.unchanged)),
      ("parties", .array(diff.records)),
    ])
  }
}
