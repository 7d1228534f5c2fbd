/// Mends misspelt generic words and legal forms: `tehnology`, `lirnited`.
enum GenericSpelling {
  /// The text with such words put right, or nil if there is none; lower case in, lower case out.
  static func mended(_ text: String) -> String? {
    var isChanged = false
    let words = text.split { !$0.isLetter }.map { word -> String in
      guard word.utf8.count >= 6, word.utf8.count <= 20, let right = correction(String(word)) else {
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

  private static let long = (GenericWords.table.union(LegalForms.table)).filter { $0.utf8.count >= 6 }.sorted()
}
