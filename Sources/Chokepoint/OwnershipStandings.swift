import Interchange
import Parties

/// Finds out which parties of the ownership graph are on a list on a day.
final class OwnershipStandings {
  private let index: ScreeningIndex
  private let day: CalendarDay
  /// The days on which all that was found is the same.
  private(set) var steady: SteadyDays
  private var known: [Int: [ListedStanding]] = [:]

  var lists: [PartyMatch.List] { index.lists }

  init(_ index: ScreeningIndex, on day: CalendarDay) {
    self.index = index
    self.day = day
    steady = SteadyDays(around: day)
  }

  func standings(of place: Int, _ party: OwnershipParty) -> [ListedStanding] {
    if let found = known[place] { return found }
    let found = find(party)
    known[place] = found
    return found
  }

  /// The lists that repeat the Entity List, of which the data of ownership speak.
  private static let entityLists: Set<String> = ["us-entity-list", "us-csl-el"]

  private func find(_ party: OwnershipParty) -> [ListedStanding] {
    var standings: [ListedStanding] = []
    for name in party.names {
      // A name with nothing to compare is on no list.
      let matches =
        (try? index.matches(
          for: name, asOf: day, threshold: Workspace.threshold, limit: Workspace.mostMatches, steady: &steady)) ?? []
      for (list, found) in Dictionary(grouping: matches, by: \.list.id).sorted(by: { $0.key < $1.key }) {
        standings += bearing(found, party, isEntityList: Self.entityLists.contains(list))
      }
    }
    var seen: Set<String> = []
    let certainFirst = standings.filter { $0.certainty == .certain } + standings.filter { $0.certainty == .perhaps }
    return certainFirst.filter { seen.insert("\($0.list):\($0.id)").inserted }
  }

  /// What the file says of the Entity List comes first. Else the best matches count as the party if they have the very
  /// name, and as perhaps the party if they are only probable.
  private func bearing(_ matches: [PartyMatch], _ party: OwnershipParty, isEntityList: Bool) -> [ListedStanding] {
    if isEntityList {
      switch party.entry {
      case .none: return []
      case .entry(let id):
        return matches.filter { ([$0.party.id] + $0.party.otherIDs).contains(id) }.map { standing($0, .certain) }
      case .notStated: break
      }
    }
    let open = matches.filter { !$0.isWeak }
    guard let best = open.filter(\.isIdentity).map(\.score).max() else { return open.map { standing($0, .perhaps) } }
    return open.filter { $0.isIdentity && $0.score == best }.map { standing($0, .certain) }
  }

  private func standing(_ match: PartyMatch, _ certainty: ListedStanding.Certainty) -> ListedStanding {
    ListedStanding(
      list: match.list.id, title: match.list.title, id: match.party.id, name: match.party.name, certainty: certainty,
      listing: match.listing, warnings: match.warnings)
  }
}
