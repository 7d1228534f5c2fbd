import Names

/// Finds the party of the graph that a name means: the one place where ownership compares names.
public struct OwnershipNames: Sendable {
  /// A party that the name may mean.
  public struct Candidate: Sendable {
    /// Position in `OwnershipGraph.parties`.
    public let party: Int
    public let level: PartyMatch.Level
    /// The party's name that is like the one asked for.
    public let name: String
    public let reasons: [String]
    fileprivate let thousandths: Int
  }

  private let forms: [(party: Int, name: String, form: NameForm)]
  private let graph: OwnershipGraph

  public init(_ graph: OwnershipGraph) {
    self.graph = graph
    forms = graph.parties.enumerated().flatMap { number, party in
      party.names.map { (number, $0, NameForm($0)) }
    }
  }

  /// Parties that the name may mean, best first, weak likenesses left out: the very name alone, if there is one.
  public func candidates(for query: String) -> [Candidate] {
    if let party = graph.party(named: query) {
      return [Candidate(party: party, level: .identity, name: query, reasons: ["same name"], thousandths: 1000)]
    }
    let form = NameForm(query)
    guard !form.isEmpty, !form.isLegalFormOnly else { return [] }
    var best: [Int: Candidate] = [:]
    for (party, name, other) in forms {
      guard let found = NameComparison.compare(form, other), found.level != .weak,
        found.thousandths > best[party]?.thousandths ?? 0
      else { continue }
      best[party] = Candidate(
        party: party, level: PartyMatch.Level(found.level), name: name, reasons: found.reasons,
        thousandths: found.thousandths)
    }
    return best.values.sorted { ($0.level, $0.thousandths, $1.party) > ($1.level, $1.thousandths, $0.party) }
  }
}
