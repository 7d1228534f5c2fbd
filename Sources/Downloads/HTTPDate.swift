import Interchange

/// Dates of HTTP (RFC 9110, 5.6.7) in the one form that is still sent: `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
  static func day(_ text: String) -> CalendarDay? { parts(text)?.day }

  /// Seconds since the beginning of 1970.
  static func seconds(_ text: String) -> Int? {
    guard let (day, second) = parts(text) else { return nil }
    return day.daysSince1970 * 86_400 + second
  }

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  private static func parts(_ text: String) -> (day: CalendarDay, second: Int)? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let month = months.firstIndex(of: String(words[2])),
      let number = Int(words[1]), let year = Int(words[3]),
      let day = CalendarDay(year: year, month: month + 1, day: number)
    else { return nil }
    let time = words[4].split(separator: ":").compactMap { Int($0) }
    guard time.count == 3, (0...23).contains(time[0]), (0...59).contains(time[1]), (0...60).contains(time[2]) else {
      return nil
    }
    return (day, time[0] * 3600 + time[1] * 60 + time[2])
  }
}
