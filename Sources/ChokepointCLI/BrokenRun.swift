import Synchronization

/// Whether a record was met that ends the run, for the threads that would read on.
final class BrokenRun: Sendable {
  private let flag = Atomic<Bool>(false)

  var isBroken: Bool { flag.load(ordering: .relaxed) }

  func stop() { flag.store(true, ordering: .relaxed) }
}
