import Interchange
import Rulebook
import Testing

@testable import Controls
@testable import Parties

/// Subject to the law, and a licence required, are two questions: over the rules that ship.
@Suite struct SubjectTests {
  private static func etcher(from: String, us: String = "5", resolved: Bool = true, _ more: String = "") -> String {
    """
    {"date": "2025-06-02", "activity": "reexport", "from": "\(from)", "to": "CN",
     "exporter": {"name": "Example Tools", "country": "\(from)", "headquarters": "\(from)", "ultimate_parent": "\(from)"},
     "items": [{"eccn": "3B001.c.2", "kind": "equipment", "origin": "JP", "us_content_percent": "\(us)",
       "facts": {"tool": "wet_etcher", "sige_selectivity": "120", "contains_ic": true, "ic_from_us_plant": true, "us_technology": true,
         "us_origin_ic": false, "written_assurance_product": false}\(more)}],
     "end_use": {"kind": "mature_fab", "facts": {"red_flags_resolved": \(resolved)}}}
    """
  }

  @Test func fromJapanItIsSubjectAndNoLicenceIsRequired() throws {
    let answer = try Shipped.answer(Self.etcher(from: "JP"))
    #expect(answer.items.first?.subject == .yes)
    #expect(answer.items.first?.subjectPath.map(\.id) == ["SCOPE.fdp.k"])
    #expect(answer.outcome == .noLicenceRequired)
    let cut = try #require(answer.notRequired.first { $0.clause.id == "RS.SME" })
    #expect(cut.words.contains { $0.contains("Supplement 4") })
    #expect(answer.json["not_required"]?.array?.first?["id"]?.string == "RS.SME")
  }

  /// Subject and free of a licence, it is still a tool for advanced nodes that a fab for mature ones orders.
  @Test func aRedFlagHoldsUpWhatNoRequirementDoes() throws {
    let answer = try Shipped.answer(Self.etcher(from: "JP", resolved: false))
    #expect(answer.outcome == .needsFacts)
    #expect(answer.redFlags.map(\.clause.id) == ["FLAG.20"])
    #expect(answer.requirements.isEmpty)
  }

  @Test(arguments: ["KR", "MY", "TW"])
  func fromElsewhereALicenceIsRequired(_ country: String) throws {
    let answer = try Shipped.answer(Self.etcher(from: country))
    #expect(answer.outcome == .licenceRequired)
    #expect(answer.requirements.map(\.clause.id).contains("RS.SME"))
    #expect(answer.notRequired.isEmpty)
  }

  @Test func aListOfInputsIsThatOfItsItem() throws {
    let text = """
      {"date": "2024-06-03", "activity": "reexport", "from": "TW", "to": "CN",
       "items": [
         {"eccn": "EAR99", "kind": "equipment", "origin": "TW", "us_content_percent": 1, "facts": {"subject_to_ear": false, "us_origin_ic": false,
           "for_footnote_product": "footnote_1"}, "made_with": [{"via": "technology", "eccn": "3E001", "us_origin": true}]},
         {"eccn": "EAR99", "kind": "equipment", "origin": "TW", "us_content_percent": 1, "facts": {"subject_to_ear": false, "us_origin_ic": false,
           "for_footnote_product": "footnote_1"}, "made_with": []}]}
      """
    let answer = try Shipped.answer(text)
    #expect(answer.items.map(\.subject) == [.yes, .no])
  }

  @Test func whatIsStatedOfTheWholeQuestionCountsWhereTheFactsAreSilent() throws {
    func item(_ more: String) throws -> Determination {
      try Shipped.answer(
        """
        {"date": "2024-06-03", "activity": "reexport", "from": "KR", "to": "SG",
         "items": [{"eccn": "EAR99", "kind": "equipment", "origin": "KR", "facts": {"subject_to_ear": false}\(more)}]}
        """)
    }
    let silent = try item("")
    #expect(silent.outcome == .notSubject)
    #expect(silent.warnings.contains { $0.contains("taken as stated") && $0.contains("us_content_percent") })
    #expect(try item(#", "us_content_percent": 25"#).outcome == .notSubject)
    #expect(try item(#", "us_content_percent": 25.01"#).items.first?.subject == .yes)
  }

  /// The consolidated list does not carry footnotes: silence there is not "none".
  @Test func aCopyWithoutFootnotesDoesNotDenyThem() throws {
    func facts(_ list: String, _ footnotes: [String]) -> [String: Value] {
      var match = SmallLaw.match(.identity, list: list)
      var listing = match.listing
      listing.footnotes = footnotes
      match = PartyMatch(
        party: match.party, list: match.list, matchedName: "Acme Corp", matchedNameNote: nil, score: 0.95,
        evidence: nil,
        level: .identity, reasons: [], listing: listing, warnings: [])
      let screening = PartyScreening(label: "parties[0]", role: "end_user", query: "Acme", matches: [match])
      return screening.listings(of: SmallLaw.party())[0].record.values
    }
    #expect(facts("us-csl-el", [])["has_footnotes"] == nil)
    #expect(facts("us-csl-el", [])["footnotes"] == nil)
    #expect(facts("us-csl-el", ["5"])["footnotes"] == .text("5"))
    #expect(facts("us-entity-list", [])["footnotes"] == .text(""))
    #expect(facts("us-entity-list", [])["has_footnotes"] == .truth(false))
    #expect(facts("us-entity-list", ["1", "2"])["footnotes"] == .text("1; 2"))
  }
}
