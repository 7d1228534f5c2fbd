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
  /// Whether there may be more matches than were kept.
  public var isCut: Bool

  public init(
    label: String, role: String, query: String, matches: [PartyMatch], failure: String? = nil, isCut: Bool = false
  ) {
    self.label = label
    self.role = role
    self.query = query
    self.matches = matches
    self.failure = failure
    self.isCut = isCut
  }
}

extension PartyMatch {
  /// How an answer names the listed party, and a deal may name it in `same_as`.
  public var key: String { "\(list.id):\(party.id)" }

  /// The names by which a deal may speak of the listed party: its ids in all editions, with the list's id or without.
  var names: [String] { ([party.id] + party.otherIDs).flatMap { ["\(list.id):\($0)", $0] } }

  /// What the deal says of whether its party is this one; nil if it says nothing.
  func stated(by party: Deal.Party) -> Bool? {
    party.sameAs.isEmpty ? nil : names.lazy.compactMap { party.sameAs[$0] }.first
  }
}

extension PartyScreening {
  /// The matches that bear on the deal. The deal's own word comes first; else, of each list, the best matches if they
  /// have the very name (its sisters are other companies), or all that are probable.
  public func bearing(on party: Deal.Party) -> [PartyMatch] {
    // A match is many words: it is looked at where it stands, and copied only if it bears.
    let stated = matches.indices.map { matches[$0].stated(by: party) }
    let open = matches.indices.filter { stated[$0] == nil && !matches[$0].isWeak }
    return matches.indices.compactMap { place in
      if let stated = stated[place] { return stated ? matches[place] : nil }
      guard !matches[place].isWeak else { return nil }
      let same = open.filter { matches[$0].list.id == matches[place].list.id }
      guard let best = same.lazy.filter({ matches[$0].isIdentity }).map({ matches[$0].score }).max() else {
        return matches[place]
      }
      return matches[place].isIdentity && matches[place].score == best ? matches[place] : nil
    }
  }

  /// The facts of each match that bears on the deal.
  func listings(of party: Deal.Party) -> [(match: PartyMatch, record: FactSet.Record)] {
    bearing(on: party).map { match in
      let stated = match.stated(by: party)
      var record = FactSet.Record(label: match.key)
      record.paths["same_party"] = "\(label).same_as[\"\(match.key)\"]"
      record.values = match.listing.facts(list: match.list.id)
      record.values["role"] = .word(role)
      if stated == true || match.isIdentity { record.values["same_party"] = .truth(true) }
      return (match, record)
    }
  }
}
