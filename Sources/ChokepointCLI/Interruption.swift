import Foundation
import Synchronization

/// Ctrl-C while a long answer is printed: what is printed ends with a whole line. A second one ends the process at once.
enum Interruption {
  private static let flag = Atomic<Bool>(false)

  static func watch() {
    // Made here, because a handler of signals must not be the first to use it.
    flag.store(false, ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in Interruption.flag.store(true, ordering: .relaxed) }
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
    sigaction(SIGINT, &action, nil)
    // Whoever started the process may have blocked the signal.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// For what asks now and then whether to stop.
  static let test: @Sendable () -> Bool = { isAsked }

  static var isAsked: Bool { flag.load(ordering: .relaxed) }
}
