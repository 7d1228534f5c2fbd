public import Interchange

/// The rules of one or more packs, parsed, checked and ready to be asked: the central type of `Rulebook`.
///
///     let program = try RuleProgram(packs: [RulePackFiles(name: "us-ear", markdown: files, tables: tables)])
///     let law = program.law(on: day, known: today)           // the versions that count
///     let evaluation = Evaluation(law: law, facts: facts)
///     evaluation.holds("3A090.a", for: ["item": 0])          // yes, no or unknown, with the proof
///
/// A program knows no export law: it knows facts, clauses, dates and countries, and what three-valued logic makes of
/// them. What a requirement or an exception does to a deal is for `Controls` to say.
public struct RuleProgram: Sendable {
  /// The facts that rules may read, in the order of declaration.
  public let facts: [Fact]
  /// The ids of all clauses in the order of declaration, each once.
  public let ids: [String]
  /// The versions of each clause, earliest first.
  public let versions: [String: [Clause]]
  public let groups: GroupTable
  /// To which kind of record another belongs: `input` to `item`.
  public let owners: [String: String]
  public let cases: [Case]
  /// `sha256:...` over all files of all packs.
  public let digest: String
  /// Names of the packs that hold clauses, in the order read: one of facts alone is no law.
  public let packs: [String]
  /// What this law is called: `the EAR`; nil if no pack says it.
  public let regime: String?

  /// The fact by which something is stated to be outside the law's scope, if there is one.
  public let scopeFact: Fact?

  /// The days on which a clause, its standing or a group of countries changes, in order.
  let changes: [CalendarDay]
  let factIndex: [String: Int]
  let classes: [(path: CodePath, id: String)]
  /// Ids of the exceptions that speak of a clause.
  let exceptionsTo: [String: [String]]
  /// The same clauses, made ready to be asked without proofs.
  private(set) var verdicts: VerdictTables

  /// - Throws: `Diagnostics` with everything that is wrong; a pack never loads in part.
  public init(packs: [RulePackFiles]) throws(Diagnostics) {
    var checker = Checker()
    for pack in packs { checker.read(pack) }
    let checked = try checker.finish()
    facts = checked.facts
    factIndex = checked.factIndex
    scopeFact = checked.facts.first(where: \.statesScope)
    changes = Self.changes(of: checked)
    ids = checked.ids
    versions = checked.versions
    groups = checked.groups
    owners = checked.owners
    cases = checked.cases
    classes = checked.ids.compactMap { id in
      guard checked.versions[id]?.first?.kind == .class, let path = CodePath(id) else { return nil }
      return (path, id)
    }
    var exceptionsTo: [String: [String]] = [:]
    for id in checked.ids {
      let targets = Set((checked.versions[id] ?? []).filter { $0.kind == .exception }.flatMap(\.targets))
      for target in targets { exceptionsTo[target, default: []].append(id) }
    }
    self.exceptionsTo = exceptionsTo
    digest = RulePackFiles.digest(of: packs)
    let holders = Set(checked.versions.values.flatMap { $0.map(\.pack) })
    self.packs = packs.map(\.name).filter(holders.contains)
    regime = checked.regime
    verdicts = VerdictTables(VerdictProgram())
    verdicts = VerdictTables(VerdictCompiler(self).result)
  }

  public func fact(_ path: String) -> Fact? { factIndex[path].map { facts[$0] } }

  /// Whether a deal may state a class of this law: an ECCN is one of the EAR alone.
  public var statesClasses: Bool { facts.contains(where: \.statesClass) }

  private static func changes(of checked: Checker.Checked) -> [CalendarDay] {
    var days = Set(checked.groups.changes)
    for clause in checked.versions.values.joined() {
      if let period = clause.period {
        days.formUnion([period.from, period.until, period.compliance].compactMap { $0 })
      }
      for note in clause.suspensions + clause.nonEnforcement {
        days.formUnion([note.from, note.until].compactMap { $0 })
      }
    }
    return days.sorted()
  }

  /// How many changes lie on or before a day: days of one number have one law, asked with the same knowledge.
  public func era(of day: CalendarDay) -> Int {
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The law as it counts on `day` for somebody who asks with the knowledge of `known`.
  public func law(on day: CalendarDay, known: CalendarDay) -> Law { Law(self, on: day, known: known) }
}
