import Interchange
import Testing

@testable import Rulebook

@Suite struct PeriodTests {
  private static func day(_ text: String) -> CalendarDay { CalendarDay(text)! }
  private static let late = CalendarDay("2030-01-01")!

  @Test(arguments: [
    ("2023-11-16", false), ("2023-11-17", true), ("2024-04-03", true), ("2024-04-04", false),
  ])
  func isHalfOpen(_ on: String, _ counts: Bool) {
    var period = Period(from: Self.day("2023-11-17"))
    period.until = Self.day("2024-04-04")
    #expect(period.counts(on: Self.day(on), known: Self.late) == counts)
  }

  /// Announced, else the earlier of publication and effect.
  @Test(
    arguments: [
      ("2023-11-17", nil, nil, "2023-11-17"), ("2023-11-17", "2023-10-17", "2023-10-25", "2023-10-17"),
      ("2023-11-17", nil, "2023-10-25", "2023-10-25"), ("2024-12-02", nil, "2024-12-05", "2024-12-02"),
    ] as [(String, String?, String?, String)])
  func isKnowableFrom(_ from: String, _ announced: String?, _ published: String?, _ knowable: String) {
    var period = Period(from: Self.day(from))
    period.announced = announced.map(Self.day)
    period.published = published.map(Self.day)
    #expect(period.knowable == Self.day(knowable))
    let eve = period.knowable.previous!
    #expect(!period.counts(on: Self.late, known: eve))
    #expect(period.counts(on: Self.late, known: period.knowable))
  }

  /// Somebody who asked before the end was known was told that the clause goes on.
  @Test func anEndCountsOnlyOnceItIsKnown() {
    var period = Period(from: Self.day("2022-08-26"))
    period.until = Self.day("2022-10-21")
    period.untilKnown = Self.day("2022-10-07")
    let after = Self.day("2022-11-01")
    #expect(period.counts(on: after, known: Self.day("2022-10-06")))
    #expect(!period.counts(on: after, known: Self.day("2022-10-07")))
    period.untilKnown = nil
    #expect(!period.counts(on: after, known: Self.day("2022-10-06")))
  }

  @Test(arguments: [
    ("2025-05-12", "2030-01-01", false), ("2025-05-13", "2030-01-01", true), ("2025-06-30", "2030-01-01", true),
    ("2025-07-01", "2030-01-01", false), ("2025-06-01", "2025-05-09", false), ("2025-06-01", "2025-05-10", true),
  ])
  func aDatedNoteIsHalfOpenAndKnownFromADay(_ on: String, _ known: String, _ counts: Bool) {
    let note = DatedNote(
      from: Self.day("2025-05-13"), until: Self.day("2025-07-01"), known: Self.day("2025-05-10"), text: "stayed")
    #expect(note.counts(on: Self.day(on), known: Self.day(known)) == counts)
  }
}
