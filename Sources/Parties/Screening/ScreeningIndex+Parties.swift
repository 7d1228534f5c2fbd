public import Interchange

/// The parties of an index by their numbers, for those who show lists rather than screen names.
extension ScreeningIndex {
  /// How many parties there are; their numbers begin with 0.
  public var partyCount: Int { layout.partyNames.count }

  /// A party with the edition that it was read from; nil for a number that is none.
  public func listedParty(_ number: Int) -> (party: ListedParty, list: PartyMatch.List)? {
    guard (0..<partyCount).contains(number), let party = party(number) else { return nil }
    return (party, lists[Int(layout.partyList[number])])
  }

  /// What must be known of a party's listing as the newest editions stand, or on a day.
  public func warnings(of number: Int, asOf day: CalendarDay? = nil) -> [String] {
    guard let party = listedParty(number)?.party, let listing = party.listing(on: day) ?? party.listings.last else {
      return []
    }
    return warnings(number, listing, day)
  }

  /// Whether a party is listed on a day; nil for now.
  public func isListed(_ number: Int, asOf day: CalendarDay?) -> Bool { isListed(number, on: day?.ordinal) }
}
