/// What of a clause is said, and by whom.
extension ClaimFinder {
  /// The part of a clause that is said, with its verb; nil where the clause only says who speaks.
  func content(
    _ clause: ClauseSplitter.Clause, _ attribution: Attribution?, _ sentence: TokenText.Sentence
  ) -> (Range<Int>, Int)? {
    guard let attribution, !clause.isQuoted else { return (clause.tokens, clause.verb) }
    if let added = added(clause, attribution) { return added }
    let range = clause.tokens.clamped(to: attribution.content)
    if range == clause.tokens { return (range, clause.verb) }
    let isBeside =
      !text.tokens[clause.verb].has(.say)
      || clause.verb < attribution.saying.lowerBound && attribution.rule == "claim.said-before"
    if !attribution.content.contains(clause.verb), isBeside {
      return outside(clause, attribution)
    }
    guard range.count > 2 else { return nil }
    if range.contains(clause.verb), clause.verb > range.lowerBound { return (range, clause.verb) }
    if let verb = verbs.finite(in: range, isHeadline: sentence.isHeadline), verb > range.lowerBound {
      return (range, verb)
    }
    if let verb = infinitive(behind: clause.verb, range) { return (range, verb) }
    // `Ren reiterated the company's position`: no verb is said, so the saying itself is the claim.
    return clause.verb + 1 >= range.lowerBound ? (clause.tokens, clause.verb) : nil
  }

  /// `said that it had a letter and said its head was suspended`: the same one goes on, and the second clause is what is said.
  private func added(_ clause: ClauseSplitter.Clause, _ attribution: Attribution) -> (Range<Int>, Int)? {
    let start = clause.tokens.lowerBound
    guard start + 1 == clause.verb, text.tokens[start].is("and") || text.tokens[start].is("but"),
      text.tokens[clause.verb].has(.say), attribution.content.contains(start),
      clause.verb + 3 < clause.tokens.upperBound,
      let verb = verbs.finite(in: (clause.verb + 1)..<clause.tokens.upperBound, isHeadline: false)
    else { return nil }
    return ((clause.verb + 1)..<clause.tokens.upperBound, verb)
  }

  /// `expects Tokyo Electron to lose …`: what is said has its subject before `to`.
  func infinitive(behind verb: Int, _ range: Range<Int>) -> Int? {
    guard range.lowerBound == verb + 1, !text.tokens[range.lowerBound].is("to") else { return nil }
    for place in range.dropFirst().prefix(9) where text.tokens[place].is("to") && place + 1 < range.upperBound {
      return text.tokens[place + 1].isWord && !text.tokens[place + 1].isCapital ? place + 1 : nil
    }
    return nil
  }

  /// `The founder shrugged off sanctions, saying …`: a clause of its own beside what is said.
  func outside(_ clause: ClauseSplitter.Clause, _ attribution: Attribution) -> (Range<Int>, Int)? {
    let end =
      clause.tokens.upperBound > attribution.content.lowerBound && clause.verb < attribution.content.lowerBound
      ? attribution.content.lowerBound : clause.tokens.upperBound
    guard clause.verb < end, clause.tokens.lowerBound < end, attribution.rule != "claim.according-to" else {
      return nil
    }
    return (clause.tokens.lowerBound..<end, clause.verb)
  }

  /// `as it is`, `but the lawyers are not`, `where the next fight will be`: what the verb says stands elsewhere.
  func isElliptic(_ verb: Int, _ range: Range<Int>) -> Bool {
    guard text.tokens[verb].has([.auxiliary, .modal]) else { return false }
    return range[(verb + 1)...].allSatisfy {
      let token = text.tokens[$0]
      return token.shape.contains(.mark) || token.has([.auxiliary, .negation, .modal])
    }
  }

  /// `On paper it owns none`: a body is meant before anybody is named.
  func pointsBack(_ sentence: Range<Int>) -> Bool {
    guard text.tokens[sentence.lowerBound].has(.preposition) else { return false }
    for place in sentence.prefix(6) {
      if actors.mention(at: place) != nil { return false }
      if text.tokens[place].is("it") { return true }
    }
    return false
  }

  private static let asked = WordSet("whether if why how when what who where")

  /// `if the rule stays`, `unless it is changed`, `knows where it went`: nobody claims it.
  func isCondition(_ clause: ClauseSplitter.Clause) -> Bool {
    let start = clause.tokens.lowerBound
    // `Pressed on when they might sell, …`
    let opening = text.tokens[start]
    if opening.isCapital, opening.has(.past), !opening.has(.auxiliary), actors.mention(at: start) == nil,
      start + 1 < clause.verb,
      text.tokens[start + 1].has(.preposition) || Self.asked.contains(text.tokens[start + 1])
    {
      return true
    }
    if clause.link == WordKey("where").hash, !clause.isQuoted, text.tokens[start].is("where"), start > 0,
      text.tokens[start - 1].has([.verb, .say])
    {
      return true
    }
    // `If convicted, they face …`: the verb is behind what is a condition.
    if clause.link == WordKey("if").hash, text.tokens[start].is("if"), !clause.isQuoted,
      clause.tokens.prefix(8).contains(where: { text.tokens[$0].mark == Mark.comma && $0 + 1 < clause.verb })
    {
      return false
    }
    return clause.link == WordKey("if").hash || clause.link == WordKey("unless").hash
      || clause.link == WordKey("whether").hash
  }

  /// `chips that violate the rules`, `a man who sells parts`: which ones are meant, and no claim of its own. What stands behind
  /// a comma tells something new.
  func isRestriction(_ clause: ClauseSplitter.Clause) -> Bool {
    let start = clause.tokens.lowerBound
    guard start > 0, text.tokens[start - 1].isWord, start + 2 < clause.tokens.upperBound else { return false }
    let link = text.tokens[start]
    guard link.is("who") || link.is("which") || link.is("that"), actors.mention(at: start - 1)?.type != .person else {
      return false
    }
    // `said that will do` is no relative clause, `the rule that takes effect` is.
    let before = text.tokens[start - 1]
    if link.is("that"), before.has([.verb, .say, .auxiliary, .past, .pronoun]) { return false }
    return (start + 1...start + 2).contains(clause.verb) && !text.tokens[start + 1].has([.pronoun, .possessivePronoun])
      && (clause.verb == start + 1 || text.tokens[start + 1].has([.auxiliary, .modal, .negation]))
  }

  /// `because he was not authorised to speak`: why somebody has no name here.
  func isAboutSilence(_ clause: ClauseSplitter.Clause) -> Bool {
    let isPrivate =
      clause.link == WordKey("because").hash && clause.tokens.contains { Self.secret.contains(text.tokens[$0]) }
    return !clause.isQuoted && clause.tokens.count <= 24
      && (isPrivate || Anonymity(text: text, actors: actors).isTold(clause.tokens))
      && !clause.tokens.contains { actors.mention(at: $0)?.type == .person }
  }

  private static let secret = WordSet("private confidential sensitive")

  func voice(_ range: Range<Int>, _ clause: ClauseSplitter.Clause, _ thread: Thread) -> Voice {
    if clause.isQuoted {
      let place = range.lowerBound + range.count / 2
      guard let quotation = quotation(at: place) ?? quotation(at: clause.verb)
      else {
        return .reporter
      }
      return quotation.speaker.map { .party($0) } ?? .unnamed
    }
    if let attribution = thread.attribution, attribution.content.overlaps(range) {
      // `We assess that …`: the one whose turn it is.
      return attribution.voice == .reporter ? thread.turn ?? .reporter : attribution.voice
    }
    if isGoingOn(range) { return thread.attribution?.voice ?? thread.last.first.map { .party($0) } ?? .reporter }
    return thread.introduced ?? thread.turn ?? .reporter
  }

  /// `X writes: China copied the rule. A magnet …`: whether a colon opens what somebody says.
  func opens(_ attribution: Attribution, _ sentence: TokenText.Sentence) -> Bool {
    let start = attribution.content.lowerBound
    guard attribution.rule == "claim.said-before" || attribution.rule == "claim.said-before-colon",
      start < sentence.tokens.upperBound
    else { return false }
    return text.tokens[(start - 1)...start].contains { $0.mark == Mark.colon } && !quoted.covers(start + 1)
  }

  /// `…, adding that it had done harm`: the same one goes on.
  func isGoingOn(_ range: Range<Int>) -> Bool {
    guard range.lowerBound > 0, text.tokens[range.lowerBound].is("that") else { return false }
    let before = text.tokens[range.lowerBound - 1]
    return before.has(.say) && text.bytes[Int(before.end) - 1] == 0x67
  }

  func quotation(at token: Int) -> Quotation? {
    var (low, high) = (0, quotations.count)
    while low < high {
      let middle = (low + high) / 2
      if quotations[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < quotations.count && quotations[low].tokens.contains(token) ? quotations[low] : nil
  }

  static let attitudes = WordSet(
    "adamant confident convinced certain sure optimistic pessimistic sceptical skeptical doubtful hopeful worried concerned aware"
  )
  static let findings = WordSet(
    "found finds find shows showed show discovered learned concluded determined ruled means proves proved")

  /// `he expects` before `that …`: says who thinks it, and nothing of its own.
  func introduces(_ verb: Int, _ range: Range<Int>, next: ClauseSplitter.Clause?) -> Bool {
    guard let next, next.tokens.lowerBound == range.upperBound else { return false }
    if text.tokens[verb].has(.say), range.upperBound - verb <= 2 { return true }
    if next.link == WordKey("that").hash, range.upperBound - verb <= 2,
      AttributionFinder.stating.contains(text.tokens[verb])
    {
      return true
    }
    if next.link == WordKey("that").hash, range.upperBound - verb <= 2, Self.findings.contains(text.tokens[verb]) {
      return true
    }
    if range.upperBound - verb <= 4, Self.thoughts.contains(text.tokens[range.upperBound - 1]) { return true }
    guard next.link == WordKey("that").hash, text.tokens[verb].has([.auxiliary, .modal]) else { return false }
    return range.upperBound - verb <= 3 || text.tokens[verb..<range.upperBound].contains { Self.attitudes.contains($0) }
  }

  private static let thoughts = WordSet("think believe hope guess suppose doubt thinks believes hopes")

  /// `Okafor added`, `she told reporters on Tuesday`: what is said stands elsewhere.
  func isOnlySaying(
    _ verb: Int, _ found: (place: Int, entry: PredicateTable.Entry)?, _ range: Range<Int>, _ quantity: Int
  ) -> Bool {
    let saying = found?.place ?? verb
    guard text.tokens[saying].has(.say), !hedges.isHearsay(range), !AttributionFinder.isDoing(text, actors, saying)
    else {
      return false
    }
    // `said Brady Tsai, an analyst at KTR`
    if range[..<saying].allSatisfy({ text.tokens[$0].shape.contains(.mark) }), saying > 0,
      text.tokens[saying - 1].shape.contains(.mark), saying + 1 < range.upperBound
    {
      return true
    }
    // `it said in a text message to reporters`
    if saying + 1 < range.upperBound, text.tokens[saying + 1].has(.preposition), saying > range.lowerBound,
      text.tokens[saying - 1].has(.pronoun)
    {
      return true
    }
    let rest = text.tokens[(saying + 1)..<max(saying + 1, range.upperBound)]
    if found?.entry.frame == .voice, rest.count >= 4 { return false }
    if rest.dropFirst().contains(where: { $0.is("to") }), rest.count >= 5 { return false }
    return !((saying + 1)..<max(saying + 1, range.upperBound)).contains {
      actors.mention(at: $0)?.type.isActor == false || actors.mention(at: $0)?.type == .company
    } && first(quantity, quantities.count, saying..<range.upperBound) { quantities[$0].tokens } == nil
  }

  /// Who says a relative clause, and the verb of what is said: `which the company says would cover …`.
  struct Told {
    var voice: Voice
    var verb: Int
  }

  func told(_ clause: ClauseSplitter.Clause, _ thread: Thread) -> Told? {
    let saying = text.tokens[clause.verb].has(.say) ? clause.verb : clause.verb - 1
    let verb = saying + 1
    guard !clause.isQuoted, saying > clause.tokens.lowerBound, text.tokens[saying].has(.say),
      verb + 1 < clause.tokens.upperBound, text.tokens[verb].has([.auxiliary, .modal]),
      let link = clause.tokens.prefix(2).first(where: {
        text.tokens[$0].is("which") || text.tokens[$0].is("that") || text.tokens[$0].is("who")
      }), link + 1 < saying, saying - link <= 5
    else { return nil }
    let zone = (link + 1)..<saying
    let party: Party?
    if text.tokens[link + 1].is("it") || text.tokens[link + 1].is("they") {
      party = thread.last.first
    } else {
      party = actors.subject(in: zone, story: text.sentences[actors.sentence(of: link)].story)
    }
    return Told(voice: party.map { .party($0) } ?? .unnamed, verb: verb)
  }

  /// `plans a line, which …`: what a relative clause is about, in words.
  func wordsBefore(_ clause: ClauseSplitter.Clause) -> Party? {
    let sentence = text.sentences[actors.sentence(of: clause.tokens.lowerBound)].tokens
    let end = clause.tokens.lowerBound
    guard end > sentence.lowerBound else { return nil }
    if let named = actors.mention(at: end - 1) { return actors.party(named) }
    guard
      let start = (max(sentence.lowerBound, end - 8)..<end).last(where: {
        text.tokens[$0].is("a") || text.tokens[$0].is("an") || text.tokens[$0].is("the")
          || text.tokens[$0].has(.possessivePronoun)
      }), start + 1 < end
    else { return nil }
    let words = bytes(start..<end)
    return Party(entity: nil, text: String(decoding: text.bytes[words], as: UTF8.self), range: words)
  }

  /// `chips that violate …`: what a relative clause is about stands right before it.
  func antecedent(_ range: Range<Int>, _ clause: ClauseSplitter.Clause) -> [Party]? {
    let isRelative =
      clause.link == WordKey("that").hash || clause.link == WordKey("which").hash || clause.link == WordKey("who").hash
    guard isRelative else { return nil }
    if clause.link == WordKey("who").hash {
      return actors.lastPerson(
        before: range.lowerBound, story: text.sentences[actors.sentence(of: range.lowerBound)].story
      )
      .map { [$0] }
    }
    let start = min(range.lowerBound, clause.tokens.lowerBound)
    var place = start - 1
    while place >= 0, place > start - 5 {
      if let mention = actors.mention(at: place) { return [actors.party(mention)] }
      place -= 1
    }
    return nil
  }

  func rule(
    _ clause: ClauseSplitter.Clause, _ attribution: Attribution?, _ range: Range<Int>, _ sentence: TokenText.Sentence
  ) -> String {
    if clause.isQuoted { return "claim.quotation" }
    if let attribution, attribution.content.overlaps(range) { return attribution.rule }
    return sentence.isHeadline ? "claim.headline" : "claim.clause"
  }
}
