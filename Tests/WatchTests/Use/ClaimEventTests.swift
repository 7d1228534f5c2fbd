import Interchange
import Testing
import Watch

@Suite("Claims of several documents")
struct ClaimEventTests {
  private func events(_ texts: [String]) -> [WatchEvent] {
    EventMerger.merged(
      texts.enumerated().flatMap { place, text in
        var read = Understood.read(text, now: "2025-06-13")
        read.document.stories[0].published = CalendarDay("2025-06-13").map { $0...$0 }
        return EventMaker.events(
          read, source: SourceDocument(name: "\(place)", text: WatchText(text)), id: "document \(place)")
      })
  }

  @Test("the same in other words is one event with two sources")
  func merged() {
    let events = events(["Yangtze Memory has raised $7 billion.", "YMTC secured US$7 billion, Reuters reported."])
    #expect(events.map { $0.sources.map(\.document) } == [["document 0", "document 1"]])
    #expect(events.flatMap(\.contradicts).isEmpty)
  }

  @Test("a generation behind and 3 to 6 months behind the same one stand side by side")
  func contradiction() {
    let events = events([
      "Huawei lags Nvidia by a generation.", "Huawei trails Nvidia by 3 to 6 months.", "Huawei lags ASML by ten years.",
    ])
    #expect(events.count == 3)
    #expect(events.map(\.contradicts) == [[events[1].id], [events[0].id], []])
  }

  @Test("what one says and another denies stands side by side")
  func denial() {
    let events = events([
      "SMIC violated the Export Control Reform Act.", "SMIC did not violate the Export Control Reform Act.",
    ])
    #expect(events.count == 2)
    #expect(events.map(\.contradicts) == [[events[1].id], [events[0].id]])
  }

  @Test("plans come back in the edition of the days for which they were told")
  func due() throws {
    let events = events(["SMIC plans to open a fab in Shenzhen by the end of 2025."])
    let day = try #require(CalendarDay("2026-01-01"))
    let maker = BriefMaker(events, documents: 1, now: day)
    let edition = maker.edition(on: WatchTopic("SMIC"), until: day)
    #expect(edition.sections.contains { $0.heading == "Told earlier for these days" && !$0.lines.isEmpty })
  }
}
