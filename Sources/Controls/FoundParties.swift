import Parties
import Rulebook

/// What was found for the parties of a deal: whom they may be, and who owns them. Law and matching are apart: a judge takes
/// this, or nothing.
public struct FoundParties: Sendable {
  /// What was found for each party that has a name or a number.
  public var screening: [PartyScreening]
  /// The listed owners of each party that has any.
  public var ownership: [PartyOwnership]
  /// The lists asked that were not fresh.
  public var stale: [Determination.StaleList]

  public init(
    screening: [PartyScreening] = [], ownership: [PartyOwnership] = [], stale: [Determination.StaleList] = []
  ) {
    (self.screening, self.ownership, self.stale) = (screening, ownership, stale)
  }

  /// A listed party that the deal meets, as the record of it that rules read.
  struct Hit {
    let record: FactSet.Record
    let listed: PartyScreening.Listed
    /// The party whose facts are also those of the hit; nil for an owner.
    let lender: String?
  }

  /// The listed parties that the deal meets, first those that its parties may be, then owners.
  ///
  /// - Parameter record: what the deal states of the party with a label; its role and country are enough.
  func hits(on parties: [Deal.Party], record: (_ label: String) -> FactSet.Record?) -> [Hit] {
    var hits: [Hit] = []
    // Owners bear on a deal by what they hold.
    for found in screening where found.role != "owner" && !found.matches.isEmpty {
      guard let party = parties.first(where: { $0.label == found.label }) else { continue }
      for (match, record) in found.listings(of: party) {
        let listed = PartyScreening.Listed(query: found.query, name: match.party.name, list: match.list.title)
        hits.append(Hit(record: record, listed: listed, lender: found.label))
      }
    }
    for owned in ownership where !owned.owners.isEmpty {
      let party = record(owned.label)
      for owner in owned.owners {
        let listed = PartyScreening.Listed(query: owner.query, name: owner.standing.name, list: owner.standing.title)
        hits.append(Hit(record: owner.record(of: party), listed: listed, lender: nil))
      }
    }
    return hits
  }
}
