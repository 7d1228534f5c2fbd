import Interchange

/// The reviews of each requirement on every day on which the law changes: days and deals for which no row says what an
/// application meets, and rows that no deal reaches.
struct PolicyReview {
  private struct Key: Hashable {
    let kind: String
    let span: SourceSpan
  }

  private var findings: [Key: Diagnostic] = [:]
  private var order: [Key] = []
  /// Rows that some deal reaches on some day.
  private var reached: Set<SourceSpan> = []
  private var unreached: [(clause: Clause, row: Clause.Policy)] = []

  /// - Parameter readers: of the law on each day on which it changes, in order.
  static func findings(in readers: [ConditionReader]) -> [Diagnostic] {
    var review = PolicyReview()
    for reader in readers {
      let law = reader.law
      let reviews = law.clauses(.review)
      for requirement in law.clauses(.require) {
        review.look(at: requirement, reviews.filter { $0.targets.contains(requirement.id) }, reader)
      }
    }
    var rows: Set<SourceSpan> = []
    let idle = review.unreached.filter { !review.reached.contains($0.row.span) && rows.insert($0.row.span).inserted }
    return review.order.compactMap { review.findings[$0] }
      + idle.map { clause, row in
        Diagnostic(
          "rules.unreachable", "no deal reaches this row of the \(clause.id)", at: row.span,
          help: "rows before it, or the requirement's own condition, leave nothing for it", severity: .warning)
      }
  }

  private mutating func look(at requirement: Clause, _ reviews: [Clause], _ reader: ConditionReader) {
    let law = reader.law
    guard !reviews.isEmpty else {
      // A requirement that nobody reviews, ever, is a matter of what the pack holds; a hole in time is an oversight.
      let others = law.program.ids.flatMap { law.program.versions[$0] ?? [] }
      if others.contains(where: { $0.kind == .review && $0.targets.contains(requirement.id) }) {
        add(
          "rules.unreviewed", "no review of `\(requirement.id)` counts on \(law.day)", at: requirement.span,
          help: "end the requirement, or let a review begin with it")
      }
      return
    }
    let own = reader.form(of: requirement)
    var uncovered: [ConditionForm] = [own]
    for review in reviews {
      // Rows with a condition are asked whatever stands before them; `otherwise` takes what those before it leave.
      var left: [ConditionForm] = [own]
      for row in review.policies {
        let form = row.condition.map(reader.form)
        if Contradiction.holds(form.map { [own, $0] } ?? left) {
          unreached.append((review, row))
        } else {
          reached.insert(row.span)
        }
        left.append(form?.negated ?? .constant(false))
      }
      uncovered += left
    }
    // Who writes a note, or `unsure`, has seen that something is missing, and says so in every answer.
    let isSaid = reviews.contains { $0.caveats.contains { $0.level != .secondary } }
    guard !isSaid, !Contradiction.holds(uncovered), let first = reviews.first else { return }
    add(
      "rules.review-gap", "`\(requirement.id)` may hold where no row of its review does, from \(law.day) on",
      at: first.span,
      help: "end the rows with `policy ... otherwise`")
  }

  private mutating func add(_ id: String, _ message: String, at span: SourceSpan, help: String) {
    let key = Key(kind: id, span: span)
    guard findings[key] == nil else { return }
    order.append(key)
    findings[key] = Diagnostic(id, message, at: span, help: help, severity: .warning)
  }
}
