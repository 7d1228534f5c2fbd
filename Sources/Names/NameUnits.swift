/// Makes tokens and units of the words that `NameReader` read.
struct NameUnits {
  private(set) var letters: [UInt8]
  private(set) var tokens: [NameToken] = []
  private(set) var units: [NameUnit] = []
  private(set) var isCut: Bool
  /// What was folded away in single words.
  private(set) var folds: [Fold] = []
  /// Whether all words are legal forms.
  private(set) var isLegalFormOnly = false
  /// Whether no word is telling by itself.
  private(set) var isGeneric = false
  private let words: [NameReader.Word]
  private let comma: Int?

  init(reader: NameReader) {
    letters = reader.letters
    words = reader.words
    comma = reader.comma
    isCut = false
  }

  mutating func build(_ side: NameForm.Side) {
    makeTokens()
    for (index, token) in tokens.enumerated() {
      units.append(NameUnit(first: index, count: 1, range: token.range, how: .word))
    }
    // A word that is written out is also found as it was written, and misspelt so.
    for (index, token) in tokens.enumerated() where token.range != token.surface {
      units.append(NameUnit(first: index, count: 1, range: token.surface, how: .word))
    }
    joinWords()
    readHan(side)
    switch side {
    case .asked:
      misread()
      romanise()
    case .listed: acronyms()
    }
  }

  // MARK: Tokens

  private mutating func makeTokens() {
    var isJoint = false
    var isLiability = false
    for word in words {
      let text = letters[word.range]
      if text.elementsEqual("stock".utf8) { isJoint = true }
      if text.elementsEqual("liability".utf8) || text.elementsEqual("otvetstvennostyu".utf8) { isLiability = true }
    }
    let legal = isJoint || isLiability
    tokens.reserveCapacity(words.count)
    let isVowelless = words.contains { $0.han == 0 && Self.isBare(letters[$0.range]) != nil }
    for word in words {
      guard tokens.count < NameForm.maximumTokens else {
        isCut = true
        break
      }
      add(word, hasLegalPhrase: legal)
      if isVowelless { addVowels() }
    }
    markHanWords()
    markSpelledForms()
    rotate()
    promote()
  }

  private mutating func add(_ word: NameReader.Word, hasLegalPhrase: Bool) {
    var token = NameToken(range: word.range, surface: word.range, kind: .telling)
    token.han = word.han
    token.isConsonantal = word.isConsonantal
    token.isHyphenated = word.isHyphenated
    token.apostrophe = word.apostrophe
    token.isForeign = word.isForeign
    let text = letters[word.range]
    let hasRoomForArticle = tokens.count + 1 < NameForm.maximumTokens
    if word.isConsonantal, hasRoomForArticle, text.count >= 5, text.starts(with: [0x61, 0x6C]) {
      var article = token
      article.range = word.range.lowerBound..<word.range.lowerBound + 2
      article.surface = article.range
      article.kind = .filler
      article.isConsonantal = false
      tokens.append(article)
      token.range = word.range.lowerBound + 2..<word.range.upperBound
      token.surface = token.range
    } else if word.han == 0 {
      if text.count == 1 {
        token.kind = text[text.startIndex] < 0x3A ? .number : .initial
      } else if text.allSatisfy({ $0 < 0x3A }) {
        token.kind = .number
      } else if hasLegalPhrase && Self.isLegalInPhrase(text) || word.isForeign && Self.isCyrillicForm(text) {
        token.kind = .legal
      } else if let entry = Lexicon.entry(text) {
        token.kind = entry.kind
        token.isElsewhere = entry.kind == .generic && Lexicon.isElsewhere(entry.text[...])
        if !entry.text.elementsEqual(text) { token.range = append(entry.text) }
      } else if let read = Self.undigited(text) {
        token.kind = read.entry.kind
        token.range = append(read.entry.text)
        token.surface = append(read.text)
        if !folds.contains(.digits) { folds.append(.digits) }
      }
    }
    tokens.append(token)
  }

  /// The known word that a text is without its vowels.
  private static func isBare(_ text: ArraySlice<UInt8>) -> Lexicon.Entry? {
    guard text.count >= 4, !text.dropFirst().contains(where: Lexicon.isVowel), Lexicon.entry(text) == nil else {
      return nil
    }
    return Lexicon.vowelless(text)
  }

  /// Writes out the last word where its vowels were left out, or marks it as one of which they may have been.
  private mutating func addVowels() {
    guard var token = tokens.last, token.han == 0, token.kind == .telling || token.kind == .initial else { return }
    let text = letters[token.surface]
    if let entry = Self.isBare(text) {
      token.kind = entry.kind
      token.range = append(entry.text)
      token.surface = token.range
      if !folds.contains(.vowels) { folds.append(.vowels) }
    } else if text.count >= 3, text.allSatisfy({ $0 >= 0x61 }), !text.dropFirst().contains(where: Lexicon.isVowel) {
      token.isVowelless = true
    } else if text.elementsEqual("c".utf8), tokens.count > 1 {
      // `C., Ltd.`: the company.
      token.kind = .legal
      token.range = append("co".utf8)
      token.surface = token.range
    }
    tokens[tokens.count - 1] = token
  }

  /// A known word some of whose letters were written as digits: `t3chnol0gy`.
  private static func undigited(_ text: ArraySlice<UInt8>) -> (entry: Lexicon.Entry, text: [UInt8])? {
    guard text.contains(where: { $0 < 0x3A }), text.contains(where: { $0 >= 0x3A }), text.count >= 3 else { return nil }
    for one in [UInt8(0x69), 0x6C] {
      let read = text.map { $0 == 0x31 ? one : letterLike($0) }
      if let entry = Lexicon.entry(read[...]) { return (entry, read) }
    }
    return nil
  }

  /// A name of generic words only is told from others by just these; one of less, by what it has.
  private mutating func promote() {
    isLegalFormOnly = tokens.allSatisfy { $0.kind == .legal }
    guard !tokens.contains(where: { $0.kind == .telling }) else { return }
    isGeneric = true
    let best: [NameToken.Kind] =
      tokens.contains { $0.kind == .generic || $0.kind == .place }
      ? [.generic, .place] : tokens.contains { $0.kind == .filler } ? [.filler] : []
    for index in tokens.indices where best.contains(tokens[index].kind) { tokens[index].kind = .telling }
  }

  /// Letters that spell a legal form one by one: `S.A. DE C.V.`, `B.V.`, `L.L.C.`; at the beginning, or in the name of a
  /// person with a comma, they are initials.
  private mutating func markSpelledForms() {
    guard comma == nil else { return }
    var first = 1
    while first < tokens.count {
      var last = first
      while last < tokens.count, tokens[last].kind == .initial { last += 1 }
      if last - first > 1,
        Lexicon.entry(tokens[first..<last].flatMap { letters[$0.surface] }[...])?.kind == .legal
      {
        for index in first..<last { tokens[index].kind = .legal }
      }
      first = max(last, first + 1)
    }
  }

  private static func isLegalInPhrase(_ text: ArraySlice<UInt8>) -> Bool {
    LegalForms.besideJointStock.contains(String(decoding: text, as: UTF8.self))
  }

  private static func isCyrillicForm(_ text: ArraySlice<UInt8>) -> Bool {
    text.count < 5 && LegalForms.cyrillic.contains(String(decoding: text, as: UTF8.self))
  }

  private mutating func append(_ text: some Sequence<UInt8>) -> Range<Int> {
    let start = letters.count
    letters.append(contentsOf: text)
    return start..<letters.count
  }

  /// Given names first: `KRASOVSKIY, Maksim` becomes `maksim krasovskiy`.
  private mutating func rotate() {
    guard let comma, comma < tokens.count, tokens.count == words.count, comma <= 4,
      !tokens[comma...].contains(where: { $0.kind == .legal || $0.kind == .number }),
      tokens[comma...].contains(where: { $0.kind == .telling || $0.kind == .initial })
    else { return }
    tokens = Array(tokens[comma...] + tokens[..<comma])
    tokens[0].isHyphenated = false
    tokens[tokens.count - comma].isHyphenated = false
  }

  // MARK: Joined words

  private mutating func joinWords() {
    let count = tokens.count
    guard count > 1 else { return }
    for first in 0..<(count - 1) {
      var length = 0
      var isShort = true
      var isInitials = true
      var isAbjad = false
      for last in first..<min(count, first + 12) {
        let token = tokens[last]
        guard token.han == 0 else { break }
        length += token.surface.count
        isShort = isShort && token.surface.count <= 6
        isInitials = isInitials && token.surface.count == 1
        isAbjad = isAbjad || token.isConsonantal
        let words = last - first + 1
        guard words > 1 else { continue }
        guard length <= 40, words == 2 || isInitials || words <= 4 && (isShort || isAbjad) else { break }
        let range = append(tokens[first...last].flatMap { letters[$0.surface] })
        units.append(NameUnit(first: first, count: words, range: range, how: .joined))
      }
    }
  }

  // MARK: Other readings

  private mutating func misread() {
    for (index, token) in tokens.enumerated() where token.han == 0 && token.surface.count > 1 {
      let text = Array(letters[token.surface])
      let digits = text.count { $0 < 0x3A }
      if digits > 0, digits < text.count {
        for one in ["i", "l"] as [Unicode.Scalar] where one == "i" || text.contains(0x31) {
          addUnit(index, text.map { $0 == 0x31 ? UInt8(one.value) : Self.letterLike($0) }, .misread)
        }
      }
      for (group, letter) in [("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u")] where text.count >= 4 {
        let replaced = Self.replacing(text, Array(group.utf8), with: Array(letter.utf8))
        if replaced.count < text.count { addUnit(index, replaced, .misread) }
      }
    }
  }

  private static func letterLike(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x30: 0x6F
    case 0x32: 0x7A
    case 0x33: 0x65
    case 0x34: 0x61
    case 0x35: 0x73
    case 0x36, 0x39: 0x67
    case 0x37: 0x74
    case 0x38: 0x62
    default: byte
    }
  }

  private static func replacing(_ text: [UInt8], _ group: [UInt8], with letter: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index...].starts(with: group) {
        result += letter
        index += group.count
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  private mutating func addUnit(_ token: Int, _ text: [UInt8], _ how: NameUnit.How) {
    let canonical = Lexicon.entry(text[...])?.text ?? text
    units.append(NameUnit(first: token, count: 1, range: append(canonical), how: how))
  }

  /// Wade-Giles to pinyin, syllable by syllable over hyphens, and surnames as they are spelt overseas.
  private mutating func romanise() {
    var first = 0
    while first < tokens.count {
      var last = first
      while last + 1 < tokens.count, tokens[last + 1].isHyphenated { last += 1 }
      if last - first < 4 { romanise(first, last) }
      first = last + 1
    }
  }

  private mutating func romanise(_ first: Int, _ last: Int) {
    var pinyin: [UInt8] = []
    var isChanged = false
    for index in first...last {
      let token = tokens[index]
      guard token.han == 0, !token.isConsonantal, token.kind != .legal, token.kind != .number else { return }
      let text = letters[token.surface]
      if first == last, let other = WadeGiles.surnames[String(decoding: text, as: UTF8.self)] {
        units.append(NameUnit(first: index, count: 1, range: append(other.utf8), how: .romanised))
      }
      guard let syllable = WadeGiles.pinyin(text, isAspirated: token.apostrophe) else { return }
      isChanged = isChanged || !syllable.elementsEqual(text)
      pinyin += syllable
    }
    guard isChanged else { return }
    units.append(NameUnit(first: first, count: last - first + 1, range: append(pinyin), how: .romanised))
  }

  // MARK: Chinese characters

  /// Dictionary words give their characters a kind; what is left tells the name from others.
  private mutating func markHanWords() {
    guard tokens.contains(where: { $0.han != 0 }) else { return }
    forEachHanWord { first, entry, tokens in
      let isElsewhere = Lexicon.isElsewhere(entry.text[...])
      for index in first..<first + entry.word.count {
        tokens[index].kind = entry.kind
        tokens[index].isElsewhere = isElsewhere
      }
    }
  }

  private mutating func forEachHanWord(_ body: (Int, HanLexicon.Entry, inout [NameToken]) -> Void) {
    let characters = tokens.map(\.han)
    var index = 0
    while index < characters.count {
      if characters[index] != 0, let entry = HanLexicon.entry(characters[...], at: index) {
        body(index, entry, &tokens)
        index += entry.word.count
      } else {
        index += 1
      }
    }
  }

  private mutating func readHan(_ side: NameForm.Side) {
    guard tokens.contains(where: { $0.han != 0 }) else { return }
    var translated: [(Int, HanLexicon.Entry)] = []
    forEachHanWord { first, entry, _ in translated.append((first, entry)) }
    for (first, entry) in translated {
      units.append(
        NameUnit(first: first, count: entry.word.count, range: append(entry.text), how: .translated))
    }
    for first in tokens.indices where tokens[first].han != 0 {
      var sound: [UInt8] = []
      for last in first..<min(tokens.count, first + 4) {
        let token = tokens[last]
        guard token.han != 0, last == first || token.kind == .telling || side == .asked else { break }
        let syllable = HanTable.pinyin(token.han)
        guard !syllable.isEmpty else { break }
        if last - first < 3, let other = HanTable.otherReadings[token.han] {
          let range = append(sound + Array(other.utf8))
          units.append(NameUnit(first: first, count: last - first + 1, range: range, how: .reading))
        }
        sound += Array(syllable.utf8)
        units.append(NameUnit(first: first, count: last - first + 1, range: append(sound), how: .reading))
      }
    }
  }

  // MARK: Acronyms

  /// First letters of three words or more, without and with the legal form: `smic`.
  private mutating func acronyms() {
    guard tokens.count >= 3, tokens.count <= 10, !tokens.contains(where: { $0.han != 0 }) else { return }
    let telling = tokens.filter { $0.kind != .legal && $0.kind != .filler }
    guard telling.count >= 3, telling.count <= 7, telling.contains(where: { $0.kind != .telling }) else { return }
    var initials = telling.map { letters[$0.surface.lowerBound] }
    guard initials.allSatisfy({ $0 >= 0x61 }) else { return }
    units.append(NameUnit(first: 0, count: tokens.count, range: append(initials), how: .acronym))
    if let form = tokens.first(where: { $0.kind == .legal }) {
      initials.append(letters[form.surface.lowerBound])
      units.append(NameUnit(first: 0, count: tokens.count, range: append(initials), how: .acronym))
    }
  }
}
