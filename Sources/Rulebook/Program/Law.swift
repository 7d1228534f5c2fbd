public import Interchange

/// The rules as they count on one day for somebody who asks with the knowledge of another: of each clause the version
/// in force, if there is one.
public struct Law: Sendable {
  /// Whether a clause in force is also applied.
  public enum Standing: Sendable, Equatable {
    case enforced
    /// In force, but compliance is required only from this day.
    case before(compliance: CalendarDay)
    /// In force, but announced as not enforced.
    case notEnforced(String)
  }

  public let program: RuleProgram
  public private(set) var day: CalendarDay
  public let known: CalendarDay
  private let active: [String: [Clause]]
  /// The same for a `VerdictPass`.
  let table: LawTable
  /// Versions that were in force but are suspended on the day, with what was announced.
  public let suspended: [(clause: Clause, text: String)]
  private let byKind: [ClauseKind: ClauseList]
  /// The clauses by which the law reaches something, those that are soonest asked first.
  public let scopesByCost: ClauseList
  /// Exceptions that lift a requirement, and the review of an application for it, by its id.
  private let lifting: [String: [Clause]]
  private let reviews: [String: Clause]

  init(_ program: RuleProgram, on day: CalendarDay, known: CalendarDay) {
    self.program = program
    self.day = day
    self.known = known
    var active: [String: [Clause]] = [:]
    for (id, versions) in program.versions {
      // While an amendment is suspended, the text is as it was before.
      let begun = versions.filter { clause in
        clause.period.map { $0.from <= day && $0.knowable <= known } ?? true
          && !clause.suspensions.contains { $0.counts(on: day, known: known) }
      }
      // A later version ends the earlier ones, and they do not revive when it ends in turn. Reviews of one requirement
      // may stand side by side.
      guard let last = begun.last else { continue }
      let latest = last.kind == .review ? begun.filter { $0.period?.from == last.period?.from } : [last]
      active[id] = latest.filter { $0.period?.counts(on: day, known: known) ?? true }
    }
    self.active = active
    table = LawTable(
      program.verdicts, program.ids.map { id in active[id]?.first.map { Int32($0.number) } ?? -1 }, program.groups,
      on: day)
    suspended = Self.suspended(program, on: day, known: known)
    byKind = Dictionary(grouping: program.ids.flatMap { active[$0] ?? [] }, by: \.kind).mapValues { ClauseList($0) }
    let scopes = byKind[.scope]?.clauses ?? []
    let costs = scopes.map { program.verdicts.cost(of: $0.number) }
    scopesByCost = ClauseList(scopes.indices.sorted { (costs[$0], $0) < (costs[$1], $1) }.map { scopes[$0] })
    var lifting: [String: [Clause]] = [:]
    for clause in byKind[.authorise]?.clauses ?? [] {
      for target in Set(clause.targets) { lifting[target, default: []].append(clause) }
    }
    self.lifting = lifting
    reviews = Dictionary(
      (byKind[.review]?.clauses ?? []).flatMap { clause in clause.targets.map { ($0, clause) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The same law on another day; nil if something changes on the way.
  public func moved(to day: CalendarDay) -> Law? {
    guard program.era(of: day) == program.era(of: self.day) else { return nil }
    var law = self
    law.day = day
    return law
  }

  /// The version of the clause that counts, or nil.
  public func clause(_ id: String) -> Clause? { active[id]?.first }

  /// All clauses of a kind that count, in the order of declaration.
  public func clauses(_ kind: ClauseKind) -> [Clause] { list(kind).clauses }

  /// The same, to be asked all at once.
  public func list(_ kind: ClauseKind) -> ClauseList { byKind[kind] ?? ClauseList([]) }

  /// The exceptions that lift a requirement, in the order of declaration.
  public func exceptions(lifting requirement: String) -> [Clause] { lifting[requirement] ?? [] }

  /// How an application would be reviewed that a requirement asks for.
  public func review(of requirement: String) -> Clause? { reviews[requirement] }

  /// The first day on which the clause no longer counts, as far as is known: its own end, or the begin of the next
  /// version.
  public func end(of clause: Clause) -> CalendarDay? {
    guard let period = clause.period else { return nil }
    let own = period.until.flatMap { (period.untilKnown ?? period.knowable) <= known ? $0 : nil }
    let next = (program.versions[clause.id] ?? []).compactMap(\.period)
      .filter { $0.from > period.from && $0.knowable <= known }.map(\.from).min()
    return [own, next].compactMap { $0 }.min()
  }

  /// Whether the clause is applied on the day.
  public func standing(of clause: Clause) -> Standing {
    if let note = clause.nonEnforcement.first(where: { $0.counts(on: day, known: known) }) {
      return .notEnforced(note.text)
    }
    if let compliance = clause.period?.compliance, day < compliance { return .before(compliance: compliance) }
    return .enforced
  }

  private static func suspended(
    _ program: RuleProgram, on day: CalendarDay, known: CalendarDay
  ) -> [(clause: Clause, text: String)] {
    program.ids.flatMap { program.versions[$0] ?? [] }.compactMap { clause in
      guard clause.period?.counts(on: day, known: known) ?? true,
        let note = clause.suspensions.first(where: { $0.counts(on: day, known: known) })
      else { return nil }
      return (clause, note.text)
    }
  }
}
