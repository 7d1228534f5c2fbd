import Interchange
import Parties

/// An entity with the score that it has for a query, and why.
struct ScoredEntity {
  let snapshot: ServedSnapshot
  let match: PartyMatch
  let query: YenteQuery
  let settings: YenteSettings

  var json: JSON {
    let view = EntityView(snapshot: snapshot, party: match.party, list: match.list)
    let explanations = self.explanations
    return .object(
      view.members() + [
        ("score", .decimal(match.score, places: 3)), ("match", .bool(match.score >= settings.threshold)),
        ("features", .object(explanations.map { ($0.0, $0.1["score"] ?? .null) })),
        ("explanations", .object(explanations)), ("chokepoint", .object(about)),
      ])
  }

  private var explanations: [(String, JSON)] {
    var all: [(String, JSON)] = []
    func add(_ name: String, _ score: JSON, _ detail: String, asked: String?, listed: String?) {
      all.append(
        (
          name,
          .object([
            ("score", score), ("detail", .string(detail)), ("query", .string(asked)), ("candidate", .string(listed)),
          ])
        ))
    }
    let score = JSON.decimal(match.score, places: 3)
    if match.evidence != nil {
      add(
        "name_match", score, match.reasons.joined(separator: "; "), asked: query.names.first, listed: match.matchedName)
    } else {
      let isAddress = match.matchedAddress != nil
      add(
        isAddress ? "address_match" : "identifier_match", score, match.reasons.joined(separator: "; "),
        asked: isAddress ? query.facts.address : query.facts.identifiers.first?.value,
        listed: match.matchedAddress ?? match.party.name)
    }
    for evidence in match.stated {
      add(
        evidence.kind.rawValue, .number(evidence.bits > 0 ? "1.0" : "0.0"), evidence.reason, asked: nil, listed: nil)
    }
    return all
  }

  private var about: [(String, JSON)] {
    let listing = match.listing
    return [
      ("level", .string(match.level.rawValue)), ("reasons", .strings(match.reasons)),
      ("matched_name", .string(match.matchedName)), ("list", .string(match.list.title)),
      ("list_id", .string(match.list.id)), ("edition", .string(match.list.edition.description)),
      ("listed_on", .string(listing.begins?.description)), ("until", .string(listing.until?.description)),
      ("requirement", .string(listing.requirement)), ("policy", .string(listing.policy)),
      ("review", .string(listing.review?.rawValue)), ("footnotes", .strings(listing.footnotes)),
      ("cites", .strings(listing.citations)), ("warnings", .strings(match.warnings)),
      ("algorithm", .string("chokepoint, asked for as \(settings.algorithm)")),
    ]
  }
}
