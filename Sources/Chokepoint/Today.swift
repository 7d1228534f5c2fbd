import Foundation
public import Interchange
public import Parties

extension CalendarDay {
  /// Today in UTC.
  public static var today: CalendarDay {
    let days = Int((Date().timeIntervalSince1970 / 86_400).rounded(.down))
    // The clock of a running machine lies within the calendar's years.
    return CalendarDay(daysSince1970: days) ?? CalendarDay.distantFuture
  }
}

extension UTCTime {
  /// This second.
  public static var now: UTCTime { UTCTime(seconds: Int(Date().timeIntervalSince1970.rounded(.down))) }
}
