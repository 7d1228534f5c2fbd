/// A name in any script, made comparable: words in lower-case Latin letters, Chinese characters simplified, legal forms
/// set apart, and a record of all that was folded on the way.
///
///     let form = NameForm("ＨＵＡＷＥＩ Technologies Co., Ltd.")
///     form.words.map(\.text)     // ["huawei", "technology"]
///     form.legalForms            // ["co", "ltd"]
///     form.folds                 // [.width]
///
/// `NameComparison` compares two forms and says why they agree.
public struct NameForm: Sendable {
  /// The name as it was given.
  public let text: String
  /// The words that are compared, in their order; legal forms are not among them.
  public let words: [NameWord]
  /// Words such as `co`, `ltd`, `gmbh` or 有限公司 that say only how the firm is constituted.
  public let legalForms: [String]
  /// The Chinese characters of the name, if it has any.
  public let han: HanForm?
  /// What was folded away, in a fixed order, each once.
  public let folds: [Fold]

  /// Reads a name; any text is accepted, and at most its first `maximumScalars` scalars are read.
  public init(_ text: String) {
    self.init(text, extra: [], reading: text)
  }

  init(_ text: String, extra: [Fold], reading: String) {
    var reader = NameReader()
    reader.read(reading)
    self.text = text
    let (words, legalForms) = NameVocabulary.classify(reader.finishedWords())
    self.words = words
    han = reader.han.isEmpty ? nil : HanForm(simplified: reader.han, wasTraditional: reader.sawTraditional)
    self.legalForms = legalForms + (han?.legalForm.map { [$0] } ?? [])
    folds = (extra + reader.folds).sorted { $0.rawValue < $1.rawValue }
  }

  /// A longer name is cut here, so that a page of text pasted in as a name costs no more than a name.
  public static let maximumScalars = 512

  /// Whether the text was longer than what was read of it.
  public var isCut: Bool { text.unicodeScalars.count > Self.maximumScalars }

  /// Whether nothing is left to compare: the text held only signs, marks or spaces.
  public var isEmpty: Bool { words.isEmpty && legalForms.isEmpty && han == nil }

  /// Whether the text holds a legal form and nothing else: `Co., Ltd.`, `公司`.
  public var isLegalFormOnly: Bool {
    words.allSatisfy { LegalForms.table.contains($0.text) } && (han?.isLegalFormOnly ?? true)
  }

  /// The other ways in which a disguised or misspelt name may be meant, for instance with digits read as letters.
  public var otherReadings: [NameForm] {
    Disguise.readings(of: text).map { NameForm(text, extra: [$0.fold], reading: $0.text) }.filter { !$0.isEmpty }
  }

  /// Readings with two or three neighbouring words put together, where `isWord` knows the result: `in spur`, `net trix`.
  package func joinedReadings(isWord: (String) -> Bool) -> [NameForm] {
    var reader = NameReader()
    reader.read(text)
    let words = reader.words
    var readings: [NameForm] = []
    for width in 2...3 {
      for start in words.indices.prefix(24) where start + width <= words.count {
        let joined = words[start..<(start + width)].joined()
        guard joined.utf8.count >= 5, isWord(joined) else { continue }
        let reading = words[..<start] + [joined] + words[(start + width)...]
        readings.append(NameForm(text, extra: [.spacing], reading: reading.joined(separator: " ")))
      }
    }
    return readings
  }

  /// The words that tell this name from others, in their order; all words if none does.
  package var tellingWords: [NameWord] {
    let telling = words.filter { $0.kind == .telling }
    return telling.isEmpty ? words.filter { $0.kind != .filler } : telling
  }

  /// Whether at least one word (not `technology`, `shanghai`, `group` and their like) tells this name from others.
  package var hasTellingWord: Bool { words.contains { $0.kind == .telling } }

  /// All words, legal forms too, in one spelling: equal for two writings of one registered name.
  public var key: String {
    var key = words.map(\.text).joined(separator: " ")
    if !legalForms.isEmpty { key += "/" + legalForms.joined(separator: " ") }
    if let han { key += "|" + han.text }
    return key
  }
}

/// One word of a name.
public struct NameWord: Hashable, Sendable {
  public enum Kind: Sendable {
    /// Tells one name from another: `huawei`.
    case telling
    /// Says what kind of body: `technology`.
    case generic
    /// Says where: `shanghai`.
    case place
    /// Says nothing: `the`, `of`, `group`.
    case filler
  }

  /// Lower-case ASCII letters and digits, abbreviations and plurals folded.
  public let text: String
  public let kind: Kind
}
