import Interchange

/// What the entities of a file say of others: sanctions, identity documents, ownership.
struct FollowTheMoneyEdges {
  private var listings: [String: [Listing]] = [:]
  private var identifiers: [String: [ListedParty.Identifier]] = [:]
  private var notes: [String: [String]] = [:]

  /// - Throws: `Diagnostic` `ftm.edge` for a sanction of an entity that is not in the file.
  mutating func add(
    _ entity: FollowTheMoneyEntity, _ entities: FollowTheMoneyEntities, _ context: ImportContext
  ) throws(Diagnostic) {
    switch entity.schema {
    case "Sanction":
      for holder in entity["entity"] {
        guard entities.byID[holder] != nil else {
          throw Diagnostic(
            "ftm.edge", "the sanction `\(entity.id)` is on `\(holder)`, who is not in the file",
            at: context.span(entity.line), help: "the file may be cut short")
        }
        listings[holder, default: []].append(Self.listing(entity))
      }
    case "Identification", "Passport":
      let country = entity["country"].first.map { $0.uppercased() }
      let label = entity["type"].first ?? (entity.schema == "Passport" ? "passport" : "document")
      for holder in entity["holder"] {
        identifiers[holder, default: []] += entity["number"].map {
          ListedParty.Identifier(label: label, value: $0, country: country)
        }
      }
    case "Ownership":
      let share = entity["percentage"].first.map { $0.hasSuffix("%") ? " (\($0))" : " (\($0)%)" } ?? ""
      let until = entity["endDate"].first.map { " until \($0)" } ?? ""
      func name(_ id: String) -> String {
        entities.byID[id].flatMap { $0.caption.isEmpty ? $0["name"].first : $0.caption } ?? id
      }
      for owner in entity["owner"] {
        for asset in entity["asset"] {
          notes[owner, default: []].append("owns \(name(asset))\(share)\(until)")
          notes[asset, default: []].append("owned by \(name(owner))\(share)\(until)")
        }
      }
    default: break
    }
  }

  func join(_ entity: FollowTheMoneyEntity, into party: inout ListedParty) {
    for identifier in identifiers[entity.id] ?? [] where !party.identifiers.contains(identifier) {
      party.identifiers.append(identifier)
    }
    party.notes += notes[entity.id] ?? []
    guard entity.isTarget || !entity.riskTopics.isEmpty else {
      // Sanctions on one who is no target and has no topic of risk are over, or those of a party linked to it.
      party.notes += (listings[entity.id] ?? []).flatMap(\.programs).map { "sanction without a topic of risk: \($0)" }
      return
    }
    party.listings = listings[entity.id] ?? [Listing()]
    for index in party.listings.indices { party.listings[index].programs += entity["topics"] }
  }

  private static func listing(_ entity: FollowTheMoneyEntity) -> Listing {
    var listing = Listing()
    func day(_ property: String) -> CalendarDay? { entity[property].lazy.compactMap { StatedDate($0)?.exact }.min() }
    listing.from = day("startDate") ?? day("listingDate")
    listing.fromStatus =
      listing.from == nil ? nil : "date in the record of \(entity["authority"].first ?? "the source")"
    listing.published = day("listingDate")
    listing.until = day("endDate").flatMap { end in listing.from.map { $0 < end } ?? true ? end : nil }
    listing.requirement = (entity["provisions"] + entity["reason"]).joined(separator: "; ")
    listing.programs = entity["programId"] + entity["program"]
    listing.citations = entity["sourceUrl"] + entity["recordId"] + entity["authorityId"]
    return listing
  }
}
