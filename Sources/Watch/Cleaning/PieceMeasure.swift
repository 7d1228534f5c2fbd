/// Counts what `PieceShape` says.
enum PieceMeasure {
  static func shape(_ bytes: [UInt8], _ range: Range<Int>, _ words: ArraySlice<Word>) -> PieceShape {
    var shape = PieceShape()
    for word in words {
      if word.isHan { shape.han += 1 } else { shape.words += 1 }
      if word.isCapital { shape.capitals += 1 }
      if word.isNumber { shape.numbers += 1 }
      if filter.mayContain(word.hash), small.contains(word.hash) { shape.small += 1 }
    }
    shape.words += shape.han / 2
    shape.startsLower = words.first.map { (0x61...0x7A).contains(bytes[Int($0.start)]) } ?? false
    signs(bytes, range, &shape)
    ending(bytes, range, &shape)
    beginning(bytes, range, &shape)
    return shape
  }

  private static func signs(_ bytes: [UInt8], _ range: Range<Int>, _ shape: inout PieceShape) {
    var (upper, lower) = (0, 0)
    for place in range {
      let byte = bytes[place]
      switch byte {
      case 0x61...0x7A: lower += 1
      case 0x41...0x5A: upper += 1
      case 0x2E, 0x21, 0x3F:
        // An end of a sentence: not after a single letter (`U.S.`), and with a blank and no small letter behind.
        if endsSentence(bytes, place, range) { shape.sentences += 1 }
      case 0x20, 0x09: if isGap(bytes, place, range) { shape.gaps += 1 }
      case 0x7C: shape.bars += 1
      case 0x3E, 0x2F:
        let isFree = place > range.lowerBound && bytes[place - 1] == 0x20
        if isFree, place + 1 >= range.upperBound || bytes[place + 1] == 0x20 { shape.bars += 1 }
      case 0x40: shape.hasAddress = shape.hasAddress || (place + 1 < range.upperBound && bytes[place + 1] > 0x20)
      case 0x22: shape.hasQuotation = true
      case 0xC2:
        if place + 1 < range.upperBound, bytes[place + 1] == 0xB7 || bytes[place + 1] == 0xBB { shape.bars += 1 }
      case 0xE2: wide(bytes, place, range, &shape)
      case 0xE3, 0xEF:
        if isFullStop(bytes, place, range) { shape.sentences += 1 }
      default: break
      }
    }
    shape.isUpper = lower == 0 && upper > 2
  }

  /// The first blank of two and more, or a tabulator, that no end of a sentence stands before.
  private static func isGap(_ bytes: [UInt8], _ place: Int, _ range: Range<Int>) -> Bool {
    guard place > range.lowerBound, place + 1 < range.upperBound else { return false }
    let before = bytes[place - 1]
    guard before > 0x20, before != 0x2E, before != 0x3A, before != 0x3F else { return false }
    return bytes[place] == 0x09 || bytes[place + 1] == 0x20
  }

  private static func wide(_ bytes: [UInt8], _ place: Int, _ range: Range<Int>, _ shape: inout PieceShape) {
    guard place + 2 < range.upperBound, bytes[place + 1] == 0x80 else { return }
    if bytes[place + 2] == 0x9C { shape.hasQuotation = true }
    if bytes[place + 2] == 0xBA || bytes[place + 2] == 0xA2 && place > range.lowerBound + 3 { shape.bars += 1 }
  }

  private static func endsSentence(_ bytes: [UInt8], _ place: Int, _ range: Range<Int>) -> Bool {
    let next = place + 1
    guard place - 2 >= range.lowerBound, bytes[place - 2] > 0x20, bytes[place - 2] != 0x2E else { return false }
    guard next < range.upperBound else { return true }
    if bytes[next] == 0x22 || bytes[next] == 0xE2 { return true }
    guard bytes[next] == 0x20 || bytes[next] == 0x0A, next + 1 < range.upperBound else { return false }
    return !(0x61...0x7A).contains(bytes[next + 1])
  }

  /// 。！？ and the full-width forms.
  private static func isFullStop(_ bytes: [UInt8], _ place: Int, _ range: Range<Int>) -> Bool {
    guard place + 2 < range.upperBound else { return false }
    let (second, third) = (bytes[place + 1], bytes[place + 2])
    return bytes[place] == 0xE3 ? second == 0x80 && third == 0x82 : second == 0xBC && (third == 0x81 || third == 0x9F)
  }

  private static func ending(_ bytes: [UInt8], _ range: Range<Int>, _ shape: inout PieceShape) {
    var end = range.upperBound
    while end > range.lowerBound {
      let last = bytes[end - 1]
      if last == 0x22 || last == 0x27 || last == 0x29 || last == 0x5D {
        end -= 1
        continue
      }
      if end - 3 >= range.lowerBound, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80, last == 0x9D || last == 0x99 {
        end -= 3
        continue
      }
      if end - 3 >= range.lowerBound, bytes[end - 3] == 0xE3, bytes[end - 2] == 0x80, last == 0x8D {
        end -= 3
        continue
      }
      break
    }
    guard end > range.lowerBound else { return }
    switch bytes[end - 1] {
    case 0x2E: shape.endsSentence = !(end - 3 >= range.lowerBound && bytes[end - 3] == 0x2E)
    case 0x21: shape.endsSentence = true
    case 0x3F: shape.endsQuestion = true
    case 0x3A: shape.endsColon = true
    default:
      guard end - 3 >= range.lowerBound else { return }
      let isWide = isFullStop(bytes, end - 3, (end - 3)..<end)
      shape.endsSentence = isWide
      if bytes[end - 3] == 0xEF, bytes[end - 2] == 0xBC, bytes[end - 1] == 0x9A { shape.endsColon = true }
    }
  }

  private static func beginning(_ bytes: [UInt8], _ range: Range<Int>, _ shape: inout PieceShape) {
    guard range.count > 2 else { return }
    let (first, second) = (bytes[range.lowerBound], bytes[range.lowerBound + 1])
    shape.isBullet =
      (first == 0x2A || first == 0x2D || first == 0x2B) && second == 0x20
      || first == 0xE2 && second == 0x80 && (0xA2...0xA3).contains(bytes[range.lowerBound + 2])
      // ▪ ● ◆ ► and their kin.
      || first == 0xE2 && (second == 0x96 || second == 0x97)
  }

  private static let filter = WordFilter(small)
  private static let small: Set<UInt32> = Set(
    "the a an of to in on at by for from with that which who is are was were be been has have had will would it its their his her as but and or not this than while after before when if they we he she there"
      .split(separator: " ").map { Word.hash(Array($0.utf8)[...]) })
}
