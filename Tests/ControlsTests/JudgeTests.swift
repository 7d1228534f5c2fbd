import Interchange
import Rulebook
import Testing

@testable import Controls
@testable import Parties

@Suite struct JudgeTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var to: String
    var item: [String: String]
    var outcome: Determination.Outcome
    var testDescription: String { "\(to) \(item) \(outcome)" }

    init(_ to: String, _ item: [String: String], _ outcome: Determination.Outcome) {
      self.to = to
      self.item = item.merging(["foreign": "no"]) { own, _ in own }
      self.outcome = outcome
    }
  }

  @Test(arguments: [
    Row("DE", ["tpp": "150", "datacenter": "yes"], .noLicenceRequired),
    Row("CN", ["tpp": "99.9", "datacenter": "yes"], .noLicenceRequired),
    Row("CN", ["tpp": "100", "datacenter": "yes"], .licenceRequired),
    Row("CN", ["tpp": "100", "datacenter": "no"], .exceptionAvailable),
    Row("CN", ["tpp": "100"], .needsFacts),
    Row("CN", ["datacenter": "yes"], .needsFacts),
    // The exception lifts the requirement whether or not it applies.
    Row("CN", ["datacenter": "no"], .exceptionAvailable),
    Row("CN", [:], .needsFacts),
    Row("CN", ["tpp": "100", "datacenter": "yes", "foreign": "yes"], .notSubject),
    // Printed but not enforced, and before compliance is required.
    Row("MY", ["tpp": "100", "datacenter": "yes"], .noLicenceRequired),
    Row("MY", ["datacenter": "yes"], .noLicenceRequired),
    Row("VN", ["tpp": "100", "datacenter": "yes"], .noLicenceRequired),
    // Prohibitions before requirements, requirements before law that is elsewhere.
    Row("KP", ["tpp": "1", "datacenter": "no"], .prohibited),
    Row("KP", ["tpp": "100", "datacenter": "yes"], .prohibited),
    Row("CU", ["tpp": "1", "datacenter": "no"], .noLicenceRequired),
    Row("CU", ["tpp": "1", "datacenter": "yes"], .prohibited),
    Row("CU", ["tpp": "1"], .needsFacts),
    Row("IR", ["tpp": "100", "datacenter": "yes"], .licenceRequired),
    Row("IR", ["tpp": "100", "datacenter": "no"], .needsFacts),
    Row("IR", ["tpp": "1", "datacenter": "no"], .needsFacts),
    Row("SY", ["tpp": "1", "datacenter": "yes"], .needsFacts),
    Row("SY", ["tpp": "1", "datacenter": "no"], .noLicenceRequired),
    Row("SY", ["tpp": "1"], .needsFacts),
    Row("DE", ["tpp": "1", "datacenter": "no", "licit": "no"], .needsFacts),
    Row("DE", ["eccn": "5A002", "tpp": "1", "datacenter": "no"], .needsFacts),
    Row("DE", ["eccn": "EAR99", "tpp": "1", "datacenter": "no"], .noLicenceRequired),
    Row("CN", ["eccn": "3A090.a", "datacenter": "yes"], .licenceRequired),
    Row("CN", ["eccn": "EAR99", "tpp": "150", "datacenter": "yes"], .licenceRequired),
  ])
  func outcome(_ row: Row) throws {
    #expect(try SmallLaw.answer(to: row.to, [row.item]).outcome == row.outcome)
  }

  /// A class stated against the figures opened the exception for that class: a data-centre part of .a called .b.
  @Test func aClassStatedAgainstTheFiguresOpensNoException() throws {
    let answer = try SmallLaw.answer(to: "CN", [["eccn": "3A090.b", "tpp": "150", "datacenter": "yes"]])
    #expect(answer.outcome == .licenceRequired)
    #expect(answer.exceptions.map(\.available) == [.no])
    #expect(answer.items.first?.agrees == false)
    let silent = try SmallLaw.answer(to: "CN", [["eccn": "3A090.b", "datacenter": "yes"]])
    #expect(silent.outcome == .noLicenceRequired)
  }

  /// The same over the rules that ship: NAC opened for an H100 stated as 3A090.b, or as 4A090.b.
  @Test(arguments: ["3A090.b", "4A090.b"])
  func theShippedExceptionDoesNotOpenForAClassStatedAgainstTheFigures(_ eccn: String) throws {
    let answer = try Shipped.answer(
      """
      {"date": "2024-06-01", "activity": "export", "from": "US", "to": "CN",
       "items": [{"eccn": "\(eccn)", "facts": {"tpp": "15832", "die_area_mm2": "814", "datacenter": true}}]}
      """)
    #expect(answer.outcome == .licenceRequired)
    let honest = try Shipped.answer(
      """
      {"date": "2024-06-01", "activity": "export", "from": "US", "to": "CN",
       "items": [{"eccn": "\(eccn)", "facts": {"datacenter": true}}]}
      """)
    #expect(honest.outcome == .exceptionAvailable)
  }

  /// A prohibition or law elsewhere that an unstated fact could bring in was passed over: no licence required.
  @Test(arguments: [("SY", "O.2"), ("CU", "P.2")])
  func whatCouldBeProhibitedOrElsewhereIsAskedFor(_ to: String, _ id: String) throws {
    let answer = try SmallLaw.answer(to: to, [["tpp": "1"]])
    #expect(answer.outcome == .needsFacts)
    let asked = try #require(answer.missing.first { $0.place == "items[0].datacenter" })
    #expect(asked.decides == [id])
    #expect(!asked.always)
  }

  @Test func aLicenceDoesNotSilenceAnOpenProhibition() throws {
    let judge = try SmallLaw.judge()
    var deal = SmallLaw.deal(to: "CU", [["eccn": "3A090.a", "foreign": "no"]], parties: [SmallLaw.party()])
    deal.facts.supply(["datacenter": .truth(true)], to: "item", 1)
    let listed = PartyScreening(
      label: "parties[0]", role: "end_user", query: "Acme", matches: [SmallLaw.match(.identity)])
    let answer = judge.determine(deal, screening: [listed], known: CalendarDay("2026-01-01")!)
    #expect(answer.outcome == .licenceRequired)
    #expect(answer.missing.contains { $0.decides.contains("P.2") })
  }

  @Test func anECCNThatIsNotStatedDoesNotHoldUpTheAnswer() throws {
    let answer = try SmallLaw.answer(to: "DE", [["tpp": "1", "datacenter": "no", "foreign": "no"]])
    #expect(answer.outcome == .noLicenceRequired)
    #expect(answer.missing.allSatisfy { $0.always })
  }

  /// A day before the packs begin used to be "not subject".
  @Test(arguments: [("2019-12-31", "2026-01-01"), ("2024-06-01", "2019-12-31")])
  func beforeAllLawNothingIsAnswered(_ on: String, _ known: String) throws {
    let answer = try SmallLaw.answer(to: "DE", [["tpp": "1"]], on: on, known: known)
    #expect(answer.outcome == .needsFacts)
    #expect(answer.warnings.contains { $0.contains("no law of \(on) as known on \(known)") })
  }

  @Test func anAssumptionIsSaidAskedAndDoesNotHoldUp() throws {
    let answer = try SmallLaw.answer(to: "DE", [["tpp": "1", "datacenter": "no", "foreign": "no"]])
    #expect(answer.assumptions.contains("the end use is taken as licit"))
    #expect(answer.missing.map(\.place) == ["items[0].licit"])
    #expect(answer.missing.allSatisfy { $0.always && $0.decides.isEmpty })
    let stated = try SmallLaw.answer(to: "DE", [["tpp": "1", "datacenter": "no", "foreign": "no", "licit": "yes"]])
    #expect(!stated.assumptions.contains("the end use is taken as licit"))
    #expect(stated.missing.isEmpty)
  }

  @Test func missingFactsStandCheapestFirstWithWhatTheyDecide() throws {
    let answer = try SmallLaw.answer(to: "CN", [["foreign": "no"]])
    #expect(answer.missing.filter { !$0.always }.map(\.place) == ["items[0].datacenter", "items[0].tpp"])
    #expect(answer.missing.first { $0.place == "items[0].tpp" }?.decides.sorted() == ["EX", "R.A"])
  }

  @Test func aReviewThatDependsOnUnknownFactsIsNullAndSaysBetweenWhat() throws {
    let answer = try SmallLaw.answer(to: "CN", [["tpp": "100"]])
    let requirement = try #require(answer.requirements.first)
    #expect(requirement.review == nil)
    #expect(requirement.reviewText == "presumption of denial or case by case, depending on facts not stated")
    #expect(answer.missing.first { $0.place == "items[0].datacenter" }?.decides == ["review of R.A", "EX"])
    let stated = try SmallLaw.answer(to: "CN", [["tpp": "100", "datacenter": "yes"]])
    #expect(stated.review == .presumptionOfDenial && stated.requirements.first?.reviewText == nil)
  }

  @Test(
    arguments: [
      ("MY", "2024-06-01", "announced as not enforced"), ("MY", "2020-06-01", nil),
      ("VN", "2024-12-31", "compliance is required from 2025-01-01"), ("VN", "2025-01-01", nil),
    ] as [(String, String, String?)])
  func whatIsPrintedButNotAppliedIsSaid(_ to: String, _ on: String, _ why: String?) throws {
    let answer = try SmallLaw.answer(to: to, [["tpp": "100", "datacenter": "yes"]], on: on)
    #expect(answer.notEnforced.map(\.notApplied) == (why.map { [$0] } ?? []))
    #expect(answer.outcome == (why == nil ? .licenceRequired : .noLicenceRequired))
  }

  /// What is announced later does not excuse today.
  @Test func nonEnforcementCountsFromTheDayItIsKnown() throws {
    let answer = try SmallLaw.answer(to: "MY", [["tpp": "100", "datacenter": "yes"]], known: "2020-12-31")
    #expect(answer.outcome == .licenceRequired)
  }

  // MARK: Several items

  @Test(arguments: [
    (
      [["tpp": "1", "datacenter": "yes"], ["tpp": "100", "datacenter": "yes"]], Determination.Outcome.licenceRequired
    ),
    ([["tpp": "100", "datacenter": "no"], ["tpp": "100", "datacenter": "yes"]], .licenceRequired),
    ([["tpp": "100", "datacenter": "no"], ["tpp": "1", "datacenter": "no"]], .exceptionAvailable),
    ([["tpp": "100", "datacenter": "no"], ["tpp": "100"]], .needsFacts),
    ([["tpp": "100", "datacenter": "yes"], [:]], .licenceRequired),
    ([["foreign": "yes"], ["tpp": "1", "datacenter": "no"]], .noLicenceRequired),
    ([["foreign": "yes"], ["foreign": "yes"]], .notSubject),
    ([["foreign": "yes"], ["tpp": "100", "datacenter": "yes"]], .licenceRequired),
  ])
  func theStrictestItemDecides(_ items: [[String: String]], _ outcome: Determination.Outcome) throws {
    let items = items.map { $0.merging(["foreign": "no"]) { own, _ in own } }
    #expect(try SmallLaw.answer(to: "CN", items).outcome == outcome)
    #expect(try SmallLaw.answer(to: "CN", items.reversed()).outcome == outcome)
  }

  @Test func eachItemHasItsOwnGroundsAndQuestions() throws {
    let answer = try SmallLaw.answer(to: "CN", [["tpp": "100", "datacenter": "yes"], ["tpp": "100"], ["tpp": "1"]])
    #expect(answer.requirements.map(\.item) == [0, 1])
    #expect(answer.items.map { $0.classification.map(\.clause.id) } == [["3A090.a"], ["3A090.a"], []])
    #expect(answer.exceptions.map(\.item) == [0, 1])
  }

  @Test func aDoubtfulClauseIsSaidWhereTheAnswerRestsOnIt() throws {
    let answer = try SmallLaw.answer(to: "CN", [["tpp": "100", "datacenter": "yes"]])
    #expect(answer.warnings.contains("R.A (secondary): from hearsay"))
    let free = try SmallLaw.answer(to: "DE", [["tpp": "150", "datacenter": "yes"]])
    #expect(!free.warnings.contains("R.A (secondary): from hearsay"))
  }
}
