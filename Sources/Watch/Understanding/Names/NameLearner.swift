/// What a name teaches about how else its bearer will be called.
enum NameLearner {
  private static let surnames = Set(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蕭蔡潘田董袁于余叶葉蒋蔣杜苏蘇魏程吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸范汪石廖贾賈夏韦韋傅方白邹鄒孟熊秦邱江尹薛阎閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴赖賴洪童翁柯卓簡簡游連施"
      .unicodeScalars.map(\.value))

  /// Ranges of tokens within a full name that will stand for it alone.
  static func shortForms(_ tokens: [Token], _ name: Range<Int>, _ type: NameType) -> [Range<Int>] {
    switch type {
    case .person: person(tokens, name)
    case .company: company(tokens, name)
    default: []
    }
  }

  /// Surname, and the given name where it stands last: `Ren` and `Zhengfei`.
  private static func person(_ tokens: [Token], _ name: Range<Int>) -> [Range<Int>] {
    guard name.count > 1 else { return [] }
    let first = tokens[name.lowerBound]
    if isEastern(tokens, name) {
      let given = (name.lowerBound + 1)..<name.upperBound
      return [name.lowerBound..<(name.lowerBound + 1), given].filter { canStandAlone(tokens[$0.lowerBound]) }
    }
    var last = name.upperBound - 1
    while last > name.lowerBound + 1, tokens[last].shape.contains(.glued) || tokens[last - 1].has(.particle) {
      last -= 1
    }
    _ = first
    let surname = last..<name.upperBound
    return canStandAlone(tokens[last]) || surname.count > 1 ? [surname] : []
  }

  private static func canStandAlone(_ token: Token) -> Bool {
    !token.has([.stop, .month, .nationality, .pronoun]) && token.end - token.start > 1
  }

  /// Surname first: a surname of the east, then a given name that is no western first name.
  static func isEastern(_ tokens: [Token], _ name: Range<Int>) -> Bool {
    guard tokens[name.lowerBound].has(.eastSurname), name.count > 1 else { return false }
    let second = tokens[name.lowerBound + 1]
    if name.count > 3, tokens[name.lowerBound + 2].mark == Mark.hyphen { return true }
    if tokens[name.lowerBound].has(.firstName), second.has([.eastSurname]) { return false }
    return name.count == 2 && !second.has(.firstName)
  }

  /// A company without its legal form, and its first word where that is no everyday one.
  private static func company(_ tokens: [Token], _ name: Range<Int>) -> [Range<Int>] {
    var end = name.upperBound
    while end > name.lowerBound + 1, tokens[end - 1].has(.companySuffix) || tokens[end - 1].mark == Mark.comma {
      end -= 1
    }
    var forms: [Range<Int>] = end < name.upperBound ? [name.lowerBound..<end] : []
    let bare = end
    while end > name.lowerBound + 1, tokens[end - 1].has(.companyHead) || tokens[end - 1].mark != 0 { end -= 1 }
    if end < bare, !(end == name.lowerBound + 1 && Ordinary.holds(tokens[name.lowerBound])) {
      forms.append(name.lowerBound..<end)
    }
    let first = tokens[name.lowerBound]
    if name.count > 1, !Ordinary.holds(first), !first.has([.firstName, .eastSurname]), first.end - first.start > 3 {
      forms.append(name.lowerBound..<(name.lowerBound + 1))
    }
    return forms
  }

  /// Whether what stands in brackets after a name is that name in Han, or made of its initials, or a short form of it.
  static func isAlias(_ tokens: [Token], _ inner: Range<Int>, of name: Range<Int>) -> Bool {
    let first = tokens[inner.lowerBound]
    if first.shape.contains(.han) { return inner.count == 1 }
    guard inner.count <= 2, first.isWord, first.isCapital || first.shape.contains(.inner) else { return false }
    if first.shape.contains(.allCapitals), !first.has([.month, .weekday]) {
      return initialsFit(tokens, first, name)
    }
    return tokens[name].contains { $0.hash == first.hash } && name.count > inner.count
  }

  /// The short form has no more letters than the name has words and joined parts, more or less.
  private static func initialsFit(_ tokens: [Token], _ short: Token, _ name: Range<Int>) -> Bool {
    let words = tokens[name].filter { $0.isWord && ($0.isCapital || $0.has(.portfolio)) }.count
    let letters = Int(short.end - short.start)
    return words >= 2 && letters >= 2 && letters <= words + 3
  }

  static func isHanPerson(_ bytes: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
    return (2...4).contains(text.count) && text.first.map { surnames.contains($0.value) } == true
  }

  /// Surnames of those who hold an office in what the document names: a first mention may be the surname alone.
  static func holders(
    of mentions: [Mention], _ entities: [NamedEntity], _ text: TokenText, _ knowledge: WatchKnowledge,
    into learned: inout LearnedNames
  ) {
    for entity in entities {
      guard let known = entity.known else { continue }
      for holder in knowledge.holders(in: known) {
        let index = learned.entity(
          holder.name, .person, known: holder.known, key: holder.key, rule: "name.office-holder")
        if !Ordinary.holds(holder.surname), holder.surname.bits.isDisjoint(with: .firstName) {
          learned.learn([holder.surname], index)
        }
      }
    }
  }
}
