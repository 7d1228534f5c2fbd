/// Finds what stands between quotation marks, of at least five words.
struct QuotationMarks {
  let text: TokenText
  private(set) var found: [Quotation] = []
  private static let words = 5

  init(_ text: TokenText) {
    self.text = text
    var start = 0
    while start < text.sentences.count {
      var end = start
      while end < text.sentences.count, text.sentences[end].segment == text.sentences[start].segment { end += 1 }
      let tokens = text.sentences[start].tokens.lowerBound..<text.sentences[end - 1].tokens.upperBound
      let goesOn = end < text.sentences.count && text.sentences[end].story == text.sentences[start].story
      let next = goesOn ? text.tokens[text.sentences[end].tokens.lowerBound].mark : 0
      segment(tokens, text.sentences[start], goesOn: next == Mark.straight)
      start = end
    }
  }

  /// - Parameter goesOn: whether the next paragraph begins with a straight mark: one left open here goes on there.
  private mutating func segment(_ tokens: Range<Int>, _ sentence: TokenText.Sentence, goesOn: Bool) {
    var place = tokens.lowerBound
    while place < tokens.upperBound {
      guard let closing = closing(of: text.tokens[place], at: place) else {
        place += 1
        continue
      }
      let end = end(from: place + 1, to: tokens.upperBound, closing, opening: text.tokens[place].mark)
      if let end {
        keep((place + 1)..<end, sentence)
        place = end + 1
      } else {
        let isLeftOpen = text.tokens[place].mark == Mark.open || text.tokens[place].mark == Mark.straight && goesOn
        if isLeftOpen { keep((place + 1)..<tokens.upperBound, sentence) }
        place += isLeftOpen ? tokens.count : 1
      }
    }
  }

  /// The mark that closes what this one opens.
  private func closing(of token: Token, at place: Int) -> UInt8? {
    guard token.shape.contains(.mark) else { return nil }
    switch token.mark {
    case Mark.open: return Mark.close
    case Mark.straight: return Mark.straight
    case Mark.openSingle: return Mark.closeSingle
    default: return nil
    }
  }

  private func end(from start: Int, to limit: Int, _ closing: UInt8, opening: UInt8) -> Int? {
    var depth = 0
    for place in start..<max(start, limit) {
      let mark = text.tokens[place].mark
      if opening != closing, mark == opening { depth += 1 }
      guard mark == closing, text.tokens[place].shape.contains(.mark) else { continue }
      if depth == 0 { return place }
      depth -= 1
    }
    return nil
  }

  private mutating func keep(_ tokens: Range<Int>, _ sentence: TokenText.Sentence) {
    guard let first = tokens.first else { return }
    let words = text.tokens[tokens].filter { !$0.shape.contains(.mark) }.count
    let isHan = text.tokens[first].shape.contains(.han) && text.bytes(of: tokens).count >= 24
    guard words >= Self.words || isHan else { return }
    found.append(
      Quotation(
        range: text.bytes(of: tokens), rule: "quotation.unknown", story: sentence.story, tokens: tokens,
        segment: sentence.segment))
  }
}
