import Synchronization

/// A clock for tests: one microsecond later each time it is asked.
final class Ticks: Sendable {
  private let now: Atomic<Int>

  init(start: Int) { now = Atomic(start) }

  func next() -> Int { now.add(1, ordering: .relaxed).oldValue }
}
