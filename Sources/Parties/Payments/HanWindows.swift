/// Chinese text has no spaces: names in it are looked for character by character.
enum HanWindows {
  /// The lengths of names and short names that are tried.
  private static let lengths = 2...12

  /// The pairs of characters in a word, by which is decided where a name may begin.
  static func pairs(_ word: FreeTextWord) -> [String] {
    let characters = Array(word.text)
    guard characters.count > 2, characters.contains(where: isHan) else { return [] }
    return zip(characters, characters.dropFirst()).filter { isHan($0) && isHan($1) }.map { String([$0, $1]) }
  }

  /// Windows that begin where a listed name has the pair of characters.
  static func windows(_ word: FreeTextWord, isTelling: (String) -> Bool) -> [FreeTextNames.Candidate] {
    let characters = Array(word.text)
    guard characters.count > 2 else { return [] }
    var found: [FreeTextNames.Candidate] = []
    for start in 0..<(characters.count - 1) where isHan(characters[start]) && isHan(characters[start + 1]) {
      guard isTelling(String(characters[start...(start + 1)])) else { continue }
      for length in lengths where start + length <= characters.count {
        var span = word.span
        // A word that was put together at a line end keeps the place of its beginning.
        if span.line == span.lastLine {
          span.from = word.span.from + start
          span.to = span.from + length - 1
        }
        found.append(
          FreeTextNames.Candidate(
            text: String(characters[start..<(start + length)]), span: span, isWindow: true,
            words: length == 2 ? 1 : 2))
      }
    }
    return found
  }

  private static func isHan(_ character: Character) -> Bool {
    character.unicodeScalars.first?.properties.isIdeographic ?? false
  }
}
