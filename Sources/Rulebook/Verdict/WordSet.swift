/// A set of small numbers, as bits.
struct WordSet: Sendable {
  private var words: [UInt64]

  init(_ members: some Sequence<Int32> = []) {
    words = []
    for member in members { insert(member) }
  }

  /// A negative number is in no set.
  func contains(_ member: Int32) -> Bool {
    let place = Int(member) >> 6
    return member >= 0 && place < words.count && words[place] >> UInt64(member & 63) & 1 == 1
  }

  /// The bits in so many words of 64.
  func bits(_ count: Int) -> [UInt64] {
    Array(words.prefix(count)) + Array(repeating: 0, count: max(0, count - words.count))
  }

  mutating func insert(_ member: Int32) {
    let place = Int(member) >> 6
    if place >= words.count { words += Array(repeating: 0, count: place + 1 - words.count) }
    words[place] |= 1 << UInt64(member & 63)
  }
}
