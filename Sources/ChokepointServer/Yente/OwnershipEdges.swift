import Chokepoint
import Interchange
import Parties

/// Who owns a listed party and what it owns today, as the data of owners has it, as FollowTheMoney's `Ownership`.
struct OwnershipEdges {
  /// `ownershipAsset`: holdings of which the party is the asset.
  private(set) var owners: [JSON] = []
  /// `ownershipOwner`: holdings of which it is the owner.
  private(set) var holdings: [JSON] = []

  /// Nothing for a party that the data does not know, or whose name cannot be looked up.
  init(_ view: EntityView) {
    let snapshot = view.snapshot
    let report = try? snapshot.workspace.owners(of: view.party.name, on: .today, in: snapshot.ownership)
    guard let report, let party = report.choice.party, report.choice.isCertain else { return }
    for link in report.ownership.links where link.owner == party || link.owned == party {
      let isOwner = link.owner == party
      let other = Self.entity(report.ownership.parties[isOwner ? link.owned : link.owner], snapshot)
      let own = JSON.string(view.id)
      let edge = Self.edge(link, owner: isOwner ? own : other, asset: isOwner ? other : own)
      if isOwner { holdings.append(edge) } else { owners.append(edge) }
    }
  }

  /// What adjoins the party, by the name of the property that leads there.
  var byProperty: [(String, [JSON])] { [("ownershipAsset", owners), ("ownershipOwner", holdings)] }

  private static func edge(_ link: OwnershipDay.Link, owner: JSON, asset: JSON) -> JSON {
    let holding = link.holding
    let role = [holding.kind.rawValue, holding.note].filter { !$0.isEmpty }.joined(separator: "; ")
    let texts: [(String, String?)] = [
      ("percentage", percentage(link.share)), ("role", role),
      ("startDate", holding.from?.description), ("endDate", holding.until?.description),
      ("date", holding.asOf?.description), ("publisher", holding.source), ("status", holding.status),
    ]
    let properties =
      [("owner", JSON.array([owner])), ("asset", .array([asset]))]
      + texts.compactMap { name, text in text.flatMap { $0.isEmpty ? nil : (name, .strings([$0])) } }
    return .object([
      ("id", .string("\(Self.id(owner)).owns.\(Self.id(asset))")), ("caption", .string("Ownership")),
      ("schema", .string("Ownership")), ("properties", .object(properties)), ("datasets", .strings([dataset])),
      ("referents", .array([])), ("target", .bool(false)),
    ])
  }

  /// `51`, or in words where it lies between two shares; nil where it is not known.
  private static func percentage(_ share: ShareRange) -> String? {
    if share.isExact { return share.minimum.description }
    return share.isKnown ? share.description : nil
  }

  private static let dataset = "ownership"

  private static func id(_ party: JSON) -> String { party.string ?? party["id"]?.string ?? "" }

  /// The entry of the lists where the data says which it is; else what the data knows.
  private static func entity(_ party: OwnershipParty, _ snapshot: ServedSnapshot) -> JSON {
    if case .entry(let id) = party.entry, let number = snapshot.directory.number(of: "us-entity-list:\(id)"),
      let view = EntityView(snapshot, number)
    {
      return view.json()
    }
    let country = party.country.map { [("country", JSON.strings([$0.lowercased()]))] } ?? []
    return .object([
      ("id", .string("\(dataset).\(ContentDigest.sha256(Array(party.id.utf8)).prefix(16))")),
      ("caption", .string(party.name)), ("schema", .string("LegalEntity")),
      ("properties", .object([("name", JSON.strings(party.names))] + country)), ("datasets", .strings([dataset])),
      ("referents", .array([])), ("target", .bool(false)),
    ])
  }
}
