import Interchange
import TestSupport
import Testing
import Watch

@Suite("Cleaning of pages")
struct CleaningTests {
  @Test("the pages of the tests reach the goals together")
  func goals() throws {
    var score = PageScore()
    for name in PageGold.names {
      let gold = try PageGold(name)
      score.add(gold.parts, DocumentCleaner().clean(gold.document))
    }
    #expect(PageGold.names.count >= 85)
    #expect(score.boilerplate.f1 >= 0.97, "boilerplate \(score.boilerplate)")
    #expect(score.main.f1 >= 0.98, "main \(score.main)")
    #expect(score.stories.f1 >= 0.97, "stories \(score.stories)")
  }

  @Test("stories of a page have the dates that the page gives them", arguments: PageGold.names)
  func dates(name: String) throws {
    let gold = try PageGold(name)
    let clean = DocumentCleaner().clean(gold.document)
    var found: [String: String] = [:]
    for story in clean.stories where story.kind != .headline {
      found[story.id] = story.published?.lowerBound.description
    }
    #expect(found == gold.published)
  }

  @Test("every sign that is not blank lies in one segment, and segments do not overlap", arguments: PageGold.names)
  func cover(name: String) throws {
    let clean = DocumentCleaner().clean(try PageGold(name).document)
    var place = 0
    for segment in clean.segments {
      #expect(segment.range.lowerBound >= place && !segment.range.isEmpty)
      #expect(isBlank(clean, place..<segment.range.lowerBound))
      #expect(!segment.because.isEmpty)
      #expect((segment.story != nil) == segment.label.isKept)
      place = segment.range.upperBound
    }
    #expect(isBlank(clean, place..<clean.text.bytes.count))
  }

  private func isBlank(_ clean: CleanDocument, _ range: Range<Int>) -> Bool {
    clean.text[range].allSatisfy(\.isWhitespace)
  }

  @Test(
    "the given articles reach the goals",
    .enabled(if: Place.hasShared(GivenArticles.gold), Comment(rawValue: Place.needs(GivenArticles.gold))))
  func given() throws {
    var score = PageScore()
    for (document, parts) in try GivenArticles.read() {
      score.add(parts, DocumentCleaner().clean(document))
    }
    #expect(score.boilerplate.f1 >= 0.99, "boilerplate \(score.boilerplate)")
    #expect(score.main.f1 >= 0.99, "main \(score.main)")
    #expect(score.stories.f1 >= 0.99, "stories \(score.stories)")
  }

  @Test("a header date that the text refutes is kept as written, not used, and warned of")
  func falseHeader() throws {
    let gold = try PageGold("t12-header.json")
    let clean = DocumentCleaner().clean(gold.document)
    let warning = try #require(clean.warnings.first { $0.id == "document.date" })
    #expect(warning.message.contains("`2014-02-03`"))
    #expect(clean.stories.first?.publishedBasis == "inferred")
    let known = DocumentCleaner().clean(gold.document, now: CalendarDay("2023-10-18"))
    #expect(known.stories.first?.publishedBasis == "reference")
    #expect(known.stories.first?.published?.lowerBound == CalendarDay("2023-10-18"))
  }

  @Test(
    "what stands around a story is told by its words",
    arguments: [
      ("WORLD BUSINESS TECH OPINION", Segment.Label.nav),
      ("The press hall of Brightway in Ulm, Germany, June 18, 2025. SOUTHWIRE/Hannah Lerner", .caption),
      ("The author owns no shares in the firms mentioned.", .metadata),
      ("The Quay Institute does not take institutional positions on anything that it prints.", .metadata),
      ("Quay receives funding from Brightway Components and from three foundations.", .metadata),
      ("This paper is for professional investors only.", .metadata),
      ("Enjoyed this? Forward it to somebody who reads.", .promo),
    ])
  func around(_ line: String, _ label: Segment.Label) {
    let story = """
      Ministry refuses a licence to Brightway

      The ministry refused a licence to Brightway for three machines, it said in a letter to reporters on Monday.

      Brightway will appeal, its lawyer said in an e-mail, and has six weeks to do so.
      """
    let text = label == .nav ? "\(line)\n\n\(story)" : "\(story)\n\n\(line)"
    let clean = DocumentCleaner().clean(SourceDocument(name: "x", text: WatchText(text)))
    let found = label == .nav ? clean.segments.first : clean.segments.last
    #expect(found?.label == label, "\(clean.segments.map(\.label))")
    #expect(clean.segments.contains { $0.label == .title })
  }

  @Test("entries of a page that goes on through the day do not take its title")
  func live() {
    let text = """
      Rare earths: how the day went

      Owen Pike

      16:45 Ministry: no comment

      The ministry said nothing about rare earths to reporters who had waited in front of it since the morning.

      15:10 Industry

      The plants have stocks of rare earths for six weeks, the head of the association told a radio station.
      """
    let clean = DocumentCleaner().clean(SourceDocument(name: "x", text: WatchText(text)))
    #expect(clean.segments.first?.label == .title, "\(clean.segments.map(\.label))")
    #expect(clean.segments.contains { $0.label == .byline })
  }

  @Test("a word alone between a row of sections and the title is a kicker")
  func kicker() {
    let text = """
      World Business Climate Opinion

      Technology

      Ministry refuses a licence to Brightway

      The ministry refused a licence to Brightway for three machines, it said in a letter to reporters on Monday.
      """
    let clean = DocumentCleaner().clean(SourceDocument(name: "x", text: WatchText(text)))
    #expect(clean.segments.map(\.label) == [.nav, .kicker, .title, .body], "\(clean.segments.map(\.label))")
  }

  @Test("a title that ends with the day of the line below it is a title")
  func dated() {
    let text = """
      Harbour ministry's weekly meeting with reporters, June 26, 2025

      2025-06-26 15:30

      The ministry refused a licence to Brightway for three machines, it said in a letter to reporters on Monday.
      """
    let clean = DocumentCleaner().clean(SourceDocument(name: "x", text: WatchText(text)))
    #expect(clean.segments.map(\.label) == [.title, .metadata, .body], "\(clean.segments.map(\.label))")
  }

  @Test("the number of an issue below a title does not take its place")
  func issue() {
    let text = """
      Packing list: who buys the presses?

      Press Weekly, No. 31

      June 20, 2025

      The presses are bought by two plants in Ulm, which have waited for them since the autumn, the maker told us.
      """
    let clean = DocumentCleaner().clean(SourceDocument(name: "x", text: WatchText(text)))
    #expect(clean.segments.map(\.label) == [.title, .byline, .metadata, .body], "\(clean.segments.map(\.label))")
  }

  @Test("a date after the day on which a feed was got is kept as written, not used, and warned of")
  func ahead() throws {
    let feed = """
      <rss version="2.0"><channel><title>Wire</title><item><title>Ministry refuses a licence</title>
      <pubDate>Mon, 05 Nov 2035 09:00:00 GMT</pubDate>
      <description>&lt;p&gt;The ministry refused a licence to Brightway for three machines, it said in a letter.&lt;/p&gt;</description>
      </item></channel></rss>
      """
    let document = try #require(try DocumentReader().read(Array(feed.utf8), name: "feed").first)
    let clean = DocumentCleaner().clean(document, got: CalendarDay("2025-06-13"))
    #expect(clean.stories.first?.published == nil)
    #expect(
      clean.warnings.map(\.message) == ["the date `Mon, 05 Nov 2035 09:00:00 GMT` (feed) is later than 2025-06-13"])
    #expect(document.stated?.raw == "Mon, 05 Nov 2035 09:00:00 GMT")
    // Tomorrow is today elsewhere.
    let near = DocumentCleaner().clean(document, got: CalendarDay("2035-11-04"))
    #expect(near.stories.first?.published?.lowerBound == CalendarDay("2035-11-05"))
  }

  @Test("a date of the page's own text that lies ahead is not used either")
  func aheadInText() {
    let text = """
      Ministry refuses a licence

      Published 5 November 2035

      The ministry refused a licence to Brightway for three machines, it said in a letter to reporters on Monday.
      """
    let source = SourceDocument(name: "x", text: WatchText(text))
    let clean = DocumentCleaner().clean(source, got: CalendarDay("2025-06-13"))
    #expect(clean.stories.first?.published == nil)
    #expect(clean.warnings.map(\.id) == ["document.date"])
  }

  @Test("a date that the text plans for does not refute the page's own")
  func planned() {
    let text = "date 2024-03-01\n\nThe rule will take effect on June 10, 2025, the bureau announced at a meeting.\n"
    let clean = DocumentCleaner().clean(SourceDocument(name: "x", text: WatchText(text)))
    #expect(clean.warnings.isEmpty)
    #expect(clean.stories.first?.published?.lowerBound == CalendarDay("2024-03-01"))
    #expect(clean.stories.first?.publishedBasis == "header")
  }
}
