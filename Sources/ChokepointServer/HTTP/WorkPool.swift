import Foundation
import HTTPTypes
import Hummingbird
import Synchronization

/// Threads for work that computes or waits for a disk, so that the threads of the connections stay free. It takes a
/// bounded number of jobs: who comes when it is full is told so at once rather than kept waiting.
final class WorkPool: Sendable {
  private let queue: OperationQueue
  private let most: Int
  private let waiting = Mutex(0)

  /// - Parameters:
  ///   - width: how many jobs run at once.
  ///   - most: how many may run or wait.
  init(width: Int = max(2, ProcessInfo.processInfo.activeProcessorCount), most: Int = 2000) {
    queue = OperationQueue()
    queue.name = "chokepoint.work"
    queue.maxConcurrentOperationCount = width
    queue.qualityOfService = .userInitiated
    self.most = most
  }

  /// - Throws: what the work throws; `Problem` 503 when the pool is full.
  func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    let isTaken = waiting.withLock { count in
      guard count < most else { return false }
      count += 1
      return true
    }
    guard isTaken else {
      var problem = Problem(.serviceUnavailable, "server.busy", "too many requests wait already")
      problem.headers = [(.retryAfter, "1")]
      throw problem
    }
    defer { waiting.withLock { $0 -= 1 } }
    return try await withCheckedThrowingContinuation { continuation in
      queue.addOperation {
        continuation.resume(with: Swift.Result { try work() })
      }
    }
  }

  /// How many jobs run or wait.
  var load: Int { waiting.withLock { $0 } }
}
