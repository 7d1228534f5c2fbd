import Chokepoint
import Foundation
import Interchange
import Parties
import Rulebook
import TestSupport
import Testing
import Watch

@Suite("Changes of lists and rules as events")
struct ChangeEventsTests {
  private static let day = CalendarDay("2026-11-20")!

  /// Records a deal with somebody.
  private func record(_ name: String, on day: String, with party: String, _ locations: Locations) throws {
    let text =
      #"{"id":"\#(name)","date":"\#(day)","activity":"export","from":"US","to":"CN","items":[{"name":"A800","#
      + #""facts":{"tpp":"4992","die_area_mm2":"826","datacenter":true}}],"parties":[{"role":"end_user","name":"\#(party)"}]}"#
    let workspace = try Workspace(locations)
    let document = try JSONReader.read(Array(text.utf8), file: "deal.json")
    let deal = try workspace.deal(document)
    let desk = try LedgerDesk(locations)
    let answer = try desk.check(deal, document, in: workspace, known: Self.day)
    try desk.records.keepRules(
      of: locations.rules, regime: RulePacks.standard, digest: workspace.program.digest)
    try desk.record(answer, of: document, as: deal, screened: true, lists: [], by: "anna")
  }

  private func locations(_ copy: Copy) throws -> Locations {
    try Locations(rules: copy.folder + "/rules", data: copy.folder + "/data", workspace: copy.folder + "/workspace")
  }

  @Test("a changed rule is an event of the day on which it came, and names the deals that rest on it")
  func rules() throws {
    let copy = try Copy()
    defer { copy.remove() }
    let locations = try locations(copy)
    try record("D-1", on: "2024-05-01", with: "Friesland Dairy", locations)
    try record("D-2", on: "2021-05-01", with: "Friesland Dairy", locations)
    let desk = try LedgerDesk(locations)
    #expect(try ChangeEvents(locations, desk).events(on: Self.day).isEmpty)

    try copy.replace("rules/us-ear/3a090.md", "item.tpp >= 4800 TPP", "item.tpp >= 4700 TPP")
    let events = try ChangeEvents(locations, desk).events(on: Self.day)
    let event = try #require(events.first { $0.id.hasSuffix("us-ear/ic_meets_a@2023-11-17/changed") })
    #expect(event.kind == .ruleChange && event.told == Self.day)
    #expect(event.period?.lowerBound == CalendarDay("2023-11-17"))
    #expect(event.statement.contains("what it asks for"))
    #expect(event.deals == ["D-1"])
    #expect(event.consequence == "one of your deals needs another look: D-1")
    #expect(event.sources[0].label.hasPrefix("rules: "))
    for asked in ["3A090.a", "ic_meets_a"] { #expect(WatchTopic(asked).isNamed(in: event), "\(asked)") }
    #expect(!WatchTopic("744.23").isNamed(in: event))
  }

  @Test("of a new clause the deals of its days are named: no answer could rest on it")
  func newRule() throws {
    let copy = try Copy()
    defer { copy.remove() }
    let locations = try locations(copy)
    try record("D-1", on: "2026-05-01", with: "Friesland Dairy", locations)
    try record("D-2", on: "2024-05-01", with: "Friesland Dairy", locations)
    let path = "\(locations.rules)/us-ear/regime.md"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let clause =
      "\n```rules\nrequire RS.new \"a licence for chips of the coast\"\n  cites 15 CFR 744.99\n"
      + "  in force from 2026-01-15\n  when item.kind = integrated_circuit\n```\n"
    try (text + clause).write(toFile: path, atomically: true, encoding: .utf8)
    let events = try ChangeEvents(locations, LedgerDesk(locations)).events(on: nil)
    let event = try #require(events.first)
    #expect(events.count == 1 && event.predicate == "added" && event.deals == ["D-1"])
    #expect(event.consequence == "1 of your deals was judged without it: rehearse them")
    #expect(event.told == CalendarDay("2026-01-15"))
    #expect(WatchTopic("744.99").isNamed(in: event))

    let back = try ChangeEvents(locations, nil).events(sinceRules: Place.root + "/rules", on: nil)
    #expect(back.map(\.statement) == events.map(\.statement))
    #expect(back.flatMap(\.deals).isEmpty)
    #expect(throws: Diagnostics.self) {
      try ChangeEvents(locations, nil).events(sinceRules: copy.folder + "/data/watch", on: nil)
    }
  }

  @Test("a party that comes onto a list names the deals with somebody of its name, whom nobody had matched")
  func lists() throws {
    let copy = try Copy()
    defer { copy.remove() }
    let locations = try locations(copy)
    try record("D-1", on: "2024-05-01", with: "Boltzenfeld Foundry", locations)
    try record("D-2", on: "2024-05-01", with: "Friesland Dairy", locations)
    for (edition, names) in [("2025-01-01", ["Acme Chips"]), ("2025-06-01", ["Acme Chips", "Boltzenfeld Foundry"])] {
      let parties = names.map { name in
        var party = ListedParty(id: name, name: name, origin: ListedParty.Origin(file: "own", line: 1))
        party.listings = [Listing()]
        party.aliases = [ListedParty.Alias("\(name) Holding Works")]
        return party
      }
      try ListStore(shipped: nil, workspace: locations.workspace).save(
        PartyList(
          id: "own", title: "Own list", edition: try #require(CalendarDay(edition)), source: "test", coverage: "all",
          digest: edition, parties: parties))
    }
    let events = try ChangeEvents(locations, LedgerDesk(locations)).events(on: Self.day)
    let event = try #require(events.first)
    #expect(events.map(\.statement) == ["Boltzenfeld Foundry was added to the list"])
    #expect(event.kind == .listChange)
    #expect(event.told == CalendarDay("2025-06-01"))
    #expect(event.deals == ["D-1"])
    #expect(WatchTopic("Boltzenfeld Foundry Holding Works").isNamed(in: event), "an alias names it too")
    let brief = BriefMaker(events, documents: 0, now: Self.day).catchUp()
    #expect(BriefText.text(brief).contains("one of your deals needs another look: D-1"))
    #expect(JSONWriter.compact(BriefFeed.json(brief)).contains(#""deals":["D-1"]"#))
  }
}
