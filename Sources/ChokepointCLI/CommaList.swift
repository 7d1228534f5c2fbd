/// Values of an option that are separated by commas.
enum CommaList {
  /// The words, without spaces around them; an empty one stays, so that it is refused.
  static func words(of text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }
}
