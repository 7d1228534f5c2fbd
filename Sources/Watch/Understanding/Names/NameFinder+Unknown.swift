/// Names that nothing knows beforehand.
extension NameFinder {
  // MARK: Unknown names

  mutating func run(from place: Int) -> Int {
    let token = text.tokens[place]
    if token.isCapital, token.has([.title]) {
      return PersonTitle.end(text.tokens, from: place, end: sentence.tokens.upperBound)
    }
    // `Ms Anneke de Vries`: the honorific is no name.
    if token.isCapital, token.has(.honorific), place + 1 < sentence.tokens.upperBound, text.tokens[place + 1].isCapital
    {
      return place + 1
    }
    // `Rival Sanyo Resist`: what it is, before its name.
    if token.isCapital, token.is("rival"), place == sentence.tokens.lowerBound, !sentence.isHeadline {
      return place + 1
    }
    guard canBegin(token, at: place) else { return place + 1 }
    let run = NameRun(
      tokens: text.tokens, end: sentence.tokens.upperBound, isHeadline: sentence.isHeadline, lexicon: knowledge.lexicon)
    let whole = run.end(from: place)
    if let title = PersonTitle.portfolio(text.tokens, place..<whole, end: sentence.tokens.upperBound) { return title }
    let end = cut(place, whole)
    let classifier = NameClassifier(text: text, sentence: sentence, words: words)
    guard let found = classifier.classify(place..<end) else { return fallBack(place, end) }
    if isLearning, Self.weak.contains(found.rule) { return found.range.upperBound }
    add(learning: found.range, found.type, rule: found.rule)
    return bracket(after: found.range.upperBound)
  }

  /// Rules whose guess a later, better reading of the same name must be able to overrule.
  static let weak: Set<String> = ["name.headline", "name.surname", "name.capital", "name.after-preposition"]

  /// What begins like a name and is none: go on after its first word, in case a name begins later.
  func fallBack(_ place: Int, _ end: Int) -> Int { place + 1 }

  func canBegin(_ token: Token, at place: Int) -> Bool {
    guard token.isWord, token.isCapital || token.shape.contains(.inner), token.end - token.start > 1 else {
      return false
    }
    if token.has(.stop), token.has(.portfolio), place > sentence.tokens.lowerBound,
      place + 1 < sentence.tokens.upperBound,
      !sentence.isHeadline
    {
      return text.tokens[place + 1].isCapital
    }
    if token.has([.stop, .pronoun, .month, .weekday, .nationality]) {
      return token.has([.firstName, .eastSurname]) && !token.has([.stop, .month])
        || token.has(.nationality) && headFollows(place)
    }
    return !token.has(.companySuffix)
  }

  /// `Chinese Academy …`: a body named after its nation.
  func headFollows(_ place: Int) -> Bool {
    var next = place + 1
    if knowledge.match(text.tokens, at: next, end: sentence.tokens.upperBound, in: text.bytes) != nil {
      return false
    }
    while next < sentence.tokens.upperBound, next < place + 5, text.tokens[next].isCapital {
      let token = text.tokens[next]
      if token.has([.publicHead, .organizationHead]), !sentence.isHeadline || token.has(.publicHead) { return true }
      next += 1
    }
    return false
  }

  /// A run without a head of its own ends before a known name.
  func cut(_ place: Int, _ end: Int) -> Int {
    if text.tokens[end - 1].has(.companySuffix)
      || text.tokens[end - 1].has([.companyHead, .organizationHead, .publicHead])
    {
      return end
    }
    var next = place + 1
    while next < end {
      if text.tokens[next].isWord, !text.tokens[next - 1].is("of"), !belongs(next, place),
        isKnown(next, end, after: next - 1)
      {
        var last = next
        while last > place + 1, !text.tokens[last - 1].isCapital { last -= 1 }
        return last
      }
      next += 1
    }
    return end
  }

  /// `Chamber of the Amsterdam …`: a known name inside a name with a head before it.
  func belongs(_ next: Int, _ start: Int) -> Bool {
    guard text.tokens[next - 1].is("the") || text.tokens[next - 1].is("for") else { return false }
    return (start..<next).contains {
      text.tokens[$0].has([.publicHead, .organizationHead]) && text.tokens[$0].isCapital
    }
  }

  func isKnown(_ place: Int, _ end: Int, after before: Int) -> Bool {
    let isSurname = !Ordinary.holds(text.tokens[before]) && text.tokens[before].isWord
    if let known = knowledge.match(text.tokens, at: place, end: end, in: text.bytes) {
      if known.entry.type == .person || text.tokens[place].has(.surname), known.end - place == 1, isSurname {
        return false
      }
      return !text.tokens[before].has(.firstName) || known.end - place > 1
    }
    if let local = learned.match(text.tokens, at: place, end: end) {
      return local.end - place > 1 || !isSurname
    }
    return false
  }
}
