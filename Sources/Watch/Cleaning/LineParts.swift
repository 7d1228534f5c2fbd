/// Parts inside a line that are not what the rest of it is.
enum LineParts {
  /// - Parameter isFirst: whether the piece begins the text.
  static func parts(of piece: Piece, _ bytes: [UInt8], isFirst: Bool) -> [Piece] {
    var parts: [Piece] = []
    var rest = piece
    if isFirst, let end = headerEnd(bytes, piece.range), end < piece.range.upperBound {
      var header = piece
      header.range = piece.range.lowerBound..<end
      parts.append(header)
      rest.range = skipped(bytes, end, piece.range.upperBound)..<piece.range.upperBound
      rest.isApart = false
    }
    while let mark = ellipsis(bytes, rest.range), mark != rest.range {
      for range in [rest.range.lowerBound..<mark.lowerBound, mark] {
        let end = trimmedEnd(bytes, range)
        guard end > range.lowerBound else { continue }
        var part = rest
        part.range = range.lowerBound..<end
        parts.append(part)
      }
      let start = skipped(bytes, mark.upperBound, rest.range.upperBound)
      guard start < rest.range.upperBound else { return parts }
      rest.range = start..<rest.range.upperBound
      rest.isApart = false
    }
    return parts + [rest]
  }

  private static func skipped(_ bytes: [UInt8], _ place: Int, _ end: Int) -> Int {
    bytes[place..<end].firstIndex { $0 > 0x20 } ?? end
  }

  private static func trimmedEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
    return end
  }

  /// The end of `date 2016-06-25` and the like before other text.
  private static func headerEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    let words = ["date", "published", "posted", "pubdate"]
    let head = range.lowerBound..<min(range.upperBound, range.lowerBound + 48)
    guard
      let word = words.first(where: { word in
        bytes[head].prefix(word.utf8.count).lazy.map { $0 | 0x20 }.elementsEqual(word.utf8)
      }), let found = DayScanner.days(in: bytes[head]).first
    else { return nil }
    let between = bytes[(head.lowerBound + word.utf8.count)..<found.range.lowerBound]
    return between.allSatisfy({ $0 == 0x20 || $0 == 0x3A || $0 == 0x09 || $0 == 0x3D }) && !between.isEmpty
      ? found.range.upperBound : nil
  }

  /// `[...]` or `[…]`.
  private static func ellipsis(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    var place = range.lowerBound
    while let open = bytes[place..<range.upperBound].firstIndex(of: 0x5B) {
      guard open + 4 < range.upperBound else { return nil }
      let inner = bytes[(open + 1)...(open + 3)]
      if bytes[open + 4] == 0x5D, inner.elementsEqual([0x2E, 0x2E, 0x2E]) || inner.elementsEqual([0xE2, 0x80, 0xA6]) {
        return open..<(open + 5)
      }
      place = open + 1
    }
    return nil
  }
}
