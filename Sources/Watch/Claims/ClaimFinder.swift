/// Makes claims of clauses: who says what about whom, how sure, with which number and time.
struct ClaimFinder {
  let text: TokenText
  let actors: Actors
  let quotations: [Quotation]
  let quantities: [Quantity]
  let dates: [DateMention]
  let knowledge: WatchKnowledge
  private let quoted: TokenCover
  private let subjects: SubjectFinder
  private let verbs: VerbFinder
  private let hedges: HedgeReader
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
  private func withoutDateline(_ sentence: TokenText.Sentence) -> TokenText.Sentence {
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
  private struct Thread {
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

  private mutating func read(
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

  private mutating func make(
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
  private func opened(_ range: Range<Int>, _ thread: Thread) -> Range<Int> {
    guard let opening = thread.opening, opening.upperBound == range.lowerBound else { return range }
    return opening.lowerBound..<range.upperBound
  }

  // MARK: Content and voice

  /// The part of a clause that is said, with its verb; nil where the clause only says who speaks.
  private func content(
    _ clause: ClauseSplitter.Clause, _ attribution: Attribution?, _ sentence: TokenText.Sentence
  ) -> (Range<Int>, Int)? {
    guard let attribution, !clause.isQuoted else { return (clause.tokens, clause.verb) }
    let range = clause.tokens.clamped(to: attribution.content)
    if range == clause.tokens { return (range, clause.verb) }
    if !attribution.content.contains(clause.verb), !text.tokens[clause.verb].has(.say) {
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

  /// `expects Tokyo Electron to lose …`: what is said has its subject before `to`.
  private func infinitive(behind verb: Int, _ range: Range<Int>) -> Int? {
    guard range.lowerBound == verb + 1, !text.tokens[range.lowerBound].is("to") else { return nil }
    for place in range.dropFirst().prefix(9) where text.tokens[place].is("to") && place + 1 < range.upperBound {
      return text.tokens[place + 1].isWord && !text.tokens[place + 1].isCapital ? place + 1 : nil
    }
    return nil
  }

  /// `The founder shrugged off sanctions, saying …`: a clause of its own beside what is said.
  private func outside(_ clause: ClauseSplitter.Clause, _ attribution: Attribution) -> (Range<Int>, Int)? {
    let end =
      clause.tokens.upperBound > attribution.content.lowerBound && clause.verb < attribution.content.lowerBound
      ? attribution.content.lowerBound : clause.tokens.upperBound
    guard clause.verb < end, clause.tokens.lowerBound < end, attribution.rule != "claim.according-to" else {
      return nil
    }
    return (clause.tokens.lowerBound..<end, clause.verb)
  }

  private func voice(_ range: Range<Int>, _ clause: ClauseSplitter.Clause, _ thread: Thread) -> Voice {
    if clause.isQuoted {
      let place = range.lowerBound + range.count / 2
      guard let quotation = quotation(at: place) ?? quotation(at: clause.verb)
      else {
        return .reporter
      }
      return quotation.speaker.map { .party($0) } ?? .unnamed
    }
    if let attribution = thread.attribution, attribution.content.overlaps(range) { return attribution.voice }
    if isGoingOn(range) { return thread.attribution?.voice ?? thread.last.first.map { .party($0) } ?? .reporter }
    return thread.introduced ?? .reporter
  }

  /// `…, adding that it had done harm`: the same one goes on.
  private func isGoingOn(_ range: Range<Int>) -> Bool {
    guard range.lowerBound > 0, text.tokens[range.lowerBound].is("that") else { return false }
    let before = text.tokens[range.lowerBound - 1]
    return before.has(.say) && text.bytes[Int(before.end) - 1] == 0x67
  }

  private func quotation(at token: Int) -> Quotation? {
    var (low, high) = (0, quotations.count)
    while low < high {
      let middle = (low + high) / 2
      if quotations[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < quotations.count && quotations[low].tokens.contains(token) ? quotations[low] : nil
  }

  private static let findings = WordSet(
    "found finds find shows showed show discovered learned concluded determined ruled means proves proved")

  /// `he expects` before `that …`: says who thinks it, and nothing of its own.
  private func introduces(_ verb: Int, _ range: Range<Int>, next: ClauseSplitter.Clause?) -> Bool {
    guard let next, next.tokens.lowerBound == range.upperBound else { return false }
    if text.tokens[verb].has(.say), range.upperBound - verb <= 2 { return true }
    if next.link == WordKey("that").hash, range.upperBound - verb <= 2, Self.findings.contains(text.tokens[verb]) {
      return true
    }
    return next.link == WordKey("that").hash && range.upperBound - verb <= 3
      && text.tokens[verb].has([.auxiliary, .modal])
  }

  /// `Okafor added`, `she told reporters on Tuesday`: what is said stands elsewhere.
  private func isOnlySaying(
    _ verb: Int, _ found: (place: Int, entry: PredicateTable.Entry)?, _ range: Range<Int>, _ quantity: Int
  ) -> Bool {
    let saying = found?.place ?? verb
    guard text.tokens[saying].has(.say), !hedges.isHearsay(range), !AttributionFinder.isDoing(text, actors, saying) else {
      return false
    }
    let rest = text.tokens[(saying + 1)..<max(saying + 1, range.upperBound)]
    if found?.entry.frame == .voice, rest.count >= 4 { return false }
    if rest.dropFirst().contains(where: { $0.is("to") }), rest.count >= 5 { return false }
    return !((saying + 1)..<max(saying + 1, range.upperBound)).contains {
      actors.mention(at: $0)?.type.isActor == false || actors.mention(at: $0)?.type == .company
    } && first(quantity, quantities.count, saying..<range.upperBound) { quantities[$0].tokens } == nil
  }

  /// `chips that violate …`: what a relative clause is about stands right before it.
  private func antecedent(_ range: Range<Int>, _ clause: ClauseSplitter.Clause) -> [Party]? {
    let isRelative =
      clause.link == WordKey("that").hash || clause.link == WordKey("which").hash || clause.link == WordKey("who").hash
    guard isRelative else { return nil }
    if clause.link == WordKey("who").hash {
      return actors.lastPerson(
        before: range.lowerBound, story: text.sentences[actors.sentence(of: range.lowerBound)].story
      )
      .map { [$0] }
    }
    var place = range.lowerBound - 1
    while place >= 0, place > range.lowerBound - 5 {
      if let mention = actors.mention(at: place) { return [actors.party(mention)] }
      place -= 1
    }
    return nil
  }

  private func rule(
    _ clause: ClauseSplitter.Clause, _ attribution: Attribution?, _ range: Range<Int>, _ sentence: TokenText.Sentence
  ) -> String {
    if clause.isQuoted { return "claim.quotation" }
    if let attribution, attribution.content.overlaps(range) { return attribution.rule }
    return sentence.isHeadline ? "claim.headline" : "claim.clause"
  }

  // MARK: Sides

  /// A subject in words only.
  private func described(_ range: Range<Int>, _ clause: Range<Int>, _ story: Int?, _ voice: Voice) -> [Party] {
    guard range.count >= 1, range.count <= 24, clause.count >= 4 else { return [] }
    let words = bytes(range)
    guard !words.isEmpty, !text.tokens[range].allSatisfy({ $0.has([.stop, .preposition]) || !$0.isWord }) else {
      return []
    }
    if let owner = subjects.owner(range, story: story, voice: voice) { return [owner] }
    return [Party(entity: nil, text: String(decoding: text.bytes[words], as: UTF8.self), range: words)]
  }

  private func object(behind verb: Int, _ range: Range<Int>, _ subjects: [Party]) -> Party? {
    var place = verb + 1
    while place < range.upperBound {
      if let mention = actors.mention(at: place) {
        let next = mention.tokens.upperBound
        let isDescribing =
          next < range.upperBound && text.tokens[next].shape.contains(.possessive)
          && next + 1 < range.upperBound && actors.mention(at: next + 1) != nil
        if !isDescribing, !subjects.contains(where: { $0.entity == mention.entity }) { return actors.party(mention) }
        place = max(place + 1, next)
      } else {
        place += 1
      }
    }
    return nil
  }

  /// What stands behind the verb with nothing but describing words between; over `employees from using` too.
  ///
  /// - Parameter isLoose: whether prepositions may stand between, as in `there are many makers in China`.
  private func directObject(behind verb: Int, _ range: Range<Int>, isLoose: Bool = false) -> Party? {
    var place = verb + 1
    while place < range.upperBound {
      let token = text.tokens[place]
      if let mention = actors.mention(at: place) {
        let next = mention.tokens.upperBound
        let isOwner = next < range.upperBound && text.tokens[next].shape.contains(.possessive)
        if !isOwner, actors.tail(at: place) == nil { return actors.party(mention) }
        place = next + 1
        continue
      }
      if token.mark == Mark.comma, let named = apposed(place), named.type == .product { return actors.party(named) }
      if token.mark == Mark.comma || token.mark == Mark.opening { return nil }
      if token.has(.preposition), !isLoose {
        guard token.is("from"), place + 1 < range.upperBound,
          knowledge.predicates[text.tokens[place + 1]]?.isGerund == true
        else {
          return nil
        }
      }
      place += 1
    }
    return nil
  }

  /// `its own operating system, HarmonyOS`: the name behind the comma, if the stretch ends with it.
  private func apposed(_ comma: Int) -> Mention? {
    guard comma + 1 < text.tokens.count, let named = actors.mention(at: comma + 1) else { return nil }
    let next = named.tokens.upperBound
    return next >= text.tokens.count || text.tokens[next].shape.contains(.mark) ? named : nil
  }

  /// Who did what was done to the subject: `by the bureau`, `a U.S. blacklist`.
  private func agent(behind verb: Int, _ range: Range<Int>) -> Party? {
    for place in (verb + 1)..<max(verb + 1, range.upperBound) {
      guard let mention = actors.mention(at: place), mention.tokens.lowerBound == place, mention.type.isActor else {
        continue
      }
      let next = mention.tokens.upperBound
      if text.tokens[place - 1].is("by") { return actors.party(mention) }
      let behind = text.tokens[next..<min(text.tokens.count, next + 4)]
      if mention.type == .place || mention.type == .publicBody, actors.tail(at: place) == nil,
        behind.contains(where: { VerbFinder.lists.contains($0) })
      {
        return actors.party(mention)
      }
    }
    return nil
  }

  private func isActive(_ verb: Int, _ found: (place: Int, entry: PredicateTable.Entry)?) -> Bool {
    guard let found, found.entry.isParticiple, found.place > verb else { return true }
    return !text.tokens[verb..<found.place].contains {
      $0.is("it's") || $0.is("was") || $0.is("were") || $0.is("is") || $0.is("are") || $0.is("been") || $0.is("be")
        || $0.is("being")
    }
  }

  private struct Framed {
    var subjects: [Party]
    var object: Party?
    var voice: Voice
  }

  /// Turns a claim round where it is about what is acted on.
  private func frame(
    _ entry: PredicateTable.Entry?, _ subjects: [Party], _ object: Party?, _ target: Party?, isActive: Bool,
    voice: Voice,
    _ sentence: TokenText.Sentence, isAdvised: Bool
  ) -> Framed {
    let plain = Framed(subjects: subjects, object: object, voice: voice)
    guard let entry, isActive, let actor = subjects.first, actor.entity != nil else { return plain }
    let own: Voice = voice == .reporter && !isAdvised ? .party(actor) : voice
    switch entry.frame {
    case .plain: return plain
    case .voice: return Framed(subjects: subjects, object: object, voice: own)
    case .act:
      let tells = sentence.isHeadline || entry.kind == .plan || entry.predicate == "announced"
      return Framed(subjects: subjects, object: object, voice: tells ? own : voice)
    case .target:
      guard let target, canBeTarget(target) else {
        return Framed(subjects: subjects, object: object, voice: entry.kind == .event && isListing(entry) ? own : voice)
      }
      return Framed(subjects: [target], object: actor, voice: own)
    case .product:
      guard let target, isProduct(target) else {
        return Framed(subjects: subjects, object: object, voice: own)
      }
      return Framed(subjects: [target], object: actor, voice: own)
    }
  }

  /// Who puts others on lists says so; who restricts its own exports need not.
  private func isListing(_ entry: PredicateTable.Entry) -> Bool {
    entry.predicate == "added_to_list" || entry.predicate == "removed_from_list" || entry.predicate == "sanctioned"
  }

  /// `launched HarmonyOS`, and not `launched a Blackwell chip`, where the name only describes.
  private func isProduct(_ party: Party) -> Bool {
    guard let entity = party.entity, actors.entities[entity].type == .product, let range = party.range else { return false }
    return text.bytes[range.upperBound...].first { $0 != 0x20 }.map { !(0x61...0x7A).contains($0) } ?? true
  }

  private func canBeTarget(_ party: Party) -> Bool {
    guard let entity = party.entity else { return false }
    switch actors.entities[entity].type {
    case .company, .product, .person, .organization: return true
    default: return false
    }
  }

  // MARK: What it says

  private func predicate(_ verb: Int) -> String {
    let token = text.tokens[verb]
    if token.is("has") || token.is("have") || token.is("had") { return "has" }
    return token.has(.auxiliary) ? "is" : String(decoding: text.bytes[token.range], as: UTF8.self).lowercased()
  }

  private func hedging(
    _ range: Range<Int>, _ verb: Int, _ content: Int?, _ sentence: TokenText.Sentence, _ thread: Thread, isActor: Bool
  ) -> Hedging {
    let own = hedges.hedging(range, verb: verb, content: content, isHeadline: sentence.isHeadline)
    if own == .predicted, isActor, hedges.isOwnWill(verb, to: range.upperBound) { return .planned }
    if own != .asserted { return own }
    if let hedge = thread.hedge { return hedge }
    if let attribution = thread.attribution, attribution.content.overlaps(range) {
      let words = sayingWords(attribution, sentence)
      let said = hedges.hedging(words, verb: words.lowerBound, content: words.upperBound, isHeadline: false)
      if said != .asserted { return said }
      if attribution.isReported { return .reported }
    }
    return .asserted
  }

  /// The words that tell who speaks: what is not said by them.
  private func sayingWords(_ attribution: Attribution, _ sentence: TokenText.Sentence) -> Range<Int> {
    attribution.saying.clamped(to: sentence.tokens)
  }

  private func kind(_ claim: Claim) -> ClaimKind {
    switch claim.hedging {
    case .planned, .considering, .predicted: .plan
    default: claim.value != nil && claim.kind != .event ? .measure : claim.kind
    }
  }

  private func first(_ from: Int, _ count: Int, _ range: Range<Int>, _ tokens: (Int) -> Range<Int>) -> Int? {
    var place = from
    while place < count, tokens(place).lowerBound < range.upperBound {
      if tokens(place).lowerBound >= range.lowerBound { return place }
      place += 1
    }
    return nil
  }

  /// The bytes of a stretch, without marks and links at its ends.
  private func bytes(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, text.tokens[low].shape.contains(.mark) || text.tokens[low].is("and") { low += 1 }
    while high > low + 1, text.tokens[high - 1].mark == Mark.comma || text.tokens[high - 1].mark == Mark.stop {
      high -= 1
    }
    return low < high ? text.bytes(of: low..<high) : 0..<0
  }
}
