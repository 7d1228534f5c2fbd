extension CalendarDay {
  /// The day that lies `days` after 1970-01-01; nil outside the years 1 to 9999.
  public init?(daysSince1970 days: Int) {
    // Howard Hinnant's civil-from-days, counted in eras of 400 years from 1 March of year 0.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}

extension CalendarDay {
  /// How many days after 1970-01-01 this day lies; negative before it.
  public var daysSince1970: Int {
    // Hinnant's days-from-civil.
    let years = month <= 2 ? year - 1 : year
    let era = (years >= 0 ? years : years - 399) / 400
    let yearOfEra = years - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

extension CalendarDay {
  /// The last day of the calendar, 9999-12-31.
  public static let distantFuture = CalendarDay(validated: 9999, 12, 31)
}

extension CalendarDay {
  /// The day as one number, 20231117: in the order of days.
  package var ordinal: Int { year * 10_000 + month * 100 + day }
}

extension CalendarDay {
  /// The ordinal of a day written `2023-11-17`; nil if it is not one.
  @inlinable
  package static func ordinal(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    var value: Int32 = 0
    for place in 0..<10 where place != 4 && place != 7 {
      let digit = bytes[place] &- 0x30
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int32(digit)
    }
    let (month, day) = (value / 100 % 100, value % 100)
    guard value >= 10_101, (1...12).contains(month), day >= 1 else { return nil }
    return day <= 28 || CalendarDay(year: Int(value / 10_000), month: Int(month), day: Int(day)) != nil ? value : nil
  }
}
