/// Latin letters called by their names in kana and Hangul, as short names of firms are written there.
///
///     LetterNames.letters(of: "ディージェイアイ")   // "DJI"
enum LetterNames {
  /// The letters that a text spells; nil if it is no row of two letters or more.
  static func letters(of text: String) -> String? {
    let scalars = Array(text.unicodeScalars.filter { !["・", " ", "\u{30FC}", "-"].contains($0) })
    guard scalars.count >= 2,
      scalars.allSatisfy({ (0x30A1...0x30FA).contains($0.value) || (0xAC00...0xD7A3).contains($0.value) })
    else { return nil }
    // The letters of each end that can be reached, the longest names first.
    var spelled: [Int: String] = [0: ""]
    for start in scalars.indices {
      guard let before = spelled[start] else { continue }
      for (name, letter) in names where scalars[start...].starts(with: name) {
        let end = start + name.count
        if spelled[end] == nil { spelled[end] = before + letter }
      }
    }
    return spelled[scalars.count].flatMap { $0.count >= 2 ? $0 : nil }
  }

  private static let names: [(name: [UnicodeScalar], letter: String)] = list.split(whereSeparator: \.isWhitespace)
    .map { pair in (Array(pair.dropFirst().unicodeScalars), String(pair.prefix(1))) }
    .sorted { $0.name.count > $1.name.count }

  // Without the long-vowel sign, which is passed over.
  private static let list = """
    Aエイ Aエ Bビ Cシ Dディ Dデ Eイ Fエフ Gジ Hエイチ Hエッチ Iアイ Jジェイ Jジェ Kケイ Kケ Lエル Mエム Nエヌ Oオ Pピ Qキュ Rアル Sエス Tティ Tテ \
    Uユ Vブイ Vヴィ Wダブリュ Xエックス Yワイ Zゼット Zズィ
    A에이 B비 C씨 C시 D디 E이 F에프 G지 H에이치 I아이 J제이 K케이 L엘 M엠 N엔 O오 P피 Q큐 R아르 R알 S에스 T티 U유 V브이 W더블유 X엑스 Y와이 \
    Z제트 Z지트
    """
}
