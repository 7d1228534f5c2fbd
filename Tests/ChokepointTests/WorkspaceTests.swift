import Chokepoint
import Controls
import Foundation
import Interchange
import Parties
import Rulebook
import TestSupport
import Testing

@Suite struct WorkspaceTests {
  static let a800 =
    #"{"date":"2023-12-01","activity":"export","from":"US","to":"CN","items":[{"name":"A800","facts":{"tpp":"4992","die_area_mm2":"826","datacenter":true}}]"#

  private static let known = CalendarDay("2026-11-01")!

  @Test func aCopyElsewhereAnswersTheSame() throws {
    let copy = try Copy()
    defer { copy.remove() }
    func answer(_ workspace: Workspace) throws -> String {
      let deal = try workspace.deal(Array((Self.a800 + "}").utf8), file: "deal.json")
      return JSONWriter.pretty(try workspace.check(deal, known: Self.known).json)
    }
    let here = try answer(Copy.shipped.get())
    #expect(try answer(copy.workspace()) == here)
    #expect(here.contains("\"licence_required\""))
  }

  /// What a run remembers of earlier deals changes no answer.
  @Test func aMemoryAnswersTheSame() throws {
    let workspace = try Copy.shipped.get()
    let memory = ScreeningMemory()
    let tiny = ScreeningMemory(most: 1)
    var owned = 0
    for (name, bytes) in try Place.files(in: "Examples") where name.hasSuffix(".json") {
      guard let deal = try? workspace.deal(bytes, file: name) else { continue }
      let alone = JSONWriter.pretty(try workspace.check(deal, known: Self.known).json)
      owned += alone.contains("owner") ? 1 : 0
      for memory in [memory, memory, tiny, tiny] {
        let answer = JSONWriter.pretty(try workspace.check(deal, known: Self.known, memory: memory).json)
        #expect(answer == alone, "\(name)")
      }
    }
    #expect(owned > 0)
  }

  @Test func partiesAreScreenedAndAHitCounts() throws {
    let workspace = try Copy.shipped.get()
    let text =
      #"{"date":"2024-06-01","activity":"export","from":"US","to":"CN","items":[{"eccn":"EAR99","facts":{"tpp":"1"}}],"parties":[{"role":"end_user","name":"NAME"}]}"#
    func answer(_ name: String) throws -> Determination {
      let deal = try workspace.deal(Array(text.replacing("NAME", with: name).utf8), file: "deal.json")
      return try workspace.check(deal, known: Self.known)
    }
    let listed = try answer("Huawei Technologies Co., Ltd.")
    #expect(listed.outcome == .licenceRequired)
    #expect(listed.requirements.contains { $0.clause.id == "EL.744.11" && $0.listing != nil })
    let other = try answer("Quite Harmless Dairy Cooperative of Friesland")
    #expect(other.outcome == .noLicenceRequired)
    #expect(other.screened && other.lists.contains { $0.id == "us-entity-list" })
    let signs = try answer("???")
    #expect(signs.warnings.contains { $0.contains("parties[0] was not screened") })
  }

  @Test func theWorkedCasesOfThePacksPass() throws {
    let results = try Copy.everyRegime.get().runCases(today: Self.known)
    #expect(!results.isEmpty)
    for result in results where !result.passed {
      Issue.record("\(result.testCase.title) (\(result.testCase.span)): \(result.failures)")
    }
  }

  // MARK: Broken packs and tables

  @Test(arguments: [
    ("rules/us-ear/3a090.md", "item.tpp >= 4800 TPP", "item.tpp >= 4800 TP", "rule.unit"),
    ("rules/us-ear/3a090.md", "class 3A090.b", "klass 3A090.b", "rule.syntax"),
    ("rules/shared/facts.md", "unit TPP\n", "", "rule.unit"),
    ("rules/shared/facts.md", "fact item.tpp is", "fact item.tppp is", "rule.unknown-name"),
    ("rules/shared/country-groups.csv", "A:1,AR,", "A:1,Argentina,", "table.country"),
    ("rules/shared/country-groups.md", "country-groups.csv edition", "no-groups.csv edition", "rule.table"),
    ("data/chips.csv", "name,vendor", "nom,vendor", "csv.missing-column"),
    ("data/countries.csv", "iso2", "code", "csv.missing-column"),
  ])
  func whatIsBrokenLoadsNothing(_ path: String, _ old: String, _ new: String, _ id: String) throws {
    let copy = try Copy()
    defer { copy.remove() }
    try copy.replace(path, old, new)
    let error = #expect(throws: Diagnostics.self) { try copy.workspace() }
    #expect(error?.all.contains { $0.id == id } == true, "\(error.map(\.description) ?? "")")
    #expect(error?.all.allSatisfy { $0.span != nil } == true)
  }

  @Test func foldersThatAreNotThereAreSaid() throws {
    let folder = try Place.temporaryFolder()
    #expect(throws: Diagnostic.self) { try Locations(rules: folder + "/none", data: folder) }
    let empty = try Locations(rules: folder, data: folder, workspace: folder)
    let error = #expect(throws: Diagnostics.self) { try Workspace(empty) }
    #expect(error?.all.first?.id == "file.missing")
  }

  // MARK: Lists of past days

  private static func party(_ name: String) -> ListedParty {
    var party = ListedParty(id: "1", name: name, origin: ListedParty.Origin(file: "own.csv", line: 2))
    party.listings = [Listing()]
    return party
  }

  @Test(arguments: [
    ("2026-04-01", "2026-03-25", true), ("2026-08-01", "2026-07-23", false), ("2026-01-05", "2026-07-23", false),
  ])
  func aDealIsAnsweredByTheListsOfItsDay(_ day: String, _ edition: String, _ isFound: Bool) throws {
    let copy = try Copy()
    defer { copy.remove() }
    let workspace = try copy.workspace()
    for (edition, name) in [("2026-03-25", "Zephyr Lattice Works"), ("2026-07-23", "Quillon Harbour Freight")] {
      try workspace.store.save(
        PartyList(
          id: "own", title: "Own list", edition: try #require(CalendarDay(edition)), source: "test", coverage: "whole",
          digest: "", parties: [Self.party(name)]))
    }
    let text =
      #"{"date":"DAY","activity":"export","from":"US","to":"CN","items":[{"eccn":"EAR99"}],"parties":[{"role":"end_user","name":"Zephyr Lattice Works","country":"CN"}]}"#
    let deal = try workspace.deal(Array(text.replacing("DAY", with: day).utf8), file: "deal.json")
    let answer = try workspace.check(deal, known: Self.known)
    #expect(answer.lists.first { $0.id == "own" }?.edition.description == edition)
    #expect(answer.screening.flatMap(\.matches).contains { $0.list.id == "own" } == isFound)
  }

  // MARK: Letters

  /// The answer for a chip that letters of August 2022 stop, sent by an exporter.
  private static func answer(toLettersOf2022 exporter: String) throws -> Determination {
    let workspace = try Copy.shipped.get()
    let text =
      #"{"date":"2022-09-30","activity":"export","from":"US","to":"CN","exporter":{"name":"EXPORTER"},"items":[{"facts":{"tpp":"4992","io_bidirectional_gbs":"600"}}]}"#
    let deal = try workspace.deal(Array(text.replacing("EXPORTER", with: exporter).utf8), file: "deal.json")
    return try workspace.check(deal, known: known)
  }

  @Test(arguments: [
    ("NVIDIA", true), ("NVIDIA Corporation", true), ("Nvidia Corp.", true), ("Advanced Micro Devices, Inc.", true),
    ("Some Distributor Inc.", false), ("Invidia Trading", false), ("AMD Logistics of Ohio", false), ("", false),
  ])
  func aLetterBindsItsAddresseeByName(_ exporter: String, _ binds: Bool) throws {
    let answer = try Self.answer(toLettersOf2022: exporter)
    #expect(answer.requirements.contains { $0.clause.id == "LETTER.2022-08" } == binds)
  }

  /// Characters are not parted into words: a name that has an addressee's within it may be its subsidiary's.
  @Test(arguments: [("英伟达半导体科技（上海）有限公司", true), ("伟达半导体科技（上海）有限公司", false)])
  func aNameAroundThatOfAnAddresseeIsAskedAbout(_ exporter: String, _ isAsked: Bool) throws {
    let answer = try Self.answer(toLettersOf2022: exporter)
    #expect(answer.missing.contains { $0.decides.contains("LETTER.2022-08") } == isAsked)
  }

  // MARK: Chips

  @Test func aChipHasItsClassesFromDateToDate() throws {
    let workspace = try Copy.shipped.get()
    let chip = try #require(workspace.chips.matching("A800").first)
    let profile = workspace.profile(of: chip)
    #expect(profile.stages.first?.classes.contains("3A090.a") == false)
    #expect(profile.stages.last?.classes.contains("3A090.a") == true)
    #expect(zip(profile.stages, profile.stages.dropFirst()).allSatisfy { $0.until == $1.from })
    #expect(profile.stages.last?.until == nil)
    #expect(JSONWriter.pretty(profile.json) == JSONWriter.pretty(workspace.profile(of: chip).json))
  }
}
