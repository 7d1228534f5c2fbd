import Chokepoint
import HTTPTypes
import Hummingbird
import Interchange
import Parties

/// `POST /match/{dataset}`: up to a hundred examples, each with the parties that it may mean.
enum MatchEndpoint {
  private static let mostQueries = 100

  static func answer(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let settings = try YenteSettings(call)
    let filter = try YenteFilter(call, snapshot, dataset: call.value("dataset"), isSearch: false)
    return try await call.working {
      let body = try call.document()
      try YenteSettings.check(body)
      guard let queries = body["queries"]?.members, !queries.isEmpty else {
        throw Problem(.badRequest, "yente.queries", "No queries provided.")
      }
      guard queries.count <= mostQueries else {
        throw Problem(.badRequest, "yente.queries", "Too many queries in one batch (limit: \(mostQueries)).")
      }
      var writer = MatchWriter()
      for member in queries {
        let query = try YenteQuery(member.value, snapshot.workspace.countries)
        writer.add(member.key, query, try results(query, settings, filter))
      }
      return Reply(type: "application/json", writer.finished(limit: settings.limit))
        .with(.batchSize, "\(queries.count)").with(.listVersion, snapshot.version)
    }
  }

  /// The entities of one query, best first, each as it is written.
  private static func results(_ query: YenteQuery, _ settings: YenteSettings, _ filter: YenteFilter) throws -> [[UInt8]]
  {
    let snapshot = filter.snapshot
    let found = try matches(query, settings, filter)
    return found.map { match in
      Array(
        JSONWriter.compact(ScoredEntity(snapshot: snapshot, match: match, query: query, settings: settings).json).utf8)
    }
  }

  /// The best match of each party over all names of the query.
  static func matches(
    _ query: YenteQuery, _ settings: YenteSettings, _ filter: YenteFilter
  ) throws -> [PartyMatch] {
    let snapshot = filter.snapshot
    let profile = ScreeningProfile(snapshot.workspace.knowledge, threshold: settings.cutoff)
    let names = query.names.isEmpty ? [""] : query.names
    var best: [(party: Int, match: PartyMatch)] = []
    for name in names where !name.isEmpty || query.facts.findsByItself {
      let found: [(party: Int, match: PartyMatch)]
      do throws(Diagnostic) {
        found = try profile.matches(
          snapshot.index, name, query.facts, asOf: filter.day, limit: settings.limit,
          isAllowed: { filter.allows($0, as: query.schema) })
      } catch {
        // A name with nothing to compare finds nothing; the others of the query still may.
        continue
      }
      for item in found {
        if let place = best.firstIndex(where: { $0.party == item.party }) {
          if best[place].match.score < item.match.score { best[place] = item }
        } else {
          best.append(item)
        }
      }
    }
    if names.count > 1 { best.sort { $0.match.score > $1.match.score } }
    return best.prefix(settings.limit).map(\.match)
  }
}
