import Interchange
import Parties

/// What the Reconciliation API calls entities, types and properties, and those whose names begin as a text does.
enum ReconcileNames {
  static func type(_ schema: EntitySchema) -> JSON {
    .object([("id", .string(schema.rawValue)), ("name", .string(schema.label)), ("description", .string(schema.label))])
  }

  static func entities(_ prefix: String, _ filter: YenteFilter, _ limit: Int) -> [JSON] {
    guard !prefix.allSatisfy(\.isWhitespace) else { return [] }
    return SearchEndpoint.parties(prefix, isFuzzy: true, filter).prefix(limit).compactMap { number in
      EntityView(filter.snapshot, number).map { view in
        .object([
          ("id", .string(view.id)), ("name", .string(view.party.name)), ("description", .string(view.list.title)),
          ("notable", .array([type(view.schema)])),
        ])
      }
    }
  }

  static func types(_ prefix: String) -> [JSON] {
    EntitySchema.allCases.filter { begins($0.label, prefix) || begins($0.rawValue, prefix) }.map(type)
  }

  static func properties(_ prefix: String) -> [JSON] {
    EntityProperties.shown.filter { begins($0.property, prefix) || begins(qualified($0), prefix) }.map {
      .object([("id", .string(qualified($0))), ("name", .string($0.property))])
    }
  }

  /// The property that `Company:registrationNumber` or `registrationNumber` names.
  static func property(_ id: String) -> String { id.split(separator: ":").last.map(String.init) ?? id }

  private static func qualified(_ shown: (schema: EntitySchema, property: String)) -> String {
    "\(shown.schema.rawValue):\(shown.property)"
  }

  private static func begins(_ text: String, _ prefix: String) -> Bool {
    text.lowercased().hasPrefix(prefix.lowercased())
  }
}
