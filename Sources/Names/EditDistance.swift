/// How many single-letter mistakes part two short words.
package enum EditDistance {
  /// The number of insertions, deletions, substitutions and swaps of neighbours, or nil if it is above `limit`.
  ///
  /// Optimal string alignment; time is the product of the lengths, which are those of words.
  package static func between(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    var before = [Int](repeating: 0, count: right.count + 1)
    var row = Array(0...right.count)
    var next = before
    for i in 0..<left.count {
      next[0] = i + 1
      var best = next[0]
      for j in 0..<right.count {
        var cost = min(row[j + 1] + 1, next[j] + 1, row[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { cost = min(cost, before[j - 1] + 1) }
        next[j + 1] = cost
        best = min(best, cost)
      }
      guard best <= limit else { return nil }
      (before, row, next) = (row, next, before)
    }
    return row[right.count] <= limit ? row[right.count] : nil
  }
}
