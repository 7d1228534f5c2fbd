/// The text of one block as readers see it: single spaces, none of the signs that nobody sees.
enum PageText {
  /// - Returns: the text without blanks at its ends, and how many signs were left out.
  static func tidied(_ bytes: [UInt8], keepsLines: Bool) -> (text: [UInt8], hidden: Int) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var (place, hidden, isBlank) = (0, 0, true)
    while place < bytes.count {
      let byte = bytes[place]
      if byte < 0x80 {
        place += 1
        if keepsLines, byte == 0x0A || byte == 0x20 || byte == 0x09 {
          text.append(byte)
        } else if byte <= 0x20 || byte == 0x7F {
          if !isBlank { text.append(0x20) }
          isBlank = true
        } else {
          text.append(byte)
          isBlank = false
        }
        continue
      }
      let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let end = min(bytes.count, place + length)
      switch bytes[place..<end].reduce(UInt32(0), { $0 << 8 | UInt32($1) }) {
      case 0xC2A0, 0xE2_80_80...0xE2_80_8A, 0xE2_80_AF, 0xE3_80_80:
        if !isBlank { text.append(0x20) }
        isBlank = true
      case let sign where isUnseen(sign): hidden += 1
      default:
        text.append(contentsOf: bytes[place..<end])
        isBlank = false
      }
      place = end
    }
    while let last = text.last, last <= 0x20 { text.removeLast() }
    while keepsLines, text.first == 0x0A { text.removeFirst() }
    return (text, hidden)
  }

  /// Soft hyphen, zero-width signs and direction marks, by the bytes of their UTF-8.
  static func isUnseen(_ sign: UInt32) -> Bool {
    switch sign {
    case 0xC2AD, 0xE2_80_8B...0xE2_80_8F, 0xE2_80_AA...0xE2_80_AE, 0xE2_81_A0...0xE2_81_AF, 0xEF_BB_BF: true
    default: false
    }
  }

  /// How many such signs a text holds.
  static func unseen(in bytes: [UInt8]) -> Int {
    var (count, place) = (0, 0)
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0xC2, place + 1 < bytes.count, bytes[place + 1] == 0xAD { count += 1 }
      if byte == 0xE2 || byte == 0xEF, place + 2 < bytes.count,
        isUnseen(UInt32(byte) << 16 | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]))
      {
        count += 1
      }
      place += 1
    }
    return count
  }
}
