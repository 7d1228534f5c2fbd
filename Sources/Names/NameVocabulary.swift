/// What is known about words of names: which are legal forms, which are generic, and how abbreviations are written out.
enum NameVocabulary {
  /// Parts words into compared words and legal forms. A name made of legal forms only keeps them as its words.
  static func classify(_ raw: [String]) -> (words: [NameWord], legalForms: [String]) {
    var words: [NameWord] = []
    var forms: [String] = []
    words.reserveCapacity(raw.count)
    let joint = raw.contains("joint") && raw.contains("stock") || raw.contains("liability")
    for word in raw {
      if LegalForms.table.contains(word) || joint && LegalForms.besideJointStock.contains(word) {
        forms.append(LegalForms.canonical[word] ?? word)
      } else {
        let stem = singular(word)
        if let expansion = Abbreviations.table[word] ?? Abbreviations.table[stem] {
          for part in expansion { words.append(NameWord(text: part, kind: kind(part))) }
        } else {
          let ownKind = kind(stem)
          words.append(NameWord(text: stem, kind: ownKind == .telling && stem != word ? kind(word) : ownKind))
        }
      }
    }
    if words.isEmpty {
      return (raw.map { NameWord(text: $0, kind: .telling) }, [])
    }
    return (words, forms)
  }

  static func kind(_ word: String) -> NameWord.Kind {
    if GenericWords.fillers.contains(word) { return .filler }
    if GenericWords.table.contains(word) { return .generic }
    return GenericWords.places.contains(word) ? .place : .telling
  }

  /// `technologies` to `technology`, `threads` to `thread`; short words and `-ss`, `-us`, `-is` stay.
  private static func singular(_ word: String) -> String {
    let bytes = word.utf8
    guard bytes.count > 4, bytes.last == UInt8(ascii: "s") else { return word }
    if word.hasSuffix("ies") { return String(word.dropLast(3)) + "y" }
    if word.hasSuffix("ss") || word.hasSuffix("us") || word.hasSuffix("is") || word.hasSuffix("os") { return word }
    return String(word.dropLast())
  }
}
