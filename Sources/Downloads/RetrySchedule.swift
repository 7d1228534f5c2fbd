/// When to try again: after twice as long each time, at random within the upper half of that, or when the server says.
public struct RetrySchedule: Sendable {
  /// How often a file is asked for, the first time included.
  public var attempts: Int
  /// What the first wait is at most.
  public var base: Duration
  /// What any wait is at most, also one that a server asks for.
  public var longest: Duration
  /// 0 up to 1, from wherever: a test gives its own.
  public var jitter: @Sendable () -> Double
  /// How time is passed.
  public var sleep: @Sendable (Duration) async -> Void

  public init(
    attempts: Int = 4, base: Duration = .seconds(2), longest: Duration = .seconds(120),
    jitter: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
    sleep: @escaping @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }
  ) {
    self.attempts = attempts
    self.base = base
    self.longest = longest
    self.jitter = jitter
    self.sleep = sleep
  }

  /// The wait before another attempt; nil if there shall be none.
  ///
  /// - Parameters:
  ///   - failed: how many attempts have failed, at least one.
  ///   - asked: the wait that the server asked for.
  func wait(after failed: Int, asked: Duration?) -> Duration? {
    guard failed < attempts else { return nil }
    if let asked { return asked <= longest ? asked : nil }
    let whole = min(base * (1 << min(failed - 1, 20)), longest)
    return whole * (0.5 + jitter() / 2)
  }
}
