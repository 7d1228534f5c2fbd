/// Cuts bytes into tokens, in one pass.
struct Tokenizer {
  private let bytes: [UInt8]
  private let lexicon: Lexicon
  private var at: Int
  private let end: Int
  private var glued = false
  private var newLine = true
  private(set) var tokens: [Token] = []

  init(_ bytes: [UInt8], _ range: Range<Int>, lexicon: Lexicon, into tokens: [Token] = []) {
    self.bytes = bytes
    self.lexicon = lexicon
    self.tokens = tokens
    at = range.lowerBound
    end = range.upperBound
  }

  mutating func run() {
    while at < end {
      let (scalar, length) = scalar(at)
      if scalar < 0x80 ? scalar <= 0x20 : Letters.isBlank(scalar) {
        if scalar == 0x0A { newLine = true }
        glued = false
        at += length
      } else if scalar >= 0x80, Letters.isHidden(scalar) {
        at += length
      } else if Self.isDigit(scalar) {
        number()
      } else if isLetter(scalar) {
        word()
      } else if Letters.isHan(scalar) {
        han()
      } else {
        mark(scalar, length)
      }
    }
  }

  @inline(__always)
  private func scalar(_ place: Int) -> (UInt32, Int) {
    let first = bytes[place]
    if first < 0x80 { return (UInt32(first), 1) }
    func next(_ offset: Int) -> UInt32 { place + offset < end ? UInt32(bytes[place + offset] & 0x3F) : 0 }
    if first < 0xE0 { return (UInt32(first & 0x1F) << 6 | next(1), min(2, end - place)) }
    if first < 0xF0 { return (UInt32(first & 0x0F) << 12 | next(1) << 6 | next(2), min(3, end - place)) }
    return (
      UInt32(first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), min(4, end - place)
    )
  }

  @inline(__always)
  private static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

  @inline(__always)
  private func isLetter(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return (scalar | 0x20) >= 0x61 && (scalar | 0x20) <= 0x7A }
    return scalar >= 0xC0 && scalar < 0x2000 && scalar != 0xD7 && scalar != 0xF7
  }

  private mutating func push(_ token: Token) {
    var token = token
    if glued { token.shape.insert(.glued) }
    if newLine { token.shape.insert(.lineStart) }
    (glued, newLine) = (true, false)
    tokens.append(token)
  }

  // MARK: Words

  private mutating func word() {
    let start = at
    var last = at
    var hash = WordHash()
    var shape: Token.Shape = .word
    var (letters, capitals, dots) = (0, 0, 0)
    while at < end {
      let (scalar, length) = scalar(at)
      if isLetter(scalar) {
        let isCapital = add(scalar, at, length, to: &hash)
        if isCapital {
          if letters == 0 { shape.insert(.capital) } else if capitals < letters { shape.insert(.inner) }
          capitals += 1
        }
        letters += 1
      } else if Self.isDigit(scalar) {
        hash.add(UInt8(scalar))
        shape.insert(.digits)
      } else if isApostrophe(scalar), let next = letterAfter(at + length), !isPossessive(at, length) {
        hash.add(0x27)
        at = next
        continue
      } else if scalar == 0x2E, letters == 1 + dots, let next = letterAfter(at + 1), isInitial(next) {
        dots += 1
      } else if !(scalar >= 0x80 && Letters.isHidden(scalar)) {
        break
      } else {
        at += length
        continue
      }
      at += length
      last = at
    }
    at = last
    if capitals == letters, letters > 1 { shape.insert(.allCapitals) }
    finishWord(start, hash: hash, shape: shape, letters: letters, dots: dots)
    possessive()
  }

  /// Whether a capital was added.
  private func add(_ scalar: UInt32, _ place: Int, _ length: Int, to hash: inout WordHash) -> Bool {
    if scalar < 0x80 {
      hash.add(UInt8(scalar | 0x20))
      return scalar < 0x60
    }
    let base = Letters.base(scalar)
    if base != 0 {
      hash.add(base)
      return Letters.isCapital(scalar)
    }
    for offset in place..<(place + length) { hash.add(bytes[offset]) }
    return (0x410...0x42F).contains(scalar) || (0x391...0x3A9).contains(scalar)
  }

  private mutating func finishWord(_ start: Int, hash: WordHash, shape: Token.Shape, letters: Int, dots: Int) {
    var (hash, shape) = (hash, shape)
    let isFollowedByStop = at < end && bytes[at] == 0x2E
    if dots > 0 {
      hash.add(0x2E)
      shape.insert(.dotted)
      if isFollowedByStop { at += 1 }
    }
    var token = Token(start: Int32(start), end: Int32(at), hash: hash.value, shape: shape)
    lexicon.fill(&token)
    if token.bits.isEmpty, shape.contains(.capital), lexicon.isInflected(bytes[start..<at]) { token.bits = .inflected }
    if dots == 0, isFollowedByStop, shape.contains(.capital) || token.is("hon"), isAbbreviation(token, letters) {
      at += 1
      token.end += 1
      token.shape.insert(.dotted)
    }
    push(token)
  }

  private func isAbbreviation(_ token: Token, _ letters: Int) -> Bool {
    if token.has(.abbreviation) { return true }
    // An initial: `Alan F. Estevez`.
    return letters == 1 && !token.shape.contains(.digits) && at + 1 < end && bytes[at + 1] == 0x20
  }

  private func isApostrophe(_ scalar: UInt32) -> Bool { scalar == 0x27 || scalar == 0x2019 }

  private func letterAfter(_ place: Int) -> Int? {
    guard place < end else { return nil }
    return isLetter(scalar(place).0) ? place : nil
  }

  /// The letter of an abbreviation of single letters: another stop, or no letter, comes after it.
  private func isInitial(_ place: Int) -> Bool {
    guard place + 1 < end else { return true }
    let next = scalar(place + 1).0
    return !isLetter(next) && !Self.isDigit(next)
  }

  /// `'s` at the end of a word.
  private func isPossessive(_ place: Int, _ length: Int) -> Bool {
    let letter = place + length
    guard letter < end, bytes[letter] | 0x20 == 0x73 else { return false }
    return letter + 1 >= end || !isLetter(scalar(letter + 1).0)
  }

  private mutating func possessive() {
    guard at < end else { return }
    let (scalar, length) = scalar(at)
    guard isApostrophe(scalar), isPossessive(at, length) else { return }
    let start = at
    at += length + 1
    push(
      Token(
        start: Int32(start), end: Int32(at), hash: WordKey("'s").hash, shape: [.possessive, .mark], mark: Mark.other))
  }

  // MARK: Numbers, Han, marks

  private mutating func number() {
    let start = at
    var hash = WordHash()
    var isGrouped = true
    while at < end {
      let byte = bytes[at]
      if Self.isDigit(UInt32(byte)) {
        hash.add(byte)
      } else if byte == 0x2C || byte == 0x2E, isGrouped, at + 1 < end, Self.isDigit(UInt32(bytes[at + 1])) {
        if byte == 0x2C, !groupFollows(at + 1) { break }
        if byte == 0x2E { hash.add(byte) }
      } else {
        break
      }
      at += 1
      if at - start > 40 { isGrouped = false }
    }
    var shape: Token.Shape = .number
    if at + 1 < end, isOrdinalEnd(at) {
      at += 2
      shape.insert(.ordinal)
    }
    push(Token(start: Int32(start), end: Int32(at), hash: hash.value, shape: shape))
  }

  /// Three digits and no fourth.
  private func groupFollows(_ place: Int) -> Bool {
    guard place + 2 < end else { return false }
    for offset in 0..<3 where !Self.isDigit(UInt32(bytes[place + offset])) { return false }
    return place + 3 >= end || !Self.isDigit(UInt32(bytes[place + 3]))
  }

  private func isOrdinalEnd(_ place: Int) -> Bool {
    let pair = (bytes[place] | 0x20, bytes[place + 1] | 0x20)
    guard pair == (0x74, 0x68) || pair == (0x73, 0x74) || pair == (0x6E, 0x64) || pair == (0x72, 0x64) else {
      return false
    }
    return place + 2 >= end || !isLetter(scalar(place + 2).0)
  }

  private mutating func han() {
    let start = at
    var last = at
    while at < end {
      let (scalar, length) = scalar(at)
      if Letters.isHan(scalar) { last = at + length } else if !Letters.isHidden(scalar) { break }
      at += length
    }
    at = last
    push(Token(start: Int32(start), end: Int32(at), hash: 0, shape: .han))
  }

  private mutating func mark(_ scalar: UInt32, _ length: Int) {
    let mark = scalar < 0x80 ? UInt8(scalar) : Letters.mark(scalar)
    let token = Token(start: Int32(at), end: Int32(at + length), hash: UInt64(mark), shape: .mark, mark: mark)
    at += length
    push(token)
  }
}
