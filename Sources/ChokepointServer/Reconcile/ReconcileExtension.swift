import Chokepoint
import Controls
import HTTPTypes
import Hummingbird
import Interchange

/// A request to fill columns with properties of entities: `{ids, properties: [{id, settings: {limit, render}}]}`.
struct ReconcileExtension {
  private static let mostIDs = 1000

  private struct Column {
    let id: String
    let property: String
    let limit: Int
    let isRaw: Bool
  }

  private let ids: [String]
  private let columns: [Column]

  /// - Throws: `Problem` 400 for what is no such request, or asks for too much.
  init(_ document: JSON) throws {
    guard let ids = document["ids"]?.textList, let properties = document["properties"]?.array else {
      throw Problem(.badRequest, "reconcile.extend", "an extension has `ids` and `properties`")
    }
    guard ids.count <= Self.mostIDs else {
      throw Problem(.badRequest, "reconcile.extend", "more than \(Self.mostIDs) ids")
    }
    self.ids = ids
    columns = try properties.map { property in
      guard let id = property["id"]?.string, EntityProperties.isKnown(ReconcileNames.property(id)) else {
        throw Problem(
          .badRequest, "reconcile.property", "no such property: \((property["id"]?.string ?? "").prefix(60))")
      }
      let settings = property["settings"]
      return Column(
        id: id, property: ReconcileNames.property(id), limit: settings?["limit"]?.wholeNumber ?? 0,
        isRaw: settings?["render"]?.string == "raw")
    }
  }

  func json(_ snapshot: ServedSnapshot) -> JSON {
    let meta = columns.map { JSON.object([("id", .string($0.id)), ("name", .string($0.property))]) }
    var seen: Set<String> = []
    let rows = ids.filter { seen.insert($0).inserted }.map { id in
      let number = snapshot.directory.number(of: id) ?? snapshot.directory.number(ofReferent: id)
      let entity = number.flatMap { EntityView(snapshot, $0) }?.json()
      return (id, JSON.object(columns.map { ($0.id, cells($0, entity, snapshot)) }))
    }
    return .object([("meta", .array(meta)), ("rows", .object(rows))])
  }

  private func cells(_ column: Column, _ entity: JSON?, _ snapshot: ServedSnapshot) -> JSON {
    let values = entity?["properties"]?[column.property]?.textList ?? []
    let shown = column.limit > 0 ? Array(values.prefix(column.limit)) : values
    return .array(
      shown.map { value in
        let isCode = EntityProperties.countries.contains(column.property) && !column.isRaw
        let name = isCode ? snapshot.workspace.countries.name(of: value.uppercased()) : nil
        return .object([("str", .string(name ?? value))])
      })
  }
}
