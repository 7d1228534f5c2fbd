import Chokepoint
import Controls
import HTTPTypes
import Hummingbird
import Interchange
import Parties

/// `/`: who is this, with reasons, as it is typed.
enum SearchPage {
  /// How many parties are shown whose words only begin as the query's.
  private static let mostBeginnings = 12
  private static let mostRead = 400

  static func answer(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let query = call.query["q"] ?? ""
    let (day, list) = (try call.day("date"), call.query["list"])
    if let list, snapshot.dataset(list) == nil {
      throw Problem(.notFound, "lists.unknown", "there is no list `\(list.prefix(60))`")
    }
    let data = try await call.working { try found(query, day, list, snapshot) }
    var page = Page(
      title: query.isEmpty ? "Search" : "Search: \(VisibleText.of(query))", template: "search", section: "search",
      data: data)
    page.view = .object([
      (
        "choices",
        .array(
          snapshot.datasets.map { dataset in
            .object([
              ("id", .string(dataset.id)), ("title", .string(dataset.title)), ("chosen", .bool(dataset.id == list)),
            ])
          })
      ),
      ("is_asked", .bool(!query.isEmpty)), ("as_of", .string(day.map { " as of \($0)" })),
    ])
    return page.reply(call)
  }

  private static func found(
    _ query: String, _ day: CalendarDay?, _ list: String?, _ snapshot: ServedSnapshot
  ) throws -> JSON {
    var (matches, beginnings): ([JSON], [JSON]) = ([], [])
    var trouble: Diagnostic?
    if !query.isEmpty {
      var question = ScreenQuestion(name: query)
      (question.day, question.list, question.limit, question.threshold) = (day, list, 25, 0.4)
      var found: [(party: Int, match: PartyMatch)] = []
      do { found = try question.matches(snapshot) } catch let diagnostic as Diagnostic { trouble = diagnostic }
      matches = found.map { row($0.match, snapshot) }
      let seen = Set(found.map { "\($0.match.list.id):\($0.match.party.id)" })
      let begun = snapshot.directory.parties(withWords: query) { number in
        let entry = snapshot.directory.entries[number]
        return (list == nil || entry.list == list) && snapshot.index.isListed(number, asOf: day)
      }.prefix(mostRead).compactMap { EntityView(snapshot, $0) }.filter { !seen.contains($0.key) }
      // The party with more names comes first: the parent rather than one of its branches.
      let ordered = begun.enumerated().sorted { one, other in
        (other.element.party.aliases.count, one.offset) < (one.element.party.aliases.count, other.offset)
      }
      beginnings = ordered.prefix(mostBeginnings).map(\.element).map { view in
        .object([
          ("id", .string(view.key)), ("name", .string(view.party.name)), ("list", .string(view.list.title)),
          ("countries", .strings(view.party.countries)),
          ("address", .string("/party/\(PercentCoding.encode(view.key))")),
        ])
      }
    }
    return .object([
      ("query", .string(query)), ("query_shown", .string(VisibleText.of(query))), ("date", .string(day?.description)),
      ("list", .string(list)), ("matches", .array(matches)), ("begin_so", .array(beginnings)),
      ("trouble", .string(trouble?.message)), ("list_version", .string(snapshot.version)),
      (
        "lists",
        .array(snapshot.index.lists.filter { list == nil || $0.id == list }.map(\.apiJSON))
      ),
      ("warnings", .strings(snapshot.index.warnings(asOf: day))),
    ])
  }

  private static func row(_ match: PartyMatch, _ snapshot: ServedSnapshot) -> JSON {
    let id = "\(match.list.id):\(match.party.id)"
    let names = match.party.countries.map { snapshot.workspace.countries.name(of: $0) ?? $0 }
    return .object([
      ("id", .string(id)), ("name", .string(match.party.name)), ("matched_name", .string(match.matchedName)),
      ("matched_otherwise", match.matchedName == match.party.name ? .null : .string(match.matchedName)),
      ("score", .decimal(match.score, places: 3)),
      ("percent", .string(FixedDecimal.text(match.score * 100, places: 0))),
      ("level", .string(match.level.rawValue)), ("reasons", .strings(match.reasons)),
      ("list", .string(match.list.title)),
      ("list_id", .string(match.list.id)), ("edition", .string(match.list.edition.description)),
      ("countries", .strings(names)), ("listed_on", .string(match.listedOn)),
      ("until", .string(match.listing.until?.description)), ("requirement", .string(match.listing.requirement)),
      ("policy", .string(match.listing.policy)), ("warnings", .strings(match.warnings)),
      ("address", .string("/party/\(PercentCoding.encode(id))")),
    ])
  }
}
