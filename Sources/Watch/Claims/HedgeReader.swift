/// Reads how sure a clause is, and whether it is denied.
struct HedgeReader {
  let text: TokenText

  private static let words: [(Hedging, WordSet)] = [
    (
      .considering,
      WordSet(
        "considering weighing weighs mulling mulls exploring contemplating thinking toying considers discussing debating studying pondering eyeing"
      )
    ),
    (
      .alleged,
      WordSet(
        "allegedly alleged alleges alleging accused accuses accusing suspected rumoured rumored purportedly indicted"
      )
    ),
    (
      .advocated,
      WordSet(
        "should must ought urged urges urging advocates advocated shouldn't recommends recommended recommend advised")
    ),
    (
      .possible,
      WordSet("could may might seems seem appears appear potentially couldn't apparently")
    ),
    (
      .planned,
      WordSet(
        "plans plan planned planning intends intend intended aims aim aiming hopes scheduled slated preparing prepares vowed "
          + "pledged vows pledges promised promises seeks seek seeking sought set due"
      )
    ),
    (
      .predicted,
      WordSet(
        "will would won't wouldn't expects expect expected expecting predicts predicted forecast forecasts likely unlikely anticipates "
          + "projects projected confident foresees shall poised bound")
    ),
    (
      .estimated,
      WordSet("estimated estimates estimate estimating believe believes believed reckons reckon guess suspect suspects")
    ),
    (.reported, WordSet("reportedly")),
  ]
  /// All of them: most clauses have none.
  private static let all = words.reduce(into: HashFilter()) { filter, row in
    for hash in row.1.hashes { filter.insert(hash) }
  }
  /// What happens to somebody, and is not done on purpose.
  private static let processes = WordSet(
    "be become remain grow fall rise drop decline lose gain reach hit exceed affect hurt harm need suffer benefit face win last "
      + "see have cost account take-off survive feel know fail succeed continue struggle lag catch overtake run happen come go lead "
      + "weaken harm damage undermine hamper slow cripple threaten disrupt invite push drive encourage strengthen boost erode reduce "
      + "get make help let enable permit cause mean depend shrink expand increase decrease double triple improve worsen total average "
      + "cover stay keep bring pass escalate compete still likely probably also soon only eventually ultimately"
  )

  /// `TSMC will stop supplying …`: what a body or country does itself is planned; what happens to it is predicted.
  func isOwnWill(_ verb: Int, to end: Int) -> Bool {
    guard text.tokens[verb].is("will") || text.tokens[verb].is("would"), verb + 1 < end else { return false }
    var place = verb + 1
    while place + 1 < end, text.tokens[place].is("not") || text.tokens[place].is("never") { place += 1 }
    let next = text.tokens[place]
    guard next.isWord, !next.isCapital else { return false }
    return next.is("do") || !next.has([.auxiliary, .negation]) && !Self.processes.contains(next)
  }

  private static let intents = WordSet(
    "build open invest spend launch introduce hire expand construct require review stop acquire buy start begin raise ship "
      + "develop release take respond retaliate impose add remove continue seek provide set create allow ban restrict control "
      + "close sign publish appeal suspend join withdraw ask propose issue work"
  )

  /// - Parameter content: the verb that says what happens; what makes a clause a plan stands before it.
  func hedging(_ clause: Range<Int>, verb: Int, content: Int? = nil, isHeadline: Bool) -> Hedging {
    if isInfinitive(verb, isHeadline) { return .planned }
    // `is known to be considering`
    let said = content ?? verb + 4
    let isTold = said + 2 < clause.upperBound && text.tokens[said + 1].is("to") && text.tokens[said + 2].is("be")
    let near = max(clause.lowerBound, verb - 2)..<max(verb + 1, min(clause.upperBound, said + 2))
    // Words that only tell who thinks it are looked at whole.
    let joined = content == clause.upperBound ? clause : joined(clause, verb)
    let isHedged = clause.contains { Self.all.mayContain(text.tokens[$0].hash) }
    for (hedge, words) in Self.words where isHedged {
      let isFar = hedge == .considering && isTold
      let zone =
        hedge == .alleged || hedge == .reported || isFar ? clause : hedge == .estimated ? joined : near
      guard let place = zone.first(where: { words.contains(text.tokens[$0]) && isMeant($0, isHeadline) }) else {
        if hedge == .possible, let place = clause.first(where: { Self.perhaps.contains(text.tokens[$0]) }) {
          return place + 1 < clause.upperBound && text.tokens[place + 1].isNumber ? .estimated : hedge
        }
        continue
      }
      if hedge == .planned, isUnable(place, clause) { continue }
      if hedge == .considering, text.tokens[place].is("thinking"), !isThinkingOf(place) { continue }
      if hedge == .predicted, isIntent(place, clause) { return .planned }
      if hedge == .advocated, isDuty(place, clause) { continue }
      if hedge == .possible, isAllowed(place, clause) { continue }
      return hedge
    }
    if isPutAt(verb, clause) { return .estimated }
    guard isHearsay(clause) else { return .asserted }
    if clause.contains(where: { Self.looking.contains(text.tokens[$0]) }) { return .considering }
    // `yields are thought to hover around 30 percent`
    let isThought = clause.contains { text.tokens[$0].is("thought") }
    return isThought ? .estimated : .reported
  }

  /// `puts the yield at 40 percent`: somebody's figure for what nobody counted.
  func isPutAt(_ verb: Int, _ clause: Range<Int>) -> Bool {
    let end = min(clause.upperBound, verb + 16)
    guard let put = (verb..<max(verb, min(end, verb + 3))).first(where: { Self.puts.contains(text.tokens[$0]) }) else {
      return false
    }
    return ((put + 1)..<end).contains { place in
      text.tokens[place].is("at")
        && text.tokens[(place + 1)..<min(end, place + 5)].contains { $0.isNumber || $0.has([.number, .fraction]) }
    }
  }

  private static let looking = WordSet("examining evaluating reviewing")
  private static let puts = WordSet("put puts")
  private static let assessing = WordSet("assess assesses assessed")

  /// `We assess that …`, as services say it.
  func isAssessing(_ words: Range<Int>) -> Bool { words.contains { Self.assessing.contains(text.tokens[$0]) } }

  /// `are cooperating and believe that …`: up to the next verb, which is another's matter.
  private func joined(_ clause: Range<Int>, _ verb: Int) -> Range<Int> {
    let end = clause.last { place in
      place > verb && text.tokens[place].is("and") && place + 1 < clause.upperBound
        && text.tokens[place + 1].has([.verb, .auxiliary, .modal])
    }
    return clause.lowerBound..<(end ?? clause.upperBound)
  }

  /// They colour a whole clause, wherever they stand in it.
  private static let perhaps = WordSet("perhaps maybe possibly conceivably")

  /// `thinking of moving`
  private func isThinkingOf(_ place: Int) -> Bool {
    place + 1 < text.tokens.count && (text.tokens[place + 1].is("of") || text.tokens[place + 1].is("about"))
  }

  /// `cannot plan`, `aiming at nobody`: no plan is told.
  private func isUnable(_ place: Int, _ clause: Range<Int>) -> Bool {
    if place > clause.lowerBound {
      let before = text.tokens[place - 1]
      if before.is("cannot") || before.is("can't") || before.is("can’t") || before.is("can") { return true }
      if before.is("not"), place - 1 > clause.lowerBound, text.tokens[place - 2].is("can") { return true }
    }
    return place + 1 < clause.upperBound && text.tokens[place + 1].is("at")
  }

  private static let duties = WordSet(
    "now obtain apply ask seek comply file submit get hold notify report show prove register pay declare")

  private static let lawful = WordSet("lawfully legally freely")

  /// `may lawfully rent`: what is allowed, and no guess.
  private func isAllowed(_ place: Int, _ clause: Range<Int>) -> Bool {
    text.tokens[place].is("may") && place + 1 < clause.upperBound && Self.lawful.contains(text.tokens[place + 1])
  }

  /// `must obtain a licence`: what a rule demands, and nobody's wish.
  private func isDuty(_ place: Int, _ clause: Range<Int>) -> Bool {
    text.tokens[place].is("must") && place + 1 < clause.upperBound && Self.duties.contains(text.tokens[place + 1])
  }

  private static let heard = WordSet("said reported believed understood thought rumoured rumored")

  private static let accusers = WordSet(
    "indictment indictments complaint prosecutors prosecutor affidavit lawsuit plaintiffs accusers charges")

  /// Whether what says it accuses: `according to the indictment`.
  func isAccusing(_ words: Range<Int>) -> Bool {
    words.contains { place in
      Self.accusers.contains(text.tokens[place])
        || text.tokens[place].is("court") && place + 1 < text.tokens.count
          && Self.records.contains(text.tokens[place + 1])
    }
  }

  private static let records = WordSet("records documents filings papers")
  private static let reckonings = WordSet(
    "reckoning estimate estimates estimation count calculation calculations tally")

  /// `by her reckoning`, `according to an estimate`.
  func isReckoned(_ words: Range<Int>) -> Bool { words.contains { Self.reckonings.contains(text.tokens[$0]) } }

  private static let proofs = WordSet("evidence proof sign signs indication indications suggestion")

  /// `no evidence that …`: told as not so.
  func isUnproven(_ clause: Range<Int>) -> Bool {
    guard let first = clause.first, first > 1, text.tokens[first].is("that"),
      Self.proofs.contains(text.tokens[first - 1])
    else { return false }
    return text.tokens[max(0, first - 4)..<(first - 1)].contains { $0.has(.negation) || $0.is("little") }
  }

  private static let openers = WordSet("the a an no any new growing widespread persistent repeated")

  private func isNounOpen(_ token: Token) -> Bool {
    token.has([.preposition, .possessivePronoun, .past, .auxiliary]) || token.shape.contains(.possessive)
      || Self.openers.contains(token)
  }

  private static let nouns: [(Hedging, WordSet)] = [
    (
      .alleged,
      WordSet(
        "charge charges allegation allegations accusation accusations suspicion suspicions claim claims complaint")
    ),
    (.possible, WordSet("fear fears worry worries concern concerns risk risks possibility chance danger")),
    (.predicted, WordSet("expectation expectations hope hopes prospect forecast prediction likelihood")),
    (.reported, WordSet("report reports rumour rumours rumor rumors talk speculation")),
    (.estimated, WordSet("belief assumption impression estimate guess assessment view theory")),
  ]

  /// `charges that …`, `fears that …`: how sure the noun before a clause with `that` makes it.
  func noun(before clause: Range<Int>) -> Hedging? {
    guard let first = clause.first, first > 0, text.tokens[first].is("that") else { return nil }
    let before = text.tokens[first - 1]
    // `AMEC claims that …` is said; `rejected claims that …`, `the fear that …` are nouns.
    guard before.isWord, !before.isCapital, first > 1, isNounOpen(text.tokens[first - 2]) else { return nil }
    return Self.nouns.first { $0.1.contains(before) }?.0
  }

  private static let alleging = WordSet("alleged alleges alleging accused accuses accusing")

  func isAlleging(_ words: Range<Int>) -> Bool { words.contains { Self.alleging.contains(text.tokens[$0]) } }

  /// `is said to …`: nobody is named who says it.
  func isHearsay(_ clause: Range<Int>) -> Bool {
    guard clause.count > 3 else { return false }
    return (clause.lowerBound + 1..<clause.upperBound - 1).contains { place in
      Self.heard.contains(text.tokens[place]) && text.tokens[place + 1].is("to")
        && text.tokens[place - 1].has(.auxiliary)
    }
  }

  /// `May` with a capital is a month, `Plan B` a name.
  private func isMeant(_ place: Int, _ isHeadline: Bool) -> Bool {
    guard !text.tokens[place].isCapital || isHeadline && !text.tokens[place].has(.month) else { return false }
    guard place > 0 else { return true }
    let (token, before) = (text.tokens[place], text.tokens[place - 1])
    // `is set to open`
    if token.is("set") || token.is("due") || token.is("poised") || token.is("bound") {
      return place + 1 < text.tokens.count && text.tokens[place + 1].is("to") && before.has(.auxiliary)
    }
    // `would be well advised to`
    if token.is("advised") { return before.is("well") }
    // `to appear in print`
    if token.is("appear") || token.is("seem") { return !before.is("to") }
    // `below our estimate`
    guard Self.figures.contains(token) else { return true }
    return !before.has(.possessivePronoun) && !before.is("the") && !before.is("an") && !before.is("a")
  }

  private static let figures = WordSet("estimate forecast guess")

  /// `SMIC to Build Plant`.
  private func isInfinitive(_ verb: Int, _ isHeadline: Bool) -> Bool {
    isHeadline && verb > 0 && text.tokens[verb - 1].is("to")
  }

  /// `will open …`: what the subject decides itself is planned.
  private func isIntent(_ place: Int, _ clause: Range<Int>) -> Bool {
    let token = text.tokens[place]
    guard token.is("will") || token.is("would"), place + 1 < clause.upperBound else { return false }
    let next = text.tokens[place + 1]
    guard next.is("be"), place + 2 < clause.upperBound else { return Self.intents.contains(next) }
    return Self.settled.contains(text.tokens[place + 2])
  }

  /// What is done on purpose, and settled before: `would be held in May`.
  private static let settled = WordSet(
    "held amended approved reviewed published introduced issued added removed extended postponed delayed launched signed opened built "
      + "installed completed tightened eased lifted announced submitted presented closed phased")

  /// Whether the verb is denied: a negation near it, or a verb that denies.
  func isNegative(_ clause: Range<Int>, verb: Int) -> Bool {
    // `No firm that obeys the law has …`
    if let first = clause.first, verb > first, verb - first > 3, Self.none.contains(text.tokens[first]),
      !isComparing(text.tokens[first + 1]), !text.tokens[first + 1].is("longer")
    {
      return true
    }
    let from = max(clause.lowerBound, verb - 3)
    let to = min(clause.upperBound, verb + 5)
    for place in from..<to {
      let token = text.tokens[place]
      // `has applied and heard nothing`: the next verb's.
      if place > verb, token.is("and") || token.is("but") { return false }
      if token.is("denies") || token.is("denied") || token.is("refused") || token.is("failed") { return true }
      if token.is("yet"), place + 1 < clause.upperBound, text.tokens[place + 1].is("to") { return true }
      guard token.has(.negation) else { continue }
      if token.is("no"), place + 1 < clause.upperBound, isComparing(text.tokens[place + 1]) { continue }
      if token.is("not"), place + 1 < clause.upperBound,
        text.tokens[place + 1].is("only") || text.tokens[place + 1].is("as")
      {
        continue
      }
      if token.is("without"), place > verb { continue }
      return true
    }
    return false
  }

  private static let none = WordSet("no nobody none neither nothing")

  private func isComparing(_ token: Token) -> Bool {
    token.is("more") || token.is("fewer") || token.is("less") || token.is("doubt")
  }
}
