import Interchange
import Testing
import Watch

@Suite("Times in stories")
struct DateTests {
  @Test(
    "times are resolved against the day of the story",
    arguments: [
      ("It said so on June 10, 2025.", "2025-06-10..2025-06-10"),
      ("It said so on 12 Jun 2024.", "2024-06-12..2024-06-12"),
      ("It said so on 2024-03-02.", "2024-03-02..2024-03-02"), ("It said so on Tuesday.", "2025-06-10..2025-06-10"),
      ("It met them last Thursday.", "2025-06-12..2025-06-12"), ("It fell last year.", "2024-01-01..2024-12-31"),
      ("It rose in September.", "2024-09-01..2024-09-30"), ("It will open in September.", "2025-09-01..2025-09-30"),
      ("It left yesterday.", "2025-06-12..2025-06-12"), ("It fell in the first half.", "2025-01-01..2025-06-30"),
      ("It fell in the fourth quarter of last year.", "2024-10-01..2024-12-31"),
      ("Sales fell in 1Q25.", "2025-01-01..2025-03-31"),
      ("It opens by the end of 2026.", "2026-12-31..2026-12-31"), ("It came two years ago.", "2023-01-01..2023-12-31"),
      ("It came on the 12th.", "2025-06-12..2025-06-12"), ("It ends on January 31.", "2025-01-31..2025-01-31"),
      ("It came over the weekend.", "2025-06-07..2025-06-08"), ("It opens as early as July.", "2025-07-01..2025-07-31"),
      ("It came last autumn.", "2024-09-01..2024-11-30"), ("It takes office in July.", "2025-07-01..2025-07-31"),
      ("It had ordered them by July.", "2024-07-01..2024-07-31"),
      ("华为11月26日发布新款手机。", "2024-11-26..2024-11-26"), ("中芯国际去年投资。", "2024-01-01..2024-12-31"),
    ])
  func resolved(_ text: String, _ period: String) {
    let dates = Understood.read(text, now: "2025-06-13").dates
    #expect(dates.map { "\($0.period.map { "\($0.lowerBound)..\($0.upperBound)" } ?? "")" } == [period])
  }

  @Test("without a day to count from, times stay as the text tells them")
  func partial() {
    let dates = Understood.read("It came on the 12th, left in June and returned on June 14.").dates
    #expect(dates.map(\.partial) == ["---12", "--06", "--06-14"])
    #expect(dates.allSatisfy { $0.period == nil })
  }

  @Test("a day earlier counts from the day named before")
  func earlier() {
    let dates = Understood.read("It fell on May 20, 2024. It had risen a day earlier.", now: "2024-06-01").dates
    #expect(dates.last?.period?.lowerBound == CalendarDay("2024-05-19"))
  }

  @Test("a day after something else counts back from the day of the sentence")
  func turned() {
    let dates = Understood.read("China banned exports on Tuesday, a day after Washington acted.", now: "2025-06-13")
      .dates
    #expect(dates.last?.period?.lowerBound == CalendarDay("2025-06-09"))
  }

  @Test(
    "numbers that count something are no years", arguments: ["It sold them for $2024.", "It made 2020 nm lines."])
  func counts(_ text: String) {
    #expect(Understood.read(text, now: "2025-06-13").dates.isEmpty)
  }
}
