/// Papers that say something: whose they are, as far as the words tell.
struct Papers {
  let text: TokenText
  let actors: Actors

  /// Who says what a paper says: the one named as its owner, or nobody by name; nil where the words begin with no paper.
  ///
  /// - Parameter isBehind: whether the words stand behind `according to`: a paper of nobody is the author's own source there.
  func voice(_ range: Range<Int>, story: Int?, isBehind: Bool = false) -> Voice? {
    guard let paper = paper(range) else { return nil }
    let start = range.first { !text.tokens[$0].shape.contains(.mark) } ?? range.lowerBound
    // `the ministry's statement`: a description that is resolved as such.
    if text.tokens[start..<paper].contains(where: { $0.shape.contains(.possessive) }) { return nil }
    if (start..<paper).contains(where: { actors.mention(at: $0) != nil }) { return nil }
    if text.tokens[start].has(.possessivePronoun) { return own(start, story: story) }
    if let maker = maker(behind: paper, range) { return .party(maker) }
    if let known = earlier(paper, before: start, story: story) { return known }
    // `the statement`: of the body that was named last.
    if text.tokens[paper].is("statement") || text.tokens[paper].is("release"), text.tokens[start].is("the"), !isBehind {
      return actors.lastOfAll(before: start, story: story).map { .party($0) } ?? .unnamed
    }
    // What companies file is theirs.
    let isFiling = text.tokens[paper].is("filing") || text.tokens[paper].is("filings")
    if isBehind { return .reporter }
    let isCourt = text.tokens[start..<paper].contains { $0.is("court") }
    guard isFiling, !isCourt else { return .unnamed }
    return actors.lastBody(before: start, story: story, .company).map { .party($0) } ?? .unnamed
  }

  /// `The best estimate comes from a paper by X.`: whose paper a sentence ends with; nil where it tells of none.
  func told(_ sentence: TokenText.Sentence) -> Voice? {
    guard let paper = sentence.tokens.last(where: { VoiceFinder.papers.contains(text.tokens[$0]) }) else { return nil }
    return maker(behind: paper, paper..<sentence.tokens.upperBound).map { .party($0) }
  }

  /// The paper that a stretch is about: before any preposition and comma.
  func paper(_ range: Range<Int>) -> Int? {
    for place in range.drop(while: { text.tokens[$0].shape.contains(.mark) }).prefix(7) {
      let token = text.tokens[place]
      if token.has([.preposition, .auxiliary, .modal, .pronoun]) || token.mark == Mark.comma { return nil }
      guard VoiceFinder.papers.contains(token), !token.isCapital, actors.mention(at: place) == nil else { continue }
      // `a filing clerk`
      let next = place + 1
      let ends = next >= range.upperBound || text.tokens[next].has([.preposition, .auxiliary, .modal, .say, .past])
      return ends || !text.tokens[next].isWord ? place : nil
    }
    return nil
  }

  private func own(_ pronoun: Int, story: Int?) -> Voice {
    let token = text.tokens[pronoun]
    if token.value <= 2 {
      return actors.lastPerson(before: pronoun, story: story, pronoun: pronoun).map { .party($0) } ?? .unnamed
    }
    guard token.value == 3 else { return .unnamed }
    return actors.lastOfAll(before: pronoun, story: story).map { .party($0) } ?? .unnamed
  }

  private static let makers = WordSet("by of from")

  /// `a report of the Lyceum Group`, `data compiled by X`: the first one named behind `by`, `of` or `from`.
  private func maker(behind paper: Int, _ range: Range<Int>) -> Party? {
    for place in range[(paper + 1)...].prefix(5) where Self.makers.contains(text.tokens[place]) {
      let next = place + 1 < range.upperBound && text.tokens[place + 1].is("the") ? place + 2 : place + 1
      guard next < range.upperBound else { return nil }
      var name = next
      while name + 1 < range.upperBound, text.tokens[name].has([.title, .honorific, .nationality]),
        actors.mention(at: name) == nil
      {
        name += 1
      }
      guard let mention = actors.mention(at: name), mention.type == .person || mention.type.isBody else { return nil }
      return actors.party(mention)
    }
    return nil
  }

  /// `The report says`, where the story told before whose report it is.
  private func earlier(_ paper: Int, before start: Int, story: Int?) -> Voice? {
    guard text.tokens[start].is("the") else { return nil }
    for place in (max(0, start - 160)..<start).reversed() where text.tokens[place].hash == text.tokens[paper].hash {
      let sentence = text.sentences[actors.sentence(of: place)]
      guard sentence.story == story else { return nil }
      if let maker = maker(behind: place, place..<sentence.tokens.upperBound) { return .party(maker) }
      // `a Lyceum report`, `its report`
      if place > 0, let mention = actors.mention(at: place - 1), mention.type.isBody {
        return .party(actors.party(mention))
      }
    }
    return nil
  }
}
