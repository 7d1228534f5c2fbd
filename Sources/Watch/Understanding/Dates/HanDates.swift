import Interchange

/// Times in Chinese: `11月26日`, `2024年`, `去年`.
enum HanDates {
  private static let words: [(word: [UInt8], unit: Int, shift: Int)] = [
    ("去年", 4, -1), ("今年", 4, 0), ("明年", 4, 1), ("上月", 3, -1), ("上个月", 3, -1), ("本月", 3, 0), ("下个月", 3, 1),
    ("昨日", 1, -1), ("昨天", 1, -1), ("今天", 1, 0), ("今日", 1, 0), ("明天", 1, 1), ("上周", 2, -1), ("本周", 2, 0),
  ].map { (Array($0.0.utf8), $0.1, $0.2) }

  struct Found {
    var range: Range<Int>
    var value: DateValue
  }

  /// Words of time within a run of Han.
  static func find(_ bytes: [UInt8], _ range: Range<Int>, day: CalendarDay?) -> [Found] {
    var found: [Found] = []
    var at = range.lowerBound
    while at < range.upperBound {
      let hit = words.first {
        at + $0.word.count <= range.upperBound && bytes[at..<(at + $0.word.count)].elementsEqual($0.word)
      }
      if let hit {
        let value = DateValue(period: day.flatMap { period(hit.unit, hit.shift, $0) }, rule: "date.han")
        found.append(Found(range: at..<(at + hit.word.count), value: value))
        at += hit.word.count
      } else {
        at += bytes[at] < 0x80 ? 1 : bytes[at] < 0xE0 ? 2 : bytes[at] < 0xF0 ? 3 : 4
      }
    }
    return found
  }

  private static func period(_ unit: Int, _ shift: Int, _ day: CalendarDay) -> ClosedRange<CalendarDay>? {
    switch unit {
    case 1:
      let exact = DayMath.adding(shift, to: day)
      return exact...exact
    case 2: return DayMath.week(shift, from: day)
    case 3: return DayMath.month(shift, from: day)
    default: return DayMath.year(day.year + shift)
    }
  }

  private static func begins(_ reader: DateReader, _ place: Int, _ sign: String) -> Bool {
    guard let token = reader.token(place), token.shape.contains(.han) else { return false }
    return reader.text.bytes[token.range].starts(with: sign.utf8)
  }

  /// `2024年`, `2024年11月`, `2024年11月26日`.
  static func year(_ reader: DateReader, _ place: Int, _ year: Int) -> DateReader.Found? {
    guard begins(reader, place + 1, "年") else { return nil }
    guard let month = number(reader, place + 2), begins(reader, place + 3, "月") else {
      return reader.found(place, place + 1, DayMath.year(year), "date.han")
    }
    guard let day = number(reader, place + 4), begins(reader, place + 5, "日"),
      let exact = CalendarDay(year: year, month: month, day: day)
    else { return reader.found(place, place + 3, DayMath.month(year, month), "date.han") }
    return reader.found(place, place + 5, exact...exact, "date.han")
  }

  /// `11月26日`, `11月`.
  static func monthDay(_ reader: DateReader, _ place: Int, _ month: Int) -> DateReader.Found? {
    guard begins(reader, place + 1, "月"), (1...12).contains(month) else { return nil }
    guard let day = number(reader, place + 2), begins(reader, place + 3, "日") else {
      return reader.monthAlone(place, place + 1, month)
    }
    guard let now = reader.day else {
      let partial = "--\(DateReader.two(month))-\(DateReader.two(day))"
      return reader.found(place, place + 3, nil, "date.han", partial: partial)
    }
    let year = (month, day) <= (now.month, now.day) ? now.year : now.year - 1
    return CalendarDay(year: year, month: month, day: day).map { reader.found(place, place + 3, $0...$0, "date.han") }
  }

  private static func number(_ reader: DateReader, _ place: Int) -> Int? {
    reader.token(place).flatMap { DateReader.small($0, reader.text.bytes) }
  }
}
