import Testing

@testable import Ledger

/// The growing edge makes the subtrees and roots of the whole tree.
@Suite struct MerkleFrontierTests {
  @Test func itsSubtreesAndRootsAreThoseOfTheTree() throws {
    var nodes: [[Int]: MerkleHash] = [:]
    var frontier = MerkleFrontier()
    let tree = MerkleTree { level, index in try #require(nodes[[level, index]]) }
    for size in 1...130 {
      for node in frontier.append(.leaf([UInt8(size)])) {
        #expect(nodes.updateValue(node.hash, forKey: [node.level, node.index]) == nil)
      }
      #expect(frontier.size == size)
      #expect(try tree.root(size: size) == frontier.root)
      let again = try MerkleFrontier(size: size) { level, index in try #require(nodes[[level, index]]) }
      #expect(again.root == frontier.root)
    }
    #expect(MerkleFrontier().root == .empty)
  }
}
