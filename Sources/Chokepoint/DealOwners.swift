import Controls
import Interchange
import Parties

/// Who owns the parties of a deal, by what the deal states and what ships, and which of the owners are listed.
struct DealOwners {
  private let parties: [Deal.Party]
  private let dealDay: CalendarDay
  private let book: OwnershipBook
  private let index: ScreeningIndex
  /// The days on which the index is the same.
  private let editions: SteadyDays
  private let memory: ScreeningMemory?

  /// - Parameters:
  ///   - parties: those of the deal, owners among them.
  ///   - editions: the days on which the index is the same.
  ///   - memory: what was found for parties of earlier deals.
  init(
    _ parties: [Deal.Party], on day: CalendarDay, in book: OwnershipBook, index: ScreeningIndex,
    editions: SteadyDays, memory: ScreeningMemory? = nil
  ) {
    self.parties = parties
    dealDay = day
    self.book = book
    self.index = index
    self.editions = editions
    self.memory = memory
  }

  /// The listed owners of a party; nil for an owner, and where no owner is listed.
  func ownership(of party: Deal.Party, _ screening: [PartyScreening]) -> PartyOwnership? {
    guard party.role != "owner" else { return nil }
    let stated = parties.filter { $0.role == "owner" && $0.label.hasPrefix("\(party.label).owners[") }
    let choice = party.name.map { self.choice($0, matches(of: party.label, screening)) }
    guard choice?.isCertain == true || !stated.isEmpty else { return choice.flatMap { likeness(of: party, $0) } }
    var steady = editions
    guard stated.isEmpty, let memory else { return ownership(of: party, choice, stated, screening, &steady) }
    // Without owners that the deal states, what is stated of the party decides, and its place gives the words.
    let known = choice?.party.map { "\($0)" } ?? ""
    let key = [party.label, party.country ?? "", known, Workspace.key(of: party)].joined(separator: "\u{0}")
    return memory.ownership(key, on: dealDay) { days in
      defer { days.narrow(to: steady) }
      return ownership(of: party, choice, stated, screening, &steady)
    }
  }

  /// The party of the data that a name means, which the name and what was found for it decide.
  private func choice(_ name: String, _ listed: [PartyMatch]) -> OwnershipChoice {
    guard let memory else { return OwnershipChoice(name, in: book, listed: listed) }
    var key = [name]
    for match in listed { key += [match.key, "\(match.list.edition)", match.matchedName, match.level.rawValue] }
    return memory.choice(key.joined(separator: "\u{0}")) { OwnershipChoice(name, in: book, listed: listed) }
  }

  private func ownership(
    of party: Deal.Party, _ choice: OwnershipChoice?, _ stated: [Deal.Party], _ screening: [PartyScreening],
    _ steady: inout SteadyDays
  ) -> PartyOwnership? {
    var graph = book.graph
    graph.add(records(party, choice, stated, screening))
    let place =
      graph.parties.firstIndex { $0.id == party.label } ?? party.name.flatMap { graph.party(named: $0) }
      ?? choice.flatMap { $0.isCertain ? $0.party : nil }
    guard let place else {
      let words = "\(party.label): more than one party of this name is known: its owners were not judged"
      return PartyOwnership(label: party.label, owners: [], warnings: [words])
    }
    graph.narrow(&steady)
    let known = OwnershipStandings(index, on: dealDay)
    defer { steady.narrow(to: known.steady) }
    return ownership(of: party, place, graph.day(dealDay), known, stated, screening)
  }

  private func matches(of label: String, _ screening: [PartyScreening]) -> [PartyMatch] {
    screening.first { $0.label == label }?.matches ?? []
  }

  /// A party whose name is only like that of one with known owners is not taken for it; that is said.
  private func likeness(of party: Deal.Party, _ choice: OwnershipChoice) -> PartyOwnership? {
    guard let place = choice.party else { return nil }
    let words =
      "\(party.label): `\(party.name ?? "")` may be \(book.graph.parties[place].name), whose owners `chokepoint owners` "
      + "shows: they were not judged"
    return PartyOwnership(label: party.label, owners: [], warnings: [words])
  }

  /// What the deal states, under the names by which the shipped data know the parties.
  private func records(
    _ party: Deal.Party, _ choice: OwnershipChoice?, _ stated: [Deal.Party], _ screening: [PartyScreening]
  ) -> OwnershipRecords {
    var records = OwnershipRecords()
    records.parties.append(
      OwnershipParty(id: party.label, names: names(party.name ?? party.label, choice), country: party.country))
    for owner in stated {
      guard let name = owner.name else { continue }
      let choice = OwnershipChoice(name, in: book, listed: matches(of: owner.label, screening))
      records.parties.append(OwnershipParty(id: owner.label, names: names(name, choice)))
      let share = owner.percent.flatMap { Share("\($0)") }.map { ShareRange($0) } ?? .unknown
      records.holdings.append(
        Holding(
          owner: owner.label, owned: party.label, share: share, from: dealDay, asOf: dealDay, source: "the deal"))
    }
    return records
  }

  private func names(_ name: String, _ choice: OwnershipChoice?) -> [String] {
    guard let choice, choice.isCertain, let place = choice.party else { return [name] }
    return [name] + book.graph.parties[place].names.filter { $0 != name }
  }

  // MARK: Arithmetic

  private func ownership(
    of party: Deal.Party, _ place: Int, _ day: OwnershipDay, _ known: OwnershipStandings, _ stated: [Deal.Party],
    _ screening: [PartyScreening]
  ) -> PartyOwnership? {
    let ancestry = day.ancestry(of: place)
    var standings: [Int: [ListedStanding]] = [:]
    for owner in ancestry where owner != place {
      let found = known.standings(of: owner, day.parties[owner])
      standings[owner] = label(of: owner, day, stated).map { corrected(found, $0, screening) } ?? found
    }
    var owners: [PartyOwnership.Owner] = []
    var warnings: [String] = []
    for rule in book.rules where rule.effect == .treatedAsListed {
      let finding = finding(rule, for: place, day, standings)
      for chain in finding.chains {
        let holder = label(of: chain.owner, day, stated)?.label ?? "\(party.label).owners"
        for standing in of(rule, standings[chain.owner] ?? []) {
          owners.append(
            PartyOwnership.Owner(
              standing: standing, query: day.parties[chain.owner].name, share: settled(finding, rule.threshold),
              place: "\(holder).same_as[\"\(standing.list):\(standing.id)\"]"))
          warnings += standing.warnings.map { "\(standing.name): \($0)" }
        }
      }
      if !finding.chains.isEmpty, finding.answer == .between {
        warnings.append(
          "\(party.label): listed owners hold \(finding.counted) as the \(rule.title) counts; it asks for "
            + "\(rule.threshold.map { "\($0) %" } ?? "any share")")
      }
    }
    guard !owners.isEmpty else { return nil }
    warnings += ancestry.flatMap { owner in
      (day.warnings[owner] ?? []).map { "\(day.parties[owner].name): \($0)" }
    }
    return PartyOwnership(label: party.label, owners: owners, warnings: warnings)
  }

  private func finding(
    _ rule: OwnershipRule, for place: Int, _ day: OwnershipDay, _ standings: [Int: [ListedStanding]]
  ) -> OwnershipFinding {
    func places(_ certainty: ListedStanding.Certainty) -> Set<Int> {
      Set(standings.filter { of(rule, $0.value).contains { $0.certainty == certainty } }.keys)
    }
    return OwnershipInquiry(day, threshold: rule.threshold, listed: places(.certain), perhaps: places(.perhaps))
      .finding(for: place)
  }

  /// The owner that the deal states, where a party of the graph is one.
  private func label(of owner: Int, _ day: OwnershipDay, _ stated: [Deal.Party]) -> Deal.Party? {
    stated.first { $0.name.map { day.parties[owner].names.contains($0) } ?? false }
  }

  private func of(_ rule: OwnershipRule, _ standings: [ListedStanding]) -> [ListedStanding] {
    standings.filter { rule.lists.contains($0.list) }
  }

  /// What the deal says of whether its owner is a listed party comes first: yes takes even a weak match, no takes it out.
  private func corrected(_ found: [ListedStanding], _ owner: Deal.Party, _ screening: [PartyScreening])
    -> [ListedStanding]
  {
    func stated(_ list: String, _ ids: [String]) -> Bool? {
      ids.lazy.compactMap { owner.sameAs["\(list):\($0)"] ?? owner.sameAs[$0] }.first
    }
    let matches = matches(of: owner.label, screening).filter {
      stated($0.list.id, [$0.party.id] + $0.party.otherIDs) == true
    }
    let certain = matches.map { match in
      ListedStanding(
        list: match.list.id, title: match.list.title, id: match.party.id, name: match.party.name, certainty: .certain,
        listing: match.listing, warnings: match.warnings)
    }
    return certain
      + found.filter { standing in
        stated(standing.list, [standing.id]) == nil
          && !certain.contains { $0.list == standing.list && $0.id == standing.id }
      }
  }

  /// The share counted, if it lies on one side of the threshold whatever is not known.
  private func settled(_ finding: OwnershipFinding, _ threshold: Share?) -> Share? {
    if finding.counted.isExact { return finding.counted.minimum }
    switch finding.answer {
    case .yes: return finding.counted.minimum
    case .no: return finding.counted.maximum
    case .between: return nil
    }
  }
}
