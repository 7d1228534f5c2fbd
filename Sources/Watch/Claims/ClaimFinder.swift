import Interchange

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
  let turns: Turns
  /// By story: the body that tells it.
  let issuers: [Int: Party]
  /// The day of a story.
  let today: (Int?) -> CalendarDay?
  /// The places of segments of which no claims are made.
  let isSkipped: (Int) -> Bool
  var claims: [Claim] = []
  /// Whom the sentence before was about, in its paragraph: `It will …`.
  private var previous: (segment: Int, parties: [Party])?
  /// The paper that spoke in the sentence before: `It finds that …`.
  private var paper: (segment: Int, voice: Voice, isAccusing: Bool)?
  /// Who says all that follows in a paragraph: `X writes: …`.
  private var opened: (segment: Int, voice: Voice)?
  /// Those whom the story named together last: `They will …`.
  var group: (story: Int?, parties: [Party])?

  init(
    _ text: TokenText, _ actors: Actors, quotations: [Quotation], quantities: [Quantity], dates: [DateMention],
    knowledge: WatchKnowledge, today: @escaping (Int?) -> CalendarDay?,
    skipping isSkipped: @escaping (Int) -> Bool
  ) {
    (self.text, self.actors, self.quotations, self.quantities) = (text, actors, quotations, quantities)
    (self.dates, self.knowledge, self.today, self.isSkipped) = (dates, knowledge, today, isSkipped)
    quoted = TokenCover(count: text.tokens.count, quotations.map(\.tokens))
    subjects = SubjectFinder(text: text, actors: actors, knowledge: knowledge)
    verbs = VerbFinder(text: text, actors: actors, predicates: knowledge.predicates)
    hedges = HedgeReader(text: text)
    turns = Turns(text, actors, skipping: isSkipped)
    issuers = Release(text, actors).issuers(skipping: isSkipped)
  }

  mutating func run() {
    let splitter = ClauseSplitter(text: text, actors: actors, verbs: verbs, quoted: quoted)
    let roles = RoleClaims(text: text, actors: actors)
    let acts = ActClaims(text: text, actors: actors)
    var quantity = 0
    var date = 0
    let han = HanClaims(text: text, actors: actors, quantities: quantities, dates: dates)
    for whole in text.sentences where !isSkipped(whole.segment) {
      if isHan(whole) {
        claims += han.find(whole)
        continue
      }
      let sentence = withoutDateline(withoutTurn(whole))
      while quantity < quantities.count, quantities[quantity].tokens.upperBound <= sentence.tokens.lowerBound {
        quantity += 1
      }
      while date < dates.count, dates[date].tokens.upperBound <= sentence.tokens.lowerBound { date += 1 }
      claims += roles.find(sentence) + acts.find(sentence)
      read(sentence, splitter, quantity, date)
    }
    carrySaying()
  }

  /// Mostly Chinese signs: three bytes each.
  private func isHan(_ sentence: TokenText.Sentence) -> Bool {
    let bytes = text.tokens[sentence.tokens].reduce(0) { $1.shape.contains(.han) ? $0 + $1.range.count : $0 }
    return bytes * 2 > text.bytes(of: sentence.tokens).count
  }

  /// `Chen: We have …`: who speaks, before what is said.
  private func withoutTurn(_ sentence: TokenText.Sentence) -> TokenText.Sentence {
    guard let start = turns.start(sentence.segment), start < sentence.tokens.upperBound else { return sentence }
    var cut = sentence
    cut.tokens = max(start, sentence.tokens.lowerBound)..<sentence.tokens.upperBound
    return cut
  }

  /// `WASHINGTON, May 14 (Reuters) - `: where and when it was written, before the first sentence.
  func withoutDateline(_ sentence: TokenText.Sentence) -> TokenText.Sentence {
    let tokens = sentence.tokens
    let first = text.tokens[tokens.lowerBound]
    let isPlace = actors.mention(at: tokens.lowerBound)?.type == .place
    guard isPlace || first.shape.contains(.allCapitals) && first.end - first.start > 3 else { return sentence }
    for place in tokens.prefix(18) {
      let token = text.tokens[place]
      if token.mark == Mark.longDash || token.mark == Mark.hyphen && !token.shape.contains(.glued),
        place + 3 < tokens.upperBound
      {
        var cut = sentence
        cut.tokens = (place + 1)..<tokens.upperBound
        return cut
      }
      if token.has([.auxiliary, .say]) || !isPlace && place > tokens.lowerBound + 3 { break }
    }
    return sentence
  }

  /// What a sentence carries from clause to clause.
  struct Thread {
    var attribution: Attribution?
    var last: [Party] = []
    var hedge: Hedging?
    var introduced: Voice?
    /// A body told in words only: `the national chip fund`.
    var body: Party?
    /// Who speaks where a talk is told in turns.
    var turn: Voice?
    /// Who did what the clause before tells: `was put on a U.S. blacklist, barring it from …`.
    var acting: Voice?
    var isDoubted = false
    /// Whether a paper that accuses speaks on: `it says`.
    var isAccusing = false
    /// The words before that only introduce: `The office found`.
    var opening: Range<Int>?

    /// Those whom a clause is about, if they are named.
    mutating func note(_ parties: [Party]) {
      if parties[0].entity != nil { last = parties }
    }
  }

  /// A clause of which a claim is made: what of it is said, and with which verb.
  struct Part {
    var clause: ClauseSplitter.Clause
    var sentence: TokenText.Sentence
    var range: Range<Int>
    var verb: Int
    /// Where the figures and times of the sentence begin in `quantities` and `dates`.
    var quantity: Int
    var date: Int
    /// Whether somebody says it, in other words than theirs.
    var isSaid: Bool

    var before: Range<Int> {
      guard let end = clause.subjectEnd, end > range.lowerBound, end < verb else { return range.lowerBound..<verb }
      return range.lowerBound..<end
    }

    /// `which the company says would …`: what is said begins with its verb.
    func told(by told: ClaimFinder.Told) -> Part {
      var part = self
      (part.range, part.verb) = (told.verb..<range.upperBound, told.verb)
      return part
    }
  }

  /// Who speaks where no words of the sentence tell it; nil for the author.
  private func teller(_ sentence: TokenText.Sentence) -> Voice? {
    if let turn = turns.voice(sentence.segment) { return turn }
    if let opened, opened.segment == sentence.segment { return opened.voice }
    return sentence.story.flatMap { issuers[$0] }.map { .party($0) }
  }

  /// What stands between semicolons, where another one speaks behind one of them; nil otherwise.
  private func parts(_ sentence: TokenText.Sentence, _ finder: AttributionFinder) -> [Range<Int>]? {
    var (parts, start): ([Range<Int>], Int) = ([], sentence.tokens.lowerBound)
    for place in sentence.tokens where text.tokens[place].mark == Mark.semicolon && !quoted.covers(place) {
      if start < place { parts.append(start..<place) }
      start = place + 1
    }
    guard !parts.isEmpty, start < sentence.tokens.upperBound else { return nil }
    parts.append(start..<sentence.tokens.upperBound)
    return parts.dropFirst().contains { finder.find($0, story: sentence.story) != nil } ? parts : nil
  }

  mutating func read(
    _ sentence: TokenText.Sentence, _ splitter: ClauseSplitter, _ quantity: Int, _ date: Int
  ) {
    if text.tokens[sentence.tokens.upperBound - 1].mark == 0x3F { return }
    let before = paper?.segment == sentence.segment ? paper : nil
    let finder = AttributionFinder(text: text, actors: actors, verbs: verbs, quoted: quoted, paper: before?.voice)
    var thread = Thread()
    thread.turn = teller(sentence)
    let first = text.tokens[sentence.tokens.lowerBound]
    if sentence.segment == previous?.segment,
      first.has([.pronoun, .possessivePronoun]) && first.value == 3 || pointsBack(sentence.tokens)
    {
      thread.last = previous?.parties ?? []
    }
    let parts = parts(sentence, finder)
    let whole = parts == nil ? finder.find(sentence.tokens, story: sentence.story) : nil
    thread.isAccusing = note(whole, sentence, before: before)
    if let whole { opened = opens(whole, sentence) ? (sentence.segment, whole.voice) : nil }
    let stretches = parts ?? (whole == nil ? splitter.stretches(of: sentence) : [sentence.tokens])
    for stretch in stretches {
      var part = sentence
      part.tokens = stretch
      thread.attribution = whole ?? (stretches.count > 1 ? finder.find(stretch, story: sentence.story) : nil)
      let cuts = thread.attribution.map { [$0.content.lowerBound, $0.content.upperBound] } ?? []
      let isAside = thread.attribution.map {
        $0.rule == "claim.said-between" && $0.saying.lowerBound > stretch.lowerBound
      }
      let clauses = splitter.clauses(
        of: part, cuts: cuts, aside: isAside == true ? thread.attribution?.saying : nil)
      for (place, clause) in clauses.enumerated() {
        let next = place + 1 < clauses.count ? clauses[place + 1] : nil
        make(clause, part, &thread, next: next, quantity, date)
      }
    }
    let about = thread.last.isEmpty ? thread.body.map { [$0] } ?? [] : thread.last
    previous = about.isEmpty ? nil : (sentence.segment, about)
  }

  /// Notes which paper speaks in a sentence; gives whether one goes on that accuses.
  private mutating func note(
    _ whole: Attribution?, _ sentence: TokenText.Sentence, before: (segment: Int, voice: Voice, isAccusing: Bool)?
  ) -> Bool {
    let papers = Papers(text: text, actors: actors)
    if let whole, let before, whole.voice == before.voice,
      text.tokens[whole.saying].prefix(3).contains(where: { $0.is("it") || $0.is("authors") })
    {
      return before.isAccusing
    }
    paper = nil
    if let whole, papers.paper(whole.saying) != nil {
      paper = (sentence.segment, whole.voice, hedges.isAccusing(whole.saying))
    } else if whole == nil, let made = papers.told(sentence) {
      paper = (sentence.segment, made, false)
    }
    return false
  }

  mutating func make(
    _ clause: ClauseSplitter.Clause, _ sentence: TokenText.Sentence, _ thread: inout Thread,
    next: ClauseSplitter.Clause?, _ quantity: Int, _ date: Int
  ) {
    guard !isCondition(clause), !isRestriction(clause), !isAboutSilence(clause),
      let (range, verb) = content(clause, thread.attribution, sentence)
    else { return }
    var part = Part(
      clause: clause, sentence: sentence, range: range, verb: verb, quantity: quantity, date: date,
      isSaid: !clause.isQuoted && (thread.attribution?.content.overlaps(range) ?? false))
    if let aside = thread.attribution, aside.rule == "claim.said-between", aside.saying.lowerBound > range.lowerBound,
      aside.saying.upperBound <= verb,
      verb == aside.saying.upperBound || verbs.isAdverb(text.tokens[aside.saying.upperBound])
    {
      part.clause.subjectEnd = aside.saying.lowerBound
    }
    let told = told(clause, thread)
    if let told { part = part.told(by: told) }
    var voice = told?.voice ?? voice(range, clause, thread)
    var parties = told == nil ? named(part, voice, thread) : wordsBefore(clause).map { [$0] } ?? []
    if introduces(part.verb, part.range, next: next) { return introduce(part, voice, parties, &thread) }
    if isElliptic(part.verb, part.range) { return }
    let found = verbs.content(from: part.verb, to: range.upperBound)
    if isOnlySaying(part.verb, found, part.range, quantity) { return }
    let accused = accused(part)
    if let accused, accused.entity != parties.first?.entity || parties.isEmpty {
      if voice == .reporter { voice = parties.first.map { .party($0) } ?? .unnamed }
      parties = [accused]
    }
    if parties.isEmpty { parties = meant(part, voice) }
    guard !parties.isEmpty else { return }
    thread.note(parties)
    if thread.body == nil, parties[0].entity == nil, isOffice(parties[0]) { thread.body = parties[0] }
    if hedges.isHearsay(range), voice == .reporter { voice = .unnamed }
    if parties.count > 1, parties.allSatisfy({ $0.entity != nil }) { group = (sentence.story, parties) }
    let sides = sides(part, found, parties, voice, &thread)
    thread.note(sides.subjects)
    claims.append(claim(part, found, sides, thread, actor: parties[0]))
  }
}
