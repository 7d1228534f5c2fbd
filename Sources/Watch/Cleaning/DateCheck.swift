import Interchange

/// Whether a page's date agrees with the days that its text tells of.
enum DateCheck {
  /// A day in the text that is told as past and comes after `day`, or lies so far ahead that nobody plans for it.
  static func refutation(of day: CalendarDay, in work: PageWork) -> DayScanner.Found? {
    for piece in work.pieces where piece.label?.isKept ?? false {
      for found in DayScanner.days(in: work.bytes[piece.range]) {
        let ahead = found.day.daysSince1970 - day.daysSince1970
        if ahead > 3 * 365 || (ahead > 1 && isPast(found, in: work.bytes, piece.range)) { return found }
      }
    }
    return nil
  }

  /// The days of a piece that are told as past.
  static func pastDays(in bytes: [UInt8], _ range: Range<Int>) -> [DayScanner.Found] {
    DayScanner.days(in: bytes[range]).filter { isPast($0, in: bytes, range) }
  }

  /// Nothing of the future in the sentence around, and a verb of the past.
  private static func isPast(_ found: DayScanner.Found, in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var start = found.range.lowerBound
    while start > range.lowerBound,
      !(bytes[start - 1] == 0x20 && start - 2 >= range.lowerBound && bytes[start - 2] == 0x2E)
    {
      start -= 1
    }
    let end = bytes[found.range.upperBound..<range.upperBound].firstIndex(of: 0x2E) ?? range.upperBound
    var words: [Word] = []
    WordScanner.scan(bytes, start..<end, into: &words)
    guard !words.contains(where: { future.contains($0.hash) }) else { return false }
    let before = words.filter { Int($0.end) <= found.range.lowerBound }.suffix(2)
    guard !before.contains(where: { ahead.contains($0.hash) }) else { return false }
    return words.contains { word in
      past.contains(word.hash)
        || (word.end - word.start > 4 && bytes[Int(word.end) - 2] == 0x65 && bytes[Int(word.end) - 1] == 0x64)
    }
  }

  private static let future = hashes(
    "will would effective expires expire deadline due plans plan planned scheduled expected expects shall should could starting beginning starts takes take begins"
  )
  private static let ahead = hashes("until till by from before after since")
  private static let past = hashes("was were had said told came went took met wrote gave began did made saw")

  private static func hashes(_ words: String) -> Set<UInt32> {
    Set(words.split(separator: " ").map { Word.hash(Array($0.utf8)[...]) })
  }
}
