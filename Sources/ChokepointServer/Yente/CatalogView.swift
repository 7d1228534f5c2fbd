import Interchange
import Parties

/// The data sets as `/catalog` shows them.
struct CatalogView {
  let snapshot: ServedSnapshot
  /// Why the last reload failed, if it did.
  let staleness: Diagnostic?

  var json: JSON {
    let names = snapshot.datasets.map(\.id)
    return .object([
      ("datasets", .array([whole(names)] + snapshot.datasets.map(dataset))),
      ("current", .strings(staleness == nil ? ["default"] + names : [])),
      ("outdated", .strings(staleness == nil ? [] : ["default"] + names)), ("index_stale", .bool(staleness != nil)),
      (
        "chokepoint",
        .object([
          ("list_version", .string(snapshot.version)), ("stale", .string(staleness?.message)),
        ])
      ),
    ])
  }

  private func whole(_ names: [String]) -> JSON {
    let newest = snapshot.datasets.map(\.edition).max()?.description ?? ""
    return .object(
      members(
        name: "default", title: "All lists", summary: "Every list of this server.", edition: newest,
        count: snapshot.index.partyCount, about: ListAbout(), children: names))
  }

  private func dataset(_ dataset: ServedSnapshot.Dataset) -> JSON {
    .object(
      members(
        name: dataset.id, title: dataset.title, summary: dataset.coverage, edition: dataset.edition.description,
        count: dataset.parties, about: dataset.about, children: []))
  }

  private func members(
    name: String, title: String, summary: String, edition: String, count: Int, about: ListAbout, children: [String]
  ) -> [(String, JSON)] {
    let version = edition.filter { $0 != "-" }
    let publisher: JSON =
      about.publisher.map { name in
        .object([
          ("name", .string(name)), ("country", .string(about.country)), ("url", .string(about.url)),
          ("official", .bool(true)),
        ])
      } ?? .null
    return [
      ("name", .string(name)), ("title", .string(title)), ("license", .null), ("summary", .string(summary)),
      ("description", .string(summary)), ("url", .string(about.url)), ("updated_at", .string("\(edition)T00:00:00")),
      ("last_export", .string("\(edition)T00:00:00")), ("entity_count", .integer(count)),
      ("thing_count", .integer(count)), ("version", .string(version)), ("category", .string("sanctions")),
      ("tags", .array([])), ("publisher", publisher),
      ("coverage", .object([("countries", .array([])), ("frequency", .string("daily"))])), ("resources", .array([])),
      ("children", .strings(children)), ("deprecated", .bool(false)), ("deprecation", .null), ("load", .bool(true)),
      ("entities_url", .null), ("delta_url", .null), ("namespace", .bool(false)), ("index_version", .string(version)),
      ("index_current", .bool(staleness == nil)),
    ]
  }
}
