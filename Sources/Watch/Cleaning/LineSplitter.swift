/// Plain text -> its paragraphs and lines.
///
/// A line is a piece, unless the text is broken at a fixed width: then the lines of a paragraph are one. A date at the
/// very beginning and `[...]` are pieces of their own wherever they stand in a line.
enum LineSplitter {
  private struct Line {
    var range: Range<Int>
    var isApart: Bool
    var followsRule: Bool
  }

  static func pieces(of bytes: [UInt8], in whole: Range<Int>) -> [Piece] {
    var pieces: [Piece] = []
    var group: [Line] = []
    for line in lines(of: bytes, in: whole) {
      if line.isApart, !group.isEmpty {
        pieces += joined(group, bytes)
        group.removeAll(keepingCapacity: true)
      }
      group.append(line)
    }
    pieces += joined(group, bytes)
    return pieces.flatMap { LineParts.parts(of: $0, bytes, isFirst: $0.range.lowerBound == pieces[0].range.lowerBound) }
  }

  private static func lines(of bytes: [UInt8], in whole: Range<Int>) -> [Line] {
    var lines: [Line] = []
    var (start, isApart, followsRule) = (whole.lowerBound, true, false)
    while start < whole.upperBound {
      let end = bytes[start..<whole.upperBound].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? whole.upperBound
      if let range = trimmed(bytes, start..<end) {
        lines.append(Line(range: range, isApart: isApart, followsRule: followsRule))
        isApart = false
        followsRule = isRule(bytes, range)
      } else if !(end > 0 && start == end && bytes[end - 1] == 0x0D && end < bytes.count && bytes[end] == 0x0A) {
        // The empty run between the two signs of a line end of Windows is no blank line.
        isApart = true
      }
      start = end + 1
    }
    return lines
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end {
      if bytes[start] <= 0x20 {
        start += 1
      } else if start + 1 < end, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else if start + 2 < end, bytes[start] == 0xE3, bytes[start + 1] == 0x80, bytes[start + 2] == 0x80 {
        start += 3
      } else if start + 2 < end, bytes[start] == 0xEF, bytes[start + 1] == 0xBB, bytes[start + 2] == 0xBF {
        start += 3
      } else {
        break
      }
    }
    while end > start {
      if bytes[end - 1] <= 0x20 {
        end -= 1
      } else if end - 2 >= start, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return start < end ? start..<end : nil
  }

  /// `-----`, `* * *`, `###`: signs alone.
  static func isRule(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= 3 else { return false }
    return bytes[range].allSatisfy { $0 == 0x20 || [0x2D, 0x2A, 0x3D, 0x5F, 0x23, 0x7E, 0x2E].contains($0) }
      || bytes[range].starts(with: Array("———".utf8))
  }

  /// The lines of a paragraph as one piece where they are broken at a width, else a piece each.
  private static func joined(_ lines: [Line], _ bytes: [UInt8]) -> [Piece] {
    guard lines.count > 1, isWrapped(lines, bytes) else { return lines.map { piece($0, $0.range.upperBound) } }
    var pieces: [Piece] = []
    for (place, line) in lines.enumerated() {
      let goesOn = place > 0 && !beginsItem(bytes, line.range) && lines[place - 1].range.count >= 40
      if goesOn, let last = pieces.indices.last {
        pieces[last].range = pieces[last].range.lowerBound..<line.range.upperBound
      } else {
        pieces.append(piece(line, line.range.upperBound))
      }
    }
    return pieces
  }

  private static func piece(_ line: Line, _ end: Int) -> Piece {
    var piece = Piece(range: line.range.lowerBound..<end)
    piece.isApart = line.isApart
    piece.followsRule = line.followsRule
    return piece
  }

  /// No line is longer than a terminal's, and somewhere a sentence goes on in the next line.
  private static func isWrapped(_ lines: [Line], _ bytes: [UInt8]) -> Bool {
    guard lines.allSatisfy({ $0.range.count <= 110 }) else { return false }
    var goesOn = 0
    for (line, next) in zip(lines, lines.dropFirst()) where line.range.count >= 40 {
      let (last, first) = (bytes[line.range.upperBound - 1], bytes[next.range.lowerBound])
      if (0x61...0x7A).contains(first) || last == 0x2C, !beginsItem(bytes, next.range) { goesOn += 1 }
    }
    return goesOn * 4 >= lines.count - 1 && goesOn > 0
  }

  private static func beginsItem(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count > 2 else { return false }
    let (first, second) = (bytes[range.lowerBound], bytes[range.lowerBound + 1])
    if first | 0x20 == 0x62, second | 0x20 == 0x79, bytes[range.lowerBound + 2] == 0x20 { return true }
    return (first == 0x2A || first == 0x2D) && second == 0x20 || first == 0xE2 && second == 0x80
  }
}
