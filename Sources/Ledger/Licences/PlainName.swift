/// Names as licences compare them.
enum PlainName {
  /// Letters and digits in lower case, words parted by one space: `ACME, Co.` is `acme co`.
  static func of(_ name: String) -> String {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in name.lowercased().unicodeScalars {
      let properties = scalar.properties
      let isWord =
        properties.isAlphabetic || properties.numericType != nil || properties.generalCategory == .nonspacingMark
      if isWord {
        word.append(scalar)
      } else if !word.isEmpty {
        words.append(String(word))
        word = .init()
      }
    }
    if !word.isEmpty { words.append(String(word)) }
    return words.joined(separator: " ")
  }
}
