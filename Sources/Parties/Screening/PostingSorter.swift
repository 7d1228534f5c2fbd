/// Brings together, name by name, what many lists of names say: a few thousand postings in some passes over memory that
/// lies together, whatever the number of names that an index has.
struct PostingSorter {
  /// A posting and the number of the list that it was read from.
  struct Item: BitwiseCopyable {
    var posting: IndexLayout.Posting
    var list: Int32
  }

  private var items: [Item] = []
  private var sorted: [Item] = []
  private var starts: [UInt32] = []

  var count: Int { items.count }

  mutating func removeAll() { items.removeAll(keepingCapacity: true) }

  /// Adds all names of a list.
  mutating func append(_ postings: UnsafeBufferPointer<IndexLayout.Posting>, list: Int) {
    for posting in postings { items.append(Item(posting: posting, list: Int32(truncatingIfNeeded: list))) }
  }

  /// Puts the items of each name beside each other, in the order in which they were added.
  mutating func sort() {
    // Some four items fall into one part, which is then sorted by itself.
    let parts = 1 << max(0, Int.bitWidth - (items.count / 4).leadingZeroBitCount)
    starts.removeAll(keepingCapacity: true)
    starts.append(contentsOf: repeatElement(0, count: parts + 1))
    if sorted.count < items.count, let first = items.first {
      sorted = [Item](repeating: first, count: max(items.count, 2 * sorted.count))
    }
    starts.withUnsafeMutableBufferPointer { starts in
      sorted.withUnsafeMutableBufferPointer { sorted in
        for item in items { starts[item.posting.name & (parts - 1) + 1] += 1 }
        for part in 1..<starts.count { starts[part] += starts[part - 1] }
        for item in items {
          let part = item.posting.name & (parts - 1)
          sorted[Int(starts[part])] = item
          starts[part] += 1
        }
        // Now each part begins where the one before it ends.
        var first = 0
        for part in 0..<parts {
          let end = Int(starts[part])
          for index in first..<end {
            let item = sorted[index]
            var place = index
            while place > first, sorted[place - 1].posting.name > item.posting.name {
              sorted[place] = sorted[place - 1]
              place -= 1
            }
            sorted[place] = item
          }
          first = end
        }
      }
    }
  }

  /// An item in the order of names, after `sort`.
  @inline(__always)
  subscript(place: Int) -> Item { sorted[place] }
}
