/// How much two statements say in the same words.
enum StatementWords {
  /// The share of the shorter one's longer words that the other has too, 0 to 1.
  static func shared(_ left: String, _ right: String) -> Double {
    let (first, second) = (words(left), words(right))
    let smaller = min(first.count, second.count)
    return smaller == 0 ? 0 : Double(first.intersection(second).count) / Double(smaller)
  }

  private static func words(_ text: String) -> Set<String> {
    Set(
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.utf8.count > 3 }.map { String($0.prefix(6)) }
    )
  }
}
