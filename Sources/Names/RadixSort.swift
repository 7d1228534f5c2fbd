/// Sorts numbers by their bytes, lowest first: linear in their count.
package enum RadixSort {
  package static func sort(_ values: inout [UInt64]) {
    var spare = [UInt64](repeating: 0, count: values.count)
    for shift in stride(from: UInt64(0), to: 64, by: 16) {
      var counts = [Int](repeating: 0, count: 1 << 16)
      for value in values { counts[Int(value >> shift & 0xFFFF)] += 1 }
      if counts.contains(values.count) { continue }
      var total = 0
      for index in counts.indices { (counts[index], total) = (total, total + counts[index]) }
      for value in values {
        let digit = Int(value >> shift & 0xFFFF)
        spare[counts[digit]] = value
        counts[digit] += 1
      }
      swap(&values, &spare)
    }
  }
}
