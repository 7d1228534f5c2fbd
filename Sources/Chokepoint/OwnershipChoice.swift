import Names
import Parties

/// Which party of the ownership graph a name was taken for, and why.
public struct OwnershipChoice: Sendable {
  /// Position in the graph; nil if nobody is meant.
  public let party: Int?
  public let reasons: [String]
  /// Names of others that the name may mean.
  public let others: [String]

  /// The very name; else the party that is the list entry of that very name; else the most alike.
  init(_ query: String, in book: OwnershipBook, listed: [PartyMatch]) {
    let candidates = book.names.candidates(for: query)
    let best = candidates.first
    if let best, candidates.count == 1, best.reasons == ["same name"] {
      party = best.party
      reasons = best.reasons
      others = []
    } else if let (entry, place) = Self.entry(query, in: book.graph, listed) {
      party = place
      reasons = ["`\(entry.matchedName)` is a name of its entry on the \(entry.list.title)"]
      others = []
    } else {
      party = best?.party
      reasons = best.map { ["\($0.level.rawValue): " + $0.reasons.joined(separator: "; ")] } ?? []
      others = candidates.dropFirst().map { book.graph.parties[$0.party].name }
    }
  }

  private static func entry(_ query: String, in graph: OwnershipGraph, _ listed: [PartyMatch]) -> (PartyMatch, Int)? {
    let key = NameForm(query).key
    for match in listed where NameForm(match.matchedName).key == key {
      let ids = Set([match.party.id] + match.party.otherIDs)
      let place = graph.parties.firstIndex { party in
        if case .entry(let id) = party.entry { ids.contains(id) } else { false }
      }
      if let place = place ?? graph.party(named: match.party.name) { return (match, place) }
    }
    return nil
  }
}
