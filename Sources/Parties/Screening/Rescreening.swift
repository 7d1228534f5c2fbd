public import Interchange

/// Customers screened again after a list changed: only what changed is searched.
///
///     let rescreening = Rescreening(from: march, to: july, knowledge: knowledge, profile: profile)
///     try rescreening.answer(BatchQuestion(name: "Huawei")).appeared
///
/// Both editions stand in one index: the newer one, and of the older one the parties that were removed or read otherwise.
/// So a word is as rare for the one as for the other, the score of a party that reads the same in both is the same by
/// construction, and nothing but the changed parties can make a difference. The answer equals that of screening against all
/// parties of each edition and comparing (a test does).
public struct Rescreening: Sendable {
  /// A match with a party that reads otherwise in the newer edition.
  public struct Change: Sendable {
    public let before: PartyMatch
    public let after: PartyMatch
    /// The fields of the party that changed, as `ListDiff` names them.
    public let fields: [String]
  }

  /// What is otherwise for one name.
  public struct Difference: Sendable {
    public internal(set) var appeared: [PartyMatch] = []
    public internal(set) var disappeared: [PartyMatch] = []
    public internal(set) var changed: [Change] = []

    public var isEmpty: Bool { appeared.isEmpty && disappeared.isEmpty && changed.isEmpty }
  }

  /// Which edition a party of the index is of.
  enum Role: Equatable, Sendable {
    case same, added, removed
    /// The older and the newer reading of the changed party with this number.
    case before(Int)
    case after(Int)

    var isChanged: Bool { self != .same }
    var isOlder: Bool {
      switch self {
      case .same, .removed, .before: true
      case .added, .after: false
      }
    }
    var isNewer: Bool {
      switch self {
      case .same, .added, .after: true
      case .removed, .before: false
      }
    }
  }

  /// `2 added, 0 removed, 14 changed, 3395 unchanged`
  public let summary: String
  public let older: PartyMatch.List
  public let newer: PartyMatch.List

  let index: ScreeningIndex
  /// By the number of the party in the index.
  let roles: [Role]
  private let fields: [[String]]
  private let profile: ScreeningProfile
  private let changedCount: Int

  public init(from older: PartyList, to newer: PartyList, knowledge: ScreeningKnowledge, profile: ScreeningProfile) {
    let diff = ListDiff(from: older, to: newer)
    summary = diff.summary
    self.older = older.label
    self.newer = newer.label
    self.profile = profile
    fields = diff.changed.map { $0.changes.map(\.field) }
    let after = Dictionary(diff.changed.enumerated().map { ($1.after.id, $0) }, uniquingKeysWith: { one, _ in one })
    let added = Set(diff.added.map(\.id))
    // An index has no party that is only described.
    var parties: [ListedParty] = []
    var roles: [Role] = []
    func put(_ party: ListedParty, _ role: Role) {
      guard !party.listings.isEmpty else { return }
      parties.append(party)
      roles.append(role)
    }
    for party in newer.parties {
      put(party, after[party.id].map { .after($0) } ?? (added.contains(party.id) ? .added : .same))
    }
    for party in diff.removed { put(party, .removed) }
    for (number, party) in diff.changed.enumerated() { put(party.before, .before(number)) }
    self.roles = roles
    changedCount = roles.count { $0.isChanged }
    index = ScreeningIndex(
      [
        PartyList(
          id: newer.id, title: newer.title, edition: newer.edition, source: newer.source, coverage: newer.coverage,
          digest: "", parties: parties)
      ], knowledge: knowledge)
  }

  // MARK: Asking

  /// What is otherwise for a name since the older edition.
  ///
  /// - Throws: `Diagnostic` `screen.…` for a name that cannot be screened.
  public func answer(_ question: BatchQuestion) throws(Diagnostic) -> Difference {
    difference(try matches(question.name, question.facts, limit: changedCount) { roles[$0].isChanged })
  }

  /// The matches among the parties that `isAllowed` lets through, by party: all of them, best first.
  func matches(
    _ name: String, _ facts: StatedFacts = StatedFacts(), limit: Int, isAllowed: (Int) -> Bool
  ) throws(Diagnostic) -> [(party: Int, match: PartyMatch)] {
    try profile.matches(index, name, facts, asOf: nil, limit: limit, isAllowed: isAllowed)
  }

  private func difference(_ matches: [(party: Int, match: PartyMatch)]) -> Difference {
    var difference = Difference()
    var before: [Int: PartyMatch] = [:]
    var after: [Int: PartyMatch] = [:]
    for (party, match) in matches {
      switch roles[party] {
      case .same: break
      case .added: difference.appeared.append(match)
      case .removed: difference.disappeared.append(match.with(list: older))
      case .before(let number): before[number] = match.with(list: older)
      case .after(let number): after[number] = match
      }
    }
    for number in Set(before.keys).union(after.keys).sorted() {
      switch (before[number], after[number]) {
      case (let old?, let new?): difference.changed.append(Change(before: old, after: new, fields: fields[number]))
      case (let old?, nil): difference.disappeared.append(old)
      case (nil, let new?): difference.appeared.append(new)
      case (nil, nil): break
      }
    }
    return difference
  }
}
