import Interchange
import Testing
import Watch

@Suite("Forms of briefs")
struct BriefFormTests {
  private func brief(_ statement: String, address: String?) -> WatchBrief {
    BriefMaker(
      [EventSample.event("a", statement, kind: .headline, address: address)], documents: 1, now: nil
    ).live()
  }

  @Test("nothing of a document comes alive in HTML")
  func html() {
    let page = BriefHTML.page(brief("<script>alert('x')</script> & \"y\"", address: "javascript:alert(1)"))
    #expect(!page.contains("<script") && !page.contains("javascript"))
    #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;"))
    #expect(
      BriefHTML.page(brief("x", address: "https://a.example/?q=1&r=2")).contains(
        "href=\"https://a.example/?q=1&amp;r=2\""))
    for bad in ["https://a.example/\"onclick=", "https://a.example/ x", "https://a.example/<b>", "data:text/html,x"] {
      #expect(!BriefHTML.page(brief("x", address: bad)).contains("href"))
    }
  }

  @Test("nothing of a document comes alive in Markdown")
  func markdown() {
    let text = BriefMarkdown.text(brief("![x](http://y) # <b> `c`\nnext", address: "https://a.example/b)c"))
    #expect(text.contains("\\!\\[x\\](http://y) \\# \\<b\\> \\`c\\` next"))
    #expect(!text.contains("](https://a.example"))
  }

  @Test("a feed has what JSON Feed 1.1 wants, and our own fields in one place")
  func feed() throws {
    let json = BriefFeed.json(brief("x", address: "https://a.example/1"))
    let read = try JSONReader.read(Array(JSONWriter.compact(json).utf8), file: "feed")
    #expect(read["version"]?.string == "https://jsonfeed.org/version/1.1")
    let item = try #require(read["items"]?.array?.first)
    #expect(item["id"]?.string == "a")
    #expect(item["content_text"]?.string == "x")
    #expect(item["date_published"]?.string == "2025-06-01T00:00:00Z")
    #expect(item["external_url"]?.string == "https://a.example/1")
    #expect(item["_chokepoint"]?["sources"]?.array?.count == 1)
    #expect(
      Set((item.members ?? []).map(\.key)) == ["id", "content_text", "external_url", "date_published", "_chokepoint"])
  }
}
