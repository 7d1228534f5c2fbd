import Names

/// One name of one party, ready to compare.
struct IndexedName: Sendable {
  let party: Int32
  let form: NameForm
  /// The name as the list gives it.
  let shown: String
  let note: String?
  /// What a match on this name must add to its reasons.
  let remark: String?
  let initials: [String]
}

/// Collects the names of parties under the keys by which `ScreeningIndex` finds them.
struct IndexBuilder {
  private(set) var names: [IndexedName] = []
  private(set) var words = NamePostings()
  private(set) var joined = NamePostings()
  private(set) var bags: [String: [Int32]] = [:]
  private(set) var han: [UInt32: [Int32]] = [:]
  private(set) var initials: [String: [Int32]] = [:]

  mutating func add(_ party: ListedParty, number: Int32) {
    add(party.name, nil, number)
    for alias in party.aliases { add(alias.name, alias.note, number) }
  }

  mutating func finish() {
    words.finish()
    joined.finish()
  }

  private mutating func add(_ name: String, _ note: String?, _ party: Int32) {
    add(name, shown: name, note: note, remark: nil, party)
    guard name.utf8.contains(UInt8(ascii: "(")) else { return }
    let outside = ListText.withoutBrackets(name)
    add(outside, shown: name, note: note, remark: "ignoring what the list puts in brackets", party)
    let inside = name.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" && $0 != "(" }
    if inside.utf8.count <= 40, !name.contains(":"), NameForm(String(inside)).hasTellingWord {
      add(String(inside), shown: name, note: note, remark: "short name that the list gives in brackets", party)
    }
  }

  private mutating func add(_ name: String, shown: String, note: String?, remark: String?, _ party: Int32) {
    let form = NameForm(name)
    guard !form.isEmpty else { return }
    let number = Int32(names.count)
    let initials = Self.initials(of: form)
    names.append(
      IndexedName(party: party, form: form, shown: shown, note: note, remark: remark, initials: initials))
    if form.hasTellingWord {
      for word in form.tellingWords { words.add(word.text, number) }
      for key in Self.joinedKeys(form) { joined.add(key, number) }
    } else if !form.words.isEmpty {
      bags[Self.bag(form), default: []].append(number)
      bags[Self.verbatim(form), default: []].append(number)
    }
    for key in initials { self.initials[key, default: []].append(number) }
    guard let characters = form.han else { return }
    for pair in Self.pairs(characters) where han[pair]?.last != number { han[pair, default: []].append(number) }
    if characters.core.count > 1 { joined.add(characters.sound, number) }
  }

  // MARK: Keys

  /// The telling words run together, and all words run together.
  static func joinedKeys(_ form: NameForm) -> [String] {
    guard form.hasTellingWord else { return [] }
    let telling = form.tellingWords.map(\.text).joined()
    let all = form.words.map(\.text).joined()
    return telling == all ? [telling] : [telling, all]
  }

  /// The words that say something, sorted: the same for every order.
  static func bag(_ form: NameForm) -> String {
    form.tellingWords.map(\.text).sorted().joined(separator: " ")
  }

  /// A key for the name word by word, for names that consist of generic words only.
  static func verbatim(_ form: NameForm) -> String {
    "=" + (form.words.map(\.text) + form.legalForms).joined(separator: " ")
  }

  static func pairs(_ characters: HanForm) -> [UInt32] {
    let text = characters.core.count > 1 ? characters.core : characters.whole
    guard text.count > 1 else { return [] }
    return zip(text, text.dropFirst()).map { UInt32($0) << 16 | UInt32($1) }
  }

  /// First letters of four words or more, without and with the legal form: `smic`.
  private static func initials(of form: NameForm) -> [String] {
    guard form.han == nil, (3...9).contains(form.words.count) else { return [] }
    let telling = form.words.filter { $0.kind != .filler || $0.text == "group" }
    guard (3...7).contains(telling.count) else { return [] }
    var letters = String.UnicodeScalarView(telling.compactMap { $0.text.unicodeScalars.first })
    let short = String(letters)
    if let legal = form.legalForms.first?.unicodeScalars.first { letters.append(legal) }
    return [short, String(letters)].filter { $0.utf8.count >= 4 }
  }

  /// The query, if it may be initials: one word of four to seven letters.
  static func initialsAsked(_ form: NameForm) -> String? {
    guard form.words.count == 1, form.legalForms.isEmpty, let word = form.words.first?.text else { return nil }
    return (4...7).contains(word.utf8.count) && word.utf8.allSatisfy { $0 >= 0x61 } ? word : nil
  }
}
