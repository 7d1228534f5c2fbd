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

  /// What of it is recorded.
  var json: JSON {
    .object([
      ("query", .string(query)), ("stated", .string(stated.inWords)), ("matches", .array(matches.map(\.json))),
    ])
  }

  /// The query in a title.
  var shown: String { query.isEmpty ? stated.inWords : query }
}
