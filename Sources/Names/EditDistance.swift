/// How many single-letter mistakes part two short words.
package enum EditDistance {
  /// The number of insertions, deletions, substitutions and swaps of neighbours, or `limit + 1` if it is above `limit`.
  ///
  /// Optimal string alignment, bit-parallel after Hyyrö (2003): time is the length of `text`; `pattern` is cut at 64.
  package static func between(
    _ pattern: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, limit: Int
  ) -> Int {
    let length = min(pattern.count, 64)
    guard abs(pattern.count - text.count) <= limit, length > 0 else {
      return pattern.count == text.count ? 0 : max(limit + 1, 1)
    }
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 256) { masks in
      for byte in text { masks[Int(byte)] = 0 }
      for index in 0..<length { masks[Int(pattern[index])] = 0 }
      for index in 0..<length { masks[Int(pattern[index])] |= 1 << UInt64(index) }
      var positive = ~UInt64(0)
      var negative: UInt64 = 0
      var diagonal: UInt64 = 0
      var before: UInt64 = 0
      var distance = length
      let last: UInt64 = 1 << UInt64(length - 1)
      for byte in text {
        let match = masks[Int(byte)]
        let swap = ((~diagonal & match) << 1) & before
        diagonal = (((match & positive) &+ positive) ^ positive) | match | negative | swap
        var horizontal = negative | ~(diagonal | positive)
        let below = diagonal & positive
        if horizontal & last != 0 { distance += 1 }
        if below & last != 0 { distance -= 1 }
        horizontal = horizontal << 1 | 1
        positive = below << 1 | ~(diagonal | horizontal)
        negative = horizontal & diagonal
        before = match
      }
      return min(distance, limit + 1)
    }
  }

  /// How alike two words are, 0 to 256: mistakes that scanners and typists often make count half.
  package static func likeness(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
    let (rows, columns) = (min(left.count, 40), min(right.count, 40))
    guard rows > 0, columns > 0 else { return 0 }
    let confused = confused
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 3 * 42) { cells in
      var (above, row, spare) = (0, 42, 84)
      for column in 0...columns { cells[row + column] = Int32(column * 2) }
      for i in 0..<rows {
        (above, row, spare) = (row, spare, above)
        cells[row] = Int32((i + 1) * 2)
        for j in 0..<columns {
          let (one, other) = (left[i], right[j])
          let cost: Int32 = one == other ? 0 : confused[Int(one & 127)] & bit(other) != 0 ? 1 : 2
          var best = min(cells[above + j] + cost, cells[above + j + 1] + 2, cells[row + j] + 2)
          if i > 0, j > 0, one == right[j - 1], left[i - 1] == other { best = min(best, cells[spare + j - 1] + 2) }
          cells[row + j + 1] = best
        }
      }
      let distance = Int(cells[row + columns])
      return max(0, 256 - distance * 128 / max(rows, columns))
    }
  }

  /// Letters that are taken for each other: they look alike, sound alike or are neighbours in transliteration. For each
  /// byte, bits of the others, counted from `0`; in lower case and digits none falls on another's.
  private static let confused: [UInt64] = {
    let pairs = "0o 1l 1i il 5s 8b 6g 2z ef gc ij iy ei ea ou ao vw ck kq sz dt bp mn uv hb gj gk yj ce cs tl ti xk fp"
    var table = [UInt64](repeating: 0, count: 128)
    for pair in pairs.utf8.split(separator: 0x20) {
      let (one, other) = (pair[pair.startIndex], pair[pair.index(after: pair.startIndex)])
      table[Int(one)] |= bit(other)
      table[Int(other)] |= bit(one)
    }
    return table
  }()

  @inline(__always)
  private static func bit(_ byte: UInt8) -> UInt64 { 1 << UInt64((byte &- 0x30) & 63) }
}
