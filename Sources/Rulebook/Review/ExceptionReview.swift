import Interchange

/// Exceptions to one clause looked at in pairs, on every day on which the law changes: those that change nothing because
/// another holds wherever they do, and those that disagree.
struct ExceptionReview {
  /// What takes a clause away, or makes it hold all the same.
  private struct Part {
    let clause: Clause
    let name: String
    let span: SourceSpan
    let makesHold: Bool
    let targets: Set<String>
    let form: ConditionForm
  }

  private struct Pair: Hashable {
    let first: SourceSpan
    let second: SourceSpan
  }

  private var findings: [Pair: Diagnostic] = [:]
  private var order: [Pair] = []
  /// Pairs of which the second was seen to matter beside the first on some day.
  private var needed: Set<Pair> = []
  private var shadowed: [Pair: (part: Clause, other: Clause, finding: Diagnostic)] = [:]

  /// - Parameter readers: of the law on each day on which it changes, in order.
  static func findings(in readers: [ConditionReader]) -> [Diagnostic] {
    var review = ExceptionReview()
    for reader in readers {
      let law = reader.law
      for id in law.program.ids {
        guard let clause = law.clause(id) else { continue }
        let parts = parts(of: clause, reader)
        for (index, first) in parts.enumerated() {
          for second in parts[..<index] { review.compare(second, first, of: clause, on: law.day) }
        }
      }
    }
    let idle = review.shadowed.filter { pair, found in
      !review.needed.contains(pair)
        && readers.allSatisfy { counts(found.other, in: $0.law) || !counts(found.part, in: $0.law) }
    }
    return review.order.compactMap { review.findings[$0] }
      + idle.values.map(\.finding).sorted { $0.message < $1.message }
  }

  private static func counts(_ clause: Clause, in law: Law) -> Bool { law.clause(clause.id) === clause }

  private static func parts(of clause: Clause, _ reader: ConditionReader) -> [Part] {
    let own = clause.exceptions.map { exception in
      Part(
        clause: clause, name: "the `except when` on line \(exception.condition.span.line)",
        span: exception.condition.span,
        makesHold: false, targets: [clause.id], form: reader.form(of: exception.condition))
    }
    let labelled = (reader.law.program.exceptionsTo[clause.id] ?? []).compactMap { id -> Part? in
      guard let exception = reader.law.clause(id), exception.targets.contains(clause.id) else { return nil }
      return Part(
        clause: exception, name: "`\(id)`", span: exception.span, makesHold: exception.makesHold,
        targets: Set(exception.targets), form: reader.form(of: exception))
    }
    return own.count + labelled.count > 1 ? own + labelled : []
  }

  private mutating func compare(_ first: Part, _ second: Part, of clause: Clause, on day: CalendarDay) {
    if first.makesHold == second.makesHold {
      // Of two that say the same, the later one is idle.
      if !note(second, idleBeside: first, on: day) { _ = note(first, idleBeside: second, on: day) }
      return
    }
    let pair = Pair(first: first.span, second: second.span)
    // What stands inside the clause is part of its own condition: it gives way to what makes the clause hold.
    guard first.clause !== clause, second.clause !== clause, findings[pair] == nil,
      !Contradiction.holds([first.form, second.form])
    else { return }
    order.append(pair)
    findings[pair] = Diagnostic(
      "rules.conflict",
      "\(first.name) and \(second.name) disagree about `\(clause.id)` where both hold, from \(day) on",
      at: second.span, help: "say in one of them that the other does not hold; the other is at \(first.span)",
      severity: .warning)
  }

  /// Notes that `part` changes nothing beside `other`; false if it does.
  private mutating func note(_ part: Part, idleBeside other: Part, on day: CalendarDay) -> Bool {
    guard part.targets.isSubset(of: other.targets) else { return false }
    let pair = Pair(first: other.span, second: part.span)
    guard Contradiction.implies(part.form, other.form) else {
      needed.insert(pair)
      return false
    }
    if shadowed[pair] == nil {
      let finding = Diagnostic(
        "rules.shadowed", "\(part.name) changes nothing: wherever it holds, \(other.name) holds too", at: part.span,
        help: "the other is at \(other.span)", severity: .warning)
      shadowed[pair] = (part.clause, other.clause, finding)
    }
    return true
  }
}
