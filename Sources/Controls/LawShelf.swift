import Interchange
import Rulebook
import Synchronization

/// The law of the days that a run asks about, each put together once. Safe to share between threads.
final class LawShelf: Sendable {
  private struct Days: Hashable {
    var day: CalendarDay
    var known: CalendarDay
  }

  private let program: RuleProgram
  private let laws = Mutex<[Days: Law]>([:])

  /// The most days that are kept.
  private static let most = 512

  init(_ program: RuleProgram) { self.program = program }

  func law(on day: CalendarDay, known: CalendarDay) -> Law {
    let days = Days(day: day, known: known)
    if let law = laws.withLock({ $0[days] }) { return law }
    let law = program.law(on: day, known: known)
    laws.withLock { laws in
      if laws.count >= Self.most { laws.removeAll() }
      laws[days] = law
    }
    return law
  }
}
