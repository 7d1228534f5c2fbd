/// From a clause to its claim: whom it is about, who acts, what it carries.
extension ClaimFinder {
  typealias Found = (place: Int, entry: PredicateTable.Entry)

  /// Whom the words before the verb name or point at.
  func named(_ part: Part, _ voice: Voice, _ thread: Thread) -> [Party] {
    let begins = begins(part, thread)
    let found = subjects.subjects(
      part.before, story: part.sentence.story, voice: voice, isSaid: part.isSaid,
      last: part.isSaid && begins ? [] : thread.last,
      group: group?.story == part.sentence.story ? group?.parties ?? [] : [])
    guard found.isEmpty, part.clause.link != 0 || verbs.isGerund(part.verb) || part.before.count <= 1 else {
      return found
    }
    return (begins && !part.clause.isQuoted ? nil : antecedent(part.range, part.clause)) ?? thread.last
  }

  /// Whether the part is the first of what is said: `told the paper that it has …`.
  private func begins(_ part: Part, _ thread: Thread) -> Bool {
    guard let start = thread.attribution?.content.lowerBound, start <= part.range.lowerBound else { return false }
    return start == part.range.lowerBound
      || part.range.lowerBound - start <= 5 && text.tokens[part.range.lowerBound].is("that")
  }

  /// Where nobody is named: what there is, what the words say, or the body that speaks.
  func meant(_ part: Part, _ voice: Voice) -> [Party] {
    if part.verb > part.range.lowerBound, text.tokens[part.verb - 1].is("there") {
      if let there = directObject(behind: part.verb, part.range, isLoose: true) { return [there] }
      if let words = existing(behind: part.verb, part.range) { return [words] }
    }
    var words = described(part.before, part.range, part.sentence.story, voice)
    // `Samsung said nothing had been decided`: of itself.
    if part.isSaid, part.before.count <= 2, part.before.contains(where: { Self.anybody.contains(text.tokens[$0]) }) {
      words = []
    }
    if words.isEmpty, part.clause.isQuoted, let own = pointing(part.before) { return [own] }
    guard words.isEmpty, part.isSaid, case .party(let party) = voice, let entity = party.entity,
      actors.entities[entity].type.isBody
    else { return words.isEmpty ? described(part.before, part.range, part.sentence.story, voice) : words }
    return [party]
  }

  /// `there is no such deal in writing`: what there is, in words.
  private func existing(behind verb: Int, _ range: Range<Int>) -> Party? {
    let words = range[(verb + 1)...].prefix {
      text.tokens[$0].isWord && !text.tokens[$0].has([.preposition, .auxiliary, .modal]) || text.tokens[$0].isNumber
    }
    guard let first = words.first, let last = words.last, words.count <= 8 else { return nil }
    return Party(
      entity: nil, text: text.text(first..<(last + 1)), range: text.bytes(of: first..<(last + 1)))
  }

  private static let pointers = WordSet("we they this these")

  /// `“We stopped two machines,” a manager said`: whom the words of somebody without a name mean, nobody knows but they.
  private func pointing(_ before: Range<Int>) -> Party? {
    guard before.count == 1, let first = before.first, Self.pointers.contains(text.tokens[first]) else { return nil }
    return Party(entity: nil, text: text.text(before), range: text.bytes(of: before))
  }

  /// `The office found that …`: says who and how sure, for what comes behind it.
  func introduce(_ part: Part, _ voice: Voice, _ parties: [Party], _ thread: inout Thread) {
    // `It could be that …` is nobody's word.
    let isCleft = part.before.allSatisfy { text.tokens[$0].is("it") || text.tokens[$0].is("this") }
    if voice == .reporter, !isCleft, let party = parties.first {
      // `Officials in Washington believe …`
      let isCrowd = part.before.contains { VoiceFinder.crowds.contains(text.tokens[$0]) }
      thread.introduced = isCrowd ? crowd(part) : .party(party)
    }
    thread.opening = part.range
    let words = text.tokens[part.range]
    thread.isDoubted = words.contains { Self.doubts.contains($0) }
    // `We do not think that …`.
    if words.contains(where: { Self.thinks.contains($0) }), words.contains(where: { $0.has(.negation) }) {
      thread.isDoubted = true
    }
    let hedge = hedges.hedging(
      part.range, verb: part.verb, content: part.range.upperBound, isHeadline: part.sentence.isHeadline)
    thread.hedge = hedge == .asserted ? thread.hedge : hedge
  }

  private func crowd(_ part: Part) -> Voice {
    VoiceFinder(text: text, actors: actors).voice(part.before, story: part.sentence.story, isBehind: false)
  }

  /// `is expected to announce`: others say so.
  private static let heard = WordSet("expected likely said believed reported thought known understood")
  private static let doubts = WordSet("doubt doubts doubted")
  private static let thinks = WordSet("think thinks believe believes expect expects convinced sure certain persuaded")

  /// Subjects, object and voice, turned round where the claim is about what is acted on.
  func sides(_ part: Part, _ found: Found?, _ parties: [Party], _ voice: Voice, _ thread: inout Thread) -> Framed {
    let (range, verb) = (part.range, part.verb)
    let isActive = isActive(verb, found)
    let advises = text.tokens[verb].has(.modal) && (text.tokens[verb].value == 9 || text.tokens[verb].value == 7)
    // `The bureau could ask for records`: it has asked nobody yet.
    let isOpen =
      text.tokens[verb].has(.modal) && [4, 5, 6].contains(text.tokens[verb].value)
      || text.tokens[verb].has(.auxiliary) && verb + 1 < range.upperBound && Self.heard.contains(text.tokens[verb + 1])
    var framed = frame(
      found?.entry, parties, object(behind: found?.place ?? verb, range, parties),
      isActive ? directObject(behind: found?.place ?? verb, range) : nil, isActive: isActive, voice: voice,
      part.sentence, isAdvised: advises, isOpen: isOpen)
    if framed.voice == .reporter, found?.entry.frame == .target {
      let agent = isActive ? nil : agent(behind: verb, range).map { Voice.party($0) }
      framed.voice = agent ?? (verbs.isGerund(verb) ? thread.acting : nil) ?? .reporter
      if framed.voice != .reporter { thread.acting = framed.voice }
    }
    if framed.voice == .reporter, hedges.isPutAt(verb, range) { framed.voice = reckoner(parties[0]) }
    return framed
  }

  /// `Two of them put it at 120`, `Greyline puts the figure at 85,000`: whose figure it is.
  private func reckoner(_ party: Party) -> Voice {
    guard let entity = party.entity else { return .unnamed }
    return actors.entities[entity].type.isActor && actors.entities[entity].type != .place ? .party(party) : .reporter
  }

  func claim(_ part: Part, _ found: Found?, _ sides: Framed, _ thread: Thread, actor: Party) -> Claim {
    let (range, verb) = (part.range, part.verb)
    let isPositive = !hedges.isNegative(range, verb: verb)
    var claim = Claim(
      kind: found?.entry.kind ?? .statement, speaker: sides.voice,
      sources: part.isSaid ? thread.attribution?.sources ?? [] : [], subjects: sides.subjects,
      predicate: found?.entry.predicate ?? predicate(verb), object: sides.object, hedging: .asserted,
      isPositive: isPositive
        != (isDoubted(part, thread) || hedges.isUnproven(range) || part.isSaid && thread.attribution?.isDenied == true),
      quote: bytes(opened(range, thread)),
      rule: rule(part.clause, thread.attribution, range, part.sentence), story: part.sentence.story)
    claim.value = value(part)
    claim.date = first(part.date, dates.count, part.range) { dates[$0].tokens }
    if part.isSaid, let attribution = thread.attribution {
      claim.saidOn = first(part.date, dates.count, sayingWords(attribution, part.sentence)) { dates[$0].tokens }
    }
    let acts = actor.entity.map { actors.entities[$0].type.isActor } ?? isOffice(actor)
    claim.hedging = hedging(
      range, verb, found?.place, part.sentence, thread,
      isActor: acts && isActive(verb, found) && !isOutsider(sides.voice, of: actor))
    if claim.hedging == .asserted, isAhead(claim, verb) { claim.hedging = .planned }
    claim.kind = kind(claim)
    return claim
  }

  /// `The rules take effect on 15 May`, told in April: the present of what is settled.
  private func isAhead(_ claim: Claim, _ verb: Int) -> Bool {
    let token = text.tokens[verb]
    guard let date = claim.date, let day = dates[date].period?.lowerBound, let today = today(claim.story) else {
      return false
    }
    return day > today && token.isWord && !token.has([.past, .modal]) && !token.is("was") && !token.is("were")
      && !token.is("had") && !token.is("has") && !token.is("have")
  }

  /// An analyst or rival: what others `will` do is no plan of theirs.
  private func isOutsider(_ voice: Voice, of actor: Party) -> Bool {
    guard case .party(let party) = voice, let entity = party.entity, entity != actor.entity else { return false }
    let type = actors.entities[entity].type
    guard type == .person else { return type == .company || type == .organization }
    guard let body = actors.spokenFor(by: party, story: nil) else { return false }
    return body.entity != actor.entity && body.entity.map { actors.entities[$0].type != .publicBody } ?? false
  }

  private static let offices = WordSet(
    "office government cabinet ministry agency department administration authorities regulators company group firm bureau parliament fund cooperative union association court panel committee consortium operator airline council bank plant factory"
  )

  /// `This office will …`, `the cabinet`: a body without its name.
  func isOffice(_ party: Party) -> Bool {
    guard let range = party.range, let first = actors.token(at: range.lowerBound) else { return false }
    return (first..<min(first + 8, text.tokens.count)).contains {
      Self.offices.contains(text.tokens[$0]) && Int(text.tokens[$0].end) <= range.upperBound
    }
  }

  private func isDoubted(_ part: Part, _ thread: Thread) -> Bool {
    thread.isDoubted && thread.opening?.upperBound == part.range.lowerBound
  }

  /// What somebody says in a story is all said when the story says that they spoke.
  mutating func carrySaying() {
    var days: [[Int]: Int] = [:]
    for claim in claims {
      guard let day = claim.saidOn, let key = key(claim), days[key] == nil else { continue }
      days[key] = day
    }
    guard !days.isEmpty else { return }
    for place in claims.indices where claims[place].saidOn == nil {
      if let key = key(claims[place]), claims[place].rule != "claim.clause" { claims[place].saidOn = days[key] }
    }
  }

  private func key(_ claim: Claim) -> [Int]? {
    guard case .party(let party) = claim.speaker, let entity = party.entity else { return nil }
    return [claim.story ?? -1, entity]
  }

  /// The figure behind the verb, else one before it.
  private func value(_ part: Part) -> Int? {
    first(part.quantity, quantities.count, part.verb..<part.range.upperBound) { quantities[$0].tokens }
      ?? first(part.quantity, quantities.count, part.range) { quantities[$0].tokens }
  }

  /// A clause together with the words right before it that introduce it.
  func opened(_ range: Range<Int>, _ thread: Thread) -> Range<Int> {
    guard let opening = thread.opening, opening.upperBound == range.lowerBound else { return range }
    return opening.lowerBound..<range.upperBound
  }
}
