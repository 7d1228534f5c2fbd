/// What is known about words of names: which are legal forms, which are generic, and how abbreviations are written out.
enum NameVocabulary {
  private enum Meaning {
    case legalForm(String)
    case words([NameWord])
  }

  /// Parts words into compared words and legal forms. A name made of legal forms only keeps them as its words.
  static func classify(_ raw: [String]) -> (words: [NameWord], legalForms: [String]) {
    var words: [NameWord] = []
    var forms: [String] = []
    words.reserveCapacity(raw.count)
    let joint = raw.contains("joint") && raw.contains("stock") || raw.contains("liability")
    for word in raw {
      if joint, LegalForms.besideJointStock.contains(word) {
        forms.append(word)
        continue
      }
      switch lexicon[word] {
      case .legalForm(let form): forms.append(form)
      case .words(let known): words.append(contentsOf: known)
      case nil: words.append(contentsOf: unknown(word))
      }
    }
    if words.isEmpty { return (raw.map { NameWord(text: $0, kind: .telling) }, []) }
    return (words, forms)
  }

  private static func unknown(_ word: String) -> [NameWord] {
    let stem = singular(word)
    if stem != word, case .words(let known)? = lexicon[stem] { return known }
    return [NameWord(text: stem, kind: .telling)]
  }

  /// Every known word with its meaning: one look-up a word, because lists have a hundred thousand of them.
  private static let lexicon: [String: Meaning] = {
    var lexicon: [String: Meaning] = [:]
    var kinds: [String: NameWord.Kind] = [:]
    for word in GenericWords.places { kinds[word] = .place }
    for word in GenericWords.table { kinds[word] = .generic }
    for word in GenericWords.fillers { kinds[word] = .filler }
    for (word, kind) in kinds {
      let stem = singular(word)
      lexicon[word] = .words([NameWord(text: kinds[stem] == nil ? word : stem, kind: kind)])
    }
    for (word, expansion) in Abbreviations.table {
      lexicon[word] = .words(expansion.map { NameWord(text: $0, kind: kinds[$0] ?? .telling) })
    }
    for word in LegalForms.table { lexicon[word] = .legalForm(LegalForms.canonical[word] ?? word) }
    return lexicon
  }()

  /// `technologies` to `technology`, `threads` to `thread`; short words and `-ss`, `-us`, `-is` stay.
  private static func singular(_ word: String) -> String {
    let bytes = word.utf8
    guard bytes.count > 4, bytes.last == UInt8(ascii: "s") else { return word }
    let before = bytes[bytes.index(bytes.endIndex, offsetBy: -2)]
    if before == UInt8(ascii: "e"), word.hasSuffix("ies") { return String(word.dropLast(3)) + "y" }
    return "suio".utf8.contains(before) ? word : String(word.dropLast())
  }
}
