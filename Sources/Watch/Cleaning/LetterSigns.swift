/// Whether a page is a letter to readers: `Supply Lines Weekly, No. 112`, then a greeting, then items under headings.
enum LetterSigns {
  static func hold(_ work: PageWork) -> Bool {
    let text = work.pieces.filter { $0.label?.isKept ?? false && $0.label != .headlineList }.prefix(3)
    guard let title = text.first, title.label == .title || title.label == .body else { return false }
    if isPeriodical(title, work) || isSent(work) { return true }
    // A greeting below a second heading is somebody's speech.
    let rest = text.dropFirst()
    return rest.first.map { greets($0, work) || $0.label != .title && rest.dropFirst().contains { greets($0, work) } }
      ?? false
  }

  /// `View this email in your browser`, `Was this forwarded to you?`, `Unsubscribe`: it came by mail.
  private static func isSent(_ work: PageWork) -> Bool {
    work.pieces.contains { piece in
      piece.label == .promo && work.words[piece.words].contains { sent.contains($0.hash) }
        || piece.label == .nav && work.words[piece.words].prefix(6).contains { $0.hash == mail }
    }
  }

  private static let sent = hashes("unsubscribe forwarded")
  private static let mail = Word.hash(Array("email".utf8)[...])

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
