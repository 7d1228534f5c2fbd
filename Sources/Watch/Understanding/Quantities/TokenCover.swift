/// Which tokens something covers.
struct TokenCover {
  private var bits: [UInt64]

  init(count: Int, _ ranges: some Sequence<Range<Int>>) {
    bits = [UInt64](repeating: 0, count: count / 64 + 1)
    for range in ranges { for place in range { bits[place / 64] |= 1 << UInt64(place % 64) } }
  }

  func covers(_ place: Int) -> Bool { bits[place / 64] >> UInt64(place % 64) & 1 == 1 }
}
