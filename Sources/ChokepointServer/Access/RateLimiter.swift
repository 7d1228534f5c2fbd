import Foundation
import Synchronization

/// How often a caller may ask: a bucket for each, which fills at a steady rate.
final class RateLimiter: Sendable {
  private struct Bucket {
    var tokens: Double
    var filled: Double
  }

  private let rate: Double
  private let burst: Double
  private let buckets = Mutex<[String: Bucket]>([:])
  private static let most = 50_000

  /// - Parameters:
  ///   - rate: requests a second in the long run.
  ///   - burst: how many may come at once.
  init(rate: Double, burst: Double) {
    self.rate = rate
    self.burst = burst
  }

  /// Whether the caller may ask now; nil if so, else the seconds to wait.
  ///
  /// - Parameter now: seconds of a clock that only goes on.
  func wait(_ caller: String, now: Double = ProcessInfo.processInfo.systemUptime) -> Double? {
    buckets.withLock { buckets in
      if buckets.count >= Self.most {
        // Full buckets say nothing that a new one would not.
        buckets = buckets.filter { $0.value.tokens + (now - $0.value.filled) * rate < burst }
        if buckets.count >= Self.most { buckets.removeAll() }
      }
      var bucket = buckets[caller] ?? Bucket(tokens: burst, filled: now)
      bucket.tokens = min(burst, bucket.tokens + (now - bucket.filled) * rate)
      bucket.filled = now
      defer { buckets[caller] = bucket }
      guard bucket.tokens >= 1 else { return (1 - bucket.tokens) / rate }
      bucket.tokens -= 1
      return nil
    }
  }
}
