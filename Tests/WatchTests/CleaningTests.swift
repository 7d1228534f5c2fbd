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

  @Test("a date that the text plans for does not refute the page's own")
  func planned() {
    let text = "date 2024-03-01\n\nThe rule will take effect on June 10, 2025, the bureau announced at a meeting.\n"
    let clean = DocumentCleaner().clean(SourceDocument(name: "x", text: WatchText(text)))
    #expect(clean.warnings.isEmpty)
    #expect(clean.stories.first?.published?.lowerBound == CalendarDay("2024-03-01"))
    #expect(clean.stories.first?.publishedBasis == "header")
  }
}
