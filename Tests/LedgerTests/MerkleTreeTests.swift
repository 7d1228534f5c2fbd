import Interchange
import Ledger
import Testing

/// The tree of RFC 9162 against its own definition, and against the roots that Certificate Transparency publishes for tests.
@Suite struct MerkleTreeTests {
  /// MTH of section 2.1.1, word for word.
  private static func definition(_ leaves: ArraySlice<[UInt8]>) -> MerkleHash {
    guard let first = leaves.first else { return .empty }
    if leaves.count == 1 { return .leaf(first) }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    let middle = leaves.startIndex + split
    return .node(definition(leaves[..<middle]), definition(leaves[middle...]))
  }

  private static func tree(_ leaves: [[UInt8]]) -> MerkleTree {
    // Each complete subtree by the definition, once.
    var nodes: [[Int]: MerkleHash] = [:]
    for level in 0..<8 {
      for index in 0..<(leaves.count >> level) {
        nodes[[level, index]] = definition(leaves[(index << level)..<((index + 1) << level)])
      }
    }
    return MerkleTree { [nodes] level, index in try #require(nodes[[level, index]]) }
  }

  private static func hex(_ text: String) -> [UInt8] {
    stride(from: 0, to: text.utf8.count, by: 2).compactMap { UInt8(text.dropFirst($0).prefix(2), radix: 16) }
  }

  private static let leaves = (0..<70).map { Array("leaf \($0)".utf8) }

  @Test func publishedRoots() throws {
    let leaves = [
      "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ].map(Self.hex)
    let roots = [
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]
    for (size, root) in roots.enumerated() {
      #expect(try Self.tree(leaves).root(size: size).bytes == Self.hex(root), "size \(size)")
    }
  }

  @Test func rootsAndInclusionOfAllSizes() throws {
    let tree = Self.tree(Self.leaves)
    for size in 0...Self.leaves.count {
      let root = Self.definition(Self.leaves[..<size])
      #expect(try tree.root(size: size) == root)
      for leaf in 0..<size {
        let path = try tree.inclusion(of: leaf, size: size)
        let hash = MerkleHash.leaf(Self.leaves[leaf])
        #expect(MerkleProof.includes(hash, at: leaf, size: size, path: path, root: root))
        for wrong in [leaf - 1, leaf + 1] where wrong != leaf {
          #expect(!MerkleProof.includes(hash, at: wrong, size: size, path: path, root: root))
        }
        #expect(!MerkleProof.includes(.leaf([1]), at: leaf, size: size, path: path, root: root))
        #expect(!MerkleProof.includes(hash, at: leaf, size: size, path: path + [.empty], root: root))
        if !path.isEmpty {
          #expect(!MerkleProof.includes(hash, at: leaf, size: size, path: Array(path.dropLast()), root: root))
        }
      }
    }
  }

  @Test func consistencyOfAllPairsOfSizes() throws {
    let tree = Self.tree(Self.leaves)
    let roots = (0...Self.leaves.count).map { Self.definition(Self.leaves[..<$0]) }
    for size in roots.indices {
      for old in 0...size {
        let path = try tree.consistency(from: old, size: size)
        func holds(_ before: MerkleHash, _ after: MerkleHash, _ path: [MerkleHash]) -> Bool {
          MerkleProof.isConsistent(from: old, before, to: size, after, path: path)
        }
        #expect(holds(roots[old], roots[size], path), "\(old) to \(size)")
        #expect(!holds(roots[old], roots[size], path + [.empty]))
        #expect(!holds(.leaf([7]), roots[size], path))
        if old > 0 { #expect(!holds(roots[old], .leaf([7]), path)) }
        if !path.isEmpty { #expect(!holds(roots[old], roots[size], Array(path.dropFirst()))) }
      }
    }
  }

  @Test func whatIsNotInTheTreeIsRefused() throws {
    let tree = Self.tree(Self.leaves)
    for leaf in [-1, 70] { #expect(throws: Diagnostic.self) { try tree.inclusion(of: leaf, size: 70) } }
    #expect(throws: Diagnostic.self) { try tree.inclusion(of: 0, size: 0) }
    for old in [-1, 71] { #expect(throws: Diagnostic.self) { try tree.consistency(from: old, size: 70) } }
  }
}
