import Interchange
import Parties
import Synchronization

/// Remembers what was found for a key on the days on which it is the same, for a bounded number of answers; when it is full
/// it starts anew. Safe to share between threads, which may find the same thing twice.
final class SteadyMemory<Value: Sendable>: Sendable {
  private struct Known {
    var answers: [String: [(days: SteadyDays, value: Value)]] = [:]
    var count = 0
  }

  private let known = Mutex(Known())
  private let most: Int

  init(most: Int) { self.most = most }

  /// What was found under `key` for a day, or what `find` finds now, which narrows the days to those that it holds for.
  func value<Failure: Error>(
    _ key: String, on day: CalendarDay, _ find: (inout SteadyDays) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let found = known.withLock { $0.answers[key]?.first { $0.days.contains(day) }?.value }
    if let found { return found }
    var days = SteadyDays(around: day)
    let fresh = try find(&days)
    known.withLock { known in
      if known.count >= most { known = Known() }
      known.answers[key, default: []].append((days, fresh))
      known.count += 1
    }
    return fresh
  }
}
