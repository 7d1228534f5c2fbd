import Rulebook

/// A clause that bears on an item, or on an item and a hit, and what it comes to.
struct Standing {
  /// Where it stands among the clauses asked.
  let place: Int
  let clause: Clause
  let question: Question
  let verdict: Verdict

  /// In the order of the clauses; of one clause, in the order in which it was asked.
  static func sorted(_ standings: [Standing]) -> [Standing] {
    standings.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
  }
}
