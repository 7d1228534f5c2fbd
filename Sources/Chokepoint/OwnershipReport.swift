import Interchange
public import Parties

/// The answer to "who owns this": the party taken, its owners and holdings on the day, and what each rule makes of them.
public struct OwnershipReport: Sendable {
  /// What one rule makes of the party.
  public struct Judgement: Sendable {
    public let rule: OwnershipRule
    public let state: OwnershipRule.State
    /// The rule's period that the day lies in.
    public let period: OwnershipRule.Period?
    public let finding: OwnershipFinding
    /// Whether none of the lists that the rule reads is here: then it was not asked.
    public let lacksLists: Bool
    /// Whether the party sits in a country that the rule leaves out.
    public let isExcepted: Bool
    /// Whether owners not known here could make a no a yes.
    public let dependsOnStrangers: Bool
    /// The strictest listing among the owners that contribute.
    public let strictest: ListedStanding?

    /// Whether the party is treated as listed, or is a red flag, on the day.
    public var isAttributed: Bool { finding.answer == .yes && state == .inForce && !isExcepted && !lacksLists }
  }

  /// What a rule with a threshold makes of a company below the party.
  public struct Answer: Sendable {
    public let rule: OwnershipRule
    public let answer: OwnershipAnswer
    public let counted: ShareRange
    /// Whether the company sits in a country that the rule leaves out.
    public let isExcepted: Bool
  }

  /// A company below the party.
  public struct Below: Sendable {
    /// Position in `OwnershipGraph.parties`.
    public let party: Int
    public internal(set) var answers: [Answer]
  }

  public let query: String
  public let choice: OwnershipChoice
  public let ownership: OwnershipDay
  public private(set) var judgements: [Judgement] = []
  /// Nearest first.
  public private(set) var below: [Below] = []
  /// The listings of the parties above and below, by position.
  public private(set) var standings: [Int: [ListedStanding]] = [:]
  /// How many companies further down were left out of `below`.
  public private(set) var notJudged = 0
  /// The lists screened against.
  public let lists: [PartyMatch.List]

  /// The most companies below the party that are judged.
  private static let mostBelow = 500

  init(
    _ query: String, _ choice: OwnershipChoice, on day: CalendarDay, in book: OwnershipBook,
    standings: OwnershipStandings
  ) {
    self.query = query
    self.choice = choice
    ownership = book.graph.day(day)
    lists = standings.lists
    guard let party = choice.party else { return }
    let all = ownership.holdings(of: party)
    // The party stands first; those above are never cut, because the answer rests on all of them.
    let holdings = Array(all.prefix(1 + Self.mostBelow))
    notJudged = all.count - holdings.count
    for place in ownership.ancestry(of: holdings) {
      self.standings[place] = standings.standings(of: place, ownership.parties[place])
    }
    judgements = book.rules.map { judgement($0, on: party) }
    below = holdings.dropFirst().map { Below(party: $0, answers: []) }
    for rule in book.rules where rule.threshold != nil && !lacksLists(rule) {
      for (place, found) in inquiry(rule).answers(for: below.map(\.party)).enumerated() {
        below[place].answers.append(
          Answer(
            rule: rule, answer: found.answer, counted: found.counted, isExcepted: isExcepted(below[place].party, rule)))
      }
    }
  }

  // MARK: Rules

  private func judgement(_ rule: OwnershipRule, on party: Int) -> Judgement {
    let finding = inquiry(rule).finding(for: party)
    // Where only totals through others are known, the direct owners are not.
    let room = ownership.unaccounted(of: party)?.maximum ?? .whole
    let contributing = finding.chains.flatMap { chain in standings(of: chain.owner, rule) }
    let certain = contributing.filter { $0.certainty == .certain }
    return Judgement(
      rule: rule, state: rule.state(on: ownership.day), period: rule.period(on: ownership.day), finding: finding,
      lacksLists: lacksLists(rule), isExcepted: isExcepted(party, rule),
      dependsOnStrangers: finding.answer == .no && finding.counted.maximum + room >= rule.threshold ?? .none,
      strictest: (certain.isEmpty ? contributing : certain).min(by: ListedStanding.isStricter))
  }

  private func inquiry(_ rule: OwnershipRule) -> OwnershipInquiry {
    func places(_ certainty: ListedStanding.Certainty) -> Set<Int> {
      Set(standings.keys.filter { place in standings(of: place, rule).contains { $0.certainty == certainty } })
    }
    return OwnershipInquiry(
      ownership, threshold: rule.threshold, listed: places(.certain), perhaps: places(.perhaps))
  }

  private func isExcepted(_ party: Int, _ rule: OwnershipRule) -> Bool {
    ownership.parties[party].country.map { rule.exceptCountries.contains($0) } ?? false
  }

  private func lacksLists(_ rule: OwnershipRule) -> Bool {
    Set(lists.map(\.id)).isDisjoint(with: rule.lists)
  }

  func standings(of place: Int, _ rule: OwnershipRule) -> [ListedStanding] {
    (standings[place] ?? []).filter { rule.lists.contains($0.list) }
  }

  /// What a reader must know of the statements above the party, nearest first, and of the listings that contribute.
  public var warnings: [String] {
    guard let party = choice.party else { return [] }
    let ancestry = ownership.ancestry(of: party)
    let contributing = Set(judgements.flatMap { $0.finding.chains.map(\.owner) })
    let listings = ancestry.filter(contributing.contains).flatMap { place in
      (standings[place] ?? []).flatMap { standing in standing.warnings.map { "\(standing.name): \($0)" } }
    }
    return ancestry.flatMap { place in
      (ownership.warnings[place] ?? []).map { "\(ownership.parties[place].name): \($0)" }
    } + listings
      + (notJudged > 0 ? ["\(notJudged) companies further down were not judged: ask about them one by one"] : [])
  }

  /// The share of the party for which no owner is known; nil where only totals through others are.
  public var unaccounted: ShareRange? {
    guard let party = choice.party else { return nil }
    return ownership.unaccounted(of: party)
  }
}
