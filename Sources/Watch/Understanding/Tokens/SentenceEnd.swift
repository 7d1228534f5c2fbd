/// Where a sentence ends.
enum SentenceEnd {
  static func isEnd(_ tokens: [Token], _ place: Int) -> Bool {
    let token = tokens[place]
    if token.shape.contains(.dotted) { return endsAfterAbbreviation(tokens, place) }
    guard token.shape.contains(.mark) else { return false }
    switch token.mark {
    case 0x21, 0x3F: return true
    case Mark.stop: return endsAfterStop(tokens, place)
    default: return false
    }
  }

  private static func endsAfterStop(_ tokens: [Token], _ place: Int) -> Bool {
    let next = closers(tokens, after: place)
    guard next < tokens.count else { return true }
    let follower = tokens[next]
    if follower.shape.contains(.glued), next == place + 1, !follower.shape.contains(.han) {
      return follower.mark == Mark.open
    }
    if follower.isWord { return follower.isCapital }
    return follower.mark != Mark.comma
  }

  /// `U.S. The`: only a word that begins sentences and is part of no name ends one here.
  private static func endsAfterAbbreviation(_ tokens: [Token], _ place: Int) -> Bool {
    guard place + 1 < tokens.count else { return true }
    let next = tokens[place + 1]
    return next.isCapital && next.has([.stop, .pronoun, .clauseStart]) && !next.has(.particle)
  }

  /// The first token after the quotes and brackets that close behind a stop.
  static func closers(_ tokens: [Token], after place: Int) -> Int {
    var next = place + 1
    while next < tokens.count, tokens[next].shape.contains(.glued), !tokens[next].shape.contains(.lineStart) {
      switch tokens[next].mark {
      case Mark.close, Mark.closeSingle, Mark.closing, Mark.straight, 0x27, Mark.stop, 0x21, 0x3F, 0x5D: next += 1
      default: return next
      }
    }
    return next
  }
}

/// Whether a line is written as headlines are, with a capital on nearly every word.
enum HeadlineCase {
  static func holds(_ tokens: ArraySlice<Token>) -> Bool {
    if let last = tokens.last, last.mark == Mark.stop || last.mark == Mark.semicolon { return false }
    var (words, capitals) = (0, 0)
    for token in tokens where token.isWord && !token.has([.stop, .preposition]) {
      words += 1
      if token.isCapital { capitals += 1 }
    }
    return words >= 4 && capitals * 4 >= words * 3
  }
}
