/// Small decision trees whose leaves are added up: bits for a pair of names, given its evidence.
///
/// The sum of weights finds and orders candidates, because it can be bounded before names are laid over each other. The
/// trees judge the best of them: they know, for instance, that a misspelt word counts otherwise if nothing else agrees.
/// More agreement never lowers, and more contradiction never raises their sum: they are learnt under that constraint.
///
/// They are asked feature by feature (Lucchese et al., QuickScorer, 2015): a split that goes right rules out the leaves to
/// its left, and of what remains of a tree the leftmost leaf is the one that walking down from its root would reach.
package struct EvidenceTrees: Sendable {
  package struct Node: Sendable {
    /// The feature asked about, or -1 in a leaf.
    package var feature: Int32
    /// At most this goes left.
    package var limit: Float
    package var left: Int32
    package var right: Int32
    /// What the tree adds if it ends here: a leaf's bits, or the mean of the leaves below.
    package var bits: Float

    package init(feature: Int32, limit: Float, left: Int32, right: Int32, bits: Float) {
      self.feature = feature
      self.limit = limit
      self.left = left
      self.right = right
      self.bits = bits
    }
  }

  /// A split, by the leaves that it rules out when it goes right.
  private struct Split {
    var limit: Float
    var tree: Int32
    var remaining: UInt64
  }

  private let nodes: [Node]
  private let roots: [Int32]
  private let base: Float
  /// The splits of each feature, by rising limit, and where those of each feature begin.
  private let featureCount: Int
  private let splits: [Split]
  private let splitStarts: [Int]
  /// The leaves of each tree from left to right, and where those of each tree begin.
  private let leaves: [Float]
  private let leafStarts: [Int]

  /// The most leaves of a tree.
  package static let maximumLeaves = 64

  /// - Parameters:
  ///   - nodes: all nodes; a child stands after its parent.
  ///   - roots: the first node of each tree.
  ///   - features: how many kinds of evidence there are.
  /// - Returns: nil if a node points outside or back, or a tree has more than `maximumLeaves`.
  package init?(nodes: [Node], roots: [Int32], base: Float, features: Int = MatchFeature.count) {
    for (index, node) in nodes.enumerated() where node.feature >= 0 {
      guard node.feature < features, node.left > index, node.right > index, node.left < nodes.count,
        node.right < nodes.count
      else { return nil }
    }
    guard roots.allSatisfy({ $0 >= 0 && $0 < nodes.count }) else { return nil }
    self.nodes = nodes
    self.roots = roots
    self.base = base
    featureCount = features
    var reader = Flattening(nodes: nodes, features: features)
    for (tree, root) in roots.enumerated() {
      reader.begin()
      guard reader.read(Int(root), tree: Int32(tree)) else { return nil }
    }
    leaves = reader.leaves
    leafStarts = reader.starts
    splits = reader.splits.flatMap { $0.sorted { ($0.limit, $0.tree) < ($1.limit, $1.tree) } }
    splitStarts = reader.splits.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  }

  /// Lays trees out for `bits`.
  private struct Flattening {
    let nodes: [Node]
    var splits: [[Split]]
    var leaves: [Float] = []
    var starts: [Int] = []

    init(nodes: [Node], features: Int) {
      self.nodes = nodes
      splits = [[Split]](repeating: [], count: features)
    }

    mutating func begin() { starts.append(leaves.count) }

    /// Reads the leaves below a node from left to right; false if there are too many.
    mutating func read(_ number: Int, tree: Int32, depth: Int = 0) -> Bool {
      let node = nodes[number]
      let start = starts[starts.count - 1]
      let first = leaves.count - start
      guard node.feature >= 0 else {
        leaves.append(node.bits)
        return first < EvidenceTrees.maximumLeaves
      }
      guard depth < EvidenceTrees.maximumLeaves, read(Int(node.left), tree: tree, depth: depth + 1) else {
        return false
      }
      let count = leaves.count - start - first
      let left: UInt64 = (count >= 64 ? ~0 : (1 << UInt64(count)) - 1) << UInt64(first)
      splits[Int(node.feature)].append(Split(limit: node.limit, tree: tree, remaining: ~left))
      return read(Int(node.right), tree: tree, depth: depth + 1)
    }
  }

  /// The sum of bits for the evidence.
  package func bits(_ features: UnsafeBufferPointer<Float>) -> Float {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: roots.count) { remaining in
      remaining.initialize(repeating: ~0)
      splits.withUnsafeBufferPointer { splits in
        for feature in 0..<featureCount {
          let value = features[feature]
          var index = splitStarts[feature]
          let end = splitStarts[feature + 1]
          while index < end, splits[index].limit < value {
            remaining[Int(splits[index].tree)] &= splits[index].remaining
            index += 1
          }
        }
      }
      var sum = base
      for tree in roots.indices { sum += leaves[leafStarts[tree] + remaining[tree].trailingZeroBitCount] }
      return sum
    }
  }

  /// What each feature adds to the sum, by the splits on the way to the leaves (Saabas 2014); with the first number, which
  /// is what every pair has, they make up the sum.
  package func shares(_ features: UnsafeBufferPointer<Float>) -> (always: Float, byFeature: [Float]) {
    var always = base
    var byFeature = [Float](repeating: 0, count: featureCount)
    for root in roots {
      var node = nodes[Int(root)]
      always += node.bits
      while node.feature >= 0 {
        let next = nodes[Int(features[Int(node.feature)] <= node.limit ? node.left : node.right)]
        byFeature[Int(node.feature)] += next.bits - node.bits
        node = next
      }
    }
    return (always, byFeature)
  }
}
