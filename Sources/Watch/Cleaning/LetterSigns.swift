/// Whether a page is a letter to readers: `Supply Lines Weekly, No. 112`, then a greeting, then items under headings.
enum LetterSigns {
  static func hold(_ work: PageWork) -> Bool {
    let text = work.pieces.filter { $0.label?.isKept ?? false && $0.label != .headlineList }.prefix(3)
    guard let title = text.first, title.label == .title || title.label == .body else { return false }
    return isPeriodical(title, work) || text.dropFirst().contains { greets($0, work) }
  }

  /// `Weekly`, `Digest`, `#48`, `No. 112` in a title of few words.
  private static func isPeriodical(_ title: Piece, _ work: PageWork) -> Bool {
    guard title.shape.words <= 12 else { return false }
    let words = work.words[title.words]
    if words.contains(where: { names.contains($0.hash) }) { return true }
    guard let number = words.first(where: \.isNumber), number.start > 1 else { return false }
    return work.bytes[Int(number.start) - 1] == 0x23
  }

  private static let names: Set<UInt32> = hashes("weekly digest roundup newsletter briefing dispatch bulletin")

  /// `Good morning from Brussels.`, `Happy Thursday.`
  private static func greets(_ piece: Piece, _ work: PageWork) -> Bool {
    let words = work.words[piece.words]
    guard let first = words.first, words.count >= 2, piece.shape.endsSentence else { return false }
    let second = words[words.startIndex + 1].hash
    if first.hash == Word.hash(Array("good".utf8)[...]) { return parts.contains(second) }
    if first.hash == Word.hash(Array("happy".utf8)[...]) { return days.contains(second) }
    return greetings.contains(first.hash)
  }

  private static let parts = hashes("morning afternoon evening day")
  private static let days = hashes("monday tuesday wednesday thursday friday saturday sunday weekend new")
  private static let greetings = hashes("hello hi greetings dear welcome")

  private static func hashes(_ words: String) -> Set<UInt32> {
    Set(words.split(separator: " ").map { Word.hash(Array($0.utf8)[...]) })
  }
}
