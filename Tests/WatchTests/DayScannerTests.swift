import Interchange
import Testing

@testable import Watch

@Suite("Days in bylines and headers")
struct DayScannerTests {
  @Test(
    arguments: [
      ("2025-06-10", "2025-06-10"), ("2025/6/9", "2025-06-09"), ("2025-06-10T08:00:00Z", "2025-06-10"),
      ("June 10, 2025", "2025-06-10"), ("Jun. 10, 2025", "2025-06-10"), ("Sept 3, 2024", "2024-09-03"),
      ("10 June 2025", "2025-06-10"), ("10th of June, 2025", "2025-06-10"), ("the 1st June 2025", "2025-06-01"),
      ("Wed, 22 Jan 2020 06:31:00 GMT", "2020-01-22"), ("2025年6月10日", "2025-06-10"), ("25/06/2025", "2025-06-25"),
      ("06/25/2025", "2025-06-25"), ("25.06.2025", "2025-06-25"), ("5/5/2025", "2025-05-05"),
      ("10-Jun-2025", "2025-06-10"),
    ])
  func found(text: String, day: String) {
    #expect(DayScanner.days(in: Array("on \(text), they".utf8)[...]).map(\.day.description) == [day])
  }

  @Test(
    "what is no whole day, or could be two, is not read",
    arguments: [
      "June 2025", "06/10/2025", "2025", "31 June 2025", "2025-13-01", "12025-06-10", "model 2025-6", "may 2025",
    ])
  func notFound(text: String) {
    #expect(DayScanner.days(in: Array(text.utf8)[...]).isEmpty)
  }

  @Test("several days in one text, each once")
  func several() {
    let text = "From June 1, 2024 to 3 July 2024 and again on 2024-08-05."
    let found = DayScanner.days(in: Array(text.utf8)[...])
    #expect(found.map(\.day.description) == ["2024-06-01", "2024-07-03", "2024-08-05"])
    #expect(
      found.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) } == [
        "June 1, 2024", "3 July 2024", "2024-08-05",
      ])
  }
}
