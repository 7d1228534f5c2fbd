import Interchange
import Parties

extension OwnershipReport {
  /// For a person at a terminal: each rule's answer first, then the owners, then what the party holds.
  public var text: String {
    guard let party = choice.party else { return nothingKnown }
    var lines = ["\(name(party)) on \(ownership.day)"]
    lines.append("  taken for \"\(query)\": \(choice.reasons.joined(separator: "; "))")
    if !choice.others.isEmpty { lines.append("  may also mean: " + others) }
    lines += own(party).map { "  \($0)" }
    for judgement in judgements { lines += [""] + section(judgement) }
    lines += [""] + owners(party) + [""] + holdings(party)
    if !warnings.isEmpty { lines += ["", "Warnings"] + warnings.map { "  \($0)" } }
    return (lines + [""] + screened).joined(separator: "\n") + "\n"
  }

  private func name(_ party: Int) -> String { ownership.parties[party].name }

  private var screened: [String] {
    ["Screened as of \(ownership.day) against"] + lists.map { "  \($0.title), edition \($0.edition) (\($0.coverage))" }
  }

  private var others: String {
    let more = choice.others.count > 5 ? ", and \(choice.others.count - 5) more" : ""
    return choice.others.prefix(5).joined(separator: "; ") + more
  }

  private var nothingKnown: String {
    guard choice.others.isEmpty else {
      return "several parties may be meant by \"\(query)\", and none was taken: \(others)\n  give the whole name\n"
    }
    return (["no holding known for \"\(query)\" on \(ownership.day)", ""] + screened).joined(separator: "\n") + "\n"
  }

  /// The party's own listings.
  private func own(_ party: Int) -> [String] {
    let standings = standings[party] ?? []
    if standings.isEmpty { return ["itself: no match on the lists below"] }
    return standings.map { "itself: \(OwnershipWords.standing($0)) (\($0.id))" }
  }

  // MARK: Rules

  private func section(_ judgement: Judgement) -> [String] {
    var lines = ["\(judgement.rule.title): \(OwnershipWords.verdict(judgement))"]
    guard !judgement.lacksLists else {
      return lines + ["  it reads: \(judgement.rule.lists.joined(separator: ", ")); import them"]
    }
    let finding = judgement.finding
    if let threshold = judgement.rule.threshold {
      lines.append("  listed owners hold \(finding.counted) as the rule counts; it asks for \(threshold) %")
      lines.append("  by multiplication along the chains, which is not the rule's way: \(finding.effective)")
    }
    if judgement.dependsOnStrangers {
      let part = unaccounted.map { "the owners of \($0)" } ?? "its direct owners"
      lines.append("  \(part) are not known here: listed parties among them could make it yes")
    }
    for chain in finding.chains { lines += ["  - " + head(chain, judgement.rule)] + steps(chain) }
    if let strictest = judgement.strictest, finding.answer != .no {
      lines.append("  strictest of them: \(strictest.name): " + terms(strictest.listing))
    }
    if !finding.open.isEmpty {
      lines.append("  Ask first")
      lines += finding.open.prefix(5).map {
        "    - \(OwnershipWords.question($0.missing, self)) (\(OwnershipWords.effect(of: $0)))"
      }
    } else if finding.answer == .between {
      lines.append("  no single missing share settles it: learn all those that are not exact")
    }
    return lines + citations(judgement)
  }

  private func citations(_ judgement: Judgement) -> [String] {
    guard let period = judgement.period else { return ["  no period of the rule covers this day"] }
    let from = period.from.map { "from \($0)" } ?? "without a first day"
    let until = period.until?.previous.map { " to \($0)" } ?? ""
    let state = period.state.rawValue.replacing("_", with: " ")
    return ["  \(state) \(from)\(until): \(period.citations) (\(period.status))"]
      + (period.note.isEmpty ? [] : ["  note: \(period.note)"])
  }

  private func head(_ chain: OwnershipFinding.Chain, _ rule: OwnershipRule) -> String {
    let standings = standings(of: chain.owner, rule).map(OwnershipWords.standing).joined(separator: "; ")
    return "\(name(chain.owner)), \(standings)"
  }

  private func steps(_ chain: OwnershipFinding.Chain) -> [String] {
    chain.links.map { place in
      let link = ownership.links[place]
      return "      holds \(link.share) of \(name(link.owned))\(OwnershipWords.kind(link.holding.kind))"
    }
  }

  private func terms(_ listing: Listing) -> String {
    let scope = listing.scope == .allItems ? "all items" : "items as stated in the entry"
    let policy = listing.review?.rawValue.replacing("_", with: " ") ?? listing.policy
    return scope + (policy.isEmpty ? "" : "; " + policy)
  }

  // MARK: Owners and holdings

  private func owners(_ party: Int) -> [String] {
    let links = ownership.ancestry(of: party).flatMap { ownership.owners(of: $0) }
    guard !links.isEmpty else { return ["Owners: none known on this day"] }
    let shown = links.prefix(Self.mostShown).map { "  " + line(ownership.links[$0]) }
    let rest = unaccounted.flatMap { $0.maximum > .none ? ["  no owner known for \($0) of \(name(party))"] : nil } ?? []
    return ["Owners, the nearest first"] + shown + more(links.count) + rest
  }

  private func line(_ link: OwnershipDay.Link) -> String {
    let standings = (standings[link.owner] ?? []).map { " [\(OwnershipWords.standing($0))]" }.joined()
    let status = link.holding.status.isEmpty ? "" : ", \(link.holding.status)"
    let note = link.holding.note.isEmpty ? "" : "; \(link.holding.note)"
    return "\(name(link.owner))\(standings): \(link.share) of \(name(link.owned))"
      + "\(OwnershipWords.kind(link.holding.kind)), \(OwnershipWords.period(link.holding))\(status)\(note)"
  }

  private func holdings(_ party: Int) -> [String] {
    guard !below.isEmpty else { return ["Holdings: none known on this day"] }
    let shown = below.prefix(Self.mostShown).flatMap { item -> [String] in
      let standings = (standings[item.party] ?? []).map { " [\(OwnershipWords.standing($0))]" }.joined()
      let answers = item.answers.map { answer in
        "\(answer.rule.title): \(answer.answer.rawValue), \(answer.counted)"
          + (answer.isExcepted ? "; the rule leaves out companies of its country" : "")
      }
      return ["  \(name(item.party))\(standings)"] + answers.map { "      \($0)" }
    }
    return ["Holdings, the nearest first, with the share that all its listed owners hold"] + shown + more(below.count)
  }

  /// The most lines of a part; JSON has all.
  private static let mostShown = 40

  private func more(_ count: Int) -> [String] {
    count > Self.mostShown ? ["  and \(count - Self.mostShown) more: --format json has all"] : []
  }
}
