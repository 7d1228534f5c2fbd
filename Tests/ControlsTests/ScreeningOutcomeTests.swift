import Interchange
import Rulebook
import Testing

@testable import Controls
@testable import Parties

/// What hits on lists do to an answer.
@Suite struct ScreeningOutcomeTests {
  @Test func anIdentityIsTheParty() throws {
    let answer = try SmallLaw.screened([SmallLaw.match(.identity)])
    #expect(answer.outcome == .licenceRequired)
    #expect(answer.requirements.map(\.listing) == ["Acme Corp"])
    #expect(answer.review == .policyOfDenial)
    #expect(answer.warnings.contains("Acme Corp: as of the edition"))
  }

  @Test func aProbableMatchIsAskedFor() throws {
    let answer = try SmallLaw.screened([SmallLaw.match(.probable)])
    #expect(answer.outcome == .needsFacts)
    let asked = try #require(answer.missing.first { !$0.always })
    #expect(asked.place == #"parties[0].same_as["el:A1"]"#)
    #expect(asked.decides == ["R.L"])
    #expect(asked.ask == "Acme / Acme Corp (The List): Is it the listed party?")
  }

  @Test func aWeakMatchIsShownAndDecidesNothing() throws {
    let answer = try SmallLaw.screened([SmallLaw.match(.weak)])
    #expect(answer.outcome == .noLicenceRequired)
    #expect(answer.screening.first?.matches.count == 1)
    #expect(!answer.warnings.contains { $0.contains("weak warning") })
  }

  @Test(arguments: [
    (PartyMatch.Level.probable, ["el:A1": true], Determination.Outcome.licenceRequired),
    (.probable, ["A1": true], .licenceRequired), (.probable, ["el:A1": false], .noLicenceRequired),
    (.probable, ["A1": false], .noLicenceRequired), (.probable, ["el:A2": false], .needsFacts),
    (.identity, ["el:A1": false], .noLicenceRequired), (.weak, ["el:A1": true], .licenceRequired),
    (.identity, ["el:A1": true], .licenceRequired), (.identity, ["A1": false, "el:A1": true], .licenceRequired),
  ])
  func theUserSaysWhetherItIsTheParty(
    _ level: PartyMatch.Level, _ sameAs: [String: Bool], _ outcome: Determination.Outcome
  ) throws {
    let answer = try SmallLaw.screened([SmallLaw.match(level)], party: SmallLaw.party(sameAs: sameAs))
    #expect(answer.outcome == outcome)
  }

  @Test func severalHitsAreJudgedEachForItself() throws {
    let denied = SmallLaw.match(.identity, review: .caseByCase, policy: "Case by case", id: "A1")
    let harder = SmallLaw.match(.identity, review: .policyOfDenial, id: "A2")
    let answer = try SmallLaw.screened([denied, harder, SmallLaw.match(.probable, id: "A3")])
    #expect(answer.outcome == .licenceRequired)
    #expect(answer.requirements.map(\.review) == [.caseByCase, .policyOfDenial])
    #expect(answer.review == .policyOfDenial)
  }

  @Test func aHitWhoseDayIsNotKnownIsAskedFor() throws {
    let answer = try SmallLaw.screened([SmallLaw.match(.identity, from: nil)])
    #expect(answer.outcome == .needsFacts)
    #expect(answer.missing.first { !$0.always }?.ask.hasSuffix("Was it listed then?") == true)
  }

  @Test func aPolicyInProseIsShownAndNotEncoded() throws {
    let answer = try SmallLaw.screened([
      SmallLaw.match(.identity, review: nil, policy: "Case by case for masks, else denial")
    ])
    #expect(answer.outcome == .licenceRequired)
    #expect(answer.requirements.first?.review == nil)
    #expect(answer.requirements.first?.reviewText == "Case by case for masks, else denial")
    #expect(answer.review == nil)
  }

  @Test func aHitOnAnotherListIsNotThisRequirement() throws {
    #expect(try SmallLaw.screened([SmallLaw.match(.identity, list: "other")]).outcome == .noLicenceRequired)
  }

  @Test func aFailedScreeningIsSaid() throws {
    let deal = SmallLaw.deal(to: "DE", [["tpp": "1", "datacenter": "no"]], parties: [SmallLaw.party()])
    let failed = PartyScreening(label: "parties[0]", role: "end_user", query: "?", matches: [], failure: "no letters")
    let answer = try SmallLaw.judge().determine(deal, screening: [failed], known: CalendarDay("2026-01-01")!)
    #expect(answer.warnings.contains("parties[0] was not screened: no letters"))
    let none = try SmallLaw.judge().determine(deal, screening: nil, known: CalendarDay("2026-01-01")!)
    #expect(none.warnings.contains("the parties were not screened"))
    #expect(!none.screened)
  }

  /// The rules that ship: a party on any other list is never answered "no licence required".
  @Test(arguments: [("us-csl-sdn", "2021-01-01"), ("us-csl-sdn", nil), ("us-entity-list", nil)] as [(String, String?)])
  func aHitOnAShippedListIsNeverNoLicenceRequired(_ list: String, _ from: String?) throws {
    let text = """
      {"date": "2024-06-01", "activity": "export", "from": "US", "to": "DE", "items": [{"eccn": "EAR99", "facts": {"tpp": "1"}}],
       "parties": [{"role": "end_user", "name": "Acme"}]}
      """
    for level in [PartyMatch.Level.identity, .probable] {
      let match = SmallLaw.match(level, list: list, from: from)
      let screening = PartyScreening(label: "parties[0]", role: "end_user", query: "Acme", matches: [match])
      #expect(try Shipped.answer(text, screening: [screening]).outcome == .needsFacts)
    }
    #expect(try Shipped.answer(text, screening: []).outcome == .noLicenceRequired)
  }
}
