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
  /// The last day of the calendar, 9999-12-31.
  public static let distantFuture = CalendarDay(validated: 9999, 12, 31)
}

extension CalendarDay {
  /// The day as one number, 20231117: in the order of days.
  package var ordinal: Int { year * 10_000 + month * 100 + day }
}
