import Chokepoint
import Controls
import HTTPTypes
import Hummingbird
import Interchange
import Parties

/// `/party/{id}`: one listed party, its listings over time, its owners and holdings.
enum PartyPage {
  static func answer(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let id = call.value("id")
    guard let number = snapshot.directory.number(of: id) else {
      guard let other = snapshot.directory.number(ofReferent: id), let view = EntityView(snapshot, other) else {
        throw Problem(.notFound, "party.unknown", "there is no party `\(id.prefix(80))` on the lists of this server")
      }
      return .redirect(
        to: "/party/\(PercentCoding.encode(view.key))\(call.wantsJSON ? ".json" : "")", .permanentRedirect)
    }
    let page = try await call.working { try drawn(number, snapshot) }
    return page.reply(call)
  }

  private static func drawn(_ number: Int, _ snapshot: ServedSnapshot) throws -> Page {
    guard let view = EntityView(snapshot, number) else { throw Problem.notFound }
    let (party, list) = (view.party, view.list)
    let today = CalendarDay.today
    // Ownership is known of few; a name that cannot be looked up has none.
    let owners = try? snapshot.workspace.owners(of: party.name, on: today, in: snapshot.ownership)
    let countries = party.countries.map { code in
      JSON.object([("code", .string(code)), ("name", .string(snapshot.workspace.countries.name(of: code)))])
    }
    let data = JSON.object([
      ("id", .string(view.key)), ("name", .string(party.name)), ("type", .string(party.type)),
      (
        "aliases",
        .array(
          party.aliases.map {
            .object([("name", .string($0.name)), ("note", .string($0.note)), ("weak", .bool($0.isWeak))])
          })
      ),
      ("countries", .array(countries)), ("addresses", .strings(party.addresses)),
      (
        "identifiers",
        .array(
          party.identifiers.map {
            .object([("kind", .string($0.kind)), ("value", .string($0.value)), ("country", .string($0.country))])
          })
      ),
      ("births", .strings(party.births)), ("notes", .strings(party.notes)), ("list", list.apiJSON),
      ("listings", .array(party.listings.map(\.apiJSON))), ("warnings", .strings(snapshot.index.warnings(of: number))),
      ("source", .string(party.source)), ("origin", .string("\(party.origin.file):\(party.origin.line)")),
      ("record", .string(party.raw)), ("other_ids", .strings(party.otherIDs)),
      ("ownership", owners?.choice.party == nil ? .null : owners?.json ?? .null),
      ("list_version", .string(snapshot.version)),
    ])
    var page = Page(title: VisibleText.of(party.name), template: "party", section: "search", data: data)
    page.view = .object([
      ("has_aliases", .bool(!party.aliases.isEmpty)), ("has_addresses", .bool(!party.addresses.isEmpty)),
      ("has_identifiers", .bool(!party.identifiers.isEmpty)), ("has_notes", .bool(!party.notes.isEmpty)),
      ("type_shown", .string(view.schema.label)),
      ("check", .string("/check?end_user=\(PercentCoding.encode(party.name))")),
      ("timeline", timeline(party, list, today)), ("is_over", .bool(!snapshot.index.isListed(number, asOf: nil))),
    ])
    return page
  }

  /// The periods of the listings, drawn.
  private static func timeline(_ party: ListedParty, _ list: PartyMatch.List, _ today: CalendarDay) -> JSON {
    let starts = party.listings.compactMap(\.begins)
    guard let first = starts.min() else { return .null }
    let spans = party.listings.compactMap { listing -> Timeline.Span? in
      guard let from = listing.begins else { return nil }
      return Timeline.Span(
        from: from, until: listing.until, kind: listing.until == nil ? "now" : "past", label: list.title,
        detail: listing.policy)
    }
    return Timeline(from: Timeline.yearStart(first), until: today, spans: spans).json
  }
}
