/// Letters of Latin scripts beyond ASCII, as the ASCII letter that stands for them.
enum Letters {
  /// The small ASCII letter of a scalar from U+00C0 to U+017F; 0 where there is none.
  @inline(__always)
  static func base(_ scalar: UInt32) -> UInt8 {
    guard scalar >= 0xC0, scalar < 0xC0 + UInt32(table.count) else { return 0 }
    return table[Int(scalar - 0xC0)]
  }

  /// Whether it is a capital: in this range they stand on even places, apart from Latin-1.
  @inline(__always)
  static func isCapital(_ scalar: UInt32) -> Bool {
    scalar < 0xE0 ? scalar != 0xD7 : scalar >= 0x100 && scalar & 1 == 0
  }

  // U+00C0 to U+017F, one letter each; a dot where there is none.
  private static let table: [UInt8] = Array(
    ("aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
      + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8
  ).map { $0 == 0x2E ? 0 : $0 }

  static func isHan(_ scalar: UInt32) -> Bool {
    (0x3400...0x9FFF).contains(scalar) || (0xF900...0xFAFF).contains(scalar) || (0x3040...0x30FF).contains(scalar)
      || (0xAC00...0xD7A3).contains(scalar) || (0x20000...0x3FFFF).contains(scalar) || scalar == 0x3007
  }

  /// Soft hyphens, joiners, direction marks: seen by nobody, and no part of a word.
  static func isHidden(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0xFEFF: true
    case 0xFE00...0xFE0F, 0xE0000...0xE0FFF: true
    default: false
    }
  }

  static func isBlank(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// The byte that stands for a sign.
  static func mark(_ scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0x201C, 0xAB, 0x300C, 0x300E, 0x201E: Mark.open
    case 0x201D, 0xBB, 0x300D, 0x300F: Mark.close
    case 0x2018: Mark.openSingle
    case 0x2019: Mark.closeSingle
    case 0x2014, 0x2015, 0x2013: Mark.longDash
    case 0x2010, 0x2011, 0x2012: Mark.hyphen
    case 0x3002, 0xFF0E, 0x2026: Mark.stop
    case 0xFF0C, 0x3001: Mark.comma
    case 0xFF08: Mark.opening
    case 0xFF09: Mark.closing
    case 0xFF1A: Mark.colon
    case 0xFF1B: Mark.semicolon
    case 0xFF05: Mark.percent
    case 0xFF01: 0x21
    case 0xFF1F: 0x3F
    case 0x20AC, 0xA3, 0xA5, 0x20A9, 0xFFE5, 0x20B9: UInt8(truncatingIfNeeded: currency(scalar))
    default: Mark.other
    }
  }

  /// Currency signs beyond the dollar: 16 euro, 17 pound, 18 yen, 19 won, 20 rupee.
  private static func currency(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x20AC: 16
    case 0xA3: 17
    case 0xA5, 0xFFE5: 18
    case 0x20A9: 19
    default: 20
    }
  }
}
