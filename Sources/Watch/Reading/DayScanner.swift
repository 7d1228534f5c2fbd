import Interchange

/// Finds whole days written in a run of text, in the forms of bylines, headers and feeds.
///
/// `2025-06-10`, `2025/6/10`, `10 June 2025`, `June 10, 2025`, `10-Jun-25` is not read, `2025年6月10日`. A day in digits alone
/// with the year last (`06/10/2025`) is read only where one number cannot be a month: 10 June and 6 October are both possible.
struct DayScanner {
  struct Found: Equatable {
    var range: Range<Int>
    var day: CalendarDay
  }

  /// In the order of the text.
  static func days(in bytes: ArraySlice<UInt8>) -> [Found] {
    DayScanner(bytes: bytes).scan()
  }

  private let bytes: ArraySlice<UInt8>

  private func scan() -> [Found] {
    var found: [Found] = []
    var place = bytes.startIndex
    while place < bytes.endIndex {
      guard let end = yearEnd(at: place) else {
        place += 1
        continue
      }
      let taken = found.last?.range.upperBound ?? bytes.startIndex
      if let one = day(around: place..<end, after: taken) {
        found.append(one)
        place = max(end, one.range.upperBound)
      } else {
        place = end
      }
    }
    return found
  }

  /// The end of a number of four digits, from 1900 to 2099, that begins here.
  private func yearEnd(at place: Int) -> Int? {
    guard place + 4 <= bytes.endIndex, bytes[place] == 0x31 || bytes[place] == 0x32,
      bytes[place + 1] == 0x39 || bytes[place + 1] == 0x30, isDigit(place + 2), isDigit(place + 3),
      !isDigit(place - 1), !isDigit(place + 4)
    else { return nil }
    return place + 4
  }

  private func isDigit(_ place: Int) -> Bool {
    place >= bytes.startIndex && place < bytes.endIndex && (0x30...0x39).contains(bytes[place])
  }

  private func number(_ range: Range<Int>) -> Int {
    bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private func day(around year: Range<Int>, after taken: Int) -> Found? {
    yearFirst(year) ?? numeric(year, after: taken) ?? yearLast(year, after: taken)
  }

  /// `2025-06-10`, `2025/6/10`, `2025.06.10`, `2025年6月10日`.
  private func yearFirst(_ year: Range<Int>) -> Found? {
    guard let first = separator(at: year.upperBound, year: true), let month = digits(at: first),
      let second = separator(at: month.upperBound, year: false), let day = digits(at: second)
    else { return nil }
    let end = Self.starts(bytes, day.upperBound, "日") ? day.upperBound + 3 : day.upperBound
    return made(number(year), number(month), number(day), year.lowerBound..<end)
  }

  private func separator(at place: Int, year: Bool) -> Int? {
    guard place < bytes.endIndex else { return nil }
    if bytes[place] == 0x2D || bytes[place] == 0x2F || bytes[place] == 0x2E { return place + 1 }
    return Self.starts(bytes, place, year ? "年" : "月") ? place + 3 : nil
  }

  private static func starts(_ bytes: ArraySlice<UInt8>, _ place: Int, _ word: StaticString) -> Bool {
    guard place + word.utf8CodeUnitCount <= bytes.endIndex else { return false }
    for offset in 0..<word.utf8CodeUnitCount where bytes[place + offset] != word.utf8Start[offset] { return false }
    return true
  }

  /// One or two digits that begin here.
  private func digits(at place: Int) -> Range<Int>? {
    guard isDigit(place) else { return nil }
    let end = isDigit(place + 1) ? place + 2 : place + 1
    return isDigit(end) ? nil : place..<end
  }

  /// `June 10, 2025`, `10 June 2025`, `10th of June, 2025`, `25/06/2025`.
  private func yearLast(_ year: Range<Int>, after taken: Int) -> Found? {
    var place = skipBack(year.lowerBound, over: " ,.-", to: taken)
    guard place < year.lowerBound else { return nil }
    if let month = month(before: place, to: taken) {
      place = skipBack(month.range.lowerBound, over: " .,-", to: taken)
      if place - 2 >= taken, bytes[place - 2] == 0x6F, bytes[place - 1] == 0x66 {
        place = skipBack(place - 2, over: " ", to: taken)
      }
      guard let day = ordinal(before: place, to: taken) else { return nil }
      return made(number(year), month.number, number(day), day.lowerBound..<year.upperBound)
    }
    guard let day = ordinal(before: place, to: taken) else { return nil }
    let gap = skipBack(day.lowerBound, over: " .", to: taken)
    guard gap < day.lowerBound, let month = month(before: gap, to: taken) else { return nil }
    return made(number(year), month.number, number(day), month.range.lowerBound..<year.upperBound)
  }

  private func numeric(_ year: Range<Int>, after taken: Int) -> Found? {
    let mark = year.lowerBound - 1
    guard mark > taken, [0x2F, 0x2E, 0x2D].contains(bytes[mark]), let second = ordinal(before: mark, to: taken),
      second.lowerBound - 1 > taken, bytes[second.lowerBound - 1] == bytes[mark],
      let first = ordinal(before: second.lowerBound - 1, to: taken)
    else { return nil }
    let (left, right) = (number(first), number(second))
    let range = first.lowerBound..<year.upperBound
    // With points the day stands first everywhere.
    if left > 12 || bytes[mark] == 0x2E && right <= 12 { return made(number(year), right, left, range) }
    return right > 12 || left == right ? made(number(year), left, right, range) : nil
  }

  private func skipBack(_ place: Int, over signs: StaticString, to limit: Int) -> Int {
    var place = place
    while place > limit {
      var isSign = false
      for offset in 0..<signs.utf8CodeUnitCount where signs.utf8Start[offset] == bytes[place - 1] { isSign = true }
      guard isSign else { break }
      place -= 1
    }
    return place
  }

  /// One or two digits that end here, with or without `st`, `nd`, `rd`, `th`.
  private func ordinal(before place: Int, to limit: Int) -> Range<Int>? {
    var end = place
    if end - 2 > limit, !isDigit(end - 1), isDigit(end - 3) { end -= 2 }
    guard end > limit, isDigit(end - 1) else { return nil }
    let start = end - 1 > limit && isDigit(end - 2) ? end - 2 : end - 1
    guard !(start > bytes.startIndex && isDigit(start - 1)), number(start..<end) <= 31 else { return nil }
    return start..<end
  }

  private func month(before place: Int, to limit: Int) -> (number: Int, range: Range<Int>)? {
    var start = place
    while start > limit, place - start < 10, (bytes[start - 1] | 0x20) >= 0x61, (bytes[start - 1] | 0x20) <= 0x7A {
      start -= 1
    }
    guard let month = Self.month(bytes[start..<place]) else { return nil }
    return (month, start..<place)
  }

  /// `Jan`, `January`, `Sept`: 1 to 12.
  static func month(_ word: ArraySlice<UInt8>) -> Int? {
    guard (3...9).contains(word.count) else { return nil }
    return months.firstIndex { $0.starts(with: word.lazy.map { $0 | 0x20 }) }.map { $0 + 1 }
  }

  private static let months: [[UInt8]] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ].map { Array($0.utf8) }

  private func made(_ year: Int, _ month: Int, _ day: Int, _ range: Range<Int>) -> Found? {
    CalendarDay(year: year, month: month, day: day).map { Found(range: range, day: $0) }
  }
}
