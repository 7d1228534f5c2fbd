import Interchange

/// Asks the clauses of a program in some of its cases and notes what came up.
struct CoverageMeter {
  private let program: RuleProgram
  private let known: CalendarDay
  private let isAddressee: (String, [String]) -> Truth
  private let cases: [(case: Case, facts: FactSet)]
  private var laws: [[CalendarDay]: Law] = [:]
  private(set) var clauses: [ClauseCoverage]
  private let places: [ObjectIdentifier: Int]

  init(_ program: RuleProgram, _ cases: [Case], known: CalendarDay, isAddressee: @escaping (String, [String]) -> Truth)
  {
    self.program = program
    self.known = known
    self.isAddressee = isAddressee
    self.cases = cases.map { ($0, FactSet(of: $0)) }
    clauses = program.ids.flatMap { program.versions[$0] ?? [] }.map(ClauseCoverage.init)
    places = Dictionary(
      clauses.enumerated().map { (ObjectIdentifier($1.clause), $0) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func law(on day: CalendarDay, known: CalendarDay) -> Law {
    if let law = laws[[day, known]] { return law }
    let law = program.law(on: day, known: known)
    laws[[day, known]] = law
    return law
  }

  private func evaluation(_ law: Law, _ facts: FactSet, isWhole: Bool = false) -> Evaluation {
    Evaluation(law: law, facts: facts, isWhole: isWhole, isAddressee: isAddressee)
  }

  // MARK: Clauses, limits, rows

  /// Asks every clause that counts in a case about every record that the case gives.
  mutating func askClauses() {
    for (testCase, facts) in cases {
      let law = law(on: testCase.day, known: testCase.known ?? known)
      let evaluation = evaluation(law, facts)
      let whole = self.evaluation(law, facts, isWhole: true)
      for clause in ClauseKind.allCases.flatMap(law.clauses) {
        guard let place = places[ObjectIdentifier(clause)] else { continue }
        ask(clause, at: place, evaluation, whole)
      }
    }
  }

  private mutating func ask(_ clause: Clause, at place: Int, _ evaluation: Evaluation, _ whole: Evaluation) {
    clauses[place].asked += 1
    var holds = false
    for binding in Self.bindings(of: clause, in: evaluation.facts) {
      if clause.kind == .review {
        guard isAsked(clause, evaluation, binding) else { continue }
        if lacksLimits(place) {
          for finding in whole.policies(of: clause, for: binding) { note(finding.proof, at: place, whole) }
        }
        for (row, finding) in evaluation.policies(of: clause, for: binding).enumerated()
        where finding.proof.truth == .yes {
          holds = true
          clauses[place].rows[row].holds += 1
        }
      } else {
        let verdict = verdict(of: clause, evaluation, binding)
        if verdict.truth == .yes { holds = true }
        if verdict.firm == .no { clauses[place].fails = true }
        if lacksLimits(place) { note(whole.holds(clause, for: binding).body, at: place, whole) }
      }
    }
    if holds { clauses[place].holds += 1 }
  }

  private func verdict(of clause: Clause, _ evaluation: Evaluation, _ binding: Evaluation.Binding) -> Verdict {
    evaluation.bind(binding)
    return evaluation.verdict(of: clause)
  }

  /// Whether a limit has a side that no case has shown yet: a whole proof is dear.
  private func lacksLimits(_ place: Int) -> Bool { clauses[place].limits.contains { !$0.missing.isEmpty } }

  /// Whether a requirement that the review speaks of holds.
  private func isAsked(_ review: Clause, _ evaluation: Evaluation, _ binding: Evaluation.Binding) -> Bool {
    review.targets.compactMap(evaluation.law.clause).contains { verdict(of: $0, evaluation, binding).truth == .yes }
  }

  /// The figures with which the limits of a clause were compared.
  private mutating func note(_ proof: Proof?, at place: Int, _ evaluation: Evaluation) {
    guard let proof else { return }
    for reason in proof.comparisons {
      let binding = Dictionary(reason.facts.map { ($0.subject, $0.index) }, uniquingKeysWith: { first, _ in first })
      for index in clauses[place].limits.indices where clauses[place].limits[index].span == reason.span {
        let limit = clauses[place].limits[index]
        guard case .number(let low, let high)? = evaluation.quantity(of: limit.quantity, for: binding).value,
          low == high
        else { continue }
        let side = low < limit.bound ? "below" : low == limit.bound ? "at" : "above"
        clauses[place].limits[index].missing.removeAll { $0 == side }
      }
    }
  }

  // MARK: Boundaries

  /// For each boundary the cases that show it from before and on its day. Boundaries that are judged by the law of one
  /// day are asked together.
  mutating func askBoundaries() {
    var judged: [CalendarDay: [(place: Int, boundary: Int)]] = [:]
    for (place, coverage) in clauses.enumerated() where coverage.isCondition {
      for (index, boundary) in coverage.boundaries.enumerated() {
        judged[boundary.boundary.judged, default: []].append((place, index))
      }
    }
    for (day, pairs) in judged.sorted(by: { $0.key < $1.key }) {
      let law = law(on: day, known: known)
      let counting = pairs.filter { pair in
        let clause = clauses[pair.place].clause
        return law.clauses(clause.kind).contains { $0 === clause }
      }
      for (testCase, facts) in cases { ask(counting, testCase, facts, law) }
    }
  }

  private mutating func ask(
    _ pairs: [(place: Int, boundary: Int)], _ testCase: Case, _ facts: FactSet, _ law: Law
  ) {
    var evaluation: Evaluation?
    for (place, index) in pairs {
      let boundary = clauses[place].boundaries[index]
      guard let side = boundary.boundary.side(of: testCase, asked: testCase.known ?? known),
        boundary.missing.contains(side)
      else { continue }
      let asked = evaluation ?? self.evaluation(law, facts)
      evaluation = asked
      if holds(clauses[place].clause, asked) { clauses[place].boundaries[index].missing.removeAll { $0 == side } }
    }
  }

  private func holds(_ clause: Clause, _ evaluation: Evaluation) -> Bool {
    Self.bindings(of: clause, in: evaluation.facts).contains { binding in
      clause.kind == .review
        ? isAsked(clause, evaluation, binding) : verdict(of: clause, evaluation, binding).truth == .yes
    }
  }

  // MARK: Records

  /// More combinations of records than these are not looked at: a case that gives so many shows nothing to a reader.
  private static let mostBindings = 1_000

  /// Every choice of one record of each kind that the clause speaks of; the first, where a case gives none.
  private static func bindings(of clause: Clause, in facts: FactSet) -> [Evaluation.Binding] {
    var bindings: [Evaluation.Binding] = [[:]]
    for subject in clause.subjects.sorted() {
      let records = 0..<max(1, facts.count(subject))
      bindings = bindings.flatMap { binding in records.map { binding.merging([subject: $0]) { $1 } } }
      if bindings.count > mostBindings { bindings.removeLast(bindings.count - mostBindings) }
    }
    return bindings
  }
}

extension ClauseCoverage {
  /// Adds what other cases show of the same version.
  mutating func add(_ other: ClauseCoverage) {
    asked += other.asked
    holds += other.holds
    fails = fails || other.fails
    for (index, limit) in other.limits.enumerated() {
      limits[index].missing.removeAll { !limit.missing.contains($0) }
    }
    for (index, boundary) in other.boundaries.enumerated() {
      boundaries[index].missing.removeAll { !boundary.missing.contains($0) }
    }
    for (index, row) in other.rows.enumerated() { rows[index].holds += row.holds }
  }

  fileprivate init(_ clause: Clause) {
    self.clause = clause
    limits = clause.terms.flatMap(\.thresholds).map { threshold in
      let sides = threshold.bound <= .zero ? ["at", "above"] : ["below", "at", "above"]
      return Limit(bound: threshold.bound, span: threshold.span, missing: sides, quantity: threshold.quantity)
    }
    boundaries = PeriodBoundary.all(of: clause).map { Boundary(kind: $0.kind, day: $0.day, boundary: $0) }
    rows = zip(clause.policies, clause.written.filter { $0.keyword == "policy" }).map { policy, written in
      Row(text: written.line, span: policy.span)
    }
  }
}

extension Proof {
  /// What a clause says of itself, without its name.
  fileprivate var body: Proof? { if case .clause(_, _, let inner) = kind { inner } else { self } }

  /// The comparisons with a limit that were made, those inside other clauses left out: they are asked by themselves.
  fileprivate var comparisons: [Reason] {
    switch kind {
    case .reason(let reason): reason.threshold ? [reason] : []
    case .not(let inner): inner.comparisons
    case .all(let parts), .any(let parts): parts.flatMap(\.comparisons)
    case .constant, .clause: []
    }
  }
}
