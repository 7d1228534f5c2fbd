import Names
import TestSupport
import Testing

@Suite struct EditDistanceTests {
  /// The textbook table, row by row.
  private func slow(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var table = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
    for i in 0...left.count { table[i][0] = i }
    for j in 0...right.count { table[0][j] = j }
    for i in 1..<(left.count + 1) {
      for j in 1..<(right.count + 1) {
        var best = min(
          table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1))
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          best = min(best, table[i - 2][j - 2] + 1)
        }
        table[i][j] = best
      }
    }
    return table[left.count][right.count]
  }

  @Test func bitParallelEqualsTheTable() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<20_000 {
      func word() -> [UInt8] {
        (0..<Int.random(in: 1...12, using: &random)).map { _ in UInt8.random(in: 97...100, using: &random) }
      }
      let (left, right) = (word(), word())
      let fast = left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { EditDistance.between(left, $0, limit: 3) }
      }
      #expect(fast == min(4, slow(left, right)), "\(left) \(right)")
    }
  }

  @Test func likenessIsEvenAndWithinItsRange() {
    for (one, other) in [("huawei", "huawei"), ("huawei", "xyz"), ("petrov", "petrow"), ("a", "aaaaaaaaaa")] {
      let (left, right) = (Array(one.utf8), Array(other.utf8))
      let value = left.withUnsafeBufferPointer { l in right.withUnsafeBufferPointer { EditDistance.likeness(l, $0) } }
      let back = right.withUnsafeBufferPointer { r in left.withUnsafeBufferPointer { EditDistance.likeness(r, $0) } }
      #expect(value == back && (0...256).contains(value))
      #expect((value == 256) == (one == other))
    }
  }
}
