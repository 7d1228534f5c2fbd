import Dispatch
public import Interchange
import Synchronization

/// What the worked cases of packs show of their clauses, found by asking every clause in every case: in which they hold
/// and fail, with which figures their limits were compared, on which sides of their days cases lie.
///
///     let coverage = Coverage(of: program, known: today, isAddressee: isAddressee)
///     coverage.clauses.filter { !$0.gaps.isEmpty }
public struct Coverage: Sendable {
  /// Every version of every clause, packs in their order, clauses in that of their files.
  public let clauses: [ClauseCoverage]
  /// How many cases each pack has.
  public let cases: [String: Int]
  public let packs: [String]

  /// - Parameters:
  ///   - known: the day whose knowledge cases have that state none, as when they are run.
  ///   - isAddressee: whether a stated name is one of the addressees of a letter.
  public init(
    of program: RuleProgram, known: CalendarDay,
    isAddressee: @escaping @Sendable (_ name: String, _ addressees: [String]) -> Truth = { _, _ in .no }
  ) {
    // Every so many cases are one share: those of one file are alike, and no share is much heavier than another.
    let shares = min(Self.mostShares, max(1, program.cases.count / Self.fewestCases))
    let asked = Mutex<[[ClauseCoverage]]>([])
    DispatchQueue.concurrentPerform(iterations: shares) { share in
      let cases = stride(from: share, to: program.cases.count, by: shares).map { program.cases[$0] }
      var meter = CoverageMeter(program, cases, known: known, isAddressee: isAddressee)
      meter.askClauses()
      meter.askBoundaries()
      let found = meter.clauses
      asked.withLock { $0.append(found) }
    }
    var found = CoverageMeter(program, [], known: known, isAddressee: isAddressee).clauses
    for share in asked.withLock(\.self) {
      for place in found.indices { found[place].add(share[place]) }
    }
    packs = program.packs
    cases = Dictionary(grouping: program.cases, by: \.pack).mapValues(\.count)
    let place = Dictionary(packs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    clauses = found.sorted { first, second in
      let (a, b) = (first.clause, second.clause)
      return (place[a.pack] ?? 0, a.span.file, a.span.line) < (place[b.pack] ?? 0, b.span.file, b.span.line)
    }
  }

  /// A share makes the law of each day anew: fewer cases than these are not worth one.
  private static let fewestCases = 60
  private static let mostShares = 16
}
