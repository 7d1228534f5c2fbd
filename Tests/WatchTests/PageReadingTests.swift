import Interchange
import TestSupport
import Testing
import Watch

@Suite("Reading of pages")
struct PageReadingTests {
  private func read(_ text: String) throws -> SourceDocument {
    try #require(DocumentReader().read(Array(text.utf8), name: "page.html").first)
  }

  private func lines(_ document: SourceDocument) -> [String] { document.blocks.map { document.text[$0.range] } }

  @Test("a page says its title, publisher, address, language and date")
  func statements() throws {
    let page = try read(
      """
      <!DOCTYPE html><html lang="en-GB"><head><title>A &amp; B | Site</title><meta property="og:site_name" content="Site">
      <link rel="canonical" href="https://site.example/a"><meta name="pubdate" content="2024-01-09">
      <script type="application/ld+json">[{"@graph":[{"@type":"NewsArticle","headline":"A &amp; B","datePublished":"2024-01-10T08:00:00Z"}]}]</script>
      </head><body><p>One.</p></body></html>
      """)
    #expect(page.publisher == "Site")
    #expect(page.address == "https://site.example/a")
    #expect(page.language == "en-GB")
    #expect(page.stated == StatedDate(raw: "2024-01-10T08:00:00Z", day: CalendarDay("2024-01-10"), place: "json-ld"))
    #expect(lines(page) == ["One."])
  }

  @Test("blocks keep their text whole over inline elements, and lose scripts, styles and what the page hides")
  func blocks() throws {
    let page = try read(
      """
      <body><div>One <b>two</b> <a href="#">three</a>.<p>Four&nbsp;five&shy;six</p>seven</div><script>no</script><style>no</style>
      <p style="display: none">no</p><p hidden>no</p><noscript>no</noscript><ul><li>a<li>b</ul><table><tr><td>c<td>d</table>
      <p>x<br>y</p></body>
      """)
    #expect(lines(page) == ["One two three.", "Four fivesix", "seven", "a", "b", "c", "d", "x", "y"])
    #expect(page.warnings.map(\.id) == ["document.hidden-signs"])
  }

  @Test("classes that hold the whole page say nothing about its parts; others give a role")
  func roles() throws {
    let text = String(repeating: "Running text goes on and on. ", count: 20)
    let page = try read(
      "<body><div class='ad-layout'><div class='nav'>Home</div><p>\(text)</p><div class='x related-links'><p>More</p></div></div></body>"
    )
    #expect(page.blocks.map { $0.roles.first } == [.navigation, nil, .related])
  }

  @Test("a page that lies about its encoding, or says nothing, is read as what it is")
  func encodings() throws {
    let reader = DocumentReader()
    func text(_ bytes: [UInt8]) throws -> (String, [String]) {
      let document = try #require(reader.read(bytes, name: "x").first)
      return (document.text[0..<document.text.bytes.count], document.warnings.map(\.id))
    }
    let gb: [UInt8] = [0xBB, 0xAA, 0xCE, 0xAA]  // 华为
    let many = (0..<8).flatMap { _ -> [UInt8] in gb + [0xA1, 0xA3] }
    let guessed = try text(many)
    #expect(guessed.0.hasPrefix("华为。华为。"))
    #expect(guessed.1 == ["document.encoding"])
    let page = Array("<html><meta charset=gb2312><p>".utf8) + gb
    #expect(try text(page) == ("华为", []))
    #expect(
      try text(Array("Price 5 ".utf8) + [0x80] + Array(" caf".utf8) + [0xE9]) == (
        "Price 5 € café", ["document.encoding"]
      ))
    #expect(try text(Array("<meta charset=utf-16><p>né".utf8)) == ("né", []))
    #expect(try text([0xFF, 0xFE, 0x41, 0x00]) == ("A", []))
    #expect(try text(Array("<meta charset='no-such'><p>x".utf8) + [0x92]).0 == "x’")
  }
}
