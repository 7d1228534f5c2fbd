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
      "“We have every invoice that you want,” as Hannah Lerner puts it.",
      "\"We have every invoice that you want,\" wrote Hannah Lerner, an analyst at ASML in Hamburg.",
    ])
  func speaker(_ text: String) { #expect(speakers(text) == ["Hannah Lerner"]) }

  @Test("pronouns and broken quotations lead back to the person named last")
  func carried() {
    let found = speakers(
      "Hannah Lerner runs ASML. “The rules are read to us twice,” she said, laughing. “Nobody knows who the buyer is.”")
    #expect(found == ["Hannah Lerner", "Hannah Lerner"])
  }

  @Test(
    "people without a name are nobody",
    arguments: [
      // Not named, and that is told.
      "Hannah Lerner runs ASML. “We read the rules twice a day,” she said, asking not to be named.",
      "ASML sells tools. “We read the rules twice a day,” a manager said on condition of anonymity.",
      "Hannah Lerner runs ASML.\n\nA former manager, now at a rival, differs. “We read the rules twice a day,” the manager said.",
      "Hannah Lerner runs ASML.\n\n“We read the rules twice a day,” the person said.",
      "Hannah Lerner runs ASML.\n\nA manager had a call. The caller gave no name, the manager said. “We stopped at the port that night.”",
      "Hannah Lerner runs ASML.\n\n“We read the rules twice a day,” as one of its bankers puts it.",
      // Whom the paragraph told of last has no name.
      "Hannah Lerner runs ASML.\n\nHer colleague at a rival was blunter. “We read the rules twice a day,” he said.",
      "ASML has its licence, its sales director told this paper. “We read the rules twice a day,” she said.",
      "Hannah Lerner runs ASML.\n\nA dealer in Leipzig puts it this way: “we read the rules twice a day.”",
      "Hannah Lerner runs ASML.\n\nOne dealer laughed. “We read the rules twice a day,” he said. “Nobody knows who the buyer is.”",
    ])
  func nobody(_ text: String) {
    let found = speakers(text)
    #expect(!found.isEmpty && found.allSatisfy { $0 == nil }, "\(found)")
  }

  @Test("a spokeswoman speaks for her body, and not for whoever was named before")
  func spokeswoman() {
    let found = speakers(
      "Hannah Lerner complained.\n\nThe Bureau of Industry and Security disagreed. “We read the letters twice a day,” a bureau spokeswoman said."
    )
    #expect(found == ["Bureau of Industry and Security"])
  }

  @Test("one who is introduced by her work is named all the same")
  func described() {
    let found = speakers(
      "The fee is wrong, argues Hannah Lerner, a former official who teaches in Leipzig. “It is hard to see who would pay it,” she says."
    )
    #expect(found == ["Hannah Lerner"])
  }

  @Test("`he` is no woman, and `she` no man")
  func genders() {
    #expect(
      speakers("Thomas Lerner met Hannah Moss in Leipzig. “We read the rules twice a day,” he said.") == [
        "Thomas Lerner"
      ])
    #expect(
      speakers("Ms Yoo met Mr Dahl in Leipzig.\n\n“We read the rules twice a day,” she said.").map {
        $0?.hasSuffix("Yoo")
      }
        == [true])
  }

  @Test("`he` and `the company` are not named within what they say")
  func outside() {
    #expect(
      speakers("Hannah Lerner spoke. “We shall see what Thomas Moss does next,” she said.") == ["Hannah Lerner"])
    #expect(
      speakers("ASML answered. “We have bought nothing from Nvidia so far,” the company said.") == ["ASML"])
  }

  @Test("a few words of somebody, and more behind them")
  func told() {
    let found = speakers(
      "“We are through,” Hannah Lerner, founder of a broker, told Reuters by telephone. “Nobody knows who the buyer is.”"
    )
    #expect(found.last == "Hannah Lerner")
  }

  @Test("straight marks that a paragraph leaves open go on in the next")
  func leftOpen() {
    let found = Understood.read(
      "Hannah Lerner was angry. \"We have read the rules twice.\n\n\"Nobody knows who the buyer is,\" she said.")
    #expect(
      found.quotations.map { found.document.text[$0.range] }
        == ["We have read the rules twice.", "Nobody knows who the buyer is,"])
    #expect(found.quotations.map { $0.speaker?.text } == ["Hannah Lerner", "Hannah Lerner"])
  }

  @Test("whom a caption shows does not go on in the story")
  func caption() {
    let (caption, body) = ("Hannah Lerner at her desk in Leipzig.", "“We read the rules twice a day,” she said.")
    let text = "\(caption)\n\n\(body)"
    let start = caption.utf8.count
    let document = CleanDocument(
      name: "test", text: WatchText(text),
      segments: [
        Segment(0..<start, .caption, story: 0, because: "test"),
        Segment((start + 2)..<text.utf8.count, .body, story: 0, because: "test"),
      ], stories: [Story(.main, id: "main")])
    #expect(Understood.reader.read(document).quotations.map { $0.speaker?.text } == [nil])
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
