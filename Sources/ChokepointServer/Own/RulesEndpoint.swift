import Chokepoint
import HTTPTypes
import Hummingbird
import Interchange
import Rulebook

/// `GET /v1/rules` and `/v1/rules/{id}`: the clauses, and one of them as it stands.
enum RulesEndpoint {
  static func list(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let filter = try RuleFilter(call)
    return try await call.working {
      Reply.json(try filter.document(snapshot)).with(.listVersion, snapshot.version)
    }
  }

  static func one(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let (day, known) = (try call.day("date"), try call.day("known") ?? .today)
    let id = call.value("id")
    let regime = call.query["regime"]
    return try await call.working {
      Reply.json(try document(id, on: day, known: known, regime: regime, snapshot)).with(.listVersion, snapshot.version)
    }
  }

  /// All versions of a clause, or the one of a day, in every regime that has it.
  ///
  /// - Throws: `Problem` 404 with what may be meant.
  static func document(
    _ id: String, on day: CalendarDay?, known: CalendarDay, regime: String?, _ snapshot: ServedSnapshot
  ) throws -> JSON {
    let regimes = snapshot.workspace.regimes.filter { regime == nil || $0.name == regime }
    let having = regimes.filter { $0.program.versions[id] != nil }
    guard !having.isEmpty else {
      let near = regimes.lazy.map { $0.program.idsNear(id) }.first { !$0.isEmpty } ?? []
      throw Problem(
        .notFound, "rules.unknown-clause", "no clause is called `\(id.prefix(80))`",
        help: near.isEmpty ? nil : "did you mean \(near.joined(separator: ", "))?")
    }
    let cards = having.flatMap { regime in
      ClauseCard.all(id, in: regime.program, on: day, known: known).map { card in
        JSON.object([("regime", .string(regime.name))] + (card.json.members ?? []).map { ($0.key, $0.value) })
      }
    }
    return .object([
      ("id", .string(id)), ("date", .string(day?.description)), ("versions", .array(cards)),
      ("regimes", .strings(having.map(\.name))),
    ])
  }
}
