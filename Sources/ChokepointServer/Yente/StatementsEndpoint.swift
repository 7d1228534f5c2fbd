import HTTPTypes
import Hummingbird
import Interchange
import Parties

/// `GET /statements`: every value of every property as a line of its own.
enum StatementsEndpoint {
  private static let mostResults = 500
  private static let mostOffset = 9499
  private static let filters = ["schema", "prop", "value"]

  static func answer(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let lists = try YenteFilter.lists(call.query["dataset"] ?? "default", snapshot)
    let limit = try call.integer("limit", default: 50, in: 0...mostResults)
    let offset = try call.integer("offset", default: 0, in: 0...mostOffset)
    let id = call.query["canonical_id"] ?? call.query["entity_id"]
    let wanted = filters.compactMap { name in call.query[name].map { (name, $0) } }
    return try await call.working {
      let numbers = id.map { snapshot.directory.number(of: $0).map { [$0] } ?? [] }
      var (found, isWhole): ([JSON], Bool) = ([], true)
      for number in numbers ?? Array(snapshot.directory.entries.indices)
      where lists.contains(snapshot.directory.entries[number].list) {
        guard let view = EntityView(snapshot, number) else { continue }
        found += statements(view).filter { statement in wanted.allSatisfy { statement[$0.0]?.string == $0.1 } }
        isWhole = found.count <= offset + limit
        if !isWhole { break }
      }
      let total = JSON.object([
        ("value", .integer(found.count)), ("relation", .string(isWhole ? "eq" : "gte")),
      ])
      return Reply.json(
        .object([
          ("limit", .integer(limit)), ("offset", .integer(offset)), ("total", total),
          ("results", .array(Array(found.dropFirst(offset).prefix(limit)))),
        ])
      ).with(.listVersion, snapshot.version)
    }
  }

  private static func statements(_ view: EntityView) -> [JSON] {
    let entity = view.json()
    let same: [(String, JSON)] = [
      ("entity_id", .string(view.id)), ("canonical_id", .string(view.id)), ("schema", .string(view.schema.rawValue)),
      ("dataset", .string(view.list.id)), ("target", entity["target"] ?? .null), ("external", .bool(false)),
      ("lang", .null), ("first_seen", entity["first_seen"] ?? .null), ("last_seen", entity["last_seen"] ?? .null),
    ]
    var statements: [JSON] = []
    for property in entity["properties"]?.members ?? [] {
      let type = EntityProperties.type(of: property.key)
      for value in property.value.textList ?? [] {
        let words = [view.id, property.key, value].joined(separator: "\n")
        let id = String(ContentDigest.sha256(Array(words.utf8)).prefix(40))
        let own: [(String, JSON)] = [
          ("id", .string(id)), ("prop", .string(property.key)), ("prop_type", .string(type)), ("value", .string(value)),
        ]
        statements.append(.object(own + same))
      }
    }
    return statements
  }
}
