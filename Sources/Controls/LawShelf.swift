import Interchange
import Rulebook
import Synchronization

/// The law of the days that a run asks about, put together once for all days between two changes. Safe to share between
/// threads.
final class LawShelf: Sendable {
  private struct Time: Hashable {
    var era: Int
    var known: CalendarDay
  }

  private let program: RuleProgram
  private let laws = Mutex<[Time: Law]>([:])

  /// The most laws that are kept.
  private static let most = 512

  init(_ program: RuleProgram) { self.program = program }

  func law(on day: CalendarDay, known: CalendarDay) -> Law {
    let time = Time(era: program.era(of: day), known: known)
    if let law = laws.withLock({ $0[time] })?.moved(to: day) { return law }
    let law = program.law(on: day, known: known)
    laws.withLock { laws in
      if laws.count >= Self.most { laws.removeAll() }
      laws[time] = law
    }
    return law
  }
}
