import Interchange
import TestSupport
import Testing

@testable import Parties

/// The answer over ranges against the answer of every way in which the ranges can be filled.
@Suite struct OwnershipBruteForceTests {
  private struct Edge {
    let owner: Int
    let owned: Int
    let low: Int
    let high: Int
  }

  private static let names = ["Ash", "Birch", "Cedar", "Dogwood", "Elm"]
  private static let step = 25

  @Test(arguments: 0..<24)
  func agreesWithEveryFilling(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<6 {
      let edges = graph(&random)
      let fillings = fillings(edges)
      // Shares of one company beyond the whole are warned about, and mean nothing here.
      guard !fillings.isEmpty else { continue }
      let rows = edges.map { "\(Self.names[$0.owner]),\(Self.names[$0.owned]),\($0.low)-\($0.high)" }
      let sample = try OwnershipSample(rows.joined(separator: "\n") + "\nElm,Nobody,1\nAsh,Nobody,1")
      for target in 1..<Self.names.count where sample.graph.party(named: Self.names[target]) != nil {
        let truths = Set(fillings.map { affiliated(target, edges, $0) })
        let expected: OwnershipAnswer = truths.count == 2 ? .between : truths.contains(true) ? .yes : .no
        let answer = try sample.answer(Self.names[target], listed: ["Ash"])
        #expect(answer == expected, "seed \(seed): \(Self.names[target]) in \(rows)")
      }
    }
  }

  private func graph(_ random: inout SplitMix64) -> [Edge] {
    var edges: [Edge] = []
    for owner in Self.names.indices {
      for owned in Self.names.indices where owned > 0 && Int.random(in: 0..<3, using: &random) == 0 && edges.count < 6 {
        let ends = [Int.random(in: 0...4, using: &random), Int.random(in: 0...3, using: &random)].map { $0 * Self.step }
        edges.append(Edge(owner: owner, owned: owned, low: min(ends[0], ends[1]), high: max(ends[0], ends[1])))
      }
    }
    return edges
  }

  /// All shares on the grid by which no company is held beyond the whole.
  private func fillings(_ edges: [Edge]) -> [[Int]] {
    var fillings: [[Int]] = [[]]
    for edge in edges {
      fillings = fillings.flatMap { filling in
        stride(from: edge.low, through: edge.high, by: Self.step).map { filling + [$0] }
      }.filter { filling in
        zip(edges, filling).reduce(0) { $0 + ($1.0.owned == edge.owned ? $1.1 : 0) } <= 100
      }
    }
    return fillings
  }

  /// The rule on exact shares: grown from the listed party, itself asked about with its own listing left aside.
  private func affiliated(_ target: Int, _ edges: [Edge], _ shares: [Int]) -> Bool {
    var counts: Set<Int> = [0]
    while true {
      var grown = counts
      for party in Self.names.indices {
        let held = zip(edges, shares).reduce(0) { sum, item in
          sum + (item.0.owned == party && counts.contains(item.0.owner) ? item.1 : 0)
        }
        if held >= 50 { grown.insert(party) }
      }
      if grown == counts { return counts.contains(target) }
      counts = grown
    }
  }

  /// Learning a share never turns a yes into a no or a no into a yes.
  @Test(arguments: 0..<12)
  func learningAShareNeverFlipsAnAnswer(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(1000 + seed))
    for _ in 0..<10 {
      let edges = graph(&random)
      guard let filling = fillings(edges).randomElement(using: &random) else { continue }
      var settled: [Int: OwnershipAnswer] = [:]
      for known in 0...edges.count {
        let rows = zip(edges, filling).enumerated().map { place, item in
          let share = place < known ? "\(item.1)" : "\(item.0.low)-\(item.0.high)"
          return "\(Self.names[item.0.owner]),\(Self.names[item.0.owned]),\(share)"
        }
        let sample = try OwnershipSample(rows.joined(separator: "\n") + "\nAsh,Nobody,1")
        for target in 1..<Self.names.count where sample.graph.party(named: Self.names[target]) != nil {
          let answer = try sample.answer(Self.names[target], listed: ["Ash"])
          let before = settled[target] ?? .between
          #expect(before == .between || before == answer, "seed \(seed): \(rows)")
          settled[target] = answer
        }
      }
    }
  }
}
