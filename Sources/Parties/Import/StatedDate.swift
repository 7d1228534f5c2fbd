import Interchange

/// A date as lists write it, whole or in part: `1955-01-15`, `15 Jan 1955`, `March 8, 2021`, `5/21/19`, `1972-08`, `1965`.
struct StatedDate: CustomStringConvertible {
  /// What the first of two numbers before the year means.
  enum Order: String, CaseIterable, Sendable {
    case monthFirst = "MM/DD/YYYY"
    case dayFirst = "DD/MM/YYYY"
  }

  private(set) var year = 0
  private(set) var month: Int?
  private(set) var day: Int?

  /// The day, if all of it is known.
  var exact: CalendarDay? {
    guard let month, let day else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }

  /// `1955-01-15`, `1955-01` or `1955`.
  var description: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return [String(year), month.map(two), day.map(two)].compactMap { $0 }.joined(separator: "-")
  }

  /// Nil for anything that is not a date and nothing else.
  init?(_ text: String, order: Order = .monthFirst) {
    let stated = text.split(separator: "T", maxSplits: 1).first.map(String.init) ?? ""
    // The time of day of `2022-08-15T00:00:00` says nothing here.
    let isTimed = stated.utf8.count == 10 && CalendarDay(stated) != nil
    let words = (isTimed ? stated : text).split { " ,./-".contains($0) }.map(String.init)
    let numbers = words.map { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int($0) : nil }
    switch (words.count, numbers.compactMap { $0 }.count) {
    case (1, 1) where words[0].utf8.count == 8:
      guard let all = numbers[0] else { return nil }
      (year, month, day) = (all / 10_000, all / 100 % 100, all % 100)
    case (1, 1): year = numbers[0] ?? 0
    case (2, 2) where words[0].utf8.count == 4: (year, month) = (numbers[0] ?? 0, numbers[1])
    case (2, 2): (month, year) = (numbers[0], numbers[1] ?? 0)
    case (2, 1): (month, year) = (Self.month(words[0]), numbers[1] ?? 0)
    case (3, 3) where words[0].utf8.count == 4: (year, month, day) = (numbers[0] ?? 0, numbers[1], numbers[2])
    case (3, 3):
      (month, day) = order == .monthFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
      year = Self.full(numbers[2] ?? 0, digits: words[2].utf8.count)
    case (3, 2) where numbers[0] == nil:
      (month, day, year) = (Self.month(words[0]), numbers[1], numbers[2] ?? 0)
    case (3, 2) where numbers[1] == nil:
      (day, month, year) = (numbers[0], Self.month(words[1]), numbers[2] ?? 0)
    default: return nil
    }
    guard (1000...9999).contains(year), words.count < 2 || month != nil else { return nil }
    guard CalendarDay(year: year, month: month ?? 1, day: day ?? 1) != nil else { return nil }
  }

  /// The date in its ISO form where it is one, also after `circa` and on both sides of `to`; else the text as it stands.
  static func normalised(_ text: String, order: Order = .monthFirst) -> String {
    let text = ListText.trimmed(text, ".;")
    if let date = StatedDate(text, order: order) { return date.description }
    let parts = text.split(separator: " to ").map(String.init)
    if parts.count == 2 {
      return parts.map { normalised($0, order: order) }.joined(separator: " to ")
    }
    for mark in ["circa ", "approximately "] where text.lowercased().hasPrefix(mark) {
      return "circa " + normalised(String(text.dropFirst(mark.count)), order: order)
    }
    return text
  }

  /// Two digits mean 1936 to 2035: the Federal Register began in 1936.
  private static func full(_ year: Int, digits: Int) -> Int { digits > 2 ? year : year + (year >= 36 ? 1900 : 2000) }

  private static func month(_ word: String) -> Int? {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    let lower = word.lowercased()
    return lower.utf8.count >= 3 ? names.firstIndex { lower.hasPrefix($0) }.map { $0 + 1 } : nil
  }
}
