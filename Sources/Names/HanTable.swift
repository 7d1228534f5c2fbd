/// Simplified forms and pinyin of the unified Chinese characters U+4E00 to U+9FFF, unpacked at first use.
enum HanTable {
  private static let first: UInt32 = 0x4E00
  private static let count = 0x9FFF - 0x4E00 + 1

  /// The simplified form of a Chinese character; nil for any other scalar.
  static func simplified(_ value: UInt32) -> UInt16? {
    guard value >= first, value < first + UInt32(count) else { return nil }
    return simplifiedForms[Int(value - first)]
  }

  /// How a character is read, without tone; empty if the table does not know it.
  static func pinyin(_ character: UInt16) -> String {
    let index = Int(character) - Int(first)
    guard index >= 0, index < count else { return "" }
    return syllables.names[Int(syllables.of[index])]
  }

  private static let simplifiedForms: [UInt16] = {
    var forms = (0..<count).map { UInt16(first) + UInt16($0) }
    var traditional: UInt32?
    for scalar in HanTableData.simplified.unicodeScalars where scalar.value >= first {
      if let from = traditional {
        forms[Int(from - first)] = UInt16(truncatingIfNeeded: scalar.value)
        traditional = nil
      } else {
        traditional = scalar.value
      }
    }
    return forms
  }()

  private static let syllables: (names: [String], of: [UInt16]) = {
    var names = [""]
    var of = [UInt16](repeating: 0, count: count)
    var name = ""
    for scalar in HanTableData.pinyin.unicodeScalars {
      switch scalar.value {
      case 0x0A: name = ""
      case ..<0x80: name.unicodeScalars.append(scalar)
      default:
        if !name.isEmpty {
          names.append(name)
          name = ""
        }
        of[Int(scalar.value - first)] = UInt16(names.count - 1)
      }
    }
    return (names, of)
  }()
}
