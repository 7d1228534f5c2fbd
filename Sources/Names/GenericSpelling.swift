/// Mends misspelt generic words and legal forms: `tehnology`, `lirnited`.
enum GenericSpelling {
  /// The text with such words put right, or nil if there is none; lower case in, lower case out.
  static func mended(_ text: String) -> String? {
    var isChanged = false
    let words = text.split { !$0.isLetter }.map { word -> String in
      guard word.utf8.count >= 5, word.utf8.count <= 20, let right = correction(String(word)) else {
        return String(word)
      }
      isChanged = true
      return right
    }
    return isChanged ? words.joined(separator: " ") : nil
  }

  private static func correction(_ word: String) -> String? {
    guard !LegalForms.table.contains(word),
      NameVocabulary.classify([word]).words.contains(where: { $0.kind == .telling })
    else { return nil }
    let misread = word.replacing("rn", with: "m")
    return long.first { $0 == misread || Misspelling.likely(word, $0) }
  }

  private static let long = known.filter { $0.utf8.count >= 5 }.sorted()

  /// Generic words and legal forms, in the singular and the plural.
  private static let known: Set<String> = {
    let words = GenericWords.table.union(LegalForms.table).union(GenericWords.fillers)
    let plurals = words.filter { $0.utf8.count >= 5 }.map { $0.hasSuffix("y") ? $0.dropLast() + "ies" : $0 + "s" }
    return words.union(plurals.map { String($0) })
  }()

  /// Words run together, parted before the generic words and legal forms they end in: `huaweitechnologiescoltd`.
  static func parted(_ text: String) -> String? {
    var isChanged = false
    let words = text.split { !$0.isLetter }.map { word -> String in
      var rest = word
      var ends: [Substring] = []
      while rest.utf8.count >= 6, let end = ending(of: rest) {
        ends.insert(end, at: 0)
        rest = rest.dropLast(end.count)
      }
      isChanged = isChanged || !ends.isEmpty
      return ([rest] + ends).joined(separator: " ")
    }
    return isChanged ? words.joined(separator: " ") : nil
  }

  /// The longest known word at the end that leaves a word of four letters or more before it.
  private static func ending(of word: Substring) -> Substring? {
    for length in stride(from: min(word.count - 4, 16), through: 2, by: -1) {
      let end = word.suffix(length)
      if known.contains(String(end)) || end == "tech" { return end }
    }
    return nil
  }
}
