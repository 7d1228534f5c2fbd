import Interchange
import Testing
import Watch

@Suite("Claims of several documents")
struct ClaimBookTests {
  private func book(_ texts: [String]) -> ClaimBook {
    var book = ClaimBook()
    for (place, text) in texts.enumerated() {
      var read = Understood.read(text, now: "2025-06-13")
      read.document.name = "document \(place)"
      book.add(read)
    }
    return book
  }

  @Test("the same in other words is one fact with two sources")
  func merged() {
    let book = book(["Yangtze Memory has raised $7 billion.", "YMTC secured US$7 billion, Reuters reported."])
    #expect(book.facts.map { $0.sources.map(\.document) } == [["document 0", "document 1"]])
    #expect(book.contradictions.isEmpty)
  }

  @Test("a generation behind and 3 to 6 months behind stand side by side")
  func contradiction() {
    let book = book([
      "Huawei lags Nvidia by a generation.", "Huawei trails Nvidia by 3 to 6 months.", "Huawei lags ASML by ten years.",
    ])
    #expect(book.contradictions == [[0, 1]])
  }

  @Test("what one says and another denies stands side by side")
  func denial() {
    let book = book([
      "SMIC violated the Export Control Reform Act.", "SMIC did not violate the Export Control Reform Act.",
    ])
    #expect(book.contradictions == [[0, 1]])
  }

  @Test("plans come back when their day has passed")
  func due() throws {
    let book = book(["SMIC plans to open a fab in Shenzhen by the end of 2025."])
    #expect(book.due(on: try #require(CalendarDay("2025-12-31"))).isEmpty)
    #expect(book.due(on: try #require(CalendarDay("2026-01-01"))) == [0])
  }
}
