public import Interchange

/// A date that a document states for itself: kept as written, and read where it can be.
public struct StatedDate: Hashable, Sendable {
  /// As written.
  public var raw: String
  /// Nil if no whole day can be read from it.
  public var day: CalendarDay?
  /// Where it stood: `json-ld`, `meta`, `time`, `feed`, `api`, `header`.
  public var place: String

  public init(raw: String, day: CalendarDay?, place: String) {
    self.raw = raw
    self.day = day
    self.place = place
  }

  /// Reads the first whole day in the text.
  init(raw: String, place: String) {
    let bytes = Array(raw.utf8)
    self.init(raw: raw, day: DayScanner.days(in: bytes[...]).first?.day, place: place)
  }
}
