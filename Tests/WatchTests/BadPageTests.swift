import Interchange
import TestSupport
import Testing
import Watch

@Suite("Bad pages")
struct BadPageTests {
  private func failure(_ bytes: [UInt8]) -> String? {
    do throws(Diagnostic) { _ = try DocumentReader().read(bytes, name: "x") } catch { return error.id }
    return nil
  }

  private func clean(_ text: String) throws -> CleanDocument {
    DocumentCleaner().clean(try #require(DocumentReader().read(Array(text.utf8), name: "x").first))
  }

  @Test("empty, blank and binary files are refused")
  func refused() {
    #expect(failure([]) == "document.empty")
    #expect(failure(Array(" \n\t ".utf8)) == "document.empty")
    #expect(failure([0xEF, 0xBB, 0xBF]) == "document.empty")
    #expect(failure(Array("%PDF-1.7\n".utf8)) == "document.binary")
    #expect(failure([0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1]) == "document.binary")
    #expect(failure((0..<200).map { _ in 0x01 }) == "document.binary")
    #expect(failure([0xFF, 0xFE, 0x41]) == "text.encoding")
  }

  @Test("an XML bomb is refused before it grows")
  func bomb() {
    let text = """
      <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>
      """
    #expect(failure(Array(text.utf8)) == "xml.entity")
  }

  @Test("ten thousand nested tags keep their text")
  func nested() throws {
    for tag in ["div", "b", "ul><li", "table><tr><td", "div class=nav"] {
      let text = "<html><body>" + String(repeating: "<\(tag)>", count: 10_000) + "The text below them all is kept here."
      let clean = try clean(text)
      #expect(clean.segments.count == 1)
      #expect(clean.text[clean.segments[0].range] == "The text below them all is kept here.")
    }
  }

  @Test("a page with too much text is cut, and says so")
  func long() throws {
    let sentence = "The line goes on and on, and says nothing that was not said before. "
    let page = Array(String(repeating: "<p>\(String(repeating: sentence, count: 2000))</p>", count: 70).utf8)
    let document = try #require(DocumentReader().read(Array("<html>".utf8) + page, name: "x").first)
    #expect(document.warnings.map(\.id) == ["document.too-long"])
    #expect(document.text.bytes.count <= 9 << 20)
    let plain = try #require(DocumentReader().read(page, name: "x").first)
    #expect(plain.warnings.map(\.id).contains("document.too-long"))
  }

  @Test("hidden and direction signs are left out of pages, and warned of in plain text")
  func hidden() throws {
    let marked = try clean("<p>Hua\u{200B}wei said \u{202E}that\u{202C} it would not stop.</p>")
    #expect(marked.text[marked.segments[0].range] == "Huawei said that it would not stop.")
    #expect(marked.warnings.map(\.id) == ["document.hidden-signs"])
    let plain = try clean("Hua\u{200B}wei said \u{202E}that\u{202C} it would not stop.")
    #expect(plain.text.bytes.count == "Hua\u{200B}wei said \u{202E}that\u{202C} it would not stop.".utf8.count)
    #expect(plain.warnings.map(\.id) == ["document.hidden-signs"])
  }

  @Test("a single line, signs alone, a page of links: nothing is lost, nothing crashes")
  func odd() throws {
    #expect(try clean("x").segments.map(\.label) == [.body])
    #expect(try clean("-----").stories.isEmpty)
    #expect(try clean("<html><body><a href=x>y</a></body></html>").segments.count == 1)
    #expect(try clean("[...]").segments.map(\.label) == [.ellipsis])
    #expect(try clean("\u{FEFF}\r\n\r\nOne two three four.\r\n\r\nFive six seven eight of it.\r\n").segments.count == 2)
    #expect(try clean("<html><body></body></html>").warnings.map(\.id) == ["document.no-text"])
  }

  @Test("random bytes, and pages cut anywhere, give a diagnostic or segments that cover the text")
  func random() throws {
    var random = SplitMix64(seed: 7)
    let pages = try PageGold.names.map { try InputFile.read("\(Place.root)/\(PageGold.folder)/\($0)") }
    for _ in 0..<Thoroughness.rows(400) {
      guard var bytes = pages.randomElement(using: &random) else { return }
      for _ in 0..<Int.random(in: 0..<6, using: &random) where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      bytes.removeSubrange(Int.random(in: 0...bytes.count, using: &random)...)
      bytes.removeSubrange(..<Int.random(in: 0...bytes.count, using: &random))
      guard let documents = try? DocumentReader().read(bytes, name: "x") else { continue }
      for document in documents {
        let clean = DocumentCleaner().clean(document)
        for segment in clean.segments {
          #expect(segment.range.upperBound <= clean.text.bytes.count && !segment.range.isEmpty)
          #expect(segment.story.map { clean.stories.indices.contains($0) } ?? true)
        }
      }
    }
  }
}
