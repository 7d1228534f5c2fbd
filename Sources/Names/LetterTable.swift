/// How single letters of the alphabets and abjads are written in Latin, unpacked at first use.
enum LetterTable {
  enum Script { case latin, abjad, other }

  static func script(_ value: UInt32) -> Script {
    switch value {
    case ..<0x370, 0x1D00...0x1EFF, 0xA720...0xA7FF: .latin
    case 0x590...0x6FF: .abjad
    default: .other
    }
  }

  /// The Latin letters for a scalar, which may be none (ъ); nil for a scalar that the table does not know.
  static func latin(_ value: UInt32) -> ArraySlice<UInt8>? {
    if value >= 0x250, value < 0x1E00 || value >= 0xA730, let capital = smallCapitals[value] { return capital }
    guard value >= 0xC0, value < limit else { return nil }
    let place = Int(table.index[Int(value)])
    guard place > 0 else { return nil }
    return table.sounds[(place & 0xFFFF)..<(place & 0xFFFF) + ((place >> 16) - 1)]
  }

  private static let limit: UInt32 = 0x2000

  /// Small capitals, which no Unicode mapping makes plain.
  private static let smallCapitals: [UInt32: ArraySlice<UInt8>] = {
    let pairs = "ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz"
    let scalars = Array(pairs.unicodeScalars)
    var table: [UInt32: ArraySlice<UInt8>] = [:]
    for index in stride(from: 0, to: scalars.count - 1, by: 2) {
      table[scalars[index].value] = [UInt8(truncatingIfNeeded: scalars[index + 1].value)]
    }
    return table
  }()

  /// For each scalar (length + 1) << 16 | start, or 0.
  private static let table: (index: [UInt32], sounds: [UInt8]) = {
    var index = [UInt32](repeating: 0, count: Int(limit))
    var sounds: [UInt8] = [0]
    for line in LetterTableData.letters.utf8.split(separator: 0x0A) {
      guard let space = line.firstIndex(of: 0x20) else { continue }
      let sound = line[..<space].elementsEqual([0x2D]) ? [] : Array(line[..<space])
      let start = sounds.count
      sounds += sound
      for scalar in Substring(line[line.index(after: space)...]).unicodeScalars where scalar.value < limit {
        index[Int(scalar.value)] = UInt32(sound.count + 1) << 16 | UInt32(start)
      }
    }
    return (index, sounds)
  }()
}
