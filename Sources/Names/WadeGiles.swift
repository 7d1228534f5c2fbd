/// Wade-Giles, the older romanisation of Mandarin: `Ch'in Hsu-t'ung` is `Qin Xutong` in pinyin.
enum WadeGiles {
  /// The pinyin of a syllable in Wade-Giles, or nil if it is none.
  ///
  /// - Parameters:
  ///   - isAspirated: whether an apostrophe follows the initial (`ch'in`); it tells `p'` (p) from `p` (b).
  static func pinyin(_ syllable: ArraySlice<UInt8>, isAspirated: Bool) -> [UInt8]? {
    guard syllable.count <= 6, !syllable.isEmpty else { return nil }
    let text = String(decoding: syllable, as: UTF8.self)
    if !isAspirated, let whole = wholes[text] { return Array(whole.utf8) }
    for (initial, plain, aspirated) in initials where text.hasPrefix(initial) {
      let final = text.dropFirst(initial.count)
      guard var sound = isAspirated ? aspirated : plain else { return nil }
      guard var rest = finals[String(final)] else { continue }
      if initial == "ch", palatal.contains(String(final)) { sound = isAspirated ? "q" : "j" }
      if initial == "ch", rest == "o" { rest = "uo" }
      if rest == "e", initial == "h" || initial == "k" { rest = "e" }
      if ["t", "l", "n", "ts"].contains(initial), final == "o" { rest = "uo" }
      return Array((sound + rest).utf8)
    }
    return nil
  }

  private static let palatal: Set<String> = [
    "i", "ia", "iao", "ieh", "ien", "in", "ing", "iu", "iang", "iung", "ü", "u:", "üan", "üeh", "ün", "ueh",
  ]

  /// Initials with their pinyin without and with aspiration, the longest first.
  private static let initials: [(String, String?, String?)] = [
    ("hs", "x", nil), ("ch", "zh", "ch"), ("sh", "sh", nil), ("ts", "z", "c"), ("tz", "z", "c"), ("ss", "s", nil),
    ("p", "b", "p"), ("t", "d", "t"), ("k", "g", "k"), ("j", "r", nil), ("m", "m", nil), ("f", "f", nil),
    ("n", "n", nil), ("l", "l", nil), ("h", "h", nil), ("s", "s", nil), ("w", "w", nil), ("y", "y", nil),
  ]

  private static let finals: [String: String] = [
    "a": "a", "ai": "ai", "an": "an", "ang": "ang", "ao": "ao", "e": "e", "eh": "e", "ei": "ei", "en": "en",
    "eng": "eng", "i": "i", "ia": "ia", "iang": "iang", "iao": "iao", "ieh": "ie", "ien": "ian", "ih": "i",
    "in": "in", "ing": "ing", "iu": "iu", "iung": "iong", "o": "e", "ou": "ou", "u": "u", "ua": "ua", "uai": "uai",
    "uan": "uan", "uang": "uang", "ueh": "ue", "ui": "ui", "uei": "ui", "un": "un", "ung": "ong", "uo": "uo",
    "zu": "i", "zŭ": "i", "uen": "un", "u:": "u", "ian": "ian",
  ]

  private static let wholes: [String: String] = [
    "i": "yi", "yen": "yan", "yeh": "ye", "yu": "you", "yung": "yong", "erh": "er", "o": "e", "jih": "ri", "jan": "ran",
    "jen": "ren", "jo": "ruo", "ssu": "si", "szu": "si", "tzu": "zi", "shih": "shi", "chih": "zhi", "yueh": "yue",
    "ho": "he", "ko": "ge", "lo": "luo", "no": "nuo", "to": "duo", "tso": "zuo", "so": "suo", "cho": "zhuo",
    "mo": "mo", "po": "bo", "fo": "fo", "wo": "wo", "kuo": "guo", "hsuan": "xuan", "hsueh": "xue", "hsun": "xun",
    "hsu": "xu", "chueh": "jue", "lueh": "lue", "nueh": "nue",
  ]

  /// Surnames as they are spelt in Hong Kong, Taiwan, Singapore and overseas, with their pinyin.
  static let surnames: [String: String] = {
    var table: [String: String] = [:]
    for pair in list.split(separator: " ") {
      let parts = pair.split(separator: "=")
      if parts.count == 2 { table[String(parts[0])] = String(parts[1]) }
    }
    return table
  }()

  private static let list = """
    wong=huang chan=chen lee=li cheung=zhang leung=liang lam=lin ng=wu ho=he tsang=zeng kwok=guo yeung=yang lau=liu \
    chow=zhou chu=zhu choi=cai tsoi=cai tse=xie hui=xu cheng=zheng kwan=guan mak=mai tang=deng siu=xiao lok=luo \
    law=luo yip=ye ip=ye poon=pan fung=feng yuen=yuan yu=yu szeto=situ auyeung=ouyang lui=lu kwong=kuang tam=tan \
    to=du sung=song shum=cen shek=shi mok=mo lo=lu kong=jiang hung=hong hon=han fong=fang chiu=zhao chung=zhong \
    goh=wu tan=chen lim=lin ong=wang teo=zhang koh=xu chua=cai tay=zheng yeo=yang low=liu foo=fu
    """
}
