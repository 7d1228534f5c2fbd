import Chokepoint
import Controls
import HTTPTypes
import Hummingbird
import Interchange

/// Counts of what the results of a search share.
struct SearchFacets: Sendable {
  static let usual = ["countries", "topics", "datasets"]
  private static let known = [
    "countries": "Countries", "topics": "Topics", "datasets": "Data sources", "schema": "Types",
  ]
  private static let most = 300

  private let names: [String]

  /// - Throws: `Problem` 400 for a facet that is none.
  init(_ names: [String]) throws {
    for name in names where Self.known[name] == nil {
      throw Problem(.badRequest, "yente.facet", "Invalid facet: \(name.prefix(60))")
    }
    self.names = names
  }

  func json(_ found: [Int], _ snapshot: ServedSnapshot) -> JSON {
    .object(names.map { name in (name, facet(name, found, snapshot)) })
  }

  private func facet(_ name: String, _ found: [Int], _ snapshot: ServedSnapshot) -> JSON {
    var counts: [String: Int] = [:]
    for number in found {
      let entry = snapshot.directory.entries[number]
      switch name {
      case "countries": for country in Set(entry.countries) { counts[country, default: 0] += 1 }
      case "topics": for topic in snapshot.directory.topics(ofList: entry.list) { counts[topic, default: 0] += 1 }
      case "datasets": counts[entry.list, default: 0] += 1
      default: counts[entry.schema.rawValue, default: 0] += 1
      }
    }
    let values = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.most).map { value, count in
      JSON.object([
        ("name", .string(value)), ("label", .string(label(value, of: name, snapshot))), ("count", .integer(count)),
      ])
    }
    return .object([("label", .string(Self.known[name])), ("values", .array(values))])
  }

  private func label(_ value: String, of name: String, _ snapshot: ServedSnapshot) -> String {
    switch name {
    case "countries": snapshot.workspace.countries.name(of: value.uppercased()) ?? value
    case "datasets": snapshot.dataset(value)?.title ?? value
    case "schema": EntitySchema(rawValue: value)?.label ?? value
    default: value
    }
  }
}
