public import Interchange
import Names

/// Parties found by what is stated beside a name, or instead of one: an address, a number.
extension ScreeningIndex {
  /// What must be known of an answer for a past day: which lists had no edition of that time.
  public func warnings(asOf day: CalendarDay?) -> [String] {
    guard let day else { return [] }
    var seen: Set<String> = []
    let later = lists.filter { list in
      list.edition > day && !lists.contains { $0.id == list.id && $0.edition <= day } && seen.insert(list.id).inserted
    }
    guard !later.isEmpty else { return [] }
    let names = later.map { "\($0.id) (\($0.edition))" }.joined(separator: ", ")
    return ["no edition of \(day) or before is kept of \(names): answered from that edition, by its dates of listing"]
  }

  // MARK: Addresses

  /// Whether a text is an address rather than a name. Cheap for a text that has neither digit nor comma.
  static func address(in text: String) -> AddressForm? {
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ",") || $0 == 0xEF }) else {
      return nil
    }
    let form = AddressForm(text)
    return form.isAddress ? form : nil
  }

  /// The parties listed at an address, best first; the words of each match are about the address alone.
  func addressMatches(
    _ form: AddressForm, asOf day: CalendarDay?, limit: Int, isAllowed: (Int) -> Bool
  ) -> [(party: Int, match: PartyMatch)] {
    let hits = AddressSearch(form, layout).hits { isAllowed($0) && isListed($0, on: day?.ordinal) }
    return hits.prefix(max(0, limit)).compactMap { hit in
      addressMatch(hit, day).map { (hit.party, $0) }
    }
  }

  private func addressMatch(_ hit: AddressSearch.Hit, _ day: CalendarDay?) -> PartyMatch? {
    guard let party = party(hit.party), let listing = party.listing(on: day) else { return nil }
    let number = Int(layout.addresses.numbers[hit.address])
    let parts = number >> 8 < party.addresses.count ? AddressIndexBuilder.parts(party.addresses[number >> 8]) : []
    let address = number & 255 < parts.count ? parts[number & 255] : ""
    return PartyMatch(
      party: party, list: lists[Int(layout.partyList[hit.party])], matchedName: party.name, matchedNameNote: nil,
      score: hit.likeness.score, evidence: nil, level: hit.likeness.score >= 0.5 ? .address : .weak,
      reasons: ["\(hit.likeness.reason): `\(address)`"] + hit.likeness.further, listing: listing,
      warnings: warnings(hit.party, listing, day), matchedAddress: address)
  }

  // MARK: Numbers

  /// The parties with a number, in the order of the index.
  func parties(
    withKey key: UInt64, asOf day: CalendarDay?, isAllowed: (Int) -> Bool = { _ in true }
  ) -> [Int] {
    var (low, high) = (0, layout.identifierHashes.count)
    while low < high {
      let middle = (low + high) / 2
      if layout.identifierHashes[middle] < key { low = middle + 1 } else { high = middle }
    }
    var found: [Int] = []
    while low < layout.identifierHashes.count, layout.identifierHashes[low] == key, found.count < Self.mostSame {
      let party = Int(layout.identifierParties[low])
      if isAllowed(party), isListed(party, on: day?.ordinal), !found.contains(party) { found.append(party) }
      low += 1
    }
    return found
  }

  /// A number that more parties have is no number of a party.
  private static let mostSame = 200

  /// The parties that have a stated number of a known kind.
  func identifierMatches(
    _ kind: IdentifierKind, _ value: String, asOf day: CalendarDay?, isAllowed: (Int) -> Bool
  ) -> [(party: Int, match: PartyMatch)] {
    guard let key = IdentifierKeys.key(kind, value) else { return [] }
    return parties(withKey: key, asOf: day, isAllowed: isAllowed).compactMap { number in
      match(number: number, day) { party in Self.judge(kind, kind.normalised(value), party) }.map { (number, $0) }
    }
  }

  /// What the agreement of a number is worth: a kind that names one party, and has a check, is the party.
  private static func judge(
    _ kind: IdentifierKind, _ value: String, _ party: ListedParty
  ) -> (score: Double, level: PartyMatch.Level, reason: String) {
    if kind == .bic {
      let listed = party.identifiers.flatMap { IdentifierKeys.codes($0) }
      return BankCode.judge(value, listed: listed)
    }
    return kind.isUnique || kind == .iban
      ? (1, .identity, "same \(kind.rawValue): `\(value)`") : (0.9, .probable, "same \(kind.rawValue): `\(value)`")
  }

  /// A match that rests on something else than its name.
  func match(
    number: Int, _ day: CalendarDay?,
    _ judge: (ListedParty) -> (score: Double, level: PartyMatch.Level, reason: String)?
  ) -> PartyMatch? {
    guard let party = party(number), let listing = party.listing(on: day), let judged = judge(party) else { return nil }
    return PartyMatch(
      party: party, list: lists[Int(layout.partyList[number])], matchedName: party.name, matchedNameNote: nil,
      score: judged.score, evidence: nil, level: judged.level, reasons: [judged.reason], listing: listing,
      warnings: warnings(number, listing, day))
  }
}
