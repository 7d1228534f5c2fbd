import Chokepoint
import HTTPTypes
import Hummingbird
import Interchange
import Parties

/// A batch of queries of the Reconciliation API, each an example of `/match` in other words.
struct ReconcileQueries {
  static let most = 100

  private let queries: [(key: String, query: YenteQuery, limit: Int)]
  private let filter: YenteFilter

  /// - Throws: `Problem` 400 for what is no batch, or has too many queries.
  init(_ document: JSON, _ filter: YenteFilter) throws {
    guard let members = document.members, !members.isEmpty else {
      throw Problem(.badRequest, "yente.queries", "No queries provided.")
    }
    guard members.count <= Self.most else {
      throw Problem(.badRequest, "yente.queries", "Too many queries in one batch (limit: \(Self.most)).")
    }
    self.filter = filter
    queries = try members.map { member in
      let limit = member.value["limit"]?.wholeNumber ?? 5
      let example = try Self.example(member.value)
      return (member.key, try YenteQuery(example, filter.snapshot.workspace.countries), min(max(limit, 1), 500))
    }
  }

  /// `{query, type, properties: [{pid, v}]}` as `{schema, properties}`.
  private static func example(_ query: JSON) throws -> JSON {
    guard let name = query["query"]?.string else {
      throw Problem(.badRequest, "yente.example", "Cannot parse example entity: it has no query")
    }
    let types = query["type"]?.string.map { [$0] } ?? query["type"]?.textList ?? []
    var properties: [(String, [JSON])] = [("name", [.string(name)])]
    for stated in query["properties"]?.array ?? [] {
      guard let id = stated["pid"]?.string, let value = stated["v"] else { continue }
      let property = ReconcileNames.property(id)
      let values = (value.array ?? [value]).map { $0["id"] ?? $0 }
      if let place = properties.firstIndex(where: { $0.0 == property }) {
        properties[place].1 += values
      } else {
        properties.append((property, values))
      }
    }
    return .object([
      ("schema", .string(types.first ?? EntitySchema.legalEntity.rawValue)),
      ("properties", .object(properties.map { ($0.0, .array($0.1)) })),
    ])
  }

  var json: JSON {
    get throws {
      .object(
        try queries.map { key, query, limit in
          let settings = YenteSettings(limit: limit)
          let found = try MatchEndpoint.matches(query, settings, filter)
          return (key, .object([("result", .array(found.map { candidate($0, settings) }))]))
        })
    }
  }

  private func candidate(_ match: PartyMatch, _ settings: YenteSettings) -> JSON {
    let view = EntityView(snapshot: filter.snapshot, party: match.party, list: match.list)
    return .object([
      ("id", .string(view.id)), ("name", .string(match.party.name)),
      ("description", .string((["\(match.list.title)"] + match.reasons).joined(separator: "; "))),
      ("type", .array([ReconcileNames.type(view.schema)])), ("score", .decimal(match.score * 100, places: 1)),
      ("match", .bool(match.score >= settings.threshold)),
    ])
  }
}
