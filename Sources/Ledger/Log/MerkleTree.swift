import Interchange

/// The Merkle tree of RFC 9162 over the hashes of complete subtrees, however they are kept.
///
///     let tree = MerkleTree { level, index in try store.node(level, index) }
///     try tree.root(size: 7)
///     try tree.inclusion(of: 3, size: 7)
///
/// A subtree of level `k` and index `i` covers the leaves from `i << k` on, `1 << k` of them. A root or a proof asks for
/// O(log n) of them.
public struct MerkleTree {
  /// The hash of a complete subtree.
  public typealias Node = (_ level: Int, _ index: Int) throws -> MerkleHash

  private let node: Node

  public init(node: @escaping Node) { self.node = node }

  /// The root over the first `size` leaves.
  public func root(size: Int) throws -> MerkleHash {
    size == 0 ? .empty : try hash(0..<size)
  }

  /// The path from a leaf to the root (section 2.1.3.1), nearest first.
  ///
  /// - Parameters:
  ///   - leaf: its index, from 0; below `size`.
  ///   - size: how many leaves the tree has.
  /// - Throws: `Diagnostic` `ledger.tree` for a leaf that the tree does not have, and what `node` throws.
  public func inclusion(of leaf: Int, size: Int) throws -> [MerkleHash] {
    guard (0..<size).contains(leaf) else {
      throw Diagnostic("ledger.tree", "a tree of \(size) leaves has no leaf \(leaf)")
    }
    return try path(of: leaf, in: 0..<size)
  }

  /// What shows that a tree of `old` leaves is the beginning of one of `size` leaves (section 2.1.4.1).
  ///
  /// - Throws: `Diagnostic` `ledger.tree` for an `old` size that is none of an earlier tree, and what `node` throws.
  public func consistency(from old: Int, size: Int) throws -> [MerkleHash] {
    guard old >= 0, old <= size else {
      throw Diagnostic("ledger.tree", "a tree of \(size) leaves does not begin with one of \(old)")
    }
    return old == 0 || old == size ? [] : try subproof(old, in: 0..<size, isWhole: true)
  }

  private func hash(_ leaves: Range<Int>) throws -> MerkleHash {
    let count = leaves.count
    if count & (count - 1) == 0 {
      let level = count.trailingZeroBitCount
      return try node(level, leaves.lowerBound >> level)
    }
    let middle = leaves.lowerBound + Self.split(count)
    return .node(try hash(leaves.lowerBound..<middle), try hash(middle..<leaves.upperBound))
  }

  private func path(of leaf: Int, in leaves: Range<Int>) throws -> [MerkleHash] {
    guard leaves.count > 1 else { return [] }
    let middle = leaves.lowerBound + Self.split(leaves.count)
    let (left, right) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
    return leaf < middle
      ? try path(of: leaf, in: left) + [hash(right)] : try path(of: leaf, in: right) + [hash(left)]
  }

  private func subproof(_ old: Int, in leaves: Range<Int>, isWhole: Bool) throws -> [MerkleHash] {
    if old == leaves.upperBound { return isWhole ? [] : [try hash(leaves)] }
    let middle = leaves.lowerBound + Self.split(leaves.count)
    let (left, right) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
    return old <= middle
      ? try subproof(old, in: left, isWhole: isWhole) + [hash(right)]
      : try subproof(old, in: right, isWhole: false) + [hash(left)]
  }

  /// The largest power of two below `count`, which is two at least.
  private static func split(_ count: Int) -> Int {
    1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
  }
}
