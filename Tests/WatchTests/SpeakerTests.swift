import Interchange
import Testing
import Watch

@Suite("Who says it")
struct SpeakerTests {
  private func name(_ voice: Voice) -> String {
    switch voice {
    case .reporter: "reporter"
    case .unnamed: "unnamed"
    case .party(let party): party.text
    }
  }

  @Test("a paper asks, and one person answers")
  func briefing() {
    let found = told(
      """
      Liang He, spokesman of the ministry, met reporters.

      Morning Post: Will SMIC win the order?

      Liang: Huawei lost the order.

      Evening Post: Nvidia sold chips to Huawei.

      Liang: SMIC violated the rules.
      """)
    #expect(found.contains("Liang: Huawei lost") && found.contains("Liang: SMIC violated"), "\(found)")
    #expect(found.contains("unnamed: Nvidia sells"), "\(found)")
  }

  private func told(_ text: String) -> [String] {
    Understood.read(text, now: "2025-06-13").claims.map { "\(name($0.speaker)): \($0.told)" }
  }

  @Test(
    "in a sentence",
    arguments: [
      // The verb of saying with its auxiliaries.
      ("Elon Musk has repeatedly said that Huawei will gain.", "Elon Musk: Huawei grew"),
      ("Elon Musk has argued in public that Huawei will gain.", "Elon Musk: Huawei grew"),
      // The subject stands right before the verb, whoever is named before it.
      (
        "The Bureau of Industry and Security answered. In a letter to Sen. Ellen Ward it said that SMIC violated the rules.",
        "Bureau of Industry and Security: SMIC violated"
      ),
      // More follows behind the one who said it.
      (
        "SMIC violated the rules, a spokesperson for the White House said in response to a question from reporters in the press room, urging allies to act.",
        "White House: SMIC violated"
      ),
      // As somebody sees it.
      ("Ines Castel wrote a note. In her view, SMIC violated the rules.", "Ines Castel: SMIC violated"),
      ("In the view of Ines Castel, SMIC violated the rules.", "Ines Castel: SMIC violated"),
      ("In Ines Castel's opinion, SMIC violated the rules.", "Ines Castel: SMIC violated"),
      // Said between two halves of a sentence.
      (
        "Talks with Nvidia continue, Ines Castel told parliament, and Huawei lost the order.",
        "Ines Castel: Huawei lost"
      ),
      (
        "Huawei lost the order, a spokesperson for Nvidia says, and will sell the chips.",
        "Nvidia: Huawei sells"
      ),
      // People who are against somebody do not speak for him.
      ("Leon Vasko's critics say that Huawei lost the order.", "unnamed: Huawei lost"),
      ("Leon Vasko spoke. His opponents argue that Huawei lost the order.", "unnamed: Huawei lost"),
      ("Leon Vasko asked three dealers. The third said that Huawei lost the order.", "unnamed: Huawei lost"),
      ("If the rule stays, Ms Castel says, Huawei will lose the order.", "Castel: Huawei lost"),
      // Whose `we` it is.
      (
        "Orrin Photonics, Inc. waits. “We have sold chips to Huawei for a year,” says Ines Castel, who founded the business.",
        "Ines Castel: Orrin Photonics, Inc. sells"
      ),
      ("“We have sold chips to Huawei for a year,” a dealer said.", "unnamed: We sells"),
      // Offices that are told in full, and whose reckoning it is.
      (
        "Leon Vasko runs Nvidia. The office of the Prosecutor said that Huawei lost the order.",
        "The office of the Prosecutor: Huawei lost"
      ),
      ("Ines Castel wrote a note. By her reckoning SMIC lost the order.", "Ines Castel: SMIC lost"),
      // Of a woman without a name, and of one who speaks for a body.
      (
        "Leon Vasko complained.\n\nA spokeswoman for Nvidia disagreed. SMIC violated the rules, she said.",
        "Nvidia: SMIC violated"
      ),
      // Company papers call the one who writes `the Company`.
      (
        "Orrin Photonics, Inc. spoke of the case of Brightway Components. The Company ended its lease.",
        "reporter: Orrin Photonics, Inc. ends"
      ),
      (
        "Kinsus grew. Its rival Nan Ya PCB told this letter that it has sold the plant.", "Nan Ya PCB: Nan Ya PCB sells"
      ),
      // Said within a relative clause.
      (
        "Huawei lost the order. Nyrstar plans a line, which the analyst Ines Castel says would help SMIC.",
        "Ines Castel: a line supported"
      ),
      ("Nyrstar lost the order for a line, which the company says would help SMIC.", "Nyrstar: a line supported"),
      // Whom the sentence before was about, rather than the one named in it last.
      (
        "Orrin Photonics, which was bought by the American firm Halden Devices, disputes this. In a statement, it said that SMIC lost the order.",
        "Orrin Photonics: SMIC lost"
      ),
      ("In the words of Ines Castel, Huawei lost the order.", "Ines Castel: Huawei lost"),
      // An office, and behind it who holds it.
      (
        "Ruben Smit spoke. The Chair, Mr Peter Haan, concluded that Huawei lost the order.", "Peter Haan: Huawei lost"
      ),
    ])
  func sentence(_ text: String, _ claim: String) {
    let found = told(text)
    #expect(found.contains(claim), "\(found)")
  }

  @Test("a colon opens what is said up to the end of the paragraph")
  func colon() {
    let found = told("Simon Rowe writes: China copied the rule. A magnet now needs a licence.\n\nTSMC lost the order.")
    #expect(found.contains { $0.hasPrefix("Simon Rowe: A magnet") }, "\(found)")
    #expect(found.contains("reporter: TSMC lost"), "\(found)")
  }

  @Test(
    "who speaks is told in front of a colon, with what stands in brackets",
    arguments: ["The Minister for Trade Security (Farah Anwar):", "Farah Anwar (Wexcombe) (Con):"])
  func bracketed(_ heading: String) {
    let found = told(
      "Sir Hugh Pell (Hallam) (Lab): What has been done?\n\n\(heading) SMIC violated the rules. Huawei lost the order.\n\n"
        + "Sir Hugh Pell: I am grateful.\n\nFarah Anwar: Nvidia lost the order.")
    for claim in ["Farah Anwar: SMIC violated", "Farah Anwar: Huawei lost", "Farah Anwar: Nvidia lost"] {
      #expect(found.contains(claim), "\(found)")
    }
  }

  @Test("questions without names in an interview, and not in an explainer")
  func interview() {
    let questions = [
      "What do you see in China?", "SMIC lost the order.", "Do you trust them?", "Huawei violated the rules.",
      "What will you do next?", "Nvidia sold the plant.",
    ]
    let talk = told(
      (["Leon Vasko takes pictures of plants. We spoke in Prague."] + questions).joined(separator: "\n\n"))
    for claim in ["Leon Vasko: SMIC lost", "Leon Vasko: Huawei violated", "Leon Vasko: Nvidia sells"] {
      #expect(talk.contains(claim), "\(talk)")
    }
    let explained = [
      "Leon Vasko left the board.", "What is the rule?", "SMIC lost the order.", "Who is hurt?",
      "Huawei violated the rules.", "What comes next?", "Nvidia sold the plant.",
    ]
    let explainer = told(explained.joined(separator: "\n\n"))
    #expect(explainer.contains("reporter: SMIC lost"), "\(explainer)")
  }

  @Test("one who is called by another name is the same one")
  func nickname() {
    let read = Understood.read(
      "Hank Dubrow sells valves. It is late, said Dubrow, known to everyone as Duke. Senator Ellen Ward left. "
        + "Duke lost the order.")
    let duke = read.mentions.last { read.document.text[$0.range] == "Duke" }
    #expect(duke?.type == .person)
    #expect(duke.map { read.entities[$0.entity].name } == "Hank Dubrow")
  }

  @Test(
    "small words within a name of a person",
    arguments: ["Annelies de Moor", "Joost van den Brink", "Ursula von der Leyen"])
  func particles(_ name: String) {
    let read = Understood.read("On Friday \(name) said that Huawei lost the order.")
    #expect(read.mentions.contains { read.document.text[$0.range] == name && $0.type == .person })
  }

  private func speakers(_ text: String) -> [String?] {
    Understood.read(text).quotations.map { $0.speaker?.text }
  }

  @Test("one without a name behind the verb")
  func nobody() {
    #expect(
      speakers(
        "Ines Castel left the room. “If they stay at home, the tools stop,” muttered one supplier who works for both.")
        == [nil])
    #expect(
      speakers("Ines Castel left. “If they stay at home, the tools stop,” said a manager at a plant in Wuxi.") == [nil])
  }

  @Test("who speaks in the sentence before a quotation, and not in the paragraph before")
  func sentenceBefore() {
    #expect(
      speakers(
        "“Firms of this size should be free,” Ellen Ward said.\n\nTwo customers have gone, says Hank Dubrow, who saw it. "
          + "“Once they are gone, they are gone.”"
      ).last == "Hank Dubrow")
  }

  @Test(
    "a body that tells a story of itself",
    arguments: [
      "SAN JOSE, Calif., Aug. 1 - Orrin Photonics, Inc. (Nasdaq: ORRN) today reported results.",
      "Today, Orrin Photonics, Inc. released its results.",
    ])
  func release(_ opening: String) {
    let found = told("\(opening)\n\nSMIC violated the rules. Ines Castel said that Huawei lost the order.")
    #expect(found.contains("Orrin Photonics, Inc.: SMIC violated"), "\(found)")
    #expect(found.contains("Ines Castel: Huawei lost"), "\(found)")
    let told = told("Orrin Photonics, Inc. said today it has results.\n\nSMIC violated the rules.")
    #expect(told.contains("reporter: SMIC violated"), "\(told)")
  }

  @Test("`we think that` in a talk is the one who talks")
  func thinking() {
    let found = told("Ines Castel: Hello.\n\nTom Ellis: Hello.\n\nInes Castel: We assess that Huawei lost the order.")
    #expect(found.contains("Ines Castel: Huawei lost"), "\(found)")
  }

  @Test("an office and who holds it do one thing")
  func apposed() {
    let found = told("Tom Ellis left. The Minister for Enterprise, Niamh Burke, sold the plant.")
    #expect(found.contains("reporter: Niamh Burke sells"), "\(found)")
  }

  @Test("in the words of somebody")
  func words() {
    #expect(speakers("Ines Castel left. In the words of one lobbyist, “that would be a gift to the others”.") == [nil])
    #expect(
      speakers("Ines Castel met Tom Ellis. In the words of Ines Castel, “that would be a gift to the others”.")
        == ["Ines Castel"])
  }

  @Test("what only may be so is not claimed")
  func condition() {
    #expect(told("TSMC will lose the order if Huawei violates the rules.") == ["reporter: TSMC lost"])
    #expect(told("Unless Huawei violates the rules, TSMC will lose the order.") == ["reporter: TSMC lost"])
  }
}
