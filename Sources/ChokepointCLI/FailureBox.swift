import Synchronization

/// Brings an error from one thread to another.
final class FailureBox: Sendable {
  private let held = Mutex<(any Error)?>(nil)

  func put(_ error: any Error) { held.withLock { $0 = error } }

  var error: (any Error)? { held.withLock { $0 } }
}
