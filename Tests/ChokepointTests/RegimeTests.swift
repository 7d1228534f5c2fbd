import Chokepoint
import Controls
import Foundation
import Interchange
import Rulebook
import TestSupport
import Testing

/// Each regime is judged by its own rules, and by those of no other.
@Suite struct RegimeTests {
  private static let known = CalendarDay("2026-11-01")!
  private static let names = ["us", "cn", "eu", "jp", "kr", "nl", "tw", "uk", "us-chips-act", "us-duty"]

  private func regime(_ name: String) throws -> (Workspace, Regime) {
    let workspace = try Copy.everyRegime.get()
    return (workspace, try #require(workspace.regimes.first { $0.name == name }))
  }

  private func answer(_ text: String, under name: String) throws -> Determination {
    let (workspace, regime) = try regime(name)
    let deal = try workspace.deal(Array(text.utf8), file: "deal.json", under: regime)
    return try workspace.check(deal, under: regime, known: Self.known, screens: false)
  }

  private static let scanner =
    #"{"date":"2025-06-01","activity":"reexport","from":"NL","to":"CN","items":[{"eccn":"3B001.f.1","kind":"equipment","origin":"NL","facts":{"tool":"scanner","wavelength_nm":"193","numerical_aperture":"1.35","overlay_nm":"2","serves_listed_tool":false}}]}"#

  @Test func regimesAreFoundAndTheStandardOneComesFirst() {
    #expect(RulePacks.regimes(in: Place.root + "/rules") == Self.names)
  }

  @Test func oneThatIsNotThereIsSaid() throws {
    let locations = try Locations(
      rules: Place.root + "/rules", data: Place.root + "/data", workspace: try Place.temporaryFolder())
    let error = #expect(throws: Diagnostics.self) { try Workspace(locations, regimes: ["us", "atlantis"]) }
    #expect(error?.all.first?.id == "rules.regime")
    #expect(error?.all.first?.help?.contains("us, cn, eu") == true)
  }

  @Test(arguments: names) func everyRegimeSaysWhatItsLawIsCalled(_ name: String) throws {
    let (_, regime) = try regime(name)
    #expect(regime.program.regime?.hasPrefix("the ") == true)
    #expect(!regime.program.packs.contains("shared"), "a pack without clauses is no law")
  }

  @Test(arguments: names) func everyRegimeIsSound(_ name: String) throws {
    let (_, regime) = try regime(name)
    #expect(regime.program.review(known: Self.known).map(\.message) == [])
    #expect(regime.program.cases.count > 5)
  }

  /// A class of the U.S. list and its number say nothing under another law.
  @Test func whatIsStatedForOneLawIsNotTakenForAnother() throws {
    let dutch = try answer(Self.scanner, under: "nl")
    #expect(dutch.outcome == .licenceRequired)
    #expect(dutch.items.first?.classification.map(\.clause.id) == ["3B001.f.4"])
    #expect(dutch.items.first?.statedECCN == nil)
    #expect(dutch.requirements.map(\.clause.qualifiedID) == ["nl/NL.tools"])
    let american = try answer(Self.scanner, under: "us")
    #expect(american.items.first?.classification.contains { $0.clause.id == "3B001.f.4" } == false)
    #expect(try answer(Self.scanner, under: "jp").outcome == .notSubject)
  }

  @Test func notSubjectToOneLawIsNotSubjectToThatAlone() throws {
    let text = Self.scanner.replacing("\"serves_listed_tool\"", with: "\"subject_to_ear\":false,\"serves_listed_tool\"")
    #expect(try answer(text, under: "nl").outcome == .licenceRequired)
  }

  /// A deal may state what another regime reads, of those asked or not.
  @Test func aFactOfAnotherRegimeIsNoError() throws {
    let workspace = try Copy.shipped.get()
    let deal = try workspace.deal(
      Array(Self.scanner.replacing("serves_listed_tool\":false", with: "substance\":\"gallium\"").utf8), file: "d")
    let answer = try workspace.check(deal, known: Self.known, screens: false)
    #expect(answer.warnings.contains { $0.contains("read by no rule") && $0.contains("items[0].facts.substance") })
    let error = #expect(throws: Diagnostics.self) {
      try workspace.deal(Array(Self.scanner.replacing("serves_listed_tool", with: "no_such_fact").utf8), file: "d")
    }
    #expect(error?.all.first?.id == "deal.unknown-fact")
  }

  /// What stands beside `facts`, not in it, is refused there under every law.
  @Test(arguments: ["eccn", "kind", "origin"]) func aKeyOfTheItemIsNoFactOfIt(_ key: String) throws {
    for name in ["us", "nl"] {
      let text = Self.scanner.replacing("\"overlay_nm\":\"2\"", with: "\"\(key)\":\"other\"")
      let error = #expect(throws: Diagnostics.self) { try answer(text, under: name) }
      #expect(error?.all.first?.id == "deal.unknown-fact")
    }
  }

  @Test func whatARegimeAskedReadsIsNotSaidToBeUnread() throws {
    for name in ["us", "nl"] {
      let warnings = try answer(Self.scanner, under: name).warnings
      #expect(!warnings.contains { $0.contains("read by no rule") }, "\(warnings)")
    }
  }

  /// One word must not mean two things: a fact is of one type in all packs.
  @Test func aFactHasOneTypeInAllPacks() throws {
    var types: [String: String] = [:]
    for regime in try Copy.everyRegime.get().regimes {
      for fact in regime.program.facts {
        let type = "\(fact.type)"
        #expect(types[fact.path, default: type] == type, "\(fact.path) of \(regime.name)")
        types[fact.path] = type
      }
    }
  }

  /// Before a pack begins it holds no law, and past what it leaves out nothing is free.
  @Test(arguments: names.dropFirst()) func anOrdinaryChipIsNeverSilentlyFree(_ name: String) throws {
    let country = ["eu": "DE", "uk": "GB", "us-duty": "TW", "us-chips-act": "JP"][name] ?? name.uppercased()
    let to = name == "us-duty" ? "US" : "CN"
    for (date, kind) in [
      ("2026-08-01", "integrated_circuit"), ("2026-08-01", "equipment"), ("2020-01-01", "equipment"),
    ] {
      let deal =
        #"{"date":"\#(date)","activity":"export","from":"\#(country)","to":"\#(to == country ? "DE" : to)","items":[{"kind":"\#(kind)"}],"end_use":{"kind":"mature_fab"}}"#
      #expect(try answer(deal, under: name).outcome == .needsFacts, "\(name), \(date), \(kind)")
    }
  }

  @Test(arguments: names.dropFirst()) func otherLawsDoNotSpeakOfTheEAR(_ name: String) throws {
    let (_, regime) = try regime(name)
    for deal in [Self.scanner, Self.scanner.replacing("\"NL\"", with: "\"TH\"")] {
      let answer = try answer(deal, under: name)
      let text = DeterminationText.render(answer, title: "t") + JSONWriter.pretty(answer.json)
      #expect(!text.contains(#/\bEAR\b|ECCN|subject_to_ear/#), "\(text)")
      #expect(answer.json["items"]?.array?.first?["subject_to_law"]?["answer"] != nil)
      #expect(!text.lowercased().contains(#/\bclear(ed|ance)?\b/#))
      if answer.outcome == .notSubject { #expect(text.hasPrefix("NOT SUBJECT TO \(regime.title.uppercased())")) }
    }
  }
}
