public import Interchange
public import Parties
public import Rulebook

extension Determination {
  /// The document of design §5. The same answer gives the same bytes.
  public var json: JSON {
    .object([
      ("deal", .string(deal)),
      ("outcome", .string(outcome.rawValue)),
      ("review", .string(review?.rawValue)),
      ("items", .array(items.map(json))),
      ("requirements", .array(requirements.map(json))),
      ("not_required", .array(notRequired.map(json))),
      ("exceptions", .array(exceptions.map(json))),
      ("prohibitions", .array(prohibitions.map(json))),
      ("screening", .array(screening.flatMap(json))),
      ("missing", .array(missing.map(json))),
      ("not_enforced", .array(notEnforced.map(json))),
      ("not_judged", .array(notJudged.map(json))),
      ("authorised_by", authorisedBy.isEmpty ? .null : .array(authorisedBy.map(\.json))),
      ("would_change", .array(wouldChange.map(\.json))),
      ("red_flags", .array(redFlags.map(redFlag))),
      ("assumptions", .strings(assumptions)),
      ("warnings", .strings(warnings)),
      (
        "as_of",
        .object(
          [
            ("date", .string(day.description)), ("known", .string(known.description)), ("rules", .string(rulesDigest)),
            ("lists", .object(newestEditions)),
          ] + (stale.isEmpty ? [] : [("stale", .object(stale.map { ($0.id, .string($0.why)) }))]))
      ),
    ])
  }

  /// Of each list the newest edition used: the shipped selection of a list may stand beside an imported edition.
  private var newestEditions: [(String, JSON)] {
    var seen: [String] = []
    for list in lists where !seen.contains(list.id) { seen.append(list.id) }
    return seen.map { id in
      (id, .string(lists.filter { $0.id == id }.map(\.edition).max()?.description))
    }
  }

  private func json(_ item: ItemFinding) -> JSON {
    .object([
      ("name", .string(item.name)),
      ("classification", .array(item.classification.map(json))),
      ("excluded", .array(item.excluded.map(json))),
      ("stated_eccn", .string(item.statedECCN?.description)),
      ("agrees", item.agrees.map { .bool($0) } ?? .null),
      (
        subjectKey,
        .object([
          ("answer", .string(item.subject.description)),
          ("path", .strings(item.subjectPath.map(\.id))),
          ("because", because(item.subjectBecause)),
          ("cut_by", item.subject == .no ? because(item.subjectBecause) : .array([])),
        ])
      ),
    ])
  }

  private func json(_ found: Classification) -> JSON {
    .object([
      ("eccn", .string(found.clause.id)), ("rule", .string(found.clause.qualifiedID)),
      ("cites", .strings(found.clause.cites)), ("because", because(found.because)),
    ])
  }

  private func json(_ requirement: Requirement) -> JSON {
    let clause = requirement.clause
    var members: [(String, JSON)] = [
      ("item", .integer(requirement.item)), ("id", .string(clause.id)), ("rule", .string(clause.qualifiedID)),
      ("title", .string(clause.title)), ("cites", .strings(clause.cites)),
      ("in_force", .array([.string(clause.period?.from.description), .string(requirement.end?.description)])),
      ("because", because(requirement.because)),
      ("review", .string(requirement.review?.rawValue)), ("review_text", .string(requirement.reviewText)),
      ("review_cites", .strings(requirement.reviewCites)),
    ]
    if let listing = requirement.listing { members.append(("listed_party", .string(listing))) }
    if let why = requirement.notApplied { members.append(("not_applied", .string(why))) }
    return .object(members)
  }

  private func json(_ cut: NotRequired) -> JSON {
    .object([
      ("item", .integer(cut.item)), ("id", .string(cut.clause.id)), ("rule", .string(cut.clause.qualifiedID)),
      ("title", .string(cut.clause.title)), ("cites", .strings(cut.clause.cites)), ("cut_by", .strings(cut.words)),
      ("because", because(cut.because)),
    ])
  }

  private func json(_ exception: Exception) -> JSON {
    let words = exception.available == .unknown ? "needs_facts" : exception.available.description
    return .object([
      ("item", .integer(exception.item)), ("id", .string(exception.clause.id)),
      ("rule", .string(exception.clause.qualifiedID)), ("cites", .strings(exception.clause.cites)),
      ("available", .string(words)), ("lifts", .strings(exception.lifts)),
      ("conditions", .strings(exception.clause.conditions)), ("because", because(exception.because)),
    ])
  }

  private func json(_ found: NotJudged) -> JSON {
    .object([
      ("id", .string(found.clause.id)), ("rule", .string(found.clause.qualifiedID)),
      ("title", .string(found.clause.title)), ("cites", .strings(found.clause.cites)),
      ("because", because(found.because)),
    ])
  }

  private func redFlag(_ found: NotJudged) -> JSON {
    let members = json(found).members ?? []
    return .object(members.map { ($0.key, $0.value) } + [("resolve", .strings(found.clause.resolutions))])
  }

  private func json(_ missing: Missing) -> JSON {
    .object([
      ("fact", .string(missing.place)), ("ask", .string(missing.ask)), ("decides", .strings(missing.decides)),
      ("always", .bool(missing.always)),
    ])
  }

  /// One entry a match; a party without a match has one entry with a null match.
  private func json(_ found: PartyScreening) -> [JSON] {
    func entry(_ match: JSON, _ version: JSON) -> JSON {
      .object([
        ("role", .string(found.role)), ("party", .string(found.label)), ("query", .string(found.query)),
        ("match", match), ("list_version", version),
      ])
    }
    if found.matches.isEmpty { return [entry(.null, .null)] }
    return found.matches.map { match in
      entry(match.json, .string("\(match.list.id) \(match.list.edition)"))
    }
  }

  private func because(_ reasons: [Reason]) -> JSON {
    .array(
      reasons.map { reason in
        .object([
          ("text", .string(reason.text)), ("facts", .strings(reason.facts.map(place))),
          ("rule_at", .string(reason.span.description)),
        ])
      })
  }
}

extension Clause {
  /// The clause's id with its pack: `us-ear/3A090.a`.
  public var qualifiedID: String { "\(pack)/\(id)" }
}

extension PartyMatch {
  /// The match as the API and the CLI print it.
  public var json: JSON {
    let members: [(String, JSON)] = [
      ("id", .string(key)), ("name", .string(party.name)), ("matched_name", .string(matchedName)),
      ("matched_name_note", .string(matchedNameNote)), ("score", .number(Self.thousandths(score))),
      ("level", .string(level.rawValue)), ("reasons", .strings(reasons)), ("list", .string(list.title)),
      ("list_id", .string(list.id)), ("edition", .string(list.edition.description)),
      ("countries", .strings(party.countries)), ("listed_on", .string(listing.from?.description)),
      ("listed_on_status", .string(listing.fromStatus)), ("until", .string(listing.until?.description)),
      ("requirement", .string(listing.requirement)), ("policy", .string(listing.policy)),
      ("review", .string(listing.review?.rawValue)), ("footnotes", .strings(listing.footnotes)),
      ("programs", .strings(listing.programs)), ("cites", .strings(listing.citations)),
      ("warnings", .strings(warnings)),
    ]
    return .object(members + (matchedAddress.map { [("matched_address", .string($0))] } ?? []))
  }

  /// A score with three decimals, exactly: scores are whole thousandths.
  static func thousandths(_ score: Double) -> String {
    let whole = Int((score * 1000).rounded())
    let digits = String(whole % 1000)
    return "\(whole / 1000)." + String(repeating: "0", count: 3 - digits.utf8.count) + digits
  }
}
