public import Interchange

/// What the worked cases ask of one version of a clause.
public struct ClauseCoverage: Sendable {
  /// A number of the clause, and on which sides of it cases lie.
  public struct Limit: Sendable {
    public let bound: Exact
    public let span: SourceSpan
    /// Which of `below`, `at` and `above` no case shows.
    public internal(set) var missing: [String]
    let quantity: Term
  }

  /// A day on which the clause begins or ceases to count, and whether cases lie before and on it.
  public struct Boundary: Sendable {
    public let kind: PeriodBoundary.Kind
    public let day: CalendarDay
    /// Which of `before` and `on` no case shows.
    public internal(set) var missing = ["before", "on"]
    let boundary: PeriodBoundary
  }

  /// A row of a review.
  public struct Row: Sendable {
    /// As written: `policy case_by_case otherwise`.
    public let text: String
    public let span: SourceSpan
    /// In how many cases it holds while a requirement of the review does.
    public internal(set) var holds = 0
  }

  public let clause: Clause
  /// In how many cases this version counts and is asked.
  public internal(set) var asked = 0
  /// In how many of them it holds.
  public internal(set) var holds = 0
  /// Whether it fails in one of them by facts that the case gives, not by what is assumed.
  public internal(set) var fails = false
  public internal(set) var limits: [Limit]
  public internal(set) var boundaries: [Boundary]
  public internal(set) var rows: [Row]

  /// Whether there is something to hold or fail: not for a quantity that has a name.
  public var isCondition: Bool { clause.kind == .review || clause.condition.map { $0.type == .truth } ?? true }
  /// Whether a case should show it failing: reviews are covered row by row.
  public var canFail: Bool { isCondition && clause.kind != .review }

  /// Something that no case shows.
  public struct Gap: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
      case clauses, policies, thresholds, dates
    }

    public let kind: Kind
    public let text: String
  }

  /// What no case shows, in words; empty where all is covered.
  public var gaps: [Gap] {
    var gaps: [Gap] = []
    if isCondition, asked == 0 {
      gaps.append(Gap(kind: .clauses, text: "no case falls into its time"))
    } else {
      if isCondition, holds == 0 { gaps.append(Gap(kind: .clauses, text: "holds in no case")) }
      if canFail, !fails { gaps.append(Gap(kind: .clauses, text: "fails in no case")) }
    }
    if holds > 0 {
      gaps += rows.filter { $0.holds == 0 }.map {
        Gap(kind: .policies, text: "`\($0.text)` (line \($0.span.line)) holds in no case")
      }
    }
    gaps += limits.filter { !$0.missing.isEmpty }.map { limit in
      let sides = limit.missing.joined(separator: ", ")
      return Gap(kind: .thresholds, text: "no case \(sides) the threshold \(limit.bound) (line \(limit.span.line))")
    }
    gaps += boundaries.filter { !$0.missing.isEmpty }.map { boundary in
      let sides = boundary.missing.joined(separator: ", ")
      return Gap(kind: .dates, text: "no case \(sides) \(boundary.day), \(boundary.kind.words)")
    }
    return gaps
  }
}
