public import Parties
import Rulebook

/// What screening found for one party of a deal. Law and matching are apart: `Judge` takes these, or none.
public struct PartyScreening: Sendable {
  /// Place of the party in the deal: `parties[0]`, `exporter`.
  public var label: String
  public var role: String
  public var query: String
  public var matches: [PartyMatch]
  /// Why the name could not be screened, if it could not.
  public var failure: String?

  public init(label: String, role: String, query: String, matches: [PartyMatch], failure: String? = nil) {
    self.label = label
    self.role = role
    self.query = query
    self.matches = matches
    self.failure = failure
  }
}

extension PartyMatch {
  /// How an answer names the listed party, and a deal may name it in `same_as`.
  public var key: String { "\(list.id):\(party.id)" }
}

extension PartyScreening {
  /// The facts of each match that may be the party: those the deal says it is not are left out.
  func listings(of party: Deal.Party) -> [(match: PartyMatch, record: FactSet.Record)] {
    matches.compactMap { match in
      let stated = party.sameAs[match.key] ?? party.sameAs[match.party.id]
      guard stated != false, !match.isWeak || stated == true else { return nil }
      var record = FactSet.Record(label: match.key)
      record.paths["same_party"] = "\(label).same_as[\"\(match.key)\"]"
      record.values = [
        "list": .text(match.list.id), "role": .word(role), "scope": .word(match.listing.scope.rawValue),
        "policy": .text(match.listing.policy), "requirement": .text(match.listing.requirement),
      ]
      record.values["review"] = match.listing.review.map { .word($0.rawValue) }
      if match.listing.from != nil { record.values["in_force"] = .truth(true) }
      if stated == true || match.isIdentity { record.values["same_party"] = .truth(true) }
      return (match, record)
    }
  }
}
