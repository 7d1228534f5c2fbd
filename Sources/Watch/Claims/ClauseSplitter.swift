/// Cuts sentences into clauses, each with a finite verb.
struct ClauseSplitter {
  let text: TokenText
  let actors: Actors
  let verbs: VerbFinder
  let quoted: TokenCover

  struct Clause {
    var tokens: Range<Int>
    var verb: Int
    /// The word that ties it to the clause before: `which`, `because`, `and`.
    var link: UInt64 = 0
    var isQuoted: Bool
    /// Where the words of the subject end, if a relative clause stands between it and the verb.
    var subjectEnd: Int?
  }

  private static let links = WordSet(
    "and but while which who as after although though because where when so since before if unless whether until whereas that whose"
  )

  /// - Parameter cuts: places where a clause ends in any case.
  /// - Parameter aside: `, he said,` within a clause, which goes on behind it.
  func clauses(of sentence: TokenText.Sentence, cuts: [Int] = [], aside: Range<Int>? = nil) -> [Clause] {
    var clauses: [Clause] = []
    var start = sentence.tokens.lowerBound
    var verb: Int?
    var place = start
    func close(_ end: Int) {
      guard end > start else { return }
      let piece = start..<(end == aside?.upperBound ? max(start, aside?.lowerBound ?? end) : end)
      if let verb {
        let main = mainVerb(piece, verb)
        clauses.append(
          Clause(
            tokens: piece, verb: main?.verb ?? verb, link: linkHash(piece), isQuoted: quoted.covers(min(verb, end - 1)),
            subjectEnd: main?.link))
      } else if let last = clauses.last, last.tokens.upperBound == piece.lowerBound,
        quoted.covers(start) == last.isQuoted
      {
        clauses[clauses.count - 1].tokens = last.tokens.lowerBound..<piece.upperBound
      } else {
        return
      }
      start = end
    }
    while place < sentence.tokens.upperBound {
      if let aside, aside.contains(place) {
        place = aside.upperBound
        continue
      }
      if place > start, cuts.contains(place) || isBoundary(place, sentence, from: start, hasVerb: verb != nil) {
        close(place)
        if verb != nil || quoted.covers(place) != quoted.covers(start) { start = place }
        verb = nil
      }
      if verb == nil { verb = finite(from: start, through: place, sentence) ?? gerund(start, place) }
      place += 1
    }
    close(sentence.tokens.upperBound)
    return clauses
  }

  /// `Companies that have relied on it would lose …`: the verb behind the relative clause, and where that begins.
  private func mainVerb(_ piece: Range<Int>, _ verb: Int) -> (verb: Int, link: Int)? {
    guard let link = relative(piece, verb), link > piece.lowerBound, text.tokens[link - 1].isWord,
      !text.tokens[link - 1].has([.say, .preposition, .verb])
    else { return nil }
    let main = (verb + 2..<max(verb + 2, piece.upperBound)).first { place in
      let (token, before) = (text.tokens[place], text.tokens[place - 1])
      guard token.has([.auxiliary, .modal]), before.isWord || before.isNumber else { return false }
      return !before.has([.auxiliary, .modal, .pronoun, .stop, .preposition]) && !token.is("been") && !token.is("being")
    }
    guard let main,
      !text.tokens[verb..<main].contains(where: {
        Self.links.contains($0) || $0.mark == Mark.comma || $0.is("what") || $0.is("how") || $0.is("why")
      })
    else { return nil }
    return (main, link)
  }

  /// Where a relative clause with a verb begins: `that sold …`, or the verb itself in `sponsored by …`.
  private func relative(_ piece: Range<Int>, _ verb: Int) -> Int? {
    if let link = (max(piece.lowerBound, verb - 2)..<verb).last(where: {
      text.tokens[$0].is("that") || text.tokens[$0].is("who") || text.tokens[$0].is("which")
    }) {
      return link
    }
    let token = text.tokens[verb]
    let isReduced = token.has(.past) && !token.has([.say, .auxiliary]) && verb + 1 < piece.upperBound
    return isReduced && text.tokens[verb + 1].has(.preposition) ? verb : nil
  }

  /// Parts of a sentence that stand beside each other: `A has a rule, and B told the agency that …`.
  func stretches(of sentence: TokenText.Sentence) -> [Range<Int>] {
    var stretches: [Range<Int>] = []
    var start = sentence.tokens.lowerBound
    for place in sentence.tokens.dropFirst(4) where place - start > 3 && !quoted.covers(place) {
      let token = text.tokens[place]
      let isJoint =
        token.mark == Mark.semicolon
        || token.mark == Mark.comma && place + 1 < sentence.tokens.upperBound
          && (text.tokens[place + 1].is("and") || text.tokens[place + 1].is("but")
            || text.tokens[place + 1].is("while"))
      guard isJoint, followsVerb(place + (token.mark == Mark.comma ? 2 : 1), sentence, within: 9) else { continue }
      stretches.append(start..<place)
      start = place
    }
    stretches.append(start..<sentence.tokens.upperBound)
    return stretches
  }

  /// `…, barring it from …`: a clause without a subject of its own.
  private func gerund(_ start: Int, _ place: Int) -> Int? {
    place == start + 1 && text.tokens[start].mark == Mark.comma && verbs.isGerund(place) ? place : nil
  }

  /// Whether the token is the finite verb of what begins at `start`.
  private func finite(from start: Int, through place: Int, _ sentence: TokenText.Sentence) -> Int? {
    let found = verbs.finite(in: max(start, place - 1)..<(place + 1), isHeadline: sentence.isHeadline)
    return found == place ? place : nil
  }

  private func linkHash(_ range: Range<Int>) -> UInt64 {
    for place in range.prefix(3) {
      let token = text.tokens[place]
      if Self.links.contains(token) { return token.hash }
      if token.isWord { return 0 }
    }
    return 0
  }

  private func isBoundary(_ place: Int, _ sentence: TokenText.Sentence, from start: Int, hasVerb: Bool) -> Bool {
    let token = text.tokens[place]
    if quoted.covers(place) != quoted.covers(place - 1) { return true }
    if token.shape.contains(.mark) {
      switch token.mark {
      case Mark.semicolon, Mark.longDash: return true
      case Mark.colon: return !token.shape.contains(.glued) || hasVerb
      case Mark.comma: return hasVerb && (followsClause(place + 1, sentence) || resumes(place, from: start, sentence))
      default: return false
      }
    }
    if token.has(.preposition), place + 1 < sentence.tokens.upperBound, text.tokens[place + 1].is("which") {
      return true
    }
    if hasVerb, isThought(place, sentence, from: start) { return true }
    guard token.isWord, Self.links.contains(token), !token.isCapital else { return false }
    if token.is("which") || token.is("who") { return !text.tokens[place - 1].has(.preposition) }
    if token.is("that") { return text.tokens[place - 1].isWord && followsVerb(place + 1, sentence, within: 14) }
    guard hasVerb else { return false }
    if token.is("as"), !text.tokens[place - 1].shape.contains(.mark) {
      let before = text.tokens[max(sentence.tokens.lowerBound, place - 4)..<place]
      let behind = text.tokens[(place + 1)..<min(sentence.tokens.upperBound, place + 5)]
      let isPair = before.contains { $0.is("as") || $0.is("such") } || behind.contains { $0.is("as") }
      return !isPair && text.tokens[place - 1].isWord && followsVerb(place + 1, sentence, within: 4)
    }
    return followsVerb(place + 1, sentence, within: 9)
  }

  private static let thinks = WordSet("think believe hope guess suppose doubt thinks believes hopes")

  /// `I do not think SMIC has …`: what is thought, without `that`.
  private func isThought(_ place: Int, _ sentence: TokenText.Sentence, from start: Int) -> Bool {
    guard place > start + 1, Self.thinks.contains(text.tokens[place - 1]) else { return false }
    let token = text.tokens[place]
    let isSubject = actors.mention(at: place) != nil || token.isWord && !token.has(.preposition) && !token.is("that")
    return isSubject && followsVerb(place, sentence, within: 8)
  }

  /// `Nexperia, which belongs to Wingtech, is weighing …`: behind a relative clause its sentence goes on.
  private func resumes(_ comma: Int, from start: Int, _ sentence: TokenText.Sentence) -> Bool {
    guard comma + 2 < sentence.tokens.upperBound,
      (start..<comma).contains(where: { text.tokens[$0].is("which") || text.tokens[$0].is("who") })
    else { return false }
    let next = text.tokens[comma + 1]
    return next.has([.auxiliary, .modal]) || !next.has(.say) && (next.has(.past) || verbs.isThird(comma + 1))
  }

  /// After a comma: a link, or a subject with its verb.
  private func followsClause(_ place: Int, _ sentence: TokenText.Sentence) -> Bool {
    guard place < sentence.tokens.upperBound else { return false }
    let token = text.tokens[place]
    if verbs.isGerund(place) { return true }
    if Self.links.contains(token) { return followsVerb(place + 1, sentence, within: 10) }
    let isSubject = actors.mention(at: place) != nil || token.has([.pronoun, .possessivePronoun]) || token.is("the")
    return isSubject && followsVerb(place, sentence, within: 7)
  }

  private func followsVerb(_ place: Int, _ sentence: TokenText.Sentence, within count: Int) -> Bool {
    var next = place
    while next < sentence.tokens.upperBound, next < place + count {
      let token = text.tokens[next]
      if token.shape.contains(.mark), token.mark == Mark.comma || token.mark == Mark.semicolon { return false }
      if next > place || token.has([.auxiliary, .modal, .past]),
        verbs.finite(in: max(sentence.tokens.lowerBound, next - 1)..<(next + 1), isHeadline: sentence.isHeadline)
          == next
      {
        return true
      }
      next += 1
    }
    return false
  }
}
