/// Titles before names: `Under Secretary of Commerce for Industry and Security`, `Trade Minister`.
enum PersonTitle {
  /// The end of a title that begins at a token, with what it is a title of.
  static func end(_ tokens: [Token], from place: Int, end: Int) -> Int {
    var next = place + 1
    while next < end {
      let token = tokens[next]
      if token.has(.title) {
        if next + 1 < end, tokens[next + 1].has(.publicHead), tokens[next + 1].isCapital { return next }
        next += 1
      } else if token.is("without"), next + 1 < end, tokens[next + 1].is("portfolio") {
        next += 2
      } else if token.is("of") || token.is("for") || token.is("and") || token.is("the"), next + 1 < end,
        tokens[next + 1].has([.portfolio, .publicHead]) || tokens[next + 1].is("the"),
        tokens[next + 1].isCapital || tokens[next + 1].is("the")
      {
        next += 2
      } else if token.mark == Mark.comma, next + 3 < end, tokens[next + 1].has(.portfolio), tokens[next + 1].isCapital,
        tokens[next + 2].is("and"), tokens[next + 3].has(.portfolio)
      {
        // `Minister of Investment, Trade and Industry`
        next += 4
      } else if token.has(.portfolio), token.isCapital, !token.has([.eastSurname, .firstName]), next > place + 1 {
        next += 1
      } else {
        break
      }
    }
    return next
  }

  /// `Trade Minister …`: where a run of portfolio words leads to a title, the end of that title.
  static func portfolio(_ tokens: [Token], _ run: Range<Int>, end: Int) -> Int? {
    guard run.upperBound < end, tokens[run.upperBound].has(.title), tokens[run.upperBound].isCapital else { return nil }
    for place in run where tokens[place].isWord && !tokens[place].has([.portfolio, .title]) { return nil }
    return Self.end(tokens, from: run.upperBound, end: end)
  }

  /// Whether a title or an honorific stands right before a token.
  static func stands(_ tokens: [Token], before place: Int, from start: Int) -> Bool {
    guard place > start else { return false }
    let before = tokens[place - 1]
    if before.has([.title, .honorific]) { return !before.shape.contains(.possessive) }
    // `chairman of the board X`, `Minister of Economic Affairs X`: look back over what the title is of.
    var back = place - 1
    while back > start, place - back < 10, tokens[back].has([.portfolio, .publicHead]) || isSmall(tokens[back]) {
      back -= 1
    }
    return back < place - 1 && tokens[back].has(.title) && tokens[back].isCapital
  }

  private static func isSmall(_ token: Token) -> Bool {
    token.is("of") || token.is("for") || token.is("and") || token.is("the")
  }
}
