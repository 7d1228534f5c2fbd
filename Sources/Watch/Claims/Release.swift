/// Who tells a story that a body tells of itself: results of a company, notices of an agency, statements.
///
///     SAN JOSE, Aug. 1 - Veritone Lithics, Inc. (Nasdaq: VLTX) today reported …
struct Release {
  private let text: TokenText
  private let actors: Actors
  private static let opening = 3
  private static let acts = WordSet(
    "announced reported released added issued commented introduced unveiled launched published completed posted filed "
      + "named appointed entered declared amended proposed finalized finalised imposed")
  private static let statement = WordSet("statement")

  init(_ text: TokenText, _ actors: Actors) { (self.text, self.actors) = (text, actors) }

  /// By story: the body that tells it.
  ///
  /// - Parameter isSkipped: the places of bylines: a story with one is told by its author.
  func issuers(skipping isSkipped: (Int) -> Bool) -> [Int: Party] {
    var issuers: [Int: Party] = [:]
    var seen: [Int: Int] = [:]
    var signed: Set<Int> = []
    for sentence in text.sentences {
      guard let story = sentence.story else { continue }
      if isSkipped(sentence.segment) { signed.insert(story) }
      let count = seen[story, default: 0]
      guard !isSkipped(sentence.segment), count < Self.opening, issuers[story] == nil else { continue }
      if let party = sentence.isHeadline ? stated(sentence) : acting(sentence) { issuers[story] = party }
      if !sentence.isHeadline { seen[story] = count + 1 }
    }
    return signed.isEmpty ? issuers : issuers.filter { !signed.contains($0.key) }
  }

  /// `Lanyu Precision Statement on …`
  private func stated(_ sentence: TokenText.Sentence) -> Party? {
    guard let body = actors.mention(at: sentence.tokens.lowerBound), body.type.isBody, body.type != .media,
      body.tokens.upperBound < sentence.tokens.upperBound,
      Self.statement.contains(text.tokens[body.tokens.upperBound])
    else { return nil }
    return actors.party(body)
  }

  /// `X today reported …`, `Today, X released …`
  private func acting(_ sentence: TokenText.Sentence) -> Party? {
    let opening = sentence.tokens.prefix(48)
    guard let today = opening.first(where: { text.tokens[$0].is("today") }), today + 3 < sentence.tokens.upperBound
    else {
      return nil
    }
    let isFirst = text.tokens[today].isCapital && text.tokens[today + 1].mark == Mark.comma
    guard
      let verb = (today + 1..<min(today + (isFirst ? 22 : 2), sentence.tokens.upperBound)).first(where: {
        Self.acts.contains(text.tokens[$0])
      })
    else { return nil }
    return isFirst ? last(in: (today + 2)..<verb) : last(in: sentence.tokens.lowerBound..<today)
  }

  /// The body named last outside brackets, with nothing but its name behind it.
  private func last(in range: Range<Int>) -> Party? {
    var depth = 0
    for place in range.reversed() {
      let token = text.tokens[place]
      if token.mark == Mark.closing { depth += 1 }
      if token.mark == Mark.opening { depth -= 1 }
      guard depth == 0, !token.shape.contains(.mark), !token.has(.companySuffix) || actors.mention(at: place) != nil
      else {
        continue
      }
      guard let mention = actors.mention(at: place) else { return nil }
      return mention.type.isBody && mention.type != .media ? actors.party(mention) : nil
    }
    return nil
  }
}
