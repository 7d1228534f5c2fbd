import Interchange
import Names

/// A party to screen against, after the editions of one list that lie side by side were put together.
struct MergedParty {
  var party: ListedParty
  let list: PartyMatch.List
  var warnings: [String] = []

  /// The parties of all lists: one for each party of a list, with the legal text of the newest edition.
  static func merge(_ lists: [PartyList]) -> [MergedParty] {
    var order: [String] = []
    var byID: [String: [PartyList]] = [:]
    for list in lists {
      if byID[list.id] == nil { order.append(list.id) }
      byID[list.id, default: []].append(list)
    }
    var merged: [MergedParty] = []
    // Equal matches are shown in this order: the Entity List, whose entries have dates, first.
    order.sort { ($0 != EntityListRow.listID ? 1 : 0, $0) < ($1 != EntityListRow.listID ? 1 : 0, $1) }
    for id in order {
      let editions = (byID[id] ?? []).sorted { ($0.edition, $0.parties.count) > ($1.edition, $1.parties.count) }
      merged += id == "us-csl-el" ? [] : merge(editions: editions)
    }
    // The Consolidated Screening List repeats the Entity List without dates: only what is not in the other is kept.
    if let repeated = byID["us-csl-el"] {
      let known = Set(merged.lazy.filter { $0.list.id == EntityListRow.listID }.flatMap { names(of: $0.party) })
      merged += merge(editions: repeated).filter { item in
        known.isDisjoint(with: keys(item.party.name) + item.party.aliases.prefix(1).map { key($0.name) })
      }
    }
    return merged
  }

  /// - Parameter editions: editions of one list, the newest first.
  private static func merge(editions: [PartyList]) -> [MergedParty] {
    guard let newest = editions.first else { return [] }
    var merged = newest.parties.map { MergedParty(party: $0, list: newest.label) }
    guard editions.count > 1 else { return merged }
    var places: [String: [Int]] = [:]
    for (index, item) in merged.enumerated() { places[key(item.party.name), default: []].append(index) }
    for older in editions.dropFirst() {
      for party in older.parties {
        let name = key(party.name)
        if let index = places[name]?.first(where: { isSamePlace(merged[$0].party, party) }) {
          merged[index].party.takeIn(party)
        } else {
          places[name, default: []].append(merged.count)
          var item = MergedParty(party: party, list: older.label)
          if newest.edition > older.edition, newest.coverage.hasPrefix("whole list") {
            item.warnings = [
              "not found under this name in the edition of \(newest.edition): check whether it was removed"
            ]
          }
          merged.append(item)
        }
      }
    }
    return merged
  }

  /// The same with names that its list does not give.
  func with(_ known: KnownNames) -> MergedParty {
    let more = known.names(of: party.name)
    guard !more.isEmpty else { return self }
    var item = self
    item.party.takeIn(more)
    return item
  }

  private static func key(_ name: String) -> String { NameForm(name).key }

  /// The name's key, and that of the name without a short name in brackets at its end: `… Corporation (SMIC)`.
  private static func keys(_ name: String) -> [String] {
    guard name.hasSuffix(")"), let open = name.lastIndex(of: "("), open > name.startIndex,
      NameForm(String(name[open...])).hasTellingWord
    else { return [key(name)] }
    return [key(name), key(String(name[..<open]))]
  }

  /// Whether two rows of one name may be one company: they share a country, or one of them names none.
  private static func isSamePlace(_ one: ListedParty, _ other: ListedParty) -> Bool {
    one.countries.isEmpty || other.countries.isEmpty || !Set(one.countries).isDisjoint(with: other.countries)
  }

  private static func names(of party: ListedParty) -> [String] {
    keys(party.name) + party.aliases.map { key($0.name) }
  }
}

extension PartyList {
  var label: PartyMatch.List { PartyMatch.List(id: id, title: title, edition: edition, coverage: coverage) }
}

extension ListedParty {
  /// Adds what another edition or selection knows besides: names, and an effective date better than a publication date.
  fileprivate mutating func takeIn(_ other: ListedParty) {
    otherIDs += ([other.id] + other.otherIDs).filter { $0 != id }
    takeIn(other.aliases)
    identifiers += other.identifiers.filter { !identifiers.contains($0) }
    notes += other.notes.filter { !notes.contains($0) }
    guard var mine = listings.first else {
      listings = other.listings
      return
    }
    guard let theirs = other.listings.first else { return }
    let isDocumented = ["VERIFIED", "SECONDARY"].contains { theirs.fromStatus?.hasPrefix($0) ?? false }
    if mine.from == nil || isDocumented, let from = theirs.from, mine.until.map({ from < $0 }) ?? true {
      mine.from = from
      mine.fromStatus = theirs.fromStatus
    }
    mine.published = mine.published ?? theirs.published
    listings[0] = mine
  }

  fileprivate mutating func takeIn(_ more: [Alias]) {
    let known = Set(aliases.map(\.name) + [name])
    aliases += more.filter { !known.contains($0.name) }
  }
}
