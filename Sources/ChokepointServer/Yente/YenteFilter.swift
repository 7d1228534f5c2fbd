import HTTPTypes
import Hummingbird
import Interchange

/// Which parties a request to `/match` or `/search` is about: data set, topics, kinds, ids left out, time of change.
struct YenteFilter: Sendable {
  let snapshot: ServedSnapshot
  private let lists: Set<String>
  private let topics: Set<String>
  private let withoutSchema: [EntitySchema]
  private let without: Set<Int>
  private let since: CalendarDay?
  private let countries: Set<String>
  private let schema: EntitySchema?
  private let properties: [(name: String, value: String)]
  private let needsAll: Bool
  /// The day on which the party must be listed; nil for now.
  let day: CalendarDay?

  /// - Throws: `Problem` 404 for a data set that is not there, 400 and 422 for parameters that mean nothing.
  init(_ call: Call, _ snapshot: ServedSnapshot, dataset: String, isSearch: Bool) throws {
    self.snapshot = snapshot
    var lists = try Self.lists(dataset, snapshot)
    let included = call.query.values("include_dataset") + (isSearch ? call.query.values("datasets") : [])
    if !included.isEmpty { lists.formIntersection(included) }
    lists.subtract(call.query.values("exclude_dataset"))
    self.lists = lists
    topics = Set(call.query.values("topics"))
    withoutSchema = call.query.values("exclude_schema").compactMap(EntitySchema.init)
    day = try call.day("as_of")
    since = try Self.since(call.query["changed_since"])
    let ids = call.query.values("exclude_entity_ids")
    guard ids.count <= 50 else {
      throw Problem(.badRequest, "yente.exclude", "Too many excluded entity ids: at most 50.")
    }
    without = Set(ids.compactMap { snapshot.directory.number(of: $0) ?? snapshot.directory.number(ofReferent: $0) })
    countries = Set(isSearch ? call.query.values("countries").map { $0.lowercased() } : [])
    schema = isSearch ? try Self.schema(call.query["schema"]) : nil
    properties = isSearch ? try call.query.values("filter").map(Self.property) : []
    needsAll = call.query["filter_op"]?.uppercased() == "AND"
  }

  /// The lists of a data set: one, or of `default` all.
  static func lists(_ dataset: String, _ snapshot: ServedSnapshot) throws -> Set<String> {
    if dataset == "default" || dataset == "all" { return Set(snapshot.datasets.map(\.id)) }
    guard snapshot.dataset(dataset) != nil else { throw Problem(.notFound, "yente.dataset", "No such dataset.") }
    return [dataset]
  }

  private static func schema(_ text: String?) throws -> EntitySchema? {
    guard let text else { return nil }
    guard let schema = EntitySchema(rawValue: text) else {
      if EntitySchema.others.contains(text) { return .cryptoWallet }
      throw Problem(.badRequest, "yente.schema", "Invalid schema: \(text.prefix(60))")
    }
    return schema
  }

  private static func property(_ text: String) throws -> (name: String, value: String) {
    guard let colon = text.firstIndex(of: ":"), colon > text.startIndex else {
      throw Problem(.badRequest, "yente.filter", "Invalid filter: \(text.prefix(60))", help: "write property:value")
    }
    return (String(text[..<colon]), String(text[text.index(after: colon)...]))
  }

  /// `2024-06-01`, and what follows it up to the second.
  private static func since(_ text: String?) throws -> CalendarDay? {
    guard let text else { return nil }
    let pattern = #/\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?/#
    guard text.wholeMatch(of: pattern) != nil, let day = CalendarDay(text.prefix(10)) else {
      throw Problem(.unprocessableContent, "yente.changed-since", "Invalid changed_since: \(text.prefix(40))")
    }
    return day
  }

  // MARK: Asking

  /// - Parameter asked: the kind of thing that is asked for; nil for any.
  func allows(_ number: Int, as asked: EntitySchema?) -> Bool {
    let entry = snapshot.directory.entries[number]
    guard lists.contains(entry.list), !without.contains(number), asked?.mayMean(entry.schema) ?? true else {
      return false
    }
    if let since, entry.changed < since { return false }
    if !withoutSchema.isEmpty, withoutSchema.contains(where: { entry.schema == $0 }) { return false }
    return topics.isEmpty || !topics.isDisjoint(with: snapshot.directory.topics(ofList: entry.list))
  }

  /// What a search asks besides.
  func allowsInSearch(_ number: Int) -> Bool {
    let entry = snapshot.directory.entries[number]
    guard allows(number, as: nil), schema.map({ entry.schema.isA($0) }) ?? true else { return false }
    return countries.isEmpty || !countries.isDisjoint(with: entry.countries)
  }

  /// Whether filters by property are to be asked, for which the entity has to be read.
  var asksProperties: Bool { !properties.isEmpty }

  func allows(_ entity: JSON) -> Bool {
    func holds(_ filter: (name: String, value: String)) -> Bool {
      entity["properties"]?[filter.name]?.array?.contains { $0.string == filter.value } ?? false
    }
    return needsAll ? properties.allSatisfy(holds) : properties.contains(where: holds)
  }
}
