import Foundation
public import Interchange

extension CalendarDay {
  /// Today in UTC.
  public static var today: CalendarDay {
    let days = Int((Date().timeIntervalSince1970 / 86_400).rounded(.down))
    // The clock of a running machine lies within the calendar's years.
    return CalendarDay(daysSince1970: days) ?? CalendarDay.distantFuture
  }
}
