import Controls
import Interchange
import Ledger
import Rulebook

extension LedgerDesk {
  /// Of each licence that a deal states, what it covers of what needs one. A licence later in the list is asked about what
  /// those before leave.
  func standings(
    _ deal: Deal, _ document: JSON, _ answer: Determination
  ) throws(Diagnostic) -> [LicenceStanding] {
    var open = answer.outcome == .licenceRequired ? answer.itemsToLicense : []
    var standings: [LicenceStanding] = []
    for number in deal.licences {
      guard let licence = try licences.find(number) else {
        standings.append(
          LicenceStanding(
            licence: number, items: [], expires: nil, remaining: [], conditions: [],
            refusals: ["the ledger of this workspace has no such licence"]))
        continue
      }
      let use = Self.use(deal, document, answer)
      // What an item is has to be settled before a licence for it counts.
      let unsettled = open.filter { answer.items[$0].agrees == false }
      var (covered, refusals) = Self.covered(open.filter { !unsettled.contains($0) }, of: use, by: licence)
      refusals += unsettled.map { "the facts of items[\($0)] contradict the ECCN that is stated" }
      open.removeAll(where: covered.contains)
      let terms = licence.terms(on: deal.day)
      let balances = licence.balances(on: deal.day, without: deal.id)
      standings.append(
        LicenceStanding(
          licence: number, items: covered, expires: terms.expires,
          remaining: covered.isEmpty ? [] : balances.map { "line \($0.line.line) (\($0.line.eccn)): \($0.words)" },
          conditions: covered.isEmpty ? [] : terms.conditions, refusals: refusals))
    }
    return standings
  }

  /// As many of the items as go under the licence together, in their order, and why the others do not.
  private static func covered(
    _ items: [Int], of use: LicenceUse, by licence: Licence
  ) -> (items: [Int], refusals: [String]) {
    var (covered, refusals): ([Int], [String]) = ([], [])
    for item in items {
      var part = use
      part.items = (covered + [item]).map { use.items[$0] }
      let against = licence.coverage(of: part, without: use.deal).refusals.map(\.words)
      if against.isEmpty { covered.append(item) } else { refusals += against.filter { !refusals.contains($0) } }
    }
    return (covered, refusals)
  }

  private static func use(_ deal: Deal, _ document: JSON, _ answer: Determination) -> LicenceUse {
    let parties = deal.parties.compactMap { party -> LicenceUse.Party? in
      guard let role = LicenceUse.Role(rawValue: party.role), let name = party.name else { return nil }
      return LicenceUse.Party(role, name, country: party.country)
    }
    // A deal counts its items.
    let items = (document["items"]?.array ?? []).enumerated().map { index, item in
      LicenceUse.Item(
        label: "items[\(index)]", codes: codes(deal.items[index], answer.items[index]), model: item["name"]?.string,
        quantity: amount(item["quantity"]), units: "number", value: amount(item["value_usd"]))
    }
    return LicenceUse(
      day: deal.day, deal: deal.id, destination: document["to"]?.string, parties: parties, items: items)
  }

  /// The stated classification with what was found below it; what was found alone, where none is stated.
  private static func codes(_ item: Deal.Item, _ finding: Determination.ItemFinding) -> [String] {
    let found = finding.classification.map(\.clause.id)
    guard let stated = item.eccn?.description else { return found }
    return [stated] + found.filter { $0.hasPrefix(stated + ".") }
  }

  private static func amount(_ json: JSON?) -> Amount? {
    switch json?.content {
    case .number(let digits): Amount(digits)
    case .string(let text): Amount(text)
    default: nil
    }
  }
}
