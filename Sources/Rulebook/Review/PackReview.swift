public import Interchange

extension RuleProgram {
  /// What a careful reader would object to: thresholds without a case below, at and above them; versions of a clause that
  /// leave days between them, or claim days of the next; exceptions that change nothing or disagree; reviews that leave
  /// days or deals open, and rows of theirs that no deal reaches.
  ///
  /// - Parameter known: the day whose knowledge cases have that state none, as when they are run.
  public func review(known: CalendarDay) -> [Diagnostic] {
    let cases = self.cases.map { CaseFigures($0, in: self, known: known) }
    var findings = ids.flatMap(brokenPeriods)
    for id in ids {
      for clause in versions[id] ?? [] {
        for threshold in clause.terms.flatMap(\.thresholds) {
          if let missing = missing(threshold, of: clause, in: cases) { findings.append(missing) }
        }
      }
    }
    let readers = changes.map { ConditionReader(law: law(on: $0, known: known)) }
    return findings + ExceptionReview.findings(in: readers) + PolicyReview.findings(in: readers)
  }

  private func brokenPeriods(of id: String) -> [Diagnostic] {
    let versions = self.versions[id] ?? []
    return zip(versions, versions.dropFirst()).compactMap { earlier, later in
      // Reviews of one requirement may stand side by side.
      guard let until = earlier.period?.until, let next = later.period?.from, until != next,
        earlier.kind != .review || earlier.period?.from != next
      else { return nil }
      let what =
        until < next
        ? "no version of `\(id)` counts from \(until) to" : "two versions of `\(id)` claim the days from \(next) to"
      return Diagnostic(
        until < next ? "rules.gap" : "rules.overlap", "\(what) \(max(until, next).previous ?? until)", at: later.span,
        help: "the version before is at \(earlier.span)", severity: .warning)
    }
  }

  private func missing(_ threshold: Threshold, of clause: Clause, in cases: [CaseFigures]) -> Diagnostic? {
    var wanted: Set<String> = ["below", "at", "above"]
    if threshold.bound <= .zero { wanted.remove("below") }
    for figures in cases where figures.law.clause(clause.id)?.span == clause.span {
      guard let value = figures.value(of: threshold.quantity) else { continue }
      wanted.remove(value < threshold.bound ? "below" : value == threshold.bound ? "at" : "above")
    }
    guard !wanted.isEmpty else { return nil }
    return Diagnostic(
      "rules.boundary",
      "no case \(wanted.sorted().joined(separator: ", ")) the threshold \(threshold.bound) in `\(clause.id)`",
      at: threshold.span, help: "add rows to a `cases` table on a date on which this version counts", severity: .warning
    )
  }
}

/// A number that a fact is held against.
struct Threshold {
  var quantity: Term
  var bound: Exact
  var span: SourceSpan
}

/// The figures that one case gives, under the law of its date.
private final class CaseFigures {
  let law: Law
  private let evaluation: Evaluation

  init(_ testCase: Case, in program: RuleProgram, known: CalendarDay) {
    law = program.law(on: testCase.day, known: testCase.known ?? known)
    evaluation = Evaluation(law: law, facts: FactSet(of: testCase))
  }

  func value(of term: Term) -> Exact? {
    guard case .number(let low, let high)? = evaluation.quantity(of: term, for: [:]).value, low == high else {
      return nil
    }
    return low
  }
}

extension Term {
  /// The numbers that quantities are held against anywhere in this term.
  var thresholds: [Threshold] {
    var found = parts.flatMap(\.thresholds)
    switch kind {
    case .compare(let left, _, let right):
      if case .constant(.number(let bound, _)) = right.kind, !left.isConstant {
        found.append(Threshold(quantity: left, bound: bound, span: span))
      }
    case .within(let inner, let interval):
      found.append(Threshold(quantity: inner, bound: interval.low, span: span))
      found.append(Threshold(quantity: inner, bound: interval.high, span: span))
    default: break
    }
    return found
  }

  private var isConstant: Bool { if case .constant = kind { true } else { false } }
}
