/// Which words a document writes small somewhere, and which it capitalises inside sentences: two Bloom filters.
struct DocumentWords {
  private var small = [UInt64](repeating: 0, count: 512)
  private var capital = [UInt64](repeating: 0, count: 512)

  init(_ text: TokenText) {
    for sentence in text.sentences where !sentence.isHeadline {
      for place in sentence.tokens {
        let token = text.tokens[place]
        guard token.isWord else { continue }
        if !token.isCapital {
          set(&small, token.hash)
        } else if place > sentence.tokens.lowerBound {
          set(&capital, token.hash)
        }
      }
    }
  }

  private func set(_ map: inout [UInt64], _ hash: UInt64) {
    map[Int(truncatingIfNeeded: hash >> 14) & 511] |= 1 << (hash >> 23 & 63)
    map[Int(truncatingIfNeeded: hash >> 32) & 511] |= 1 << (hash >> 41 & 63)
  }

  private func has(_ map: [UInt64], _ hash: UInt64) -> Bool {
    map[Int(truncatingIfNeeded: hash >> 14) & 511] >> (hash >> 23 & 63) & 1 == 1
      && map[Int(truncatingIfNeeded: hash >> 32) & 511] >> (hash >> 41 & 63) & 1 == 1
  }

  /// Whether the word stands somewhere with a small first letter (or one that hashes alike).
  func isSmallSomewhere(_ token: Token) -> Bool { has(small, token.hash) }

  /// Whether the word stands capitalised inside a sentence.
  func isCapitalInside(_ token: Token) -> Bool { has(capital, token.hash) }
}
