/// Adds up what the signs of `FrameTable` say of a piece.
struct FrameScore {
  private(set) var counts = [Int](repeating: 0, count: FrameTable.Sign.allCases.count)

  /// The points of all signs together; above 0 speaks for the site.
  ///
  /// Essays and letters speak to their readers too: that counts in full only beside two more signs of the site.
  var points: Int {
    let all = zip(FrameTable.Sign.allCases, counts).reduce(0) { $0 + Self.points($1.0, $1.1) }
    let others = count(.site) * 2 + count(.trade) + count(.order) + count(.itself) + count(.arrow)
    return others >= 2 ? all : all - Self.points(.reader, count(.reader)) * 3 / 4
  }

  /// The signs that speak for the site: `site 2, reader 1`.
  var because: String {
    zip(FrameTable.Sign.allCases, counts).filter { $1 > 0 && FrameTable.weight($0).first > 0 }
      .map { "\($0) \($1)" }.joined(separator: ", ")
  }

  private static func points(_ sign: FrameTable.Sign, _ count: Int) -> Int {
    guard count > 0 else { return 0 }
    let weight = FrameTable.weight(sign)
    let sum = weight.first + (count - 1) * weight.more
    return weight.first > 0 ? min(sum, weight.most) : max(sum, weight.most)
  }

  private func count(_ sign: FrameTable.Sign) -> Int { counts[sign.rawValue] }

  mutating func add(_ sign: FrameTable.Sign, _ count: Int = 1) { counts[sign.rawValue] += count }

  init(_ piece: Piece, _ work: PageWork) {
    let words = work.words[piece.words]
    var isQuoted = false
    var last = piece.range.lowerBound
    for (index, word) in words.enumerated() {
      let gap = work.bytes[last..<max(last, Int(word.start))]
      last = Int(word.end)
      if piece.shape.hasQuotation { isQuoted = Self.isQuoted(behind: gap, isQuoted) }
      if word.isNumber { add(.figure) }
      let begins = index == 0 || gap.contains { $0 == 0x2E || $0 == 0x21 || $0 == 0x3F }
      if piece.shape.isProse, word.isCapital, !begins { add(.named) }
      guard !isQuoted, Self.filter.mayContain(word.hash) else { continue }
      if begins, word.isCapital, Self.orders.contains(word.hash) { add(.order) }
      if let sign = Self.signs[word.hash] { add(sign) }
    }
    if piece.shape.hasQuotation { add(.quoted) }
    if piece.shape.words >= 35 { add(.long) }
    if Self.tellsOfItself(words) { add(.itself) }
    if Self.hasArrow(work.bytes[piece.range]) || !piece.shape.hasQuotation && work.bytes[piece.range].contains(0x21) {
      add(.arrow)
    }
  }

  /// Whether the marks between two words open a quotation or close it.
  private static func isQuoted(behind gap: ArraySlice<UInt8>, _ before: Bool) -> Bool {
    var isQuoted = before
    for place in gap.indices {
      if gap[place] == 0x22 { isQuoted.toggle() }
      guard gap[place] == 0xE2, place + 2 < gap.endIndex, gap[place + 1] == 0x80 else { continue }
      if gap[place + 2] == 0x9C { isQuoted = true }
      if gap[place + 2] == 0x9D { isQuoted = false }
    }
    return isQuoted
  }

  /// `This article is …`, `The transcript may contain …`.
  private static func tellsOfItself(_ words: ArraySlice<Word>) -> Bool {
    guard let first = words.first, first.hash == this || first.hash == these, words.count >= 4 else { return false }
    return words.dropFirst().prefix(2).contains { selves.contains($0.hash) }
  }

  private static func hasArrow(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let last = bytes.last, bytes.count > 3 else { return false }
    if last == 0x21 { return true }
    let tail = Array(bytes.suffix(3))
    return tail == [0xE2, 0x86, 0x92] || tail == [0xE2, 0x80, 0xBA] || tail.suffix(2) == [0xC2, 0xBB]
  }

  private static func hashes(_ words: String) -> [UInt32] {
    words.split(whereSeparator: \.isWhitespace).map { Word.hash(Array($0.utf8)[...]) }
  }

  private static let this = Word.hash(Array("this".utf8)[...])
  private static let these = Word.hash(Array("these".utf8)[...])
  private static let selves = Set(hashes(FrameTable.selves))
  private static let orders = Set(hashes(FrameTable.orders))
  private static let signs: [UInt32: FrameTable.Sign] = Dictionary(
    FrameTable.words.flatMap { row in hashes(row.1).map { ($0, row.0) } }, uniquingKeysWith: { first, _ in first })
  private static let filter = WordFilter(Array(orders) + Array(signs.keys))
}
