/// Simplified forms and pinyin of the unified Chinese characters U+4E00 to U+9FFF, unpacked at first use.
enum HanTable {
  private static let first: UInt32 = 0x4E00
  private static let count = 0x9FFF - 0x4E00 + 1

  static func contains(_ value: UInt32) -> Bool { value >= first && value < first + UInt32(count) }

  /// The simplified form of a Chinese character; nil for any other scalar.
  static func simplified(_ value: UInt32) -> UInt16? {
    contains(value) ? simplifiedForms[Int(value - first)] : nil
  }

  /// How a character is read, without tone; empty if the table does not know it.
  static func pinyin(_ character: UInt16) -> String {
    let index = Int(character) - Int(first)
    guard index >= 0, index < count else { return "" }
    return syllables.names[Int(syllables.of[index])]
  }

  /// The other readings of characters that names use in more than one.
  static let otherReadings: [UInt16: String] = {
    var table: [UInt16: String] = [:]
    for pair in others.split(separator: " ") {
      guard let character = pair.utf16.first else { continue }
      table[character] = String(pair.dropFirst())
    }
    return table
  }()

  private static let others = """
    长zhang 行xing 厦sha 重chong 曾ceng 单dan 乐yue 朝chao 盛cheng 解jie 都du 石dan 翟di 仇chou 区ou 查zha 盖ge 华hua 柏bai \
    参shen 调tiao 传zhuan 藏zang 降xiang 校jiao 宿su 率shuai 卜bu 亨heng 会kuai 洗xian 尹yin 六lu 尉yu 万mo 种chong 缪miao 纪ji \
    觉jiao 角jue 给ji 还huan 合ge 贾gu 车ju 俞shu 员yun 祭zhai 任ren 冯ping 阿e 陆liu 绿lu 吕lu 女nu 律lu 略lue
    """

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

  /// All syllables that characters are read as, without tones.
  static let pinyin = Set(syllables.names.dropFirst())

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
