/// A word, number or sign of a text: where it stands, what it hashes to, what it can be.
package struct Token: Sendable {
  package struct Shape: OptionSet, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }
    package static let word = Shape(rawValue: 1), number = Shape(rawValue: 2), han = Shape(rawValue: 4)
    package static let mark = Shape(rawValue: 8)
    /// Begins with a capital letter.
    package static let capital = Shape(rawValue: 16)
    /// Two or more letters, all capital.
    package static let allCapitals = Shape(rawValue: 32)
    /// A capital after a small letter: `iFlyTek`.
    package static let inner = Shape(rawValue: 64)
    /// Letters and digits: `A100`.
    package static let digits = Shape(rawValue: 128)
    /// Nothing between it and the token before.
    package static let glued = Shape(rawValue: 256)
    /// `'s` after a name.
    package static let possessive = Shape(rawValue: 512)
    /// Its full stop belongs to it: `Co.`, `U.S.`
    package static let dotted = Shape(rawValue: 1024)
    package static let ordinal = Shape(rawValue: 2048)
    /// A line ends before it.
    package static let lineStart = Shape(rawValue: 4096)
  }

  package var start: Int32
  package var end: Int32
  package var hash: UInt64
  package var bits: WordClass = []
  /// What the lexicon says besides: the number of a month, the worth of a number word.
  package var value: Int32 = 0
  package var shape: Shape
  /// For marks: the ASCII sign, or one of `Mark`.
  package var mark: UInt8 = 0

  package var range: Range<Int> { Int(start)..<Int(end) }
  package var isCapital: Bool { shape.contains(.capital) }
  package var isWord: Bool { shape.contains(.word) }
  package var isNumber: Bool { shape.contains(.number) }
  @inline(__always)
  package func has(_ class: WordClass) -> Bool { !bits.isDisjoint(with: `class`) }
  @inline(__always)
  package func `is`(_ word: WordKey) -> Bool { hash == word.hash }
}

/// Signs beyond ASCII, each as one byte.
package enum Mark {
  package static let open: UInt8 = 1
  package static let close: UInt8 = 2
  package static let openSingle: UInt8 = 3
  package static let closeSingle: UInt8 = 4
  package static let longDash: UInt8 = 5
  package static let other: UInt8 = 7
  package static let straight: UInt8 = 0x22
  package static let stop: UInt8 = 0x2E
  package static let comma: UInt8 = 0x2C
  package static let hyphen: UInt8 = 0x2D
  package static let opening: UInt8 = 0x28
  package static let closing: UInt8 = 0x29
  package static let dollar: UInt8 = 0x24
  package static let percent: UInt8 = 0x25
  package static let ampersand: UInt8 = 0x26
  package static let colon: UInt8 = 0x3A
  package static let semicolon: UInt8 = 0x3B
  package static let slash: UInt8 = 0x2F
}
