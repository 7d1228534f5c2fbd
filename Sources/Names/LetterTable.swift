/// How single letters of the alphabets and abjads are written in Latin, unpacked at first use.
enum LetterTable {
  enum Script { case latin, abjad, other }

  static func script(_ value: UInt32) -> Script {
    switch value {
    case ..<0x370, 0x1E00...0x1EFF: .latin
    case 0x590...0x6FF: .abjad
    default: .other
    }
  }

  /// The Latin letters for a scalar, which may be none (ъ); nil for a scalar that the table does not know.
  static func latin(_ value: UInt32) -> ArraySlice<UInt8>? {
    guard value >= 0xC0, value < limit else { return nil }
    let place = Int(table.index[Int(value)])
    guard place > 0 else { return nil }
    return table.sounds[(place & 0xFFFF)..<(place & 0xFFFF) + ((place >> 16) - 1)]
  }

  private static let limit: UInt32 = 0x2000

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
