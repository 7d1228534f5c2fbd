import Controls
import Interchange
import Parties

/// Who owns the parties of a deal, by what the deal states and what ships, and which of the owners are listed.
struct DealOwners {
  private let deal: Deal
  private let book: OwnershipBook
  private let index: ScreeningIndex

  init(_ deal: Deal, in book: OwnershipBook, index: ScreeningIndex) {
    self.deal = deal
    self.book = book
    self.index = index
  }

  /// The listed owners of a party; nil for an owner, and where no owner is listed.
  func ownership(of party: Deal.Party, _ screening: [PartyScreening]) -> PartyOwnership? {
    guard party.role != "owner", let name = party.name else { return nil }
    let stated = deal.parties.filter { $0.role == "owner" && $0.label.hasPrefix("\(party.label).owners[") }
    let choice = OwnershipChoice(name, in: book, listed: matches(of: party.label, screening))
    guard choice.isCertain || !stated.isEmpty else {
      return likeness(of: party, name, choice)
    }
    var graph = book.graph
    graph.add(records(party, name, choice, stated, screening))
    guard let place = graph.party(named: name) ?? (choice.isCertain ? choice.party : nil) else {
      let words = "\(party.label): more than one party of the name `\(name)` is known: its owners were not judged"
      return PartyOwnership(label: party.label, owners: [], warnings: [words])
    }
    return ownership(of: party, place, graph.day(deal.day), stated)
  }

  private func matches(of label: String, _ screening: [PartyScreening]) -> [PartyMatch] {
    screening.first { $0.label == label }?.matches ?? []
  }

  /// A party whose name is only like that of one with known owners is not taken for it; that is said.
  private func likeness(of party: Deal.Party, _ name: String, _ choice: OwnershipChoice) -> PartyOwnership? {
    guard let place = choice.party else { return nil }
    let words =
      "\(party.label): `\(name)` may be \(book.graph.parties[place].name), whose owners `chokepoint owners` shows: "
      + "they were not judged"
    return PartyOwnership(label: party.label, owners: [], warnings: [words])
  }

  /// What the deal states, under the names by which the shipped data know the parties.
  private func records(
    _ party: Deal.Party, _ name: String, _ choice: OwnershipChoice, _ stated: [Deal.Party],
    _ screening: [PartyScreening]
  ) -> OwnershipRecords {
    var records = OwnershipRecords()
    records.parties.append(
      OwnershipParty(id: party.label, names: names(name, choice), country: party.country))
    for owner in stated {
      guard let name = owner.name else { continue }
      let choice = OwnershipChoice(name, in: book, listed: matches(of: owner.label, screening))
      records.parties.append(OwnershipParty(id: owner.label, names: names(name, choice)))
      let share = owner.percent.flatMap { Share("\($0)") }.map { ShareRange($0) } ?? .unknown
      records.holdings.append(
        Holding(
          owner: owner.label, owned: party.label, share: share, from: deal.day, asOf: deal.day, source: "the deal"))
    }
    return records
  }

  private func names(_ name: String, _ choice: OwnershipChoice) -> [String] {
    guard choice.isCertain, let place = choice.party else { return [name] }
    return [name] + book.graph.parties[place].names.filter { $0 != name }
  }

  // MARK: Arithmetic

  private func ownership(
    of party: Deal.Party, _ place: Int, _ day: OwnershipDay, _ stated: [Deal.Party]
  ) -> PartyOwnership? {
    let known = OwnershipStandings(index, on: deal.day)
    var standings: [Int: [ListedStanding]] = [:]
    let ancestry = day.ancestry(of: place)
    for owner in ancestry where owner != place {
      let label = stated.first { $0.name.map { day.parties[owner].names.contains($0) } ?? false }
      standings[owner] = known.standings(of: owner, day.parties[owner]).compactMap { sorted($0, label?.sameAs ?? [:]) }
    }
    var owners: [PartyOwnership.Owner] = []
    var warnings: [String] = []
    for rule in book.rules where rule.effect == .treatedAsListed {
      func places(_ certainty: ListedStanding.Certainty) -> Set<Int> {
        Set(standings.filter { of(rule, $0.value).contains { $0.certainty == certainty } }.keys)
      }
      let inquiry = OwnershipInquiry(
        day, threshold: rule.threshold, listed: places(.certain), perhaps: places(.perhaps))
      let finding = inquiry.finding(for: place)
      for chain in finding.chains {
        let label = stated.first { $0.name.map { day.parties[chain.owner].names.contains($0) } ?? false }
        for standing in of(rule, standings[chain.owner] ?? []) {
          owners.append(
            PartyOwnership.Owner(
              standing: standing, query: day.parties[chain.owner].name, share: settled(finding, rule.threshold),
              place: "\(label?.label ?? "\(party.label).owners").same_as[\"\(standing.list):\(standing.id)\"]"))
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

  private func of(_ rule: OwnershipRule, _ standings: [ListedStanding]) -> [ListedStanding] {
    standings.filter { rule.lists.contains($0.list) }
  }

  /// What the deal says of whether its owner is the listed party comes first.
  private func sorted(_ standing: ListedStanding, _ sameAs: [String: Bool]) -> ListedStanding? {
    switch sameAs["\(standing.list):\(standing.id)"] ?? sameAs[standing.id] {
    case nil: standing
    case false?: nil
    case true?:
      ListedStanding(
        list: standing.list, title: standing.title, id: standing.id, name: standing.name, certainty: .certain,
        listing: standing.listing, warnings: standing.warnings)
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
