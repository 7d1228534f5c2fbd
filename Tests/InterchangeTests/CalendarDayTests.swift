import Interchange
import Testing

@Suite struct CalendarDayTests {
  @Test(arguments: ["2023-11-17", "2024-02-29", "0001-01-01", "9999-12-31"]) func roundTrip(_ text: String) {
    #expect(CalendarDay(text)?.description == text)
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2023-13-01", "2023-1-1", "2023-00-10", "2023-11-31", "", "20231117", "2023/11/17",
  ])
  func noSuchDay(_ text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test func order() throws {
    let days = try ["2022-12-31", "2023-01-01", "2023-01-02", "2023-02-01"].map { try #require(CalendarDay($0)) }
    #expect(days.sorted() == days)
    #expect(days[1].previous == days[0])
    #expect(CalendarDay("2024-03-01")?.previous == CalendarDay("2024-02-29"))
    #expect(CalendarDay("0001-01-01")?.previous == nil)
  }
}
