import Interchange

/// What differs between two sets of packs: clauses by version, facts, country groups. Layout, prose and places do not
/// count, and the same packs give the same difference, in one order.
///
///     let diff = PackDiff(from: old, to: new)
///     diff.isEmpty ? "nothing" : diff.text
public struct PackDiff: Sendable {
  /// What left and what came in one field of something that is in both.
  public struct Change: Sendable, Equatable {
    public let field: String
    public let removed: [String]
    public let added: [String]
  }

  /// One clause in both, with what is otherwise.
  public struct ClauseChange: Sendable {
    public let before: Clause
    public let after: Clause
    public let changes: [Change]
  }

  /// One fact in both, with what is otherwise.
  public struct FactChange: Sendable {
    public let before: Fact
    public let after: Fact
    public let changes: [Change]
  }

  /// One country group with another membership or edition.
  public struct GroupChange: Sendable {
    public let group: String
    public let changes: [Change]
  }

  public let addedClauses: [Clause]
  public let removedClauses: [Clause]
  public let changedClauses: [ClauseChange]
  public let addedFacts: [Fact]
  public let removedFacts: [Fact]
  public let changedFacts: [FactChange]
  public let changedGroups: [GroupChange]
  /// How many worked cases there were and are.
  public let cases: (before: Int, after: Int)
  /// Whether the files differ in anything, prose and cases included.
  public let sameFiles: Bool

  public init(from before: RuleProgram, to after: RuleProgram) {
    var pairs: [(Clause, Clause)] = []
    var added: [Clause] = []
    var removed: [Clause] = []
    for id in after.ids + before.ids.filter({ after.versions[$0] == nil }) {
      let matched = Self.pair(before.versions[id] ?? [], after.versions[id] ?? [])
      pairs += matched.pairs
      added += matched.added
      removed += matched.removed
    }
    addedClauses = added
    removedClauses = removed
    changedClauses = pairs.compactMap { old, new in
      let changes = Self.changes(old, new)
      return changes.isEmpty ? nil : ClauseChange(before: old, after: new, changes: changes)
    }
    addedFacts = after.facts.filter { before.fact($0.path) == nil }
    removedFacts = before.facts.filter { after.fact($0.path) == nil }
    changedFacts = after.facts.compactMap { new in
      guard let old = before.fact(new.path) else { return nil }
      let changes = Self.compare(old.fields, new.fields)
      return changes.isEmpty ? nil : FactChange(before: old, after: new, changes: changes)
    }
    changedGroups = Self.groups(before.groups, after.groups)
    cases = (before.cases.count, after.cases.count)
    sameFiles = before.digest == after.digest
  }

  /// Whether clauses, facts and groups are the same.
  public var isEmpty: Bool {
    addedClauses.isEmpty && removedClauses.isEmpty && changedClauses.isEmpty && addedFacts.isEmpty
      && removedFacts.isEmpty && changedFacts.isEmpty && changedGroups.isEmpty
  }

  /// Versions that begin on one day are one version; of the others the first becomes the first.
  private static func pair(
    _ before: [Clause], _ after: [Clause]
  ) -> (pairs: [(Clause, Clause)], added: [Clause], removed: [Clause]) {
    var pairs: [(Clause, Clause)] = []
    var old = before
    var new: [Clause] = []
    for clause in after {
      if let index = old.firstIndex(where: { $0.period?.from == clause.period?.from }) {
        pairs.append((old.remove(at: index), clause))
      } else {
        new.append(clause)
      }
    }
    // A version that begins on another day is the same one redated if all else in it is as it was.
    for clause in new {
      guard let index = old.firstIndex(where: { changes($0, clause).map(\.field) == ["in force"] }) else { continue }
      pairs.append((old.remove(at: index), clause))
      new.removeAll { $0 === clause }
    }
    return (pairs, new, old)
  }

  private static func changes(_ before: Clause, _ after: Clause) -> [Change] {
    compare(before.fields, after.fields) + compareWritten(before, after)
  }

  private static func compare(_ before: [(String, [String])], _ after: [(String, [String])]) -> [Change] {
    zip(before, after).compactMap { old, new in
      old.1 == new.1 ? nil : change(old.0, old.1, new.1)
    }
  }

  /// What is in one list only; both whole, where only the order differs.
  private static func change(_ field: String, _ before: [String], _ after: [String]) -> Change {
    let removed = before.filter { !after.contains($0) }
    let added = after.filter { !before.contains($0) }
    return removed.isEmpty && added.isEmpty
      ? Change(field: field, removed: before, added: after) : Change(field: field, removed: removed, added: added)
  }

  /// Conditions and what goes with them are compared by their tokens and shown as written.
  private static func compareWritten(_ before: Clause, _ after: Clause) -> [Change] {
    let old = before.conditionParts
    let new = after.conditionParts
    let keywords = (old + new).map(\.keyword)
    var seen: Set<String> = []
    return keywords.filter { seen.insert($0).inserted }.compactMap { keyword in
      let first = old.filter { $0.keyword == keyword }
      let second = new.filter { $0.keyword == keyword }
      let (left, right) = (first.map(\.bare), second.map(\.bare))
      guard left != right else { return nil }
      let removed = first.filter { !right.contains($0.bare) }
      let added = second.filter { !left.contains($0.bare) }
      let isOrder = removed.isEmpty && added.isEmpty
      return Change(
        field: keyword == "except" ? "except when" : keyword, removed: (isOrder ? first : removed).map(\.line),
        added: (isOrder ? second : added).map(\.line))
    }
  }

  private static func groups(_ before: GroupTable, _ after: GroupTable) -> [GroupChange] {
    let (old, new) = (before.memberships, after.memberships)
    return before.names.union(after.names).sorted().compactMap { group in
      func edition(_ table: GroupTable) -> [String] { table.edition(of: group).map { [$0.description] } ?? [] }
      let changes = compare(
        [("members", old[group] ?? []), ("edition", edition(before))],
        [("members", new[group] ?? []), ("edition", edition(after))])
      return changes.isEmpty ? nil : GroupChange(group: group, changes: changes)
    }
  }
}

extension Clause {
  /// What is compared as it is, by name.
  fileprivate var fields: [(String, [String])] {
    [
      ("kind", [kind.rawValue]), ("pack", [pack]), ("title", title.map { [$0] } ?? []), ("cites", cites),
      ("in force", periodLines), ("caveats", caveats.map { "\($0.level.rawValue): \($0.text)" }),
    ]
  }
}

extension Fact {
  /// What is compared, by name.
  fileprivate var fields: [(String, [String])] {
    var flags: [String] = []
    if statesClass { flags.append("states the class") }
    if statesScope { flags.append("states the scope") }
    if namesAddressee { flags.append("names the addressee") }
    let assumed = assumption.map { [$0.value.text + ($0.text.map { ": \($0)" } ?? "")] } ?? []
    return [
      ("type", [type.description]), ("ask", ask.map { [$0] } ?? []), ("cost", ["\(cost)"]),
      ("follows from", derivation.map { [$0.bare] } ?? []), ("assumed", assumed), ("role", flags),
    ]
  }
}
