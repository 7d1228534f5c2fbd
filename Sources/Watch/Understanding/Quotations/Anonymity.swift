/// Those who speak and are not named: what a text says of them, and who they are in it.
struct Anonymity {
  let text: TokenText
  let actors: Actors

  private static let names = WordSet("named identified quoted")
  private static let willing = WordSet(
    "declined declining asked asking requested requesting wished wishing preferred refused")
  private static let authorised = WordSet("authorised authorized allowed permitted")

  /// `…, who asked not to be named`, `on condition of anonymity`, `was not authorised to speak`.
  func isTold(_ range: Range<Int>) -> Bool {
    for place in range where Self.signs.mayContain(text.tokens[place].hash) {
      let token = text.tokens[place]
      if token.is("anonymity") || token.is("anonymously") || token.is("anonymous") { return true }
      let before = text.tokens[max(range.lowerBound, place - 5)..<place]
      if Self.names.contains(token), before.last?.is("be") == true,
        before.contains(where: { $0.is("not") || Self.willing.contains($0) })
      {
        return true
      }
      if Self.authorised.contains(token), before.suffix(2).contains(where: { $0.has(.negation) }),
        text.tokens[place...].prefix(4).contains(where: { Self.speaking.contains($0) })
      {
        return true
      }
    }
    return false
  }

  /// Most stretches have none of these words.
  private static let signs = [names, authorised, WordSet("anonymity anonymously anonymous")].reduce(
    into: HashFilter()
  ) { filter, words in
    for hash in words.hashes { filter.insert(hash) }
  }

  private static let speaking = WordSet("speak talk comment discuss")

  /// What people are called who have no name in the text.
  private static let people = WordSet(
    "counterpart colleague trader source engineer owner supplier lawyer banker broker dealer buyer seller employee worker insider consultant "
      + "adviser advisor official diplomat scientist researcher professor veteran resident reader lobbyist customer exporter importer"
  )
  private static let articles = WordSet("a an one another his her its their my our")

  /// Whether `he` or `she` at a token is somebody whom the paragraph told of without a name after all those it named:
  /// `Its sales director told this letter. … , she said.`
  func isMeant(_ pronoun: Int, before limit: Int) -> Bool {
    let sentence = actors.sentence(of: limit)
    if text.tokens[pronoun].is("the") { return isDescribed(pronoun + 1, before: limit) }
    guard text.tokens[pronoun].has(.pronoun), text.tokens[pronoun].value == 1 || text.tokens[pronoun].value == 2 else {
      return false
    }
    let segment = text.sentences[sentence].segment
    var place = sentence
    while place >= 0, text.sentences[place].segment == segment, sentence - place < 4 {
      let tokens = text.sentences[place].tokens
      let end = min(limit, tokens.upperBound)
      for token in (tokens.lowerBound..<max(tokens.lowerBound, end)).reversed() {
        if actors.mention(at: token)?.type == .person { return false }
        if begins(token, tokens) { return true }
      }
      place -= 1
    }
    return false
  }

  private static let strangers = WordSet("person source people sources")

  /// `the person`, and `the manager` of whom the story told before as `a former sales manager`.
  private func isDescribed(_ place: Int, before limit: Int) -> Bool {
    guard place < text.tokens.count else { return false }
    let noun = text.tokens[place]
    if Self.strangers.contains(noun) { return true }
    guard isHuman(noun), !noun.isCapital, !VoiceFinder.spokes.contains(noun) else { return false }
    let story = text.sentences[actors.sentence(of: place)].story
    let end = min(limit, place)
    for earlier in (max(0, end - 150)..<end).reversed() where text.tokens[earlier].hash == noun.hash {
      guard text.sentences[actors.sentence(of: earlier)].story == story else { return false }
      let sentence = text.sentences[actors.sentence(of: earlier)].tokens
      let around = max(sentence.lowerBound, earlier - 5)..<min(end, sentence.upperBound, earlier + 3)
      if around.contains(where: { actors.mention(at: $0)?.type == .person }) { return false }
      return text.tokens[around.lowerBound..<earlier].contains {
        Self.articles.contains($0) && !$0.has(.possessivePronoun)
      }
    }
    return false
  }

  /// `One owner, …`, `…, its sales director told …`: somebody acts or speaks here, and the words name nobody.
  private func begins(_ place: Int, _ sentence: Range<Int>) -> Bool {
    guard Self.articles.contains(text.tokens[place]),
      place == sentence.lowerBound || text.tokens[place - 1].shape.contains(.mark)
    else { return false }
    // `Theodore Flynn, a former official`
    if place - 1 > sentence.lowerBound, actors.mention(at: place - 2)?.type == .person { return false }
    let words = ((place + 1)..<min(sentence.upperBound, place + 6)).prefix { next in
      let token = text.tokens[next]
      return token.isWord && !token.isCapital
        && !token.has([.preposition, .auxiliary, .modal, .say, .possessivePronoun])
    }
    guard let noun = words.last(where: { isHuman(text.tokens[$0]) }) else { return false }
    // `his daughter, Ong May Ling`
    let next = noun + 1
    return next >= sentence.upperBound || text.tokens[next].mark != Mark.comma
      || !text.tokens[next..<min(sentence.upperBound, next + 8)].indices.contains {
        actors.mention(at: $0)?.type == .person
      }
  }

  private func isHuman(_ token: Token) -> Bool {
    token.has(.title) || Self.people.contains(token) || VoiceFinder.spokes.contains(token)
  }
}
