/// A name in any script, made comparable: its words in lower-case Latin letters, the other ways each may be meant, and a
/// record of all that was folded on the way.
///
///     let form = NameForm("ＨＵＡＷＥＩ Technologies Co., Ltd.")
///     form.words          // ["huawei", "technology", "co", "ltd"]
///     form.folds          // [.width]
///
/// `NameAlignment` lays two forms over each other and counts what agrees.
public struct NameForm: Sendable {
  /// Which side of a comparison a name stands on.
  package enum Side: Sendable {
    /// A name asked for: it may be disguised, misread or written by other rules.
    case asked
    /// A name on a list: it may be shortened by those who ask.
    case listed
  }

  /// The name as it was given.
  public let text: String
  /// The texts of all words and units, one after another.
  package let letters: [UInt8]
  /// The words in their order, given names first where a comma says so.
  package let tokens: [NameToken]
  /// What can be compared: first each token by itself, then joined words and other readings.
  package let units: [NameUnit]
  /// What was folded away, in a fixed order, each once.
  public let folds: [Fold]
  /// Whether the text holds legal forms and nothing else: `Co., Ltd.`, `公司`.
  public let isLegalFormOnly: Bool
  /// Whether all words are generic ones, places, fillers or legal forms.
  package let isGeneric: Bool
  /// Whether the text was longer than what was read of it.
  public let isCut: Bool

  /// Reads a name asked for; any text is accepted, and at most its first `maximumScalars` scalars are read.
  public init(_ text: String) { self.init(text, as: .asked) }

  package init(_ text: String, as side: Side, reading: String? = nil, fold: Fold? = nil) {
    var reader = NameReader()
    reader.read(reading ?? text)
    var builder = NameUnits(reader: reader)
    builder.build(side)
    self.text = text
    letters = builder.letters
    tokens = builder.tokens
    units = builder.units
    folds = (reader.folds + builder.folds + (fold.map { [$0] } ?? [])).sorted { $0.rawValue < $1.rawValue }
    isGeneric = builder.isGeneric
    isLegalFormOnly = builder.isLegalFormOnly
    isCut = reader.isCut || builder.isCut
  }

  /// A longer name is cut here, so that a page of text pasted in as a name costs no more than a name.
  public static let maximumScalars = 512
  /// A name has no more words than this.
  package static let maximumTokens = 64

  /// Whether another form is read the same way: a text may have several readings.
  package func isReadAs(_ other: NameForm) -> Bool {
    text == other.text && letters == other.letters && tokens == other.tokens && units == other.units
  }

  /// Whether nothing is left to compare: the text held only signs, marks or spaces.
  public var isEmpty: Bool { tokens.isEmpty }

  /// The words, in their order, as they are compared.
  public var words: [String] { tokens.map { String(decoding: letters[$0.range], as: UTF8.self) } }

  /// The other ways in which a disguised name may be meant as a whole, for instance stored backwards.
  package var otherReadings: [NameForm] {
    Disguise.readings(of: text).map { NameForm(text, as: .asked, reading: $0.text, fold: $0.fold) }
      .filter { !$0.isEmpty }
  }

  /// The text of a token or unit.
  package func string(_ range: Range<Int>) -> String { String(decoding: letters[range], as: UTF8.self) }

  /// All words in one spelling: equal for two writings of one registered name.
  public var key: String { words.joined(separator: " ") }

  /// All words but legal forms, sorted: equal for names that differ only in their legal form and order.
  public var core: [String] {
    tokens.filter { $0.kind != .legal }.map { String(decoding: letters[$0.range], as: UTF8.self) }.sorted()
  }

  /// Whether at least one word (not `technology`, `shanghai`, `group` and their like) tells this name from others.
  package var hasTellingWord: Bool { tokens.contains { $0.kind == .telling } }

  /// Whether a word says how the bearer is constituted: `Ltd`.
  package var hasLegalForm: Bool { tokens.contains { $0.kind == .legal } }

  /// Whether there are one or two words beside legal forms, all of which very many firms have, none of them a place.
  package var isOfCommonWords: Bool {
    guard isGeneric, hasLegalForm else { return false }
    let words = tokens.filter { $0.kind != .legal && $0.kind != .filler }
    return words.count <= 2
      && words.allSatisfy { $0.han == 0 && $0.kind == .telling && Lexicon.isKindWord(letters[$0.range]) }
  }

  /// Whether every word is one Chinese syllable: `Zhang Wei Hua`.
  package var isOfSyllables: Bool {
    tokens.allSatisfy { $0.kind == .telling && $0.han == 0 && Self.isSyllable(letters[$0.range]) }
  }

  package static func isSyllable(_ letters: some Collection<UInt8>) -> Bool {
    letters.count <= 6 && HanTable.pinyin.contains(String(decoding: letters, as: UTF8.self))
  }

  /// Whether this is a firm's name without its words of trade, place and legal form, however it is spaced: `Hua Wei` for `Huawei
  /// Technologies Co., Ltd.`
  package func isShort(for full: NameForm) -> Bool {
    guard !tokens.contains(where: { $0.han != 0 }),
      tokens.allSatisfy({ [.telling, .legal, .filler].contains($0.kind) }),
      full.tokens.contains(where: { $0.kind == .generic || $0.kind == .legal })
    else { return false }
    let letters = tellingLetters
    return letters.count >= 5 && letters == full.tellingLetters
  }

  private var tellingLetters: String {
    tokens.filter { $0.kind == .telling }.map { string($0.range) }.joined()
  }

  /// A number that names share which have the very same words besides legal forms, in any order; of names with only
  /// one or two words, both generic, the legal forms count too.
  package var identity: UInt64 {
    var sum: UInt64 = 0
    var count: UInt64 = 0
    let isShort = isGeneric && tokens.count { $0.kind != .legal } < 3
    for token in tokens where token.kind != .legal || isShort {
      sum &+= TextHash.of(letters[token.surface])
      count += 1
    }
    if count == 0 { for token in tokens { sum &+= TextHash.of(letters[token.surface]) } }
    return TextHash.mix(sum ^ count)
  }
}
