import Foundation
import Interchange
import TestSupport
import Testing
import Watch

@Suite("The example of news")
struct NewsExampleTests {
  private static let folder = "\(Place.root)/Examples/news"

  /// The files of the example as the commands read them.
  private func maker() throws -> BriefMaker {
    let day = CalendarDay("2025-06-13")
    let reader = StoryReader(try Understood.load(watched: list().knownNames))
    var (events, count): ([WatchEvent], Int) = ([], 0)
    for path in try DocumentFolder(Self.folder).paths {
      for source in try DocumentReader().read(path: path) {
        let read = reader.read(DocumentCleaner().clean(source))
        events += StoredDocument(read, source: source, got: try #require(day)).events
        count += 1
      }
    }
    return BriefMaker(EventMerger.merged(events), documents: count, now: day)
  }

  private func list() throws -> WatchList {
    var list = try WatchList(InputFile.read("\(Self.folder)/customers.csv"), file: "customers.csv")
    list.resolve(with: Understood.knowledge)
    return list
  }

  private func words(_ text: some StringProtocol) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("docs/watch.md shows the catch-up that the example gives")
  func shown() throws {
    let page = try String(contentsOfFile: "\(Place.root)/docs/watch.md", encoding: .utf8)
    let start = try #require(page.firstRange(of: "Examples/news\n", after: "$ chokepoint watch catch-up"))
    let shown = page[start.upperBound...].prefix { $0 != "`" }
    let real = BriefText.text(try maker().catchUp(watching: list()))
    #expect(words(shown) == words(real), "paste the output anew: \(real)")
  }

  @Test("the example has a contradiction, a fact with two sources, and alerts for two customers")
  func holds() throws {
    let brief = try maker().timeline(of: nil)
    #expect(brief.lines.contains { $0.notes.contains("said otherwise elsewhere") })
    #expect(brief.lines.contains { $0.event.sources.count == 2 })
    let alerts = try maker().alerts(for: list())
    #expect(
      alerts.sections.compactMap(\.heading) == [
        "party Brightwell Precision (three open orders)", "party Straits Servers (reseller since 2021)",
      ])
  }
}

extension String {
  /// The first `text` behind the first `mark`.
  fileprivate func firstRange(of text: String, after mark: String) -> Range<Index>? {
    firstRange(of: mark).flatMap { self[$0.upperBound...].firstRange(of: text) }
  }
}
