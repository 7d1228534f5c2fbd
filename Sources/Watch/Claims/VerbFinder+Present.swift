/// Verbs in the present that no table has, or that are more often nouns: told by what stands around them.
extension VerbFinder {
  private static let ones = WordSet("it he she who which")

  /// `It refines 98 percent`, `The move worries nobody`: a form in `-s` that no table has, behind one who does it, with what it
  /// is done to behind.
  func isUnknownPresent(_ place: Int) -> Bool {
    let token = text.tokens[place]
    guard token.end - token.start > 4, text.bytes[Int(token.end) - 1] == 0x73, text.bytes[Int(token.end) - 2] != 0x73,
      !token.isCapital, place + 1 < text.tokens.count,
      token.bits.isSubset(of: [.common, .inflected]), !token.shape.contains(.possessive)
    else { return false }
    let before = text.tokens[place - 1]
    if Self.ones.contains(before), !text.tokens[place + 1].has([.auxiliary, .modal]), !text.tokens[place + 1].is("of") {
      return true
    }
    return isSingular(placeBefore(place)) && isTaken(place + 1)
  }

  /// `The rule matters less`, `demand outstrips everything`: a form that is a noun too.
  func isDirectPresent(_ place: Int) -> Bool {
    guard let entry = predicates[text.tokens[place]], entry.isNoun, place > 0, place + 1 < text.tokens.count else {
      return false
    }
    let back = placeBefore(place)
    let before = text.tokens[back]
    let next = text.tokens[place + 1]
    if Self.seeming.contains(text.tokens[place]), next.isWord,
      !next.has([.preposition, .auxiliary, .modal]) || next.is("like") || next.is("as")
    {
      return entry.isThird ? isSingular(back) : isPlural(before)
    }
    if entry.isThird { return (isSingular(back) || before.is("this") || before.is("that")) && isTaken(place + 1) }
    return isPlural(before) && isTaken(place + 1)
  }

  /// One thing or name: `The rule`, `Tessel`.
  private func isSingular(_ place: Int) -> Bool {
    if actors.mention(at: place) != nil { return true }
    var token = text.tokens[place]
    // `Demand outstrips …`
    if place == 0 || text.tokens[place - 1].mark == Mark.stop { token.shape.remove(.capital) }
    return isNoun(token) && text.bytes[Int(token.end) - 1] != 0x73
  }

  private func isPlural(_ token: Token) -> Bool { isNoun(token) && text.bytes[Int(token.end) - 1] == 0x73 }

  private func isNoun(_ token: Token) -> Bool {
    token.isWord && !token.isCapital && !token.shape.contains(.possessive)
      && !token.has([
        .stop, .preposition, .auxiliary, .modal, .negation, .say, .number, .nationality, .possessivePronoun, .pronoun,
        .ordinal,
        .past,
      ]) && !isAdverb(token)
  }

  private static let taken = WordSet(
    "the an this these those nobody nothing everything anything everyone anyone something it them him us me everybody less more little "
      + "much")
  /// How something looks to somebody.
  private static let seeming = WordSet("looks sounds feels look sound feel")

  /// What follows a verb and no noun: an article, a figure, whose it is, or how.
  private func isTaken(_ place: Int) -> Bool {
    let token = text.tokens[place]
    // `sales a year`
    if token.is("a") { return place + 1 < text.tokens.count && !text.tokens[place + 1].has(.timeUnit) }
    return Self.taken.contains(token) || token.has(.possessivePronoun)
  }
}
