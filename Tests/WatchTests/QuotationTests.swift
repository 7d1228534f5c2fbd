import Testing
import Watch

@Suite("Quotations in stories")
struct QuotationTests {
  private func speakers(_ text: String) -> [String?] { Understood.read(text).quotations.map { $0.speaker?.text } }

  @Test(
    "the speaker stands behind, before, or in the middle",
    arguments: [
      "“We have every invoice that you want,” said Hannah Lerner.",
      "Hannah Lerner said: “We have every invoice that you want.”",
      "« We have every invoice that you want, » Hannah Lerner told reporters.",
      "According to Hannah Lerner, \"we have every invoice that you want\".",
      "\"We have every invoice that you want,\" wrote Hannah Lerner, an analyst at ASML in Hamburg.",
    ])
  func speaker(_ text: String) { #expect(speakers(text) == ["Hannah Lerner"]) }

  @Test("pronouns and broken quotations lead back to the person named last")
  func carried() {
    let found = speakers(
      "Hannah Lerner runs ASML. “The rules are read to us twice,” she said, laughing. “Nobody knows who the buyer is.”")
    #expect(found == ["Hannah Lerner", "Hannah Lerner"])
  }

  @Test("scare quotes are no quotations, and marks are outside")
  func scare() {
    let read = Understood.read("The “Plan B” strategy helped. “It is very much like yours,” Ren said.")
    #expect(read.quotations.map { read.document.text[$0.range] } == ["It is very much like yours,"])
  }

  @Test("Chinese quotations")
  func han() {
    #expect(speakers("余承东表示：“我们的芯片性能比上一代提升了很多。”") == ["余承东"])
  }
}
