public import Interchange
import Parties

extension OwnershipReport {
  /// The whole answer; percentages are decimal strings.
  public var json: JSON {
    .object([
      ("query", .string(query)), ("date", .string(ownership.day.description)),
      ("party", choice.party.map { partyJSON($0) } ?? .null), ("taken_because", .strings(choice.reasons)),
      ("may_also_mean", .strings(choice.others)), ("rules", .array(judgements.map { judgementJSON($0) })),
      ("owners", .array(ownerLinks.map { linkJSON($0) })), ("unaccounted_percent", unaccounted.map(rangeJSON) ?? .null),
      ("holdings", .array(below.map { belowJSON($0) })), ("warnings", .strings(warnings)),
      (
        "lists",
        .array(
          lists.map { list in
            .object([
              ("id", .string(list.id)), ("title", .string(list.title)), ("edition", .string(list.edition.description)),
              ("coverage", .string(list.coverage)),
            ])
          })
      ),
    ])
  }

  private var ownerLinks: [Int] {
    choice.party.map { ownership.ancestry(of: $0).flatMap { ownership.owners(of: $0) } } ?? []
  }

  private func name(_ party: Int) -> JSON { .string(ownership.parties[party].name) }

  private func rangeJSON(_ range: ShareRange) -> JSON {
    .object([("minimum", .string("\(range.minimum)")), ("maximum", .string("\(range.maximum)"))])
  }

  private func partyJSON(_ party: Int) -> JSON {
    .object([
      ("name", name(party)), ("names", .strings(ownership.parties[party].names)),
      ("country", .string(ownership.parties[party].country)),
      ("listed", .array((standings[party] ?? []).map { standingJSON($0) })),
    ])
  }

  private func standingJSON(_ standing: ListedStanding) -> JSON {
    .object([
      ("list", .string(standing.list)), ("id", .string(standing.id)), ("name", .string(standing.name)),
      ("certain", .bool(standing.certainty == .certain)),
      ("since", .string(standing.listing.begins?.description)),
      ("requirement", .string(standing.listing.requirement)), ("policy", .string(standing.listing.policy)),
      ("review", .string(standing.listing.review?.rawValue)), ("scope", .string(standing.listing.scope.rawValue)),
      ("footnotes", .strings(standing.listing.footnotes)),
    ])
  }

  private func linkJSON(_ place: Int) -> JSON {
    let link = ownership.links[place]
    let holding = link.holding
    return .object([
      ("owner", name(link.owner)), ("owner_listed", .array((standings[link.owner] ?? []).map { standingJSON($0) })),
      ("owned", name(link.owned)), ("percent", rangeJSON(link.share)), ("kind", .string(holding.kind.rawValue)),
      ("from", .string(holding.from?.description)), ("as_of", .string(holding.asOf?.description)),
      ("until", .string(holding.until?.description)), ("source", .string(holding.source)),
      ("status", .string(holding.status)), ("note", .string(holding.note)),
      ("place", .string(holding.span?.description)),
    ])
  }

  private func belowJSON(_ item: Below) -> JSON {
    .object([
      ("party", partyJSON(item.party)), ("owners", .array(ownership.owners(of: item.party).map { linkJSON($0) })),
      (
        "rules",
        .array(
          item.answers.map { answer in
            .object([
              ("rule", .string(answer.rule.id)), ("answer", .string(answer.answer.rawValue)),
              ("excepted_country", .bool(answer.isExcepted)),
              ("counted_percent", rangeJSON(answer.counted)),
            ])
          })
      ),
    ])
  }

  // MARK: Rules

  private func judgementJSON(_ judgement: Judgement) -> JSON {
    let finding = judgement.finding
    let isAsked = !judgement.lacksLists
    let period = judgement.period
    return .object([
      ("rule", .string(judgement.rule.id)), ("title", .string(judgement.rule.title)),
      ("effect", .string(judgement.rule.effect.rawValue)), ("lists", .strings(judgement.rule.lists)),
      ("asked", .bool(isAsked)), ("answer", isAsked ? .string(finding.answer.rawValue) : .null),
      ("state", .string(judgement.state.rawValue)), ("attributed", isAsked ? .bool(judgement.isAttributed) : .null),
      ("excepted_country", .bool(judgement.isExcepted)),
      ("depends_on_unknown_owners", .bool(judgement.dependsOnStrangers)),
      ("threshold_percent", .string(judgement.rule.threshold?.description)),
      ("counted_percent", isAsked ? rangeJSON(finding.counted) : .null),
      ("multiplied_percent", isAsked ? rangeJSON(finding.effective) : .null),
      ("chains", .array(finding.chains.map { chainJSON($0, judgement.rule) })),
      ("strictest", judgement.strictest.map { standingJSON($0) } ?? .null),
      ("ask", .array(finding.open.map { openJSON($0) })),
      ("from", .string(period?.from?.description)), ("until", .string(period?.until?.description)),
      ("cites", .string(period?.citations)), ("status", .string(period?.status)), ("note", .string(period?.note)),
    ])
  }

  private func chainJSON(_ chain: OwnershipFinding.Chain, _ rule: OwnershipRule) -> JSON {
    .object([
      ("owner", name(chain.owner)), ("certain", .bool(chain.isCertain)),
      ("listed", .array(standings(of: chain.owner, rule).map { standingJSON($0) })),
      ("links", .array(chain.links.map { linkJSON($0) })),
    ])
  }

  private func openJSON(_ open: OwnershipFinding.Open) -> JSON {
    .object([
      ("question", .string(OwnershipWords.question(open.missing, self))), ("could_be_yes", .bool(open.couldBeYes)),
      ("could_be_no", .bool(open.couldBeNo)),
    ])
  }
}
