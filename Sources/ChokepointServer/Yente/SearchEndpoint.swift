import Chokepoint
import HTTPTypes
import Hummingbird
import Interchange
import Parties

/// `GET /search/{dataset}`: parties by text, filtered, sorted and counted.
enum SearchEndpoint {
  private static let mostResults = 500
  private static let mostOffset = 9499
  /// How many a search by likeness may add to those whose words begin as the query's.
  private static let mostAlike = 200

  static func answer(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let filter = try YenteFilter(call, snapshot, dataset: call.value("dataset"), isSearch: true)
    let limit = try call.integer("limit", default: 10, in: 0...mostResults)
    let offset = try call.integer("offset", default: 0, in: 0...mostOffset)
    let isFuzzy = try call.flag("fuzzy", default: true)
    let order = try SearchOrder(call.query.values("sort"))
    let named = call.query.values("facets")
    let facets = try SearchFacets(named.isEmpty ? SearchFacets.usual : named)
    return try await call.working {
      let query = call.query["q"] ?? ""
      var found = parties(query, isFuzzy: isFuzzy, filter)
      if filter.asksProperties {
        found = found.filter { number in EntityView(snapshot, number).map { filter.allows($0.json()) } ?? false }
      }
      order.sort(&found, snapshot)
      let page = found.dropFirst(offset).prefix(limit).compactMap { EntityView(snapshot, $0)?.json() }
      let document = JSON.object([
        ("limit", .integer(limit)), ("offset", .integer(offset)), ("total", total(found.count)),
        ("results", .array(page)), ("facets", facets.json(found, snapshot)),
      ])
      return Reply.json(document).with(.listVersion, snapshot.version)
    }
  }

  static func total(_ count: Int) -> JSON { .object([("value", .integer(count)), ("relation", .string("eq"))]) }

  /// The parties whose names are like the query, best first, then those with words that begin so.
  static func parties(_ query: String, isFuzzy: Bool, _ filter: YenteFilter) -> [Int] {
    let snapshot = filter.snapshot
    func isAsked(_ number: Int) -> Bool {
      filter.allowsInSearch(number) && (filter.day == nil || snapshot.index.isListed(number, asOf: filter.day))
    }
    guard !query.allSatisfy(\.isWhitespace) else {
      return snapshot.directory.entries.indices.filter(isAsked)
    }
    if let number = snapshot.directory.number(of: query), isAsked(number) { return [number] }
    var found: [Int] = []
    if isFuzzy {
      let profile = ScreeningProfile(snapshot.workspace.knowledge, threshold: 0.3)
      // A text with nothing to compare is like nothing.
      let alike = try? profile.matches(
        snapshot.index, query, StatedFacts(), asOf: filter.day, limit: mostAlike, isAllowed: filter.allowsInSearch)
      found = alike?.map(\.party) ?? []
    }
    var seen = Set(found)
    found += snapshot.directory.parties(withWords: query) { isAsked($0) && seen.insert($0).inserted }
    return found
  }
}

extension EntityView {
  /// Nil for a number that is no party's.
  init?(_ snapshot: ServedSnapshot, _ number: Int) {
    guard let (party, list) = snapshot.index.listedParty(number) else { return nil }
    self.init(snapshot: snapshot, party: party, list: list)
  }
}
