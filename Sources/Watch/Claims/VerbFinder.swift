/// Finds the verb that makes a clause of a stretch of words.
struct VerbFinder {
  let text: TokenText
  let actors: Actors
  let predicates: PredicateTable

  /// The first finite verb of a stretch.
  func finite(in range: Range<Int>, isHeadline: Bool) -> Int? {
    var weak: Int?
    for place in range {
      let token = text.tokens[place]
      guard token.isWord, !token.isCapital || isHeadline || place == range.lowerBound, actors.mention(at: place) == nil
      else {
        continue
      }
      if token.has([.auxiliary, .modal]), !isAfterTo(place, range), token.isCapital == false || isHeadline {
        return isParticipleAux(token) ? nil : place
      }
      guard place > range.lowerBound, predicates.isVerb(token) || token.has(.say) else {
        if place > range.lowerBound, isUnknownPast(place, range) || isUnknownPresent(place) { weak = weak ?? place }
        continue
      }
      if token.has(.past) {
        guard isPastFinite(place, range) else { continue }
        if isReduced(place, range) { weak = weak ?? place } else { return place }
      } else if isPresent(place, range, isHeadline: isHeadline) {
        return place
      } else if !isHeadline, isDirectPresent(place) {
        weak = weak ?? place
      }
    }
    return weak
  }

  /// A form in `-ing` of a verb that matters.
  func isGerund(_ place: Int) -> Bool {
    guard !text.tokens[place].isCapital, !text.tokens[place].has(.say), let entry = predicates[text.tokens[place]]
    else {
      return false
    }
    return entry.isGerund && entry.predicate != "tells"
  }

  /// A form in `-s` of a verb that is no noun.
  func isThird(_ place: Int) -> Bool {
    guard let entry = predicates[text.tokens[place]] else { return false }
    return entry.isThird && !entry.isNoun
  }

  private func isParticipleAux(_ token: Token) -> Bool { token.is("being") || token.is("been") || token.is("be") }

  private func isAfterTo(_ place: Int, _ range: Range<Int>) -> Bool {
    place > range.lowerBound && text.tokens[place - 1].is("to")
  }

  private static let blockers: WordClass = [.possessivePronoun]
  private static let articles = WordSet("a an the this these those newly recently its their of for with by from")

  private func isPastFinite(_ place: Int, _ range: Range<Int>) -> Bool {
    let before = text.tokens[place - 1]
    if before.is("that"), isDescribing(place) { return false }
    // `Its owner, now retired, has said …`
    if before.is("now"), place > 1, text.tokens[place - 2].mark == Mark.comma, place + 1 < text.tokens.count,
      text.tokens[place + 1].mark == Mark.comma
    {
      return false
    }
    return !before.shape.contains(.possessive) && !before.has(Self.blockers) && !Self.articles.contains(before)
      && before.mark != Mark.hyphen && !Self.conditions.contains(before)
  }

  /// `that diverted products would …`: the verb comes behind the noun.
  private func isDescribing(_ place: Int) -> Bool {
    for next in (place + 1)..<min(place + 4, text.tokens.count) {
      let token = text.tokens[next]
      if next > place + 1, token.has([.auxiliary, .modal]) { return true }
      if !token.isWord || token.isCapital || token.has([.stop, .preposition, .possessivePronoun, .pronoun]) {
        return false
      }
    }
    return false
  }

  /// `If convicted, …`, `once approved`: no verb of a clause of its own.
  private static let conditions = WordSet("if once unless until although though")

  /// `the restriction set by …`, `chips made in …`: a participle that describes.
  private func isReduced(_ place: Int, _ range: Range<Int>) -> Bool {
    guard place + 1 < range.upperBound else { return false }
    let next = text.tokens[place + 1]
    return next.is("by")
      || next.is("in") && actors.mention(at: place - 1) == nil && !text.tokens[place - 1].has(.pronoun)
  }

  /// `Officials rebuked the firm`: a form in `-ed` that no table has, right behind whoever does it, with more behind.
  private func isUnknownPast(_ place: Int, _ range: Range<Int>) -> Bool {
    let token = text.tokens[place]
    guard token.end - token.start > 4, text.bytes[Int(token.end) - 1] == 0x64, text.bytes[Int(token.end) - 2] == 0x65,
      token.bits.isSubset(of: [.common, .inflected]), isPastFinite(place, range), place + 1 < text.tokens.count
    else { return false }
    // `checked only twelve firms`
    let object = isAdverb(text.tokens[place + 1]) && place + 2 < text.tokens.count ? place + 2 : place + 1
    let (before, next) = (text.tokens[place - 1], text.tokens[object])
    let isDirect =
      next.is("the") || next.is("a") || next.is("an") || next.isNumber || actors.mention(at: object) != nil
      || next.has([.possessivePronoun, .number, .approximate])
    let isNoun = before.isWord && !before.has([.stop, .preposition, .auxiliary, .modal, .negation, .say])
    guard actors.mention(at: place - 1) != nil || before.has(.pronoun) || before.mark == Mark.closing else {
      return isNoun && isDirect
    }
    return isDirect || next.has([.possessivePronoun, .preposition, .number]) && !next.is("by") && !next.is("in")
  }

  private func isPresent(_ place: Int, _ range: Range<Int>, isHeadline: Bool) -> Bool {
    let back = placeBefore(place)
    let (token, before) = (text.tokens[place], text.tokens[back])
    if before.is("to") || before.shape.contains(.possessive) || before.has([.possessivePronoun, .preposition, .modal]) {
      return before.is("to") && isHeadline
    }
    if Self.articles.contains(before) || before.mark == Mark.hyphen || before.has([.number, .nationality])
      || before.isNumber
    {
      return false
    }
    let isNamed =
      actors.mention(at: back) != nil || before.mark == Mark.closing || before.has(.pronoun) || before.is("who")
      || before.is("which")
    if before.is("that"), before.end < token.start - 1 || !isNoun(place), !isSubjectNoun(place) { return true }
    let isThird = predicates[token]?.isThird ?? true
    if predicates[token]?.isNoun ?? false {
      let isBody = before.has([.companyCue, .title, .publicHead]) || before.is("country") || before.is("group")
      return (isNamed || isBody) && (isThird || before.has(.pronoun)) && !isNoun(place) && !followsVerb(place)
    }
    if isHeadline { return isThird || isNamed || text.bytes[Int(before.end) - 1] | 0x20 == 0x73 }
    if isNamed { return isThird || before.has(.pronoun) || !isNoun(place) }
    let isPlural = text.bytes[Int(before.end) - 1] == 0x73
    return before.isWord && !before.has([.auxiliary, .stop]) && (isThird != isPlural) && !isNoun(place)
  }

  /// The word before, over adverbs and what opens a quotation: `that allegedly violate`.
  func placeBefore(_ place: Int) -> Int {
    var back = place - 1
    while back > place - 8, back > 0, isOpening(back) || isAdverb(text.tokens[back]) { back -= 1 }
    // `Yields, however, remain …`
    if back - 2 > 0, text.tokens[back].mark == Mark.comma, text.tokens[back - 2].mark == Mark.comma,
      Self.asides.contains(text.tokens[back - 1])
    {
      return back - 3
    }
    return text.tokens[back].mark == Mark.comma ? apposed(before: back) ?? back : back
  }

  /// `Ruixin, a Wuhan-based start-up, plans …`: the end of the name before what describes it.
  private func apposed(before comma: Int) -> Int? {
    // `The finding, she cautioned, rests …`
    let isSaid = comma > 0 && text.tokens[comma - 1].has(.say)
    for place in (max(1, comma - 14)..<max(1, isSaid ? comma - 1 : comma)).reversed() {
      let token = text.tokens[place]
      if token.mark == Mark.stop || token.has([.auxiliary, .modal, .say]) { return nil }
      guard token.mark == Mark.comma else { continue }
      if isSaid { return text.tokens[place - 1].isWord ? place - 1 : nil }
      let next = text.tokens[place + 1]
      let isNamed =
        actors.mention(at: place - 1) != nil
        && (next.is("a") || next.is("an") || next.is("the") || next.is("which") || next.is("who"))
      // `The tool, by all accounts, works`
      let isBeside = next.has(.preposition) && text.tokens[place - 1].isWord && !text.tokens[place - 1].has(.stop)
      return isNamed || isBeside && place - 1 > 0 ? place - 1 : nil
    }
    return nil
  }

  private static let asides = WordSet("however meanwhile though too instead moreover therefore also nevertheless")

  private func isOpening(_ place: Int) -> Bool {
    let token = text.tokens[place]
    return token.mark == Mark.open || token.mark == Mark.straight && text.tokens[place + 1].shape.contains(.glued)
  }

  /// A verb stands right behind: `Weibo shares plunge`.
  private func followsVerb(_ place: Int) -> Bool {
    place + 1 < text.tokens.count && predicates.isVerb(text.tokens[place + 1])
  }

  func isAdverb(_ token: Token) -> Bool {
    guard token.isWord, !token.isCapital else { return false }
    return token.end - token.start > 4 && text.bytes[Int(token.end) - 1] == 0x79
      && text.bytes[Int(token.end) - 2] == 0x6C || token.is("also") || token.is("still") || token.is("only")
      || token.is("simply") || token.is("always") || token.is("often") || token.is("already") || token.is("now")
      || token.is("then") || token.is("never")
  }

  /// Another verb follows, so this is the noun of the same form.
  private func isNoun(_ place: Int) -> Bool {
    guard place + 1 < text.tokens.count else { return false }
    let next = text.tokens[place + 1]
    return next.has([.auxiliary, .modal]) || next.has(.past) || next.is("of") || next.mark == Mark.stop
  }

  /// `that controls only speed up …`: the noun of a verb behind it.
  private func isSubjectNoun(_ place: Int) -> Bool {
    guard predicates[text.tokens[place]]?.isNoun == true else { return false }
    // `that gross margin might slip`
    if isDescribing(place) { return true }
    var next = place + 1
    while next < text.tokens.count, isAdverb(text.tokens[next]) { next += 1 }
    guard next < text.tokens.count, let entry = predicates[text.tokens[next]] else { return false }
    return !entry.isGerund && !entry.isThird
  }

  private static let outer: Set<String> = ["begins", "plans", "considers", "expects", "ends", "closed"]

  /// `started easing`, `plans to build`: the verb behind says what happens.
  private func inner(_ place: Int, _ end: Int, _ entry: PredicateTable.Entry) -> (
    place: Int, entry: PredicateTable.Entry
  )? {
    guard Self.outer.contains(entry.predicate), place + 1 < end else { return nil }
    var next = place + 1
    if text.tokens[next].is("to"), next + 1 < end { next += 1 }
    guard let found = predicates[text.tokens[next]], found.isGerund || next == place + 2, found.predicate != "tells"
    else {
      return nil
    }
    return (next, found)
  }

  static let lists = WordSet("list lists blacklist blacklists")

  /// `put SMIC on a blacklist`, `cut Huawei off`: the verb says it only together with what follows.
  private func together(_ place: Int, _ end: Int, _ entry: PredicateTable.Entry) -> (
    place: Int, entry: PredicateTable.Entry
  )? {
    let token = text.tokens[place]
    var other = entry
    (other.kind, other.frame) = (.event, .target)
    if Self.puts.contains(token) {
      let list = (place + 1..<max(place + 1, min(end, place + 18))).first { Self.lists.contains(text.tokens[$0]) }
      guard let list, text.tokens[place..<list].contains(where: { $0.is("on") || $0.is("onto") }) else { return nil }
      (other.predicate, other.isParticiple) = ("added_to_list", true)
      return (place, other)
    }
    guard token.is("cut") || token.is("cuts"),
      text.tokens[place + 1..<max(place + 1, min(end, place + 6))].contains(where: { $0.is("off") })
    else { return nil }
    (other.predicate, other.isParticiple) = ("restricted", true)
    return (place, other)
  }

  private static let puts = WordSet("put puts placed places placing putting include included")

  /// `will add 60,000 wafers`: nobody is put on a list where no list is named.
  private func added(_ place: Int, _ end: Int, _ entry: PredicateTable.Entry) -> (
    place: Int, entry: PredicateTable.Entry
  )? {
    guard entry.predicate == "added_to_list", !text.tokens[place].is("blacklisted"),
      !text.tokens[place].is("blacklists"),
      !(place + 1..<max(place + 1, end)).contains(where: { Self.lists.contains(text.tokens[$0]) })
    else { return nil }
    var other = entry
    (other.predicate, other.frame, other.kind) = ("added", .plain, .measure)
    return (place, other)
  }

  /// `declined to comment`: no fall.
  private func declined(_ place: Int, _ end: Int) -> (place: Int, entry: PredicateTable.Entry)? {
    let token = text.tokens[place]
    guard token.is("declined") || token.is("declines"), place + 1 < end, text.tokens[place + 1].is("to") else {
      return nil
    }
    let entry = PredicateTable.Entry(
      predicate: "declined", kind: .statement, frame: .plain, isGerund: false, isParticiple: false, isThird: false)
    return (place, entry)
  }

  /// The verb that says what happens, from the finite one on: over auxiliaries, adverbs and negations.
  func content(from verb: Int, to end: Int) -> (place: Int, entry: PredicateTable.Entry)? {
    var place = verb
    while place < end, place < verb + 8 {
      let token = text.tokens[place]
      if let entry = predicates[token], !token.has([.auxiliary, .modal]) {
        if let inner = inner(place, end, entry) ?? together(place, end, entry) ?? declined(place, end)
          ?? added(place, end, entry)
        {
          return inner
        }
        return (place, entry)
      }
      if token.isWord, actors.mention(at: place) != nil { return nil }
      if token.is("a") || token.is("the") || token.is("an") || token.has(.possessivePronoun) { return nil }
      place += 1
    }
    return nil
  }
}
