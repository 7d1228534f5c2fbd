public import Interchange

/// The listed parties by the codes that their lists give: BIC, LEI and other numbers.
///
/// A BIC counts by its first eight characters, which name the institution; what follows is the branch. Other numbers
/// must be the same from end to end, and are of six characters or more.
public struct PaymentIdentifiers: Sendable {
  private struct Entry: Sendable {
    let party: ListedParty
    let list: PartyMatch.List
    let identifier: ListedParty.Identifier
    let code: String
  }

  private var banks: [String: [Entry]] = [:]
  private var entities: [String: [Entry]] = [:]
  private var numbers: [String: [Entry]] = [:]

  public init(_ lists: [PartyList]) {
    for list in lists {
      for party in list.parties where !party.listings.isEmpty {
        for identifier in party.identifiers { add(identifier, of: party, list.label) }
      }
    }
  }

  private mutating func add(_ identifier: ListedParty.Identifier, of party: ListedParty, _ list: PartyMatch.List) {
    let isBank = ["bic", "swift"].contains { (identifier.kind + " " + identifier.value).lowercased().contains($0) }
    let words = identifier.value.uppercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
    for word in Set(words + [FinancialCode.squeezed(identifier.value)]) {
      let entry = Entry(party: party, list: list, identifier: identifier, code: word)
      if isBank, FinancialCode.isBIC(word) {
        banks[FinancialCode.institution(word), default: []].append(entry)
      } else if FinancialCode.isLEI(word) {
        entities[word, default: []].append(entry)
      } else if Self.isNumber(word) {
        numbers[word, default: []].append(entry)
      }
    }
  }

  /// Long enough to be nobody else's, and not a date.
  private static func isNumber(_ code: String) -> Bool {
    code.utf8.count >= 6 && code.utf8.contains { (0x30...0x39).contains($0) } && CalendarDay(code) == nil
  }

  /// The parties in force on `day` that have the code of an element; nil for now.
  public func matches(for kind: PaymentElement.Kind, _ text: String, asOf day: CalendarDay?) -> [PartyMatch] {
    let code = FinancialCode.squeezed(text)
    switch kind {
    case .bic:
      return found(banks[FinancialCode.institution(code)], day) { entry in
        let isSame = entry.code == code || Set([entry.code, code].map { $0.dropFirst(8) }).isSubset(of: ["", "XXX"])
        return isSame
          ? (1, .identity, "same BIC `\(code)`")
          : (0.95, .identity, "BIC of the same institution, another branch: `\(entry.code)`")
      }
    case .lei: return found(entities[code], day) { _ in (1, .identity, "same LEI `\(code)`") }
    default:
      guard Self.isNumber(code) else { return [] }
      return found(numbers[code], day) {
        (0.9, .probable, "same number as `\($0.identifier.value)` (\($0.identifier.kind))")
      }
    }
  }

  private func found(
    _ entries: [Entry]?, _ day: CalendarDay?, _ judge: (Entry) -> (Double, PartyMatch.Level, String)
  ) -> [PartyMatch] {
    var seen: Set<String> = []
    return (entries ?? []).compactMap { entry in
      let listing = entry.party.listings.last { listing in
        day.map { listing.isInForce(on: $0) } ?? (listing.until == nil)
      }
      guard let listing, seen.insert("\(entry.list.id):\(entry.party.id)").inserted else { return nil }
      let (score, level, reason) = judge(entry)
      return PartyMatch(
        party: entry.party, list: entry.list, matchedName: entry.party.name, matchedNameNote: nil, score: score,
        evidence: nil, level: level, reasons: [reason], listing: listing, warnings: [])
    }
  }
}
