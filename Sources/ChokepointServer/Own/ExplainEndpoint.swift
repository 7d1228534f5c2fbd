import Chokepoint
import Controls
import HTTPTypes
import Hummingbird
import Interchange
import Parties
import Rulebook

/// `POST /v1/explain`: why a name matches a party, or why a clause bears on a deal.
enum ExplainEndpoint {
  static func answer(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    return try await call.working {
      let body = try call.document()
      let document =
        if let deal = body["deal"] {
          try explain(deal: deal, rule: body["rule"]?.string, call, snapshot)
        } else if let party = body["party"]?.string {
          try explain(body, party: party, snapshot)
        } else {
          throw Problem(
            .badRequest, "explain.what", "give `name` and `party`, or `deal` and perhaps `rule`",
            help: "`party` is an id as screening shows it: us-entity-list:EL0247")
        }
      return Reply.json(document).with(.listVersion, snapshot.version)
    }
  }

  /// The words, bits and facts that a match rests on.
  private static func explain(_ body: JSON, party: String, _ snapshot: ServedSnapshot) throws -> JSON {
    guard let number = snapshot.directory.number(of: party) ?? snapshot.directory.number(ofReferent: party) else {
      throw Problem(.notFound, "explain.party", "there is no party `\(party.prefix(80))`")
    }
    var members = body.members ?? []
    members.removeAll { $0.key == "party" }
    let question = try ScreenQuestion(JSON(.object(members)))
    let profile = ScreeningProfile(snapshot.workspace.knowledge, threshold: 0)
    let found = try profile.matches(
      snapshot.index, question.name, question.facts, asOf: nil, limit: 1, isAllowed: { $0 == number })
    guard let match = found.first?.match else {
      return .object([
        ("party", .string(party)), ("query", .string(question.name)), ("match", .null),
        ("why", .string("nothing of the name or of what is stated is like this party, or it is not listed now")),
      ])
    }
    return .object([
      ("party", .string(party)), ("query", .string(question.name)), ("match", match.json),
      ("evidence", match.evidenceJSON), ("evidence_words", .strings(match.evidenceLines)),
    ])
  }

  /// The clauses that an answer rests on, each with its reasons and as it stands in the rules.
  private static func explain(deal: JSON, rule: String?, _ call: Call, _ snapshot: ServedSnapshot) throws -> JSON {
    let options = try CheckOptions(call, snapshot, seeksChanges: false)
    let answers = try options.answers(deal)
    let documents = zip(options.workspace.regimes, answers).map { regime, answer in
      ExplanationTree(answer, program: regime.program, rule: rule).json
    }
    return options.document(documents)
  }
}
