/// The phonetic signs of Taiwan, with their pinyin: `ㄏㄨㄚˊㄨㄟˊ` is `huawei`.
enum Bopomofo {
  static func contains(_ scalar: UnicodeScalar) -> Bool { (0x3105...0x3129).contains(scalar.value) }

  /// The pinyin of a text, its syllables joined; what is neither sign nor tone parts words.
  static func pinyin(of text: String) -> String {
    var result = ""
    var syllable: [UnicodeScalar] = []
    func flush() {
      result += spell(syllable)
      syllable.removeAll()
    }
    for scalar in text.unicodeScalars {
      if contains(scalar) {
        // An initial begins a syllable, and so does a vowel after a whole final.
        if let last = syllable.last, isInitial(scalar) || !isInitial(last) && !glides.contains(last) { flush() }
        syllable.append(scalar)
      } else {
        flush()
        if !tones.contains(scalar) { result.unicodeScalars.append(scalar) }
      }
    }
    flush()
    return result
  }

  private static func isInitial(_ scalar: UnicodeScalar) -> Bool { scalar.value <= 0x3119 }

  private static let tones: [UnicodeScalar] = ["ˊ", "ˇ", "ˋ", "˙", "ˉ"]
  private static let glides: [UnicodeScalar] = ["ㄧ", "ㄨ", "ㄩ"]

  private static func spell(_ signs: [UnicodeScalar]) -> String {
    guard let first = signs.first else { return "" }
    let initial = isInitial(first) ? initials[first] ?? "" : ""
    let final = String(String.UnicodeScalarView(isInitial(first) ? signs[1...] : signs[...]))
    guard let (after, alone) = finals[final] else { return initial + signs.compactMap { vowels[$0] }.joined() }
    if initial.isEmpty { return alone }
    return initial + (["j", "q", "x"].contains(initial) && after.hasPrefix("v") ? "u" + after.dropFirst() : after)
  }

  private static let initials: [UnicodeScalar: String] = Dictionary(
    uniqueKeysWithValues: zip(
      "ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙ".unicodeScalars,
      ["b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s"]))

  private static let vowels: [UnicodeScalar: String] = Dictionary(
    uniqueKeysWithValues: zip(
      "ㄚㄛㄜㄝㄞㄟㄠㄡㄢㄣㄤㄥㄦㄧㄨㄩ".unicodeScalars,
      ["a", "o", "e", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "er", "i", "u", "v"]))

  /// For each final how it is written after an initial and alone.
  private static let finals: [String: (after: String, alone: String)] = {
    var table: [String: (String, String)] = ["": ("i", "")]
    for line in list.split(whereSeparator: \.isWhitespace) {
      let parts = line.split(separator: "=")
      if parts.count == 3 { table[String(parts[0])] = (String(parts[1]), String(parts[2])) }
    }
    return table
  }()

  private static let list = """
    ㄚ=a=a ㄛ=o=o ㄜ=e=e ㄝ=e=e ㄞ=ai=ai ㄟ=ei=ei ㄠ=ao=ao ㄡ=ou=ou ㄢ=an=an ㄣ=en=en ㄤ=ang=ang ㄥ=eng=eng ㄦ=er=er
    ㄧ=i=yi ㄧㄚ=ia=ya ㄧㄛ=io=yo ㄧㄝ=ie=ye ㄧㄠ=iao=yao ㄧㄡ=iu=you ㄧㄢ=ian=yan ㄧㄣ=in=yin ㄧㄤ=iang=yang ㄧㄥ=ing=ying
    ㄨ=u=wu ㄨㄚ=ua=wa ㄨㄛ=uo=wo ㄨㄞ=uai=wai ㄨㄟ=ui=wei ㄨㄢ=uan=wan ㄨㄣ=un=wen ㄨㄤ=uang=wang ㄨㄥ=ong=weng
    ㄩ=v=yu ㄩㄝ=ve=yue ㄩㄢ=van=yuan ㄩㄣ=vn=yun ㄩㄥ=iong=yong
    """
}
