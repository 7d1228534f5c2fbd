public import Interchange

/// A second in UTC, written `2026-11-23T05:41:29Z`.
public struct UTCTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Seconds since the beginning of 1970, without leap seconds.
  public let seconds: Int

  public init(seconds: Int) { self.seconds = seconds }

  /// Nil for anything but the form above.
  public init?(_ text: String) {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, text.hasSuffix("Z"), text.utf8.count == 20, let day = CalendarDay(parts[0]) else {
      return nil
    }
    let time = parts[1].dropLast().split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard time.count == 3, let hour = time[0], let minute = time[1], let second = time[2], (0..<24).contains(hour),
      (0..<60).contains(minute), (0..<60).contains(second)
    else { return nil }
    seconds = day.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second
  }

  public var day: CalendarDay {
    // A clock that runs lies within the calendar's years.
    CalendarDay(daysSince1970: Int((Double(seconds) / 86_400).rounded(.down))) ?? .distantFuture
  }

  public var description: String {
    let rest = ((seconds % 86_400) + 86_400) % 86_400
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  public static func < (left: UTCTime, right: UTCTime) -> Bool { left.seconds < right.seconds }
}
