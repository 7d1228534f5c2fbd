import Interchange

/// Days that files give by year or month alone: taken as the first day.
enum PartialDay {
  /// - Throws: `Diagnostic` `ownership.date` for anything but `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, a date and time, or blank.
  static func first(_ text: String, at span: SourceSpan?) throws(Diagnostic) -> CalendarDay? {
    guard !text.isEmpty else { return nil }
    let day = text.prefix { $0 != "T" }
    if let found = CalendarDay(day) ?? CalendarDay("\(day)-01") ?? CalendarDay("\(day)-01-01") { return found }
    throw Diagnostic(
      "ownership.date", "`\(text)` is not a date", at: span, help: "write YYYY-MM-DD, YYYY-MM or YYYY")
  }
}
