import Controls
import Interchange
public import Parties

/// What one name was found to be, for the ledger.
public struct ScreeningFinding: Sendable {
  /// The name as it was asked; empty where other facts found by themselves.
  public let query: String
  /// What was stated beside the name.
  public let stated: StatedFacts
  public let matches: [PartyMatch]

  public init(_ query: String, _ stated: StatedFacts, _ matches: [PartyMatch]) {
    (self.query, self.stated, self.matches) = (query, stated, matches)
  }

  /// What of it is recorded: of what was stated, that which was.
  var json: JSON {
    var facts: [(String, JSON)] = []
    if !stated.countries.isEmpty { facts.append(("countries", .strings(stated.countries))) }
    if let birth = stated.birth { facts.append(("birth", .string(birth))) }
    if let address = stated.address { facts.append(("address", .string(address))) }
    if !stated.identifiers.isEmpty {
      let numbers = stated.identifiers.map { JSON.strings([$0.kind, $0.value]) }
      facts.append(("identifiers", .array(numbers)))
    }
    return .object([
      ("query", .string(query)), ("stated", .object(facts)), ("matches", .array(matches.map(\.json))),
    ])
  }

  /// The query in a title.
  var shown: String { query.isEmpty ? stated.inWords : query }
}
