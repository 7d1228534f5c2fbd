import Foundation
import Interchange

/// Prints times as records do.
enum LedgerClock {
  /// Microseconds since 1970, UTC.
  static let system: @Sendable () -> Int = {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return now.tv_sec * 1_000_000 + now.tv_nsec / 1000
  }

  static func text(_ microseconds: Int) -> String {
    let (days, rest) = (microseconds / 86_400_000_000, microseconds % 86_400_000_000)
    let day = CalendarDay(daysSince1970: days) ?? .distantFuture
    let seconds = rest / 1_000_000
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
    return "\(day)T\(parts.joined(separator: ":")).\(padded(rest % 1_000_000, 6))Z"
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
