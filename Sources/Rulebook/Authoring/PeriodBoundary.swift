import Interchange

/// A day from which a version of a clause counts otherwise than on the day before.
///
/// A case shows it if the clause would hold for its facts as the law stands beside the boundary (`judged`), and its own
/// day lies before the boundary, or on it.
public struct PeriodBoundary: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case from, until, announced, compliance
    case notEnforcedFrom = "not_enforced_from"
    case notEnforcedUntil = "not_enforced_until"
    case suspendedFrom = "suspended_from"
    case suspendedUntil = "suspended_until"

    /// What happens on the day, in words.
    public var words: String {
      switch self {
      case .from: "its first day"
      case .until: "the first day no longer in force"
      case .announced: "the day from which it could be known"
      case .compliance: "the first day of compliance"
      case .notEnforcedFrom: "the first day on which it is not enforced"
      case .notEnforcedUntil: "the day from which it is enforced again"
      case .suspendedFrom: "the first day of its suspension"
      case .suspendedUntil: "the day on which its suspension ends"
      }
    }
  }

  let kind: Kind
  let day: CalendarDay
  /// The day whose law says whether the clause holds for the facts of a case.
  let judged: CalendarDay
  /// The first day of what lies before the boundary; nil for no bound.
  let begin: CalendarDay?

  /// Which side a case shows, if any: what is announced is a matter of the day of asking, all else of the deal's.
  func side(of testCase: Case, asked known: CalendarDay) -> String? {
    let day = kind == .announced ? known : testCase.day
    if kind == .announced, testCase.day < judged { return nil }
    if day == self.day { return "on" }
    return day < self.day && begin.map { $0 <= day } ?? true ? "before" : nil
  }

  /// The boundaries of a version, in the order of the attributes.
  static func all(of clause: Clause) -> [PeriodBoundary] {
    guard let period = clause.period else { return [] }
    func boundary(_ kind: Kind, _ day: CalendarDay?, judged: CalendarDay? = nil, begin: CalendarDay? = period.from)
      -> PeriodBoundary?
    {
      guard let day else { return nil }
      return PeriodBoundary(kind: kind, day: day, judged: judged ?? day, begin: begin)
    }
    var all = [
      boundary(.from, period.from, begin: nil),
      boundary(.until, period.until, judged: period.until?.previous),
      boundary(
        .announced, period.knowable == period.from ? nil : period.knowable, judged: max(period.from, period.knowable),
        begin: nil),
      boundary(.compliance, period.compliance.flatMap { $0 > period.from ? $0 : nil }),
    ]
    for note in clause.nonEnforcement {
      all.append(boundary(.notEnforcedFrom, note.from > period.from ? note.from : nil))
      all.append(boundary(.notEnforcedUntil, note.until, begin: note.from))
    }
    for note in clause.suspensions {
      all.append(boundary(.suspendedFrom, note.from > period.from ? note.from : nil, judged: note.from.previous))
      all.append(boundary(.suspendedUntil, note.until, begin: note.from))
    }
    return all.compactMap { $0 }
  }
}
