import Interchange
import Parties

/// A listed party as FollowTheMoney has entities.
struct EntityView {
  let snapshot: ServedSnapshot
  let party: ListedParty
  let list: PartyMatch.List

  /// `us-entity-list:EL0263`, as deals and the rest of the API name the party: stays the same from edition to edition as
  /// far as the list's own numbers do.
  var key: String { "\(list.id):\(party.id)" }
  /// `us-entity-list.EL0263`: FollowTheMoney takes no colon in an id.
  var id: String { Self.id(list.id, party.id) }

  private static func id(_ list: String, _ party: String) -> String { "\(list).\(party)" }

  var schema: EntitySchema { EntitySchema(party) }

  /// - Parameter nested: whether what adjoins the entity stands in it.
  func members(nested: Bool = false) -> [(String, JSON)] {
    var properties = self.properties
    if nested { properties += adjacent.map { ($0.0, .array($0.1)) } }
    let seen = party.listings.compactMap(\.begins).min() ?? list.edition
    let changed = PartyDirectory.changed(party, list)
    return [
      ("id", .string(id)), ("caption", .string(party.name)), ("schema", .string(schema.rawValue)),
      ("properties", .object(properties)), ("datasets", .strings([list.id])),
      ("referents", .strings(party.otherIDs.map { Self.id(list.id, $0) })),
      ("target", .bool(!party.listings.isEmpty)), ("first_seen", .string("\(seen)T00:00:00")),
      ("last_seen", .string("\(list.edition)T00:00:00")), ("last_change", .string("\(changed)T00:00:00")),
    ]
  }

  func json(nested: Bool = false) -> JSON {
    .object(members(nested: nested) + [("chokepoint", .object(about))])
  }

  /// Properties with values, each value once: never an empty array.
  private var properties: [(String, JSON)] {
    var all: [(String, [String])] = [("name", [party.name])]
    all.append(("alias", party.aliases.filter { !$0.isWeak }.map(\.name)))
    all.append(("weakAlias", party.aliases.filter(\.isWeak).map(\.name)))
    let countries = party.countries.map { $0.lowercased() }
    all.append(("country", countries))
    if schema == .person { all.append(("birthDate", party.births)) }
    all.append(("address", party.addresses))
    for identifier in party.identifiers {
      let property = EntityProperties.property(of: identifier.kind, isPerson: schema == .person)
      if let place = all.firstIndex(where: { $0.0 == property }) {
        all[place].1.append(identifier.value)
      } else {
        all.append((property, [identifier.value]))
      }
    }
    all.append(("topics", snapshot.directory.topics(ofList: list.id)))
    all.append(("notes", party.notes))
    if let url = snapshot.dataset(list.id)?.about.url { all.append(("sourceUrl", [url])) }
    return all.compactMap { name, values in
      var seen: Set<String> = []
      let once = values.filter { !$0.isEmpty && seen.insert($0).inserted }
      return once.isEmpty ? nil : (name, .strings(once))
    }
  }

  /// What the lists of FollowTheMoney have no place for.
  private var about: [(String, JSON)] {
    [
      ("list", .string(list.title)), ("list_id", .string(list.id)), ("edition", .string(list.edition.description)),
      ("coverage", .string(list.coverage)), ("listings", .array(party.listings.map(\.apiJSON))),
      ("source", .string(party.source)), ("origin", .string("\(party.origin.file):\(party.origin.line)")),
    ]
  }

  /// The entities that adjoin this one, by the property that leads to them; never an empty list.
  var adjacent: [(String, [JSON])] {
    ([("sanctions", sanctions)] + OwnershipEdges(self).byProperty).filter { !$0.1.isEmpty }
  }

  /// Each listing as an entity of its own.
  var sanctions: [JSON] { party.listings.indices.map(sanction) }

  private func sanction(_ number: Int) -> JSON {
    let listing = party.listings[number]
    let about = snapshot.dataset(list.id)?.about
    var all: [(String, [String])] = [("entity", [id])]
    all.append(("authority", [about?.publisher ?? list.title]))
    all.append(("country", [about?.country].compactMap { $0 }))
    all.append(("program", listing.programs.isEmpty ? [list.title] : listing.programs))
    all.append(("programId", [list.id]))
    all.append(("provisions", [listing.requirement, listing.policy].filter { !$0.isEmpty }))
    all.append(("reason", listing.citations))
    all.append(("listingDate", [listing.published?.description].compactMap { $0 }))
    all.append(("startDate", [listing.begins?.description].compactMap { $0 }))
    all.append(("endDate", [listing.until?.description].compactMap { $0 }))
    all.append(("status", [listing.until == nil ? "active" : "ended"]))
    all.append(("recordId", [party.id]))
    all.append(("sourceUrl", [about?.url].compactMap { $0 }))
    let properties = all.filter { !$0.1.isEmpty }.map { ($0.0, JSON.strings($0.1)) }
    return .object([
      ("id", .string("\(id).listing-\(number + 1)")), ("caption", .string(list.title)), ("schema", .string("Sanction")),
      ("properties", .object(properties)), ("datasets", .strings([list.id])), ("referents", .array([])),
      ("target", .bool(false)),
    ])
  }
}

extension Listing {
  /// One period on a list, as the API shows it.
  var apiJSON: JSON {
    .object([
      ("from", .string(from?.description)), ("from_status", .string(fromStatus)),
      ("published", .string(published?.description)), ("until", .string(until?.description)),
      ("requirement", .string(requirement)), ("policy", .string(policy)), ("review", .string(review?.rawValue)),
      ("scope", .string(scope.rawValue)), ("footnotes", .strings(footnotes)), ("programs", .strings(programs)),
      ("cites", .strings(citations)),
    ])
  }
}
