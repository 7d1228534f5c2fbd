import Interchange
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

  private let index: ScreeningIndex
  private let graph: OwnershipGraph

  public init(_ graph: OwnershipGraph, knowledge: ScreeningKnowledge) {
    self.graph = graph
    index = ScreeningIndex(names: graph.parties.map(\.names), knowledge: knowledge)
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
    let asked = Set(NameForm(query).words)
    // A name that cannot be compared means nobody in the graph.
    let matches = (try? index.matches(for: query, threshold: 0.5, limit: 20)) ?? []
    return matches.compactMap { match in
      guard match.level != .weak, let party = Int(match.party.id) else { return nil }
      return Candidate(
        party: party, level: match.level, name: match.matchedName, reasons: match.reasons,
        hasAllWords: !asked.isEmpty && asked.isSubset(of: NameForm(match.matchedName).words),
        thousandths: Int((match.score * 1000).rounded()))
    }.sorted { $1.rank.lexicographicallyPrecedes($0.rank) }
  }
}
