import Foundation
import Interchange
import TestSupport
import Testing
import Watch

@Suite("Articles of many styles")
struct ArticleTests {
  @Test("what is marked in them is found")
  func floors() throws {
    var score = ArticleScore()
    let articles = try MarkedArticle.all()
    #expect(articles.count >= 98)
    for article in articles { score.add(article, Understood.reader.read(article.document, now: article.now)) }
    #expect(score.f1("names") >= 0.96)
    #expect(score.f1("dates") >= 0.97)
    #expect(score.f1("quantities") >= 0.97)
    #expect(score.f1("quotations") >= 0.98)
    #expect(score.f1("claims") >= 0.95)
    #expect(score.f1("speakers of quotations") >= 0.97)
    #expect(score.f1("speakers of claims") >= 0.91)
    #expect(score.f1("hedging") >= 0.91)
  }

  @Test("the same article gives the same lines")
  func deterministic() throws {
    for article in try MarkedArticle.all() {
      let lines = (0..<2).map { _ in
        WatchBenchmark.line(Understood.reader.read(article.document, now: article.now), now: article.now, seconds: nil)
      }
      #expect(lines[0] == lines[1])
    }
  }

  @Test("lines are JSON with the keys of the benchmark")
  func line() throws {
    let read = Understood.read("Huawei sold 5 chips on June 10, 2025.", now: "2025-06-13")
    let text = WatchBenchmark.line(read, now: CalendarDay("2025-06-13"), seconds: 0.25)
    let line = try JSONReader.read(Array(text.utf8), file: "line")
    #expect(
      line.members?.map(\.key) == [
        "file", "seconds", "now", "keep", "stories", "mentions", "quantities", "dates", "quotations", "claims",
      ])
    #expect(line["mentions"]?.array?.first?["type"]?.string == "Company")
    #expect(text.contains("\"seconds\":0.250000"))
  }

  @Test("Chinese text says what cannot be read")
  func chineseOnly() {
    let read = Understood.read("华为发布新款手机。\n\n中芯国际去年投资。\n\n中国商务部反对。\n\n美国没有回应。")
    #expect(read.warnings.map(\.id) == ["watch.script"])
    #expect(read.entities.map(\.type) == [.company, .company, .publicBody, .place])
  }

  @Test("empty text, signs without sense and cut characters give nothing and no crash")
  func empty() {
    #expect(Understood.read("").mentions.isEmpty)
    for text in [
      "((((((((", "“ “ “ “", "$$$ % % ,,, 1 1 1 to to to", "\u{202E}\u{200B}\u{AD}", "A", "a's's's", "......",
      "U.S.U.S. 9,9,9,999",
    ] {
      let read = Understood.read(text)
      #expect(read.claims.allSatisfy { !$0.quote.isEmpty })
    }
  }

  @Test("Chinese signs without any mark between them take their length, not its square")
  func endlessHan() {
    let read = Understood.read(String(repeating: "中国美国限制华为出口设备", count: 20_000))
    #expect(read.mentions.count == 60_000)
    #expect(read.claims.isEmpty)
  }

  @Test("one line without end is read to the limit, and that is said")
  func endless() {
    let unit = "Huawei said “we sell 5 chips in China” and U.S. officials (CIA, 3 to 6 months "
    let text = WatchText(String(repeating: unit, count: 2_000))
    let segments = [Segment(0..<text.bytes.count, .body, story: 0, because: "test")]
    let document = CleanDocument(name: "long", text: text, segments: segments, stories: [Story(.main, id: "main")])
    let read = StoryReader(Understood.knowledge, limit: 100_000).read(document)
    #expect(read.warnings.contains { $0.id == "watch.too-long" })
    #expect(read.mentions.count > 1_000)
  }
}
