/// The name of a page or site, as browsers show it above: `Caixin Global – Latest China News`, `The Harbour Post`.
enum PageName {
  static func isOne(_ piece: Piece, _ bytes: [UInt8]) -> Bool {
    guard piece.shape.isTitled, piece.shape.words <= 16 else { return false }
    return piece.shape.words <= 4 || isDivided(piece, bytes)
  }

  /// Whether a dash, bar or colon stands between its parts.
  static func isDivided(_ piece: Piece, _ bytes: [UInt8]) -> Bool {
    guard piece.shape.words <= 16 else { return false }
    return bytes[piece.range].indices.dropFirst(2).contains { place in
      guard bytes[place - 1] == 0x20, place + 1 < piece.range.upperBound else { return false }
      switch bytes[place] {
      case 0x2D, 0x7C, 0x3A: return bytes[place + 1] == 0x20
      case 0xE2:
        return place + 3 < piece.range.upperBound && bytes[place + 1] == 0x80 && bytes[place + 3] == 0x20
          && (bytes[place + 2] == 0x93 || bytes[place + 2] == 0x94 || bytes[place + 2] == 0xA2)
      default: return false
      }
    }
  }
}
