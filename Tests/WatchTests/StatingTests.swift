import Testing
import Watch

@Suite("Statements in other forms")
struct StatingTests {
  private func name(_ voice: Voice) -> String {
    switch voice {
    case .reporter: "reporter"
    case .unnamed: "unnamed"
    case .party(let party): party.text
    }
  }

  private func told(_ text: String) -> [String] {
    Understood.read(text, now: "2025-06-13").claims.map { claim in
      "\(name(claim.speaker)): \(claim.isPositive ? "" : "not ")\(claim.told), \(claim.hedging.rawValue)"
    }
  }

  @Test(
    "who says it",
    arguments: [
      // Papers: of nobody by name, of somebody, going on as `it`, between commas, of a company.
      ("The indictment alleges that Huawei bought chips.", "unnamed: Huawei buys, alleged"),
      (
        "The indictment alleges that Huawei bought chips. On the forms, it says, SMIC lost the order.",
        "unnamed: SMIC lost, alleged"
      ),
      ("According to court records, Huawei bought chips.", "reporter: Huawei buys, alleged"),
      (
        "The best estimate comes from a paper by Ines Castel. It finds that Huawei sold 300 chips.",
        "Ines Castel: Huawei sells, asserted"
      ),
      ("Nyrstar waits. SMIC lost the order, a filing shows.", "SMIC: SMIC lost, asserted"),
      // Verbs that say something only before `that`, and with words between.
      ("Ines Castel signalled that SMIC lost the order.", "Ines Castel: SMIC lost, asserted"),
      (
        "The Bureau of Industry and Security states, however, that SMIC lost the order.",
        "Bureau of Industry and Security: SMIC lost, asserted"
      ),
      // What is denied is said the other way round.
      ("Ines Castel denied that Huawei bought chips.", "Ines Castel: not Huawei buys, asserted"),
      // Several without a name.
      ("Malaysian makers of parts say that Huawei lost the order.", "unnamed: Huawei lost, asserted"),
      // A first verb without a clause of its own.
      (
        "Nvidia forecast lower sales on Thursday, saying that Huawei lost the order.", "Nvidia: Huawei lost, asserted"
      ),
      (
        "Nvidia forecast lower sales on Thursday, saying that Huawei lost the order.",
        "Nvidia: Nvidia expects, predicted"
      ),
      // One who is spoken for, and one who is asked first.
      ("A lawyer for Leon Vasko, Anne Bell, said that Huawei lost the order.", "Anne Bell: Huawei lost, asserted"),
      (
        "Pressed on when it might reopen, Ines Castel said that Huawei lost the order.",
        "Ines Castel: Huawei lost, asserted"
      ),
      // Said between a subject and its verb.
      ("Ines Castel spoke in Tokyo. SMIC, she noted, lost the order.", "Ines Castel: SMIC lost, asserted"),
      (
        "The department's new rule, officials said, would hurt Nvidia.",
        "unnamed: The department's new rule affects, predicted"
      ),
      // A noun that says, and whose it is.
      ("Ines Castel's warning that SMIC would lose the order went unheard.", "Ines Castel: SMIC lost, predicted"),
      // A crowd somewhere, and one that works for somebody.
      ("Officials in Washington believe SMIC lost the order.", "unnamed: SMIC lost, estimated"),
      (
        "Analysts at Brook Street Research estimate that Huawei shipped 300 chips.",
        "Brook Street Research: Huawei supplies, estimated"
      ),
      ("SMIC lost the order, according to two U.S. officials briefed on the plan.", "unnamed: SMIC lost, asserted"),
      // Where a court stands says nothing.
      ("A court in Texas sentenced Leon Vasko to five years in prison.", "reporter: Leon Vasko charged, asserted"),
      // What experts point at, a spokesman of no body, others who expect something.
      ("Experts point out that Huawei lost the order.", "unnamed: Huawei lost, asserted"),
      ("Nvidia waits. A government spokesman insisted that Huawei lost the order.", "unnamed: Huawei lost, asserted"),
      ("Huawei is expected to announce the deal.", "reporter: Huawei announced, predicted"),
      ("Nvidia said that SMIC lost the order and said Huawei had bought chips.", "Nvidia: Huawei buys, asserted"),
      // Behind what only opens the sentence, and over what stands beside the subject.
      (
        "In a report published on Monday, the Lyceum Group finds that Huawei checked only twelve firms.",
        "Lyceum Group: Huawei checked, asserted"
      ),
      (
        "The former owner, now retired, has always maintained that Huawei lost the order.",
        "The former owner: Huawei lost, asserted"
      ),
      // By whose account.
      (
        "Huawei's newest processor, by the company's own account, beats the H20.", "Huawei: Huawei leads, asserted"
      ),
      // Whose figure it is.
      (
        "Greyline Research, which counts differently, puts the figure at 85,000 chips.",
        "Greyline Research: Greyline Research tells, estimated"
      ),
      // Who could ask has asked for nothing.
      ("BIS could ask for records.", "reporter: BIS asked, possible"),
      // In somebody's own words `he` is another; in other words `she` may be the speaker.
      (
        "Leon Vasko waits. “He sold computers to a customer,” Ruth Bellamy said.",
        "Ruth Bellamy: Leon Vasko sells, asserted"
      ),
      ("Ruth Bellamy said she sold the plant.", "Ruth Bellamy: Ruth Bellamy sells, asserted"),
    ])
  func speaker(_ text: String, _ claim: String) {
    let found = told(text)
    #expect(found.contains(claim), "\(found)")
  }

  @Test(
    "what is told, and how sure",
    arguments: [
      // Conditions in one word.
      ("If convicted, each man faces up to 20 years in prison.", "reporter: each man faces, possible"),
      ("If approved, managers could face a ban.", "reporter: managers faces, possible"),
      // `they` are not the one who says it.
      (
        "Huawei is a buyer. The Bureau of Industry and Security found that they bought chips.",
        "Bureau of Industry and Security: Huawei buys, asserted"
      ),
      // Nouns before `that`.
      ("They were indicted on charges that Huawei bought chips.", "reporter: Huawei buys, alleged"),
      ("There are fears that Huawei sells chips.", "reporter: Huawei sells, possible"),
      ("Washington rejected claims that Huawei sold chips.", "reporter: Huawei sells, alleged"),
      ("AMEC claims that Huawei sold chips.", "AMEC: Huawei sells, asserted"),
      // The verb of the sentence behind a relative clause.
      (
        "Companies that have relied on the exception would be well advised to audit those shipments.",
        "reporter: Companies advise, advocated"
      ),
      ("Companies that sell tools to Huawei would lose money.", "reporter: Companies lost, predicted"),
      ("A bill sponsored by Leon Vasko would require three permits.", "reporter: A bill requires_licence, planned"),
      ("No firm that obeys the law has anything to lose.", "reporter: not No firm lost, asserted"),
      // Participles and nouns that look like verbs.
      ("Ines Castel said that diverted products would lose support.", "Ines Castel: diverted products lost, predicted"),
      ("Ines Castel argues that controls only speed up the work.", "Ines Castel: controls speed, asserted"),
      // Verbs that look like nouns, or that no table has.
      ("The rule matters less than people think.", "reporter: The rule matter, asserted"),
      ("The selloff looks overdone.", "reporter: The selloff look, asserted"),
      ("The demand outstrips everything that SMIC sells.", "reporter: The demand outstrip, asserted"),
      // Whom no noun tells of.
      ("Nobody had been charged.", "reporter: not Nobody charged, asserted"),
      ("You should buy chips now.", "reporter: You buys, advocated"),
      ("There is no such understanding.", "reporter: not no such understanding is, asserted"),
      // Accusations are about the one who is accused.
      (
        "Beijing accused the United States of abusing export controls.", "Beijing: United States accused, alleged"
      ),
      (
        "Lawmakers tore into the Bureau of Industry and Security on Thursday, accusing the agency of leaving 1,800 applications unanswered.",
        "unnamed: Bureau of Industry and Security accused, alleged"
      ),
      ("Huawei is known to be considering a sale of the plant.", "reporter: Huawei tells, considering"),
      // What nobody has shown, what is settled, and what is allowed.
      ("There is no evidence that Huawei shipped 300 chips.", "reporter: not Huawei supplies, asserted"),
      ("Nvidia is due to open a plant in Texas.", "reporter: Nvidia opened, planned"),
      ("Congress is poised to pass the bill.", "reporter: Congress pass, predicted"),
      ("A hearing would be held in October.", "reporter: A hearing holds_share, planned"),
      ("A firm may lawfully rent chips.", "reporter: A firm rent, asserted"),
      // Whose sales, and whose client.
      ("Huawei said its sales to China would fall.", "Huawei: Huawei fell, predicted"),
      ("Ruth Bellamy said her client will leave the firm.", "Ruth Bellamy: her client left, predicted"),
      // Where somebody works who only speaks of others is not what is told of.
      (
        "Oakhurst Securities analyst Leon Vasko spoke to Nvidia. The company lost money.",
        "reporter: Nvidia lost, asserted"
      ),
    ])
  func content(_ text: String, _ claim: String) {
    let found = told(text)
    #expect(found.contains(claim), "\(found)")
  }

  @Test("what introduces a saying is no claim")
  func idle() {
    #expect(told("Ines Castel signalled that SMIC lost the order.").count == 1)
    #expect(told("Pressed on when it might reopen, Ines Castel said that Huawei lost the order.").count == 1)
  }

  @Test(
    "what is asked, and why somebody has no name, is no claim",
    arguments: [
      "Asked whether SMIC lost the order, Ines Castel said Huawei had bought chips.",
      "Huawei bought chips, people familiar with the matter said, because the talks are private.",
    ])
  func asked(_ text: String) {
    let found = told(text)
    #expect(found.count == 1, "\(found)")
  }

  @Test(
    "what several of somebody's are",
    arguments: ["Ines Castel said five of his engineers left.", "Five of the engineers left."])
  func partOf(_ text: String) {
    #expect(Understood.read(text).quantities.map { "\($0.number) \($0.unit)" } == ["5.0 engineer"])
    #expect(Understood.read("One in ten of our members left.").quantities.isEmpty)
  }

  @Test("a line above a quotation names who says it, or that nobody is named")
  func above() {
    let named = Understood.read("NOH JAE-WON, ANALYST:\n\n“The plants will run for another year.”")
    #expect(named.quotations.map { $0.speaker?.text } == ["NOH JAE-WON"])
    let nobody = Understood.read(
      "A HUAWEI OFFICIAL, who asked not to be named:\n\n“The plants will run for another year.”")
    #expect(nobody.quotations.map { $0.speaker?.text } == [nil])
  }

  @Test("a letter that reads something speaks for the one who wrote it")
  func read() {
    let read = Understood.read(
      "Nvidia answered with a letter by Ines Castel. “This is a mistake of historic size,” the letter read.")
    #expect(read.quotations.map { $0.speaker?.text } == ["Ines Castel"])
  }

  @Test(
    "what is counted where a figure is put at so many",
    arguments: [
      "Ines Castel puts the number of licensing pumps at about 120.",
      "They counted the number of pumps. Two of them put it at about 120.",
    ])
  func putAt(_ text: String) throws {
    let quantity = try #require(Understood.read(text).quantities.last)
    #expect(quantity.number == 120)
    #expect(quantity.unit == "pump")
    #expect(quantity.bound == .approx)
  }

  @Test("a speaker without a name is told in the words of the text")
  func teller() {
    let read = Understood.read("“We will not start any wafers now,” one purchasing manager told us.")
    let quotation = read.quotations.first
    #expect(quotation?.speaker == nil)
    #expect(quotation?.teller.map { read.document.text[$0] } == "one purchasing manager")
    let line = WatchBenchmark.line(read, now: nil, seconds: nil)
    #expect(line.contains("\"speaker\":\"one purchasing manager\""))
  }
}
