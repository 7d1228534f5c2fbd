/// The right edge of a growing tree: what has to be known to append to it.
struct MerkleFrontier: Sendable {
  /// A complete subtree that an append made.
  struct Node {
    let level: Int
    let index: Int
    let hash: MerkleHash
  }

  /// How many leaves there are.
  private(set) var size: Int
  /// The complete subtrees that the leaves fall into, largest first.
  private var edge: [(level: Int, hash: MerkleHash)]

  init() { (size, edge) = (0, []) }

  /// The edge of a tree of `size` leaves whose complete subtrees are kept.
  init(size: Int, node: MerkleTree.Node) throws {
    self.size = size
    edge = []
    var start = 0
    for level in stride(from: Int.bitWidth - 2, through: 0, by: -1) where size & (1 << level) != 0 {
      edge.append((level, try node(level, start >> level)))
      start += 1 << level
    }
  }

  /// Adds a leaf.
  ///
  /// - Returns: the complete subtrees that came to be, the leaf itself first.
  mutating func append(_ leaf: MerkleHash) -> [Node] {
    var made = [Node(level: 0, index: size, hash: leaf)]
    var (level, hash) = (0, leaf)
    while let last = edge.last, last.level == level {
      edge.removeLast()
      hash = .node(last.hash, hash)
      level += 1
      made.append(Node(level: level, index: size >> level, hash: hash))
    }
    edge.append((level, hash))
    size += 1
    return made
  }

  var root: MerkleHash {
    guard var hash = edge.last?.hash else { return .empty }
    for larger in edge.dropLast().reversed() { hash = .node(larger.hash, hash) }
    return hash
  }
}
