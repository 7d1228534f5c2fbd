import Names
import Parties

/// Which party of the ownership graph a name was taken for, and why.
public struct OwnershipChoice: Sendable {
  /// Position in the graph; nil if nobody is meant.
  public let party: Int?
  public let reasons: [String]
  /// Whether the name is the party's own, and not only like it.
  public let isCertain: Bool
  /// Names of others that the name may mean.
  public let others: [String]

  /// The very name; else the party that is the list entry of that very name; else the most alike, in the data of ownership
  /// or among the names of the lists. Where several are alike to the same degree nobody is taken.
  init(_ query: String, in book: OwnershipBook, listed: [PartyMatch]) {
    let candidates = book.names.candidates(for: query)
    let best = candidates.first
    let isVeryName = best?.reasons == ["same name"] && candidates.count == 1
    let key = NameForm(query).key
    let entry =
      isVeryName
      ? nil
      : Self.entry(in: book.graph, listed.filter { NameForm($0.matchedName).key == key })
        ?? (best?.level == .identity ? nil : Self.entry(in: book.graph, listed.filter(\.isIdentity)))
    let isTied = candidates.count > 1 && candidates[0].ties(with: candidates[1])
    if let (match, place) = entry {
      party = place
      isCertain = true
      reasons = ["`\(match.matchedName)` is a name of its entry on the \(match.list.title)"]
      others = []
    } else {
      party = isTied ? nil : best?.party
      isCertain = !isTied && best?.level == .identity
      reasons = isTied ? [] : best.map(Self.reasons) ?? []
      others = candidates.dropFirst(isTied ? 0 : 1).map { book.graph.parties[$0.party].name }
    }
  }

  private static func reasons(_ candidate: OwnershipNames.Candidate) -> [String] {
    guard candidate.reasons != ["same name"] else { return candidate.reasons }
    return ["\(candidate.level.rawValue): " + candidate.reasons.joined(separator: "; ")]
  }

  /// The first of the matches whose entry is a party of the graph.
  private static func entry(in graph: OwnershipGraph, _ listed: [PartyMatch]) -> (PartyMatch, Int)? {
    for match in listed {
      let ids = Set([match.party.id] + match.party.otherIDs)
      let place = graph.parties.firstIndex { party in
        if case .entry(let id) = party.entry { ids.contains(id) } else { false }
      }
      if let place = place ?? graph.party(named: match.party.name) { return (match, place) }
    }
    return nil
  }
}
