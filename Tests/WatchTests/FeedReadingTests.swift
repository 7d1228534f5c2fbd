import Interchange
import TestSupport
import Testing
import Watch

@Suite("Reading of feeds")
struct FeedReadingTests {
  private func read(_ text: String) throws -> [SourceDocument] {
    try DocumentReader().read(Array(text.utf8), name: "feed")
  }

  @Test("RSS: title, content, link, date of each item")
  func rss() throws {
    let feed = try read(
      """
      <?xml version="1.0" encoding="gb2312"?><rss version="2.0"><channel><title>Wire</title><link>https://w.example</link>
      <item><title>One &amp; two</title><link>https://w.example/1</link><pubDate>Wed, 22 Jan 2020 06:31:00 GMT</pubDate>
      <description>&lt;p&gt;First.&lt;/p&gt;&lt;p&gt;Second.&lt;/p&gt;</description></item>
      <item><guid>https://w.example/2</guid><content:encoded xmlns:content="c"><![CDATA[<p>Third.</p>]]></content:encoded></item>
      </channel></rss>
      """)
    #expect(feed.map(\.publisher) == ["Wire", "Wire"])
    #expect(feed.map(\.address) == ["https://w.example/1", "https://w.example/2"])
    #expect(feed[0].title == "One & two")
    #expect(feed[0].stated?.day == CalendarDay("2020-01-22"))
    #expect(feed[0].text[0..<feed[0].text.bytes.count] == "One & two\n\nFirst.\n\nSecond.")
    #expect(feed[1].text[0..<feed[1].text.bytes.count] == "Third.")
    #expect(feed.map(\.way) == [.feed, .feed])
  }

  @Test("Atom: the alternate link, text and marked-up content")
  func atom() throws {
    let feed = try read(
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title>
      <entry><title>A</title><link rel="self" href="s"/><link href="https://n.example/a"/><published>2024-05-06T00:00:00Z</published>
      <content type="html">&lt;p&gt;B &amp;lt; C&lt;/p&gt;</content></entry>
      <entry><title>D</title><updated>2024-05-07T00:00:00Z</updated><summary>E &lt; F</summary></entry></feed>
      """)
    #expect(feed[0].address == "https://n.example/a")
    #expect(feed[0].text[0..<feed[0].text.bytes.count] == "A\n\nB < C")
    #expect(feed[1].text[0..<feed[1].text.bytes.count] == "D\n\nE < F")
    #expect(feed[1].stated?.day == CalendarDay("2024-05-07"))
  }

  @Test("JSON Feed")
  func jsonFeed() throws {
    let feed = try read(
      """
      {"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"1","title":"T","content_html":"<p>x</p>",
      "url":"https://j.example/1","date_published":"2025-02-03T10:00:00Z"},{"id":"2","content_text":"plain"}]}
      """)
    #expect(feed.map(\.name) == ["feed#1", "feed#2"])
    #expect(feed[0].stated?.day == CalendarDay("2025-02-03"))
    #expect(feed[1].blocks.isEmpty)
  }

  @Test("the Federal Register's API: one document, and a list of results")
  func register() throws {
    let one = """
      {"document_number":"2099-00001","title":"Additions","abstract":"We add one entity.","action":"Final rule.",
      "dates":"Effective January 2, 2099.","publication_date":"2099-01-01","agency_names":["Bureau"],"html_url":"https://r.example/1"}
      """
    for text in [one, "{\"count\":1,\"results\":[\(one)]}"] {
      let document = try #require(read(text).first)
      #expect(document.name == "feed#2099-00001")
      #expect(document.publisher == "Bureau")
      #expect(document.stated == StatedDate(raw: "2099-01-01", day: CalendarDay("2099-01-01"), place: "api"))
      let clean = DocumentCleaner().clean(document)
      #expect(clean.segments.map(\.label) == [.title, .body, .body, .body])
    }
  }

  @Test("what is no feed is refused with its place")
  func unknown() {
    for (text, id) in [
      ("{\"a\":1}", "feed.unknown"), ("<?xml version='1.0'?><a/>", "feed.unknown"), ("{\"a\":", "json.truncated"),
      ("<rss><channel>", "xml.malformed"),
    ] {
      #expect { try read(text) } throws: { ($0 as? Diagnostic)?.id == id }
    }
  }

  @Test("a feed that lies about its dates: the day is not used, and a warning says so")
  func lyingDates() throws {
    let feed = try read(
      """
      <rss><channel><title>W</title><item><title>Court rejects the appeal of a forwarder</title><pubDate>Sat, 01 Jan 2000 00:00:00 GMT</pubDate>
      <description>The court rejected the appeal on March 4, 2025, and fined the firm a second time.</description></item>
      <item><title>Second</title><pubDate>soon</pubDate><description>The court said nothing else of note that day.</description></item></channel></rss>
      """)
    let clean = feed.map { DocumentCleaner().clean($0) }
    #expect(clean[0].warnings.map(\.id) == ["document.date"])
    #expect(clean[0].stories.first?.publishedBasis == "inferred")
    #expect(clean[1].warnings.map(\.id) == ["document.date"])
    #expect(clean[1].stories.first?.published == nil)
    let ahead = DocumentCleaner().clean(feed[0], now: CalendarDay("1999-12-01"))
    #expect(ahead.stories.first?.publishedBasis == "reference")
  }
}
