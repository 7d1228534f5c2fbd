/// Checks proofs by the algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2, which need no tree.
public enum MerkleProof {
  /// Whether a path leads from a leaf to the root of a tree.
  ///
  /// - Parameters:
  ///   - leaf: the hash of the record.
  ///   - index: its place in the log, from 0.
  ///   - size: how many leaves the tree has.
  ///   - path: the hashes beside the way up, nearest first.
  public static func includes(
    _ leaf: MerkleHash, at index: Int, size: Int, path: [MerkleHash], root: MerkleHash
  ) -> Bool {
    guard index >= 0, index < size else { return false }
    var (place, last, hash) = (index, size - 1, leaf)
    for step in path {
      guard last != 0 else { return false }
      if place & 1 == 1 || place == last {
        hash = .node(step, hash)
        while place & 1 == 0 && place != 0 { (place, last) = (place >> 1, last >> 1) }
      } else {
        hash = .node(hash, step)
      }
      (place, last) = (place >> 1, last >> 1)
    }
    return last == 0 && hash == root
  }

  /// Whether a tree of `old` leaves with the root `before` is the beginning of one of `size` leaves with the root `after`.
  public static func isConsistent(
    from old: Int, _ before: MerkleHash, to size: Int, _ after: MerkleHash, path: [MerkleHash]
  ) -> Bool {
    guard old >= 0, old <= size else { return false }
    if old == 0 { return before == .empty && path.isEmpty }
    if old == size { return before == after && path.isEmpty }
    var steps = path[...]
    // Where the old tree is one complete subtree, its root is not repeated in the proof.
    guard let first = old & (old - 1) == 0 ? before : steps.popFirst() else { return false }
    var (place, last) = (old - 1, size - 1)
    while place & 1 == 1 { (place, last) = (place >> 1, last >> 1) }
    var (one, two) = (first, first)
    for step in steps {
      guard last != 0 else { return false }
      if place & 1 == 1 || place == last {
        (one, two) = (.node(step, one), .node(step, two))
        while place & 1 == 0 && place != 0 { (place, last) = (place >> 1, last >> 1) }
      } else {
        two = .node(two, step)
      }
      (place, last) = (place >> 1, last >> 1)
    }
    return last == 0 && one == before && two == after
  }
}
