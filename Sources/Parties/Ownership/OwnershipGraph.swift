public import Interchange
import Names

/// Who owns what: the statements of several files, put together.
///
///     var graph = OwnershipGraph()
///     graph.add(try OwnershipReader.read(bytes, file: "ownership.csv"))
///     let day = graph.day(CalendarDay("2025-10-15"))
///
/// Parties of different files are one where a name of theirs is the same, word by word and with its legal form, and that
/// name stands only once in each of the files: two people of one name in one register stay two.
public struct OwnershipGraph: Sendable {
  public private(set) var parties: [OwnershipParty] = []
  /// Holdings whose ids are positions in `parties`.
  private(set) var edges: [Edge] = []
  private var byKey: [String: Int] = [:]
  private var ambiguous: Set<String> = []

  /// A holding with its parties found.
  struct Edge: Sendable {
    let owner: Int
    let owned: Int
    let holding: Holding
  }

  public init() {}

  /// Adds what one file says.
  public mutating func add(_ records: OwnershipRecords) {
    let keys = records.parties.map { Self.keys(of: $0) }
    var counts: [String: Int] = [:]
    for key in keys.joined() { counts[key, default: 0] += 1 }
    var places: [String: Int] = [:]
    for (party, keys) in zip(records.parties, keys) {
      ambiguous.formUnion(keys.filter { counts[$0] != 1 })
      let own = keys.filter { !ambiguous.contains($0) }
      let place = own.compactMap { byKey[$0] }.first ?? parties.count
      if place == parties.count { parties.append(party) } else { parties[place].takeIn(party) }
      places[party.id] = place
      for key in own where byKey[key] == nil { byKey[key] = place }
    }
    for holding in records.holdings {
      guard let owner = places[holding.owner], let owned = places[holding.owned] else { continue }
      edges.append(Edge(owner: owner, owned: owned, holding: holding))
    }
  }

  /// The holdings in force on a day.
  public func day(_ day: CalendarDay) -> OwnershipDay { OwnershipDay(self, on: day) }

  /// The party of exactly this name, legal form and all; nil where there is none, or more than one.
  public func party(named name: String) -> Int? {
    let form = NameForm(name)
    return form.isEmpty || ambiguous.contains(form.key) ? nil : byKey[form.key]
  }

  private static func keys(of party: OwnershipParty) -> [String] {
    var keys: [String] = []
    for form in party.names.map({ NameForm($0) }) where !form.isEmpty && !keys.contains(form.key) {
      keys.append(form.key)
    }
    return keys
  }
}
