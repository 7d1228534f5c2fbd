import Chokepoint
import HTTPTypes
import Hummingbird
import Interchange
import Parties

/// `/lists` and what changed between two editions.
enum ListPages {
  static func status(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let data = ListsEndpoint.document(snapshot, call.service.lists)
    var page = Page(title: "Lists", template: "lists", section: "lists", data: data)
    let rows = (data["lists"]?.array ?? []).map { list -> JSON in
      let kept = list["editions_kept"]?.array?.compactMap(\.string) ?? []
      let age = Int(list["age_days"].map { JSONWriter.compact($0) } ?? "") ?? 0
      return .object(
        (list.members ?? []).map { ($0.key, $0.value) } + [
          ("diff", kept.count > 1 ? .string("/lists/\(list["id"]?.string ?? "")/diff") : .null),
          ("age", .string(age <= 0 ? "today" : age == 1 ? "1 day" : "\(age) days")), ("is_old", .bool(age > 30)),
          ("why_old", list["stale"] ?? .null), ("kept", .string(kept.joined(separator: ", "))),
        ])
    }
    page.view = .object([("rows", .array(rows))])
    return page.reply(call)
  }

  private static let mostShown = 500

  static func diff(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let (id, from, to) = (call.value("id"), try call.day("from"), try call.day("to"))
    let data = try await call.working { try ListsEndpoint.diff(id, from: from, to: to, snapshot) }
    let parties = data["parties"]?.array ?? []
    var page = Page(title: "Changes of \(data["title"]?.string ?? id)", template: "diff", section: "lists", data: data)
    let editions = (try? snapshot.workspace.store.editions(of: id).map(\.description)) ?? []
    func choices(_ chosen: String?) -> JSON {
      .array(editions.map { .object([("day", .string($0)), ("chosen", .bool($0 == chosen))]) })
    }
    page.view = .object([
      ("shown", .array(parties.prefix(mostShown).map { row($0, id) })),
      ("left_out", parties.count > mostShown ? .integer(parties.count - mostShown) : .null),
      ("older", choices(data["from"]?["edition"]?.string)), ("newer", choices(data["to"]?["edition"]?.string)),
    ])
    return page.reply(call)
  }

  private static func row(_ party: JSON, _ list: String) -> JSON {
    let change = party["change"]?.string ?? ""
    let id = "\(list):\(party["id"]?.string ?? "")"
    return .object(
      (party.members ?? []).map { ($0.key, $0.value) } + [
        ("is_added", .bool(change == "added")), ("is_removed", .bool(change == "removed")),
        ("is_changed", .bool(change == "changed")),
        ("address", change == "removed" ? .null : .string("/party/\(PercentCoding.encode(id))")),
      ])
  }
}
