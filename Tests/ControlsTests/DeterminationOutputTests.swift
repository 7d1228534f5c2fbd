import Interchange
import Rulebook
import Testing

@testable import Controls
@testable import Parties

/// The determination as JSON and as text.
@Suite struct DeterminationOutputTests {
  static let deals: [(name: String, text: String)] = [
    (
      "required",
      #"{"id":"D-1","date":"2023-12-01","activity":"export","from":"US","to":"CN","items":[{"name":"A800","facts":{"tpp":"4992","die_area_mm2":"826","datacenter":true}}]}"#
    ),
    (
      "exception",
      #"{"date":"2024-06-01","activity":"export","from":"US","to":"CN","items":[{"facts":{"tpp":"5285","datacenter":false}}]}"#
    ),
    (
      "facts",
      #"{"date":"2024-06-01","activity":"export","from":"US","to":"CN","items":[{"facts":{"tpp":"2000","datacenter":true}},{"eccn":"3A090"}],"parties":[{"role":"end_user","name":"A"}]}"#
    ),
    (
      "not enforced",
      #"{"date":"2025-05-20","activity":"export","from":"US","to":"MY","items":[{"facts":{"tpp":"15832","datacenter":true}}],"parties":[{"role":"end_user","headquarters":"MY","ultimate_parent":"MY"}]}"#
    ),
    (
      "not judged",
      #"{"date":"2024-06-01","activity":"export","from":"US","to":"IR","items":[{"eccn":"EAR99"}],"end_use":{"kind":"military"}}"#
    ),
    (
      "not subject",
      #"{"date":"2024-06-01","activity":"reexport","from":"KR","to":"SG","items":[{"origin":"KR","facts":{"tpp":"100","datacenter":false,"subject_to_ear":false}}]}"#
    ),
  ]

  private static let screening = [
    PartyScreening(
      label: "parties[0]", role: "end_user", query: "A",
      matches: [
        SmallLaw.match(
          .identity, list: "us-entity-list", policy: String(repeating: "Words of a policy in prose. ", count: 9))
      ])
  ]

  private static func answer(_ index: Int) throws -> Determination {
    try Shipped.answer(deals[index].text, screening: screening)
  }

  @Test(arguments: deals.indices)
  func theDocumentHasTheKeysOfTheDesign(_ index: Int) throws {
    let json = try Self.answer(index).json
    let keys = Set((json.members ?? []).map(\.key))
    let wanted: Set<String> = [
      "deal", "outcome", "items", "requirements", "exceptions", "screening", "missing", "not_enforced", "authorised_by",
      "would_change", "red_flags", "assumptions", "warnings", "as_of",
    ]
    #expect(keys.isSuperset(of: wanted), "lacks \(wanted.subtracting(keys))")
    func check(_ list: String, _ wanted: Set<String>) {
      for entry in json[list]?.array ?? [] {
        let keys = Set((entry.members ?? []).map(\.key))
        #expect(keys.isSuperset(of: wanted), "\(list) lacks \(wanted.subtracting(keys))")
      }
    }
    check("items", ["classification", "stated_eccn", "agrees", "subject_to_ear"])
    check("requirements", ["item", "id", "rule", "cites", "in_force", "because", "review", "review_text"])
    check("exceptions", ["item", "id", "available", "because"])
    check("missing", ["fact", "ask", "decides", "always"])
    check("screening", ["role", "query", "match", "list_version"])
    let asOf = Set((json["as_of"]?.members ?? []).map(\.key))
    #expect(asOf.isSuperset(of: ["date", "known", "rules", "lists"]))
    #expect(json["as_of"]?["rules"]?.string?.hasPrefix("sha256:") == true)
  }

  @Test(arguments: deals.indices)
  func theSameDealGivesTheSameBytes(_ index: Int) throws {
    #expect(try JSONWriter.pretty(Self.answer(index).json) == JSONWriter.pretty(Self.answer(index).json))
    let text = try JSONWriter.pretty(Self.answer(index).json)
    let read = try JSONReader.read(Array(text.utf8), file: "answer.json")
    #expect(JSONWriter.pretty(read) == text)
  }

  @Test(arguments: deals.indices)
  func theTextNeverSaysClearAndFitsEightyColumns(_ index: Int) throws {
    let title = "a deal with " + String(repeating: "a name that is long ", count: 8)
    let text = DeterminationText.render(try Self.answer(index), title: title)
    #expect(!text.lowercased().contains(#/\bclear(ed|ance)?\b/#))
    let wide = text.split(separator: "\n").filter { line in
      line.count > 80 && line.split(separator: " ").allSatisfy { $0.count <= 70 }
    }
    #expect(wide.isEmpty, "\(wide)")
  }

  @Test func aRequirementSaysWhatItRestsOn() throws {
    let requirement = try #require(Self.answer(0).json["requirements"]?.array?.first)
    #expect(requirement["id"]?.string == "RS.3A090.a")
    #expect(requirement["rule"]?.string == "us-ear/RS.3A090.a")
    #expect(requirement["cites"]?.array?.isEmpty == false)
    #expect(requirement["in_force"]?.array?.map(\.string) == ["2023-11-17", "2025-01-13"])
    #expect(requirement["review"]?.string == "presumption_of_denial")
    let because = requirement["because"]?.array ?? []
    #expect(because.contains { $0["text"]?.string == "tpp 4992 >= 4800 TPP" })
    #expect(because.contains { $0["facts"]?.array?.contains { $0.string == "items[0].facts.tpp" } == true })
  }

  @Test(arguments: [
    (0, "licence_required"), (1, "exception_available"), (2, "needs_facts"), (4, "needs_facts"), (5, "not_subject"),
  ])
  func outcomesAreTheWordsOfTheDesign(_ index: Int, _ word: String) throws {
    #expect(try Shipped.answer(Self.deals[index].text).json["outcome"]?.string == word)
  }

  @Test func aPartyWithoutAMatchIsNamedWithTheLists() throws {
    let deal = try Shipped.reader().read(Array(Self.deals[2].text.utf8), file: "d")
    let edition = Determination.ListEdition(
      id: "l", title: "The List", edition: CalendarDay("2026-07-23")!, coverage: "whole")
    let none = PartyScreening(label: "parties[0]", role: "end_user", query: "A", matches: [])
    let answer = try Shipped.judge().determine(
      deal, screening: [none], lists: [edition], known: CalendarDay("2026-11-01")!)
    let text = DeterminationText.render(answer, title: "t")
    #expect(text.contains("no match in The List, 2026-07-23 as of 2024-06-01"))
    #expect(answer.json["screening"]?.array?.first?["match"]?.kind == "null")
  }

  @Test(arguments: [(0.9996, "1.000"), (0.05, "0.050"), (0.7, "0.700"), (1, "1.000"), (0, "0.000")])
  func scoresHaveThreeDecimals(_ score: Double, _ text: String) {
    #expect(PartyMatch.thousandths(score) == text)
  }
}
