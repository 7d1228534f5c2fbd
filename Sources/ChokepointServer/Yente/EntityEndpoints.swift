import HTTPTypes
import Hummingbird
import Interchange
import Parties

/// `GET /entities/{id}` and what adjoins an entity.
enum EntityEndpoints {
  private static let adjacentLimit = 500

  static func entity(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let nested = try call.flag("nested", default: true)
    let id = call.value("id")
    guard let view = view(id, snapshot) else { return try moved(id, snapshot, rest: "", call) }
    return Reply.json(view.json(nested: nested)).with(.listVersion, snapshot.version)
  }

  static func adjacent(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let id = call.value("id")
    let limit = try call.integer("limit", default: 10, in: 0...adjacentLimit)
    let offset = try call.integer("offset", default: 0, in: 0...9499)
    guard let view = view(id, snapshot) else { return try moved(id, snapshot, rest: "/adjacent", call) }
    let adjacent = view.adjacent.map { ($0.0, page($0.1, limit, offset)) }
    return Reply.json(.object([("entity", view.json()), ("adjacent", .object(adjacent))]))
      .with(.listVersion, snapshot.version)
  }

  static func adjacentProperty(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let (id, property) = (call.value("id"), call.value("property"))
    let limit = try call.integer("limit", default: 10, in: 0...adjacentLimit)
    let offset = try call.integer("offset", default: 0, in: 0...9499)
    guard let view = view(id, snapshot) else { return try moved(id, snapshot, rest: "/adjacent/\(property)", call) }
    guard EntityProperties.isKnown(property) || EntityProperties.edges.contains(property) else {
      throw Problem(.notFound, "yente.property", "No such property!")
    }
    let found = view.adjacent.first { $0.0 == property }?.1 ?? []
    return Reply.json(page(found, limit, offset)).with(.listVersion, snapshot.version)
  }

  private static func page(_ all: [JSON], _ limit: Int, _ offset: Int) -> JSON {
    .object([
      ("limit", .integer(limit)), ("offset", .integer(offset)), ("total", SearchEndpoint.total(all.count)),
      ("results", .array(Array(all.dropFirst(offset).prefix(limit)))),
    ])
  }

  private static func view(_ id: String, _ snapshot: ServedSnapshot) -> EntityView? {
    snapshot.directory.number(of: id).flatMap { EntityView(snapshot, $0) }
  }

  /// An id of another edition leads to the party's present one.
  private static func moved(_ id: String, _ snapshot: ServedSnapshot, rest: String, _ call: Call) throws -> Reply {
    guard let number = snapshot.directory.number(ofReferent: id), let view = EntityView(snapshot, number) else {
      throw Problem(.notFound, "yente.entity", "No such entity!")
    }
    let query = call.rawQuery.map { "?\($0)" } ?? ""
    return Reply.redirect(to: "/entities/\(PercentCoding.encode(view.id))\(rest)\(query)", .permanentRedirect)
  }
}
