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
    /// Whether every word asked for is among the name's words.
    public let hasAllWords: Bool
    fileprivate let thousandths: Int

    /// Whether nothing tells which of the two is meant.
    public func ties(with other: Candidate) -> Bool {
      level == other.level && hasAllWords == other.hasAllWords && thousandths == other.thousandths
    }

    fileprivate var rank: [Int] { [hasAllWords ? 1 : 0, level == .identity ? 1 : 0, thousandths, -party] }
  }

  private let forms: [(party: Int, name: String, form: NameForm)]
  private let graph: OwnershipGraph

  public init(_ graph: OwnershipGraph) {
    self.graph = graph
    forms = graph.parties.enumerated().flatMap { number, party in
      party.names.map { (number, $0, NameForm($0)) }
    }
  }

  /// Parties that the name may mean, best first: the very name alone, if there is one; else names that have all words
  /// asked for, then the more alike. Weak likenesses are left out.
  public func candidates(for query: String) -> [Candidate] {
    if let party = graph.party(named: query) {
      return [
        Candidate(
          party: party, level: .identity, name: query, reasons: ["same name"], hasAllWords: true, thousandths: 1000)
      ]
    }
    let form = NameForm(query)
    guard !form.isEmpty, !form.isLegalFormOnly else { return [] }
    let asked = Set(form.words.map(\.text))
    var best: [Int: Candidate] = [:]
    for (party, name, other) in forms {
      guard let found = NameComparison.compare(form, other), found.level != .weak,
        found.thousandths > best[party]?.thousandths ?? 0
      else { continue }
      best[party] = Candidate(
        party: party, level: PartyMatch.Level(found.level), name: name, reasons: found.reasons,
        hasAllWords: !asked.isEmpty && asked.isSubset(of: other.words.map(\.text)), thousandths: found.thousandths)
    }
    return best.values.sorted { $1.rank.lexicographicallyPrecedes($0.rank) }
  }
}
