/// Of every version of a clause the conditions, each a single comparison or a definition, without which it cannot hold: one
/// of them that fails on what is stated shuts the clause, and the rest of it need not be asked.
struct VerdictGuards {
  private(set) var starts: [Int32] = []
  private(set) var nodes: [Int32] = []
  private let program: VerdictProgram
  private let definitions: Set<Int32>

  init(_ program: VerdictProgram) {
    self.program = program
    definitions = Set(program.versions.filter { $0.source.kind == .define }.map(\.clause))
    for version in program.versions {
      starts.append(Int32(nodes.count))
      guard let condition = version.condition else { continue }
      var found: [(node: Int32, rank: Int)] = []
      collect(condition, into: &found)
      nodes += found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
        .map(\.element.node)
    }
    starts.append(Int32(nodes.count))
  }

  /// The parts of a conjunction, the cheapest to ask first by their rank.
  private func collect(_ node: Int32, into found: inout [(node: Int32, rank: Int)]) {
    switch program.nodes[Int(node)] {
    case .all(let first, let count):
      for place in first..<first + count { collect(program.parts[Int(place)], into: &found) }
    case .clause(let clause):
      if clause >= 0, definitions.contains(clause) { found.append((node, 2)) }
    case .not(let inner):
      if let rank = rank(inner) { found.append((node, rank)) }
    default:
      if let rank = rank(node) { found.append((node, rank)) }
    }
  }

  /// Of a comparison with a constant of a fact that follows from no other: of the deal first, then of its records.
  private func rank(_ node: Int32) -> Int? {
    switch program.nodes[Int(node)] {
    case .truth(let quantity), .limit(let quantity, _, _), .equal(let quantity, _, _), .member(let quantity, _),
      .under(let quantity, _):
      guard case .fact(let fact) = program.quantities[Int(quantity)] else { return nil }
      let entry = program.facts[Int(fact)]
      guard entry.derivations.isEmpty else { return nil }
      return program.subjects[Int(entry.subject)] == "item" ? 1 : 0
    case .constant, .clause, .not, .all, .any, .quantified, .compare, .mentions, .known: return nil
    }
  }
}
