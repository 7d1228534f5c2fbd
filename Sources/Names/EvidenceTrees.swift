/// Small decision trees whose leaves are added up: bits for a pair of names, given its evidence.
///
/// The sum of weights finds and orders candidates, because it can be bounded before names are laid over each other. The
/// trees judge the best of them: they know, for instance, that a misspelt word counts otherwise if nothing else agrees.
/// More agreement never lowers, and more contradiction never raises their sum: they are learnt under that constraint.
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

  private let nodes: [Node]
  private let roots: [Int32]
  private let base: Float

  /// - Parameters:
  ///   - nodes: all nodes; a child stands after its parent.
  ///   - roots: the first node of each tree.
  /// - Returns: nil if a node points outside or back.
  package init?(nodes: [Node], roots: [Int32], base: Float) {
    for (index, node) in nodes.enumerated() where node.feature >= 0 {
      guard node.feature < MatchFeature.count, node.left > index, node.right > index, node.left < nodes.count,
        node.right < nodes.count
      else { return nil }
    }
    guard roots.allSatisfy({ $0 >= 0 && $0 < nodes.count }) else { return nil }
    self.nodes = nodes
    self.roots = roots
    self.base = base
  }

  /// The sum of bits for the evidence.
  package func bits(_ features: UnsafeBufferPointer<Float>) -> Float {
    var sum = base
    nodes.withUnsafeBufferPointer { nodes in
      for root in roots {
        var node = nodes[Int(root)]
        while node.feature >= 0 {
          node = nodes[Int(features[Int(node.feature)] <= node.limit ? node.left : node.right)]
        }
        sum += node.bits
      }
    }
    return sum
  }

  /// What each feature adds to the sum, by the splits on the way to the leaves (Saabas 2014); with the first number, which
  /// is what every pair has, they make up the sum.
  package func shares(_ features: UnsafeBufferPointer<Float>) -> (always: Float, byFeature: [Float]) {
    var always = base
    var byFeature = [Float](repeating: 0, count: MatchFeature.count)
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
