/// Makes claims of clauses: who says what about whom, how sure, with which number and time.
struct ClaimFinder {
  let text: TokenText
  let actors: Actors
  let quotations: [Quotation]
  let quantities: [Quantity]
  let dates: [DateMention]
  let knowledge: WatchKnowledge
  let quoted: TokenCover
  let subjects: SubjectFinder
  let verbs: VerbFinder
  let hedges: HedgeReader
  private(set) var claims: [Claim] = []

  init(
    _ text: TokenText, _ actors: Actors, quotations: [Quotation], quantities: [Quantity], dates: [DateMention],
    knowledge: WatchKnowledge
  ) {
    (self.text, self.actors, self.quotations, self.quantities) = (text, actors, quotations, quantities)
    (self.dates, self.knowledge) = (dates, knowledge)
    quoted = TokenCover(count: text.tokens.count, quotations.map(\.tokens))
    subjects = SubjectFinder(text: text, actors: actors, knowledge: knowledge)
    verbs = VerbFinder(text: text, actors: actors, predicates: knowledge.predicates)
    hedges = HedgeReader(text: text)
  }

  mutating func run(skipping isSkipped: (Int) -> Bool) {
    let splitter = ClauseSplitter(text: text, actors: actors, verbs: verbs, quoted: quoted)
    let roles = RoleClaims(text: text, actors: actors)
    let acts = ActClaims(text: text, actors: actors)
    var quantity = 0
    var date = 0
    for whole in text.sentences where !isSkipped(whole.segment) {
      let sentence = withoutDateline(whole)
      while quantity < quantities.count, quantities[quantity].tokens.upperBound <= sentence.tokens.lowerBound {
        quantity += 1
      }
      while date < dates.count, dates[date].tokens.upperBound <= sentence.tokens.lowerBound { date += 1 }
      claims += roles.find(sentence) + acts.find(sentence)
      read(sentence, splitter, quantity, date)
    }
  }

  /// `WASHINGTON, May 14 (Reuters) - `: where and when it was written, before the first sentence.
  func withoutDateline(_ sentence: TokenText.Sentence) -> TokenText.Sentence {
    let tokens = sentence.tokens
    guard actors.mention(at: tokens.lowerBound)?.type == .place else { return sentence }
    for place in tokens.prefix(18) {
      let token = text.tokens[place]
      if token.mark == Mark.longDash || token.mark == Mark.hyphen && !token.shape.contains(.glued),
        place + 3 < tokens.upperBound
      {
        var cut = sentence
        cut.tokens = (place + 1)..<tokens.upperBound
        return cut
      }
      if token.has([.auxiliary, .say]) { break }
    }
    return sentence
  }

  /// What a sentence carries from clause to clause.
  struct Thread {
    var attribution: Attribution?
    var last: [Party] = []
    var hedge: Hedging?
    var introduced: Voice?
    /// Who did what the clause before tells: `was put on a U.S. blacklist, barring it from …`.
    var acting: Voice?
    var isDoubted = false
    /// The words before that only introduce: `The office found`.
    var opening: Range<Int>?
  }

  mutating func read(
    _ sentence: TokenText.Sentence, _ splitter: ClauseSplitter, _ quantity: Int, _ date: Int
  ) {
    if text.tokens[sentence.tokens.upperBound - 1].mark == 0x3F { return }
    let finder = AttributionFinder(text: text, actors: actors, verbs: verbs, quoted: quoted)
    var thread = Thread()
    let whole = finder.find(sentence.tokens, story: sentence.story)
    let stretches = whole == nil ? splitter.stretches(of: sentence) : [sentence.tokens]
    for stretch in stretches {
      var part = sentence
      part.tokens = stretch
      thread.attribution = whole ?? (stretches.count > 1 ? finder.find(stretch, story: sentence.story) : nil)
      let cuts = thread.attribution.map { [$0.content.lowerBound, $0.content.upperBound] } ?? []
      let clauses = splitter.clauses(of: part, cuts: cuts)
      for (place, clause) in clauses.enumerated() {
        let next = place + 1 < clauses.count ? clauses[place + 1] : nil
        make(clause, part, &thread, next: next, quantity, date)
      }
    }
  }

  mutating func make(
    _ clause: ClauseSplitter.Clause, _ sentence: TokenText.Sentence, _ thread: inout Thread,
    next: ClauseSplitter.Clause?, _ quantity: Int, _ date: Int
  ) {
    guard let (range, verb) = content(clause, thread.attribution, sentence) else { return }
    var voice = voice(range, clause, thread)
    let isSaid = !clause.isQuoted && (thread.attribution?.content.overlaps(range) ?? false)
    var parties = subjects.subjects(
      range.lowerBound..<verb, story: sentence.story, voice: voice, isSaid: isSaid,
      last: isSaid && thread.attribution?.content.lowerBound == range.lowerBound ? [] : thread.last)
    if parties.isEmpty, clause.link != 0 || verbs.isGerund(verb) || verb - range.lowerBound <= 1 {
      let isSaidFirst = thread.attribution?.content.lowerBound == range.lowerBound && !clause.isQuoted
      parties = (isSaidFirst ? nil : antecedent(range, clause)) ?? thread.last
    }
    if introduces(verb, range, next: next) {
      if voice == .reporter, let party = parties.first { thread.introduced = .party(party) }
      thread.opening = range
      thread.isDoubted = text.tokens[range].contains { $0.is("doubt") || $0.is("doubts") || $0.is("doubted") }
      let hedge = hedges.hedging(range, verb: verb, content: range.upperBound, isHeadline: sentence.isHeadline)
      thread.hedge = hedge == .asserted ? thread.hedge : hedge
      return
    }
    let found = verbs.content(from: verb, to: range.upperBound)
    if isOnlySaying(verb, found, range, quantity) { return }
    if parties.isEmpty, verb > range.lowerBound, text.tokens[verb - 1].is("there") {
      parties = directObject(behind: verb, range, isLoose: true).map { [$0] } ?? []
    }
    if parties.isEmpty { parties = described(range.lowerBound..<verb, range, sentence.story, voice) }
    if parties.isEmpty, isSaid, case .party(let party) = voice, party.entity.map({ actors.entities[$0].type.isBody }) ?? false {
      parties = [party]
    }
    guard !parties.isEmpty else { return }
    if parties[0].entity != nil { thread.last = parties }
    let object = object(behind: found?.place ?? verb, range, parties)
    let isActive = isActive(verb, found)
    let target = isActive ? directObject(behind: found?.place ?? verb, range) : nil
    if hedges.isHearsay(range), voice == .reporter { voice = .unnamed }
    let framed = frame(found?.entry, parties, object, target, isActive: isActive, voice: voice, sentence,
      isAdvised: text.tokens[verb].has(.modal) && (text.tokens[verb].value == 9 || text.tokens[verb].value == 7))
    voice = framed.voice
    if voice == .reporter, found?.entry.frame == .target {
      voice = (isActive ? nil : agent(behind: verb, range).map { .party($0) }) ?? (verbs.isGerund(verb) ? thread.acting : nil)
        ?? voice
      thread.acting = voice == .reporter ? thread.acting : voice
    }
    if framed.subjects[0].entity != nil { thread.last = framed.subjects }
    var claim = Claim(
      kind: found?.entry.kind ?? .statement, speaker: voice, sources: thread.attribution?.sources ?? [],
      subjects: framed.subjects, predicate: found?.entry.predicate ?? self.predicate(verb), object: framed.object,
      hedging: .asserted, isPositive: !hedges.isNegative(range, verb: verb), quote: bytes(opened(range, thread)),
      rule: rule(clause, thread.attribution, range, sentence), story: sentence.story)
    claim.value =
      first(quantity, quantities.count, verb..<range.upperBound) { quantities[$0].tokens }
      ?? first(quantity, quantities.count, range) { quantities[$0].tokens }
    claim.date = first(date, dates.count, range) { dates[$0].tokens }
    if claim.date == nil, isSaid, let attribution = thread.attribution {
      claim.date = first(date, dates.count, sayingWords(attribution, sentence)) { dates[$0].tokens }
    }
    let isActor = parties[0].entity.map { actors.entities[$0].type.isActor } ?? false
    claim.hedging = hedging(range, verb, found?.place, sentence, thread, isActor: isActor && isActive)
    if thread.isDoubted { claim.isPositive.toggle() }
    claim.kind = kind(claim)
    claims.append(claim)
  }

  /// A clause together with the words right before it that introduce it.
  func opened(_ range: Range<Int>, _ thread: Thread) -> Range<Int> {
    guard let opening = thread.opening, opening.upperBound == range.lowerBound else { return range }
    return opening.lowerBound..<range.upperBound
  }
}
