import Chokepoint
import Foundation
import Logging

/// What all requests share.
final class ServiceState: Sendable {
  let options: ServerOptions
  let lists: ServedLists
  let keys: KeyRing
  let sessions = SessionBook()
  let pool = WorkPool()
  let metrics = Metrics()
  let pages: PageBook
  let desk: Desk
  let log: Logger
  let limiter: RateLimiter?
  /// Slows guesses at keys down.
  let loginLimiter = RateLimiter(rate: 0.2, burst: 10)
  let started = Date()

  init(options: ServerOptions, lists: ServedLists, keys: KeyRing, pages: PageBook, desk: Desk, log: Logger) {
    self.options = options
    self.lists = lists
    self.keys = keys
    self.pages = pages
    self.desk = desk
    self.log = log
    limiter = options.rate.map { RateLimiter(rate: $0.steady, burst: $0.burst) }
  }

  /// Whether nobody is asked for a key: only while no key was made, and on this machine alone.
  var isOpen: Bool { options.isLoopback && !keys.isNeeded }
}
