/// Which of the names of listed parties a text may be linked by: those that say enough. Lists hold tens of thousands of
/// names, and many are those of other people and firms too.
///
/// A word tells names apart if few listed parties have it and no table of words knows it.
struct ListedForms {
  /// What a party is found by.
  struct Form {
    let text: String
    /// The hashes of its words; of its characters where it is Han.
    let hashes: [UInt64]
    let isHan: Bool
    /// The name counts with the very capitals.
    let isExact: Bool
  }

  private let lexicon: Lexicon
  private var persons: [UInt64: Int32] = [:]
  private var companies: [UInt64: Int32] = [:]
  /// Words that some company is called by alone: they tell it from others, however many branches it has.
  private var alone: Set<UInt64> = []

  /// Beyond so many parties that share it, a part of a name is common.
  private static let mostSharing = 5
  /// So many companies share a word that it says what they do or where.
  private static let mostCompanies = 25
  /// What words are known to be that tell no company from another.
  private static let telling: WordClass = [
    .common, .stop, .month, .weekday, .number, .nationality, .companySuffix, .companyHead, .publicHead,
    .organizationHead,
    .placeHead, .facilityHead, .mediaHead, .eventHead, .firstName, .surname, .eastSurname, .eastGiven, .region,
    .generic,
    .title, .portfolio, .verb, .unit, .inflected,
  ]
  private static let naming: WordClass = [
    .firstName, .surname, .eastSurname, .eastGiven, .common, .stop, .title, .particle, .nationality,
  ]

  init(_ names: [ListedName], lexicon: Lexicon) {
    self.lexicon = lexicon
    for name in names {
      let words = Set(([name.name] + name.aliases).flatMap { self.words($0).map(\.hash) })
      if isPerson(name) {
        for word in words { persons[word, default: 0] += 1 }
      } else {
        for word in words { companies[word, default: 0] += 1 }
        for text in [name.name] + name.aliases {
          let short = shortened(self.words(text))
          if short.count == 1, isLong(short[0]) { alone.insert(short[0].hash) }
        }
      }
    }
  }

  private func isLong(_ word: Token) -> Bool { word.end - word.start >= 5 && word.isWord && !word.has(Self.telling) }

  /// Without the legal forms behind and before.
  private func shortened(_ words: [Token]) -> [Token] {
    var short = words[...]
    while short.count > 1, let last = short.last, last.has(.companySuffix) || last.mark != 0 { short.removeLast() }
    while short.count > 1, let first = short.first, first.has(.companySuffix) || first.mark != 0 { short.removeFirst() }
    return Array(short)
  }

  // MARK: Kinds

  func isPerson(_ name: ListedName) -> Bool {
    switch name.kind {
    case .person: return true
    case .company: return false
    case .unsaid:
      let words = words(Self.inOrder(name.name))
      guard (2...4).contains(words.count), !words.contains(where: { $0.has([.companySuffix, .companyHead]) }) else {
        return false
      }
      return words[0].has(.firstName) || words[words.count - 1].has(.surname)
        || words.count <= 3 && words[0].has(.eastSurname)
    }
  }

  /// `FRIDMAN, Mikhail Maratovich` is called Mikhail Maratovich Fridman.
  private static func inOrder(_ name: String) -> String {
    let parts = name.split(separator: ",", omittingEmptySubsequences: true).map {
      $0.split(separator: " ").joined(separator: " ")
    }
    return parts.count == 2 ? "\(parts[1]) \(parts[0])" : name
  }

  // MARK: Forms

  /// The forms of a party, the name first.
  func forms(_ name: ListedName) -> [Form] {
    let names = ([name.name] + name.aliases).map(Self.withoutRemark)
    return isPerson(name) ? names.flatMap(ofPerson) : names.flatMap { ofCompany($0, of: name.name) }
  }

  /// `PMC Wagner; and any successor, …`
  private static func withoutRemark(_ name: String) -> String {
    name.split(separator: ";", maxSplits: 1).first.map(String.init) ?? name
  }

  /// All names of a person, and first and last alone where the last one is rare.
  private func ofPerson(_ name: String) -> [Form] {
    let given = words(Self.inOrder(name))
    guard given.count > 1, !given.contains(where: { $0.shape.contains(.han) }) else { return [] }
    var forms: [Form] = []
    func add(_ words: [Token]) {
      forms.append(Form(text: name, hashes: words.map(\.hash), isHan: false, isExact: false))
    }
    // A short part is rare enough among three.
    if given.contains(where: { isRare($0, least: given.count > 2 ? 3 : 4) }), given.count > 2 || isRare(given[1]) {
      add(given)
      if name.contains(",") { add(words(name)) }
    }
    let surname = name.contains(",") ? words(String(name.prefix { $0 != "," })) : [given[given.count - 1]]
    if given.count > surname.count + 1, surname.count == 1, isRare(surname[0]) { add([given[0]] + surname) }
    return forms
  }

  private func isRare(_ word: Token, least: Int32 = 4) -> Bool {
    word.end - word.start >= least && !word.has(Self.naming) && persons[word.hash] ?? 0 <= Self.mostSharing
  }

  private func ofCompany(_ name: String, of whole: String) -> [Form] {
    let all = words(name)
    guard !all.isEmpty else { return [] }
    if all.allSatisfy({ $0.shape.contains(.han) }) {
      let signs = name.unicodeScalars.filter { !$0.properties.isWhitespace }.map { UInt64($0.value) }
      return signs.count < 3 ? [] : [Form(text: name, hashes: signs, isHan: true, isExact: false)]
    }
    var forms: [Form] = []
    func add(_ words: [Token], exact: Bool = false) {
      forms.append(Form(text: name, hashes: words.map(\.hash), isHan: false, isExact: exact))
    }
    let open = all.firstIndex { $0.mark == Mark.opening } ?? all.count
    // What stands in brackets at the end is a remark or a short form.
    let bare = open > 0 && all[all.count - 1].mark == Mark.closing ? Array(all[..<open]) : all
    let short = shortened(bare)
    let isCut = short.count < bare.count
    if isCut, bare.count > 2 || tells(short, isCut: true) { add(bare) }
    if tells(short, isCut: isCut) || short.count > 4 {
      add(short)
    } else if bare.count == 1, isAcronym(name, of: whole) {
      add(bare, exact: true)
    }
    return forms
  }

  /// Whether words by themselves mean one firm; of a single word that is short or left of a longer name, only a rare one does.
  private func tells(_ words: [Token], isCut: Bool) -> Bool {
    let telling = words.filter { word in
      let length = word.end - word.start
      let count = companies[word.hash] ?? 0
      guard word.isWord, length > 1, !word.has(Self.telling) else { return false }
      return alone.contains(word.hash) || count <= (length > 2 ? Self.mostCompanies : Self.mostSharing)
    }
    guard words.count == 1 else { return !telling.isEmpty }
    let isCertain = !isCut && words[0].end - words[0].start > 5
    return telling.count == 1 && isLong(words[0]) && (isCertain || companies[words[0].hash] ?? 0 <= Self.mostSharing)
  }

  /// `CETC`, the letters of China Electronics Technology Group Corporation; five capitals are a name of their own.
  private func isAcronym(_ name: String, of whole: String) -> Bool {
    let letters = Array(name.utf8)
    guard letters.count > 3, letters.allSatisfy({ 0x41...0x5A ~= $0 }), !words(name)[0].has(Self.telling) else {
      return false
    }
    if letters.count > 4 { return true }
    var next = 0
    for word in whole.uppercased().utf8.split(separator: 0x20) {
      for letter in word {
        guard next < letters.count, letter == letters[next] else { break }
        next += 1
      }
    }
    return next == letters.count
  }

  private func words(_ name: String) -> [Token] { Gazetteer.words(name, lexicon) }
}
