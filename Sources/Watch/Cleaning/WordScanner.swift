/// Takes a run of text apart into words.
enum WordScanner {
  /// Adds the words of `range` to `words`.
  static func scan(_ bytes: [UInt8], _ range: Range<Int>, into words: inout [Word]) {
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = bytes[place]
      if byte < 0x80 ? isLetterOrDigit(byte) : signLength(bytes, place) == 0 {
        place = word(bytes, place, range.upperBound, into: &words)
      } else {
        place += byte < 0x80 ? 1 : max(1, signLength(bytes, place))
      }
    }
  }

  private static func word(_ bytes: [UInt8], _ start: Int, _ limit: Int, into words: inout [Word]) -> Int {
    if isHan(bytes, start) {
      words.append(made(bytes, start, start + 3, isHan: true))
      return start + 3
    }
    var place = start
    while place < limit {
      let byte = bytes[place]
      if byte < 0x80 {
        guard isLetterOrDigit(byte) || joins(bytes, place, limit) else { break }
        place += 1
      } else if isHan(bytes, place) || (signLength(bytes, place) > 0 && !isApostrophe(bytes, place, limit)) {
        break
      } else {
        place += length(byte)
      }
    }
    place = min(place, limit)
    words.append(made(bytes, start, place, isHan: false))
    return place
  }

  /// An apostrophe or hyphen between letters, a point or comma between digits.
  private static func joins(_ bytes: [UInt8], _ place: Int, _ limit: Int) -> Bool {
    guard place + 1 < limit else { return false }
    let next = bytes[place + 1]
    switch bytes[place] {
    case 0x27: return isLetterOrDigit(next)
    case 0x2C, 0x2E: return (0x30...0x39).contains(next) && (0x30...0x39).contains(bytes[place - 1])
    default: return false
    }
  }

  /// `’` before a letter.
  private static func isApostrophe(_ bytes: [UInt8], _ place: Int, _ limit: Int) -> Bool {
    place + 3 < limit && bytes[place] == 0xE2 && bytes[place + 1] == 0x80 && bytes[place + 2] == 0x99
      && isLetterOrDigit(bytes[place + 3])
  }

  private static func made(_ bytes: [UInt8], _ start: Int, _ end: Int, isHan: Bool) -> Word {
    let first = bytes[start]
    let isNumber = (0x30...0x39).contains(first) && (0x30...0x39).contains(bytes[end - 1])
    // Of other scripts only the capitals of Latin-1 and Latin Extended-A are told: Č, Ø.
    let isCapital =
      (0x41...0x5A).contains(first) || (first == 0xC3 && start + 1 < end && bytes[start + 1] < 0x9F)
      || (first == 0xC4 || first == 0xC5) && start + 1 < end && bytes[start + 1] & 1 == 0
    return Word(
      hash: isNumber ? Word.number : Word.hash(bytes[start..<end]), start: Int32(start), end: Int32(end),
      isCapital: isCapital, isNumber: isNumber, isHan: isHan)
  }

  @inline(__always) private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isHan(_ bytes: [UInt8], _ place: Int) -> Bool {
    place + 2 < bytes.count
      && ((bytes[place] >= 0xE4 && bytes[place] <= 0xE9) || (bytes[place] == 0xE3 && bytes[place + 1] >= 0x90))
  }

  private static func length(_ byte: UInt8) -> Int { byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4 }

  /// The length of the sign beyond ASCII that begins here, if it is a blank or punctuation; else 0.
  private static func signLength(_ bytes: [UInt8], _ place: Int) -> Int {
    switch bytes[place] {
    case 0xC2: 2
    case 0xE2: 3
    case 0xE3: place + 1 < bytes.count && bytes[place + 1] == 0x80 ? 3 : 0
    case 0xEF: place + 1 < bytes.count && (bytes[place + 1] == 0xBC || bytes[place + 1] == 0xBD) ? 3 : 0
    default: 0
    }
  }
}
