import Interchange
import Parties

/// The parties of an index by id, and what lists of them are filtered and sorted by.
final class PartyDirectory: Sendable {
  /// What is kept of a party in memory.
  struct Entry: Sendable {
    let list: String
    let schema: EntitySchema
    /// In small letters, as FollowTheMoney has them.
    let countries: [String]
    let changed: CalendarDay
    let isListed: Bool
  }

  let entries: [Entry]
  private let topics: [String: [String]]
  private let numbers: [String: Int32]
  private let referents: [String: Int32]
  private let counts: [String: Int]
  private let words: NameText

  init(_ index: ScreeningIndex, about: ListAboutTable) {
    var (entries, numbers, referents): ([Entry], [String: Int32], [String: Int32]) = ([], [:], [:])
    var counts: [String: Int] = [:]
    var words = NameText.Builder()
    entries.reserveCapacity(index.partyCount)
    for number in 0..<index.partyCount {
      guard let (party, list) = index.listedParty(number) else {
        // A number has to stay a place.
        entries.append(Entry(list: "", schema: .legalEntity, countries: [], changed: .distantFuture, isListed: false))
        words.add([])
        continue
      }
      entries.append(
        Entry(
          list: list.id, schema: EntitySchema(party), countries: party.countries.map { $0.lowercased() },
          changed: Self.changed(party, list), isListed: index.isListed(number, asOf: nil)))
      let place = Int32(truncatingIfNeeded: number)
      numbers["\(list.id):\(party.id)", default: place] = numbers["\(list.id):\(party.id)"] ?? place
      for other in party.otherIDs { referents["\(list.id):\(other)"] = place }
      counts[list.id, default: 0] += 1
      words.add([party.name] + party.aliases.map(\.name))
    }
    (self.entries, self.numbers, self.referents, self.counts) = (entries, numbers, referents, counts)
    topics = Dictionary(uniqueKeysWithValues: counts.keys.map { ($0, about[$0].topics) })
    self.words = words.finished()
  }

  /// The day on which the record last changed, as far as the list says.
  static func changed(_ party: ListedParty, _ list: PartyMatch.List) -> CalendarDay {
    party.listings.flatMap { [$0.from, $0.published, $0.until] }.compactMap { $0 }.filter { $0 <= list.edition }.max()
      ?? list.edition
  }

  /// The number of a party, by its id with a colon or a point after the list; nil if there is none.
  func number(of id: String) -> Int? { numbers[Self.key(id)].map(Int.init) }

  private static func key(_ id: String) -> String {
    guard let place = id.firstIndex(where: { $0 == "." || $0 == ":" }), id[place] == "." else { return id }
    return "\(id[..<place]):\(id[id.index(after: place)...])"
  }

  /// The number of the party that an older or other edition calls by this id.
  func number(ofReferent id: String) -> Int? {
    let key = Self.key(id)
    return numbers[key] == nil ? referents[key].map(Int.init) : nil
  }

  func count(inList id: String) -> Int { counts[id] ?? 0 }

  func topics(ofList id: String) -> [String] { topics[id] ?? [] }

  /// The parties with a name in which words begin as those of the query do, in the order of the index.
  func parties(withWords query: String, among isAllowed: (Int) -> Bool) -> [Int] {
    words.parties(withWords: query).filter(isAllowed)
  }
}
