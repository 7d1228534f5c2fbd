/// Whom a clause is about, and on whom it acts.
extension ClaimFinder {
  // MARK: Sides

  /// A subject in words only.
  func described(_ whole: Range<Int>, _ clause: Range<Int>, _ story: Int?, _ voice: Voice) -> [Party] {
    guard whole.count >= 1, whole.count <= 24, clause.count >= 4 else { return [] }
    let range = core(whole)
    let words = bytes(range)
    guard !words.isEmpty,
      !text.tokens[range].allSatisfy({ $0.has([.stop, .preposition]) || !$0.isWord })
        || text.tokens[range].contains(where: { Self.anybody.contains($0) || $0.isNumber || $0.has(.number) })
    else { return [] }
    if let owner = subjects.owner(range, story: story, voice: voice) { return [owner] }
    return [Party(entity: nil, text: String(decoding: text.bytes[words], as: UTF8.self), range: words)]
  }

  /// Who is told of without a noun.
  static let anybody = WordSet(
    "nobody none everybody everyone somebody someone anybody anyone nothing everything something anything you another others"
  )
  private static let openers = WordSet(
    "that which because if while as though although when where since whether once so but")
  private static let determiners = WordSet("the a an this these those all such its their our his her no some many most")

  /// `from May on the defendants allegedly` -> `the defendants`: without links before, circumstances and adverbs.
  private func core(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    // `Longer answer: the rule`, `wonders whether the rule`
    if let start = (low..<high).last(where: { text.tokens[$0].mark == Mark.colon || text.tokens[$0].is("whether") }),
      start + 1 < high
    {
      low = start + 1
    }
    // `The man who counts …`
    if let end = (low..<high).dropFirst().first(where: { text.tokens[$0].is("who") || text.tokens[$0].is("that") }) {
      high = end
    }
    // `If convicted, each man`
    if text.tokens[low].is("if") || text.tokens[low].is("once") || text.tokens[low].is("unless"),
      let comma = (low..<high).last(where: { text.tokens[$0].mark == Mark.comma }), comma + 1 < high
    {
      low = comma + 1
    }
    while low + 1 < high, Self.openers.contains(text.tokens[low]) { low += 1 }
    // `First, governments …`
    if low + 2 < high, text.tokens[low].has(.ordinal), text.tokens[low + 1].mark == Mark.comma { low += 2 }
    if text.tokens[low].has(.preposition) {
      let comma = (low..<high).last { text.tokens[$0].mark == Mark.comma }
      let start =
        comma.map { $0 + 1 } ?? (low + 2..<max(low + 2, high)).last { Self.determiners.contains(text.tokens[$0]) }
      if let start, start < high { low = start }
    }
    while high - low > 1, isAdverb(text.tokens[high - 1]) || text.tokens[high - 1].is("to") { high -= 1 }
    return low..<high
  }

  /// `allegedly`: small letters with `ly` at the end.
  private func isAdverb(_ token: Token) -> Bool {
    guard token.isWord, !token.isCapital else { return false }
    if token.is("now") || token.is("also") || token.is("still") || token.is("already") || token.is("then")
      || token.is("only")
    {
      return true
    }
    guard token.end - token.start > 5 else { return false }
    return text.bytes[Int(token.end) - 1] == 0x79 && text.bytes[Int(token.end) - 2] == 0x6C
  }

  func object(behind verb: Int, _ range: Range<Int>, _ subjects: [Party]) -> Party? {
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
  func directObject(behind verb: Int, _ range: Range<Int>, isLoose: Bool = false) -> Party? {
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
  func apposed(_ comma: Int) -> Mention? {
    guard comma + 1 < text.tokens.count, let named = actors.mention(at: comma + 1) else { return nil }
    let next = named.tokens.upperBound
    return next >= text.tokens.count || text.tokens[next].shape.contains(.mark) ? named : nil
  }

  /// Who did what was done to the subject: `by the bureau`, `a U.S. blacklist`.
  func agent(behind verb: Int, _ range: Range<Int>) -> Party? {
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

  func isActive(_ verb: Int, _ found: (place: Int, entry: PredicateTable.Entry)?) -> Bool {
    guard let found, found.entry.isParticiple, found.place > verb else { return true }
    return !text.tokens[verb..<found.place].contains {
      $0.is("it's") || $0.is("was") || $0.is("were") || $0.is("is") || $0.is("are") || $0.is("been") || $0.is("be")
        || $0.is("being")
    }
  }

  struct Framed {
    var subjects: [Party]
    var object: Party?
    var voice: Voice
  }

  /// Turns a claim round where it is about what is acted on.
  func frame(
    _ entry: PredicateTable.Entry?, _ subjects: [Party], _ object: Party?, _ target: Party?, isActive: Bool,
    voice: Voice,
    _ sentence: TokenText.Sentence, isAdvised: Bool, isOpen: Bool
  ) -> Framed {
    let plain = Framed(subjects: subjects, object: object, voice: voice)
    guard let entry, isActive, let actor = subjects.first, actor.entity != nil else { return plain }
    let own: Voice = voice == .reporter && !isAdvised && !isOnlyWhere(actor) ? .party(actor) : voice
    switch entry.frame {
    case .plain: return plain
    case .voice:
      let isTold = voice != .reporter || isOpen
      return Framed(subjects: subjects, object: object, voice: isTold ? voice : own)
    case .act:
      let tells = sentence.isHeadline || entry.kind == .plan || entry.predicate == "announced"
      return Framed(subjects: subjects, object: object, voice: tells && !isOpen ? own : voice)
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

  /// `accused the agency of leaving …`: who is accused.
  func accused(_ part: Part) -> Party? {
    let end = part.range.upperBound
    guard let verb = (part.verb..<min(end, part.verb + 4)).first(where: { Self.accusing.contains(text.tokens[$0]) }),
      let of = (verb + 1..<max(verb + 1, min(end, verb + 14))).first(where: { text.tokens[$0].is("of") }), of + 2 < end,
      of > verb + 1
    else { return nil }
    for place in (verb + 1)..<of {
      if let mention = actors.mention(at: place), mention.type.isActor, actors.tail(at: place) == nil {
        let next = mention.tokens.upperBound
        if next < of, text.tokens[next].has(.title) || text.tokens[next].shape.contains(.possessive) { continue }
        return actors.party(mention)
      }
      if let meant = actors.standIn(place, story: part.sentence.story) { return meant }
    }
    return nil
  }

  private static let accusing = WordSet("accused accuses accuse accusing")

  /// `A court in Texas`: a place where somebody acts.
  private func isOnlyWhere(_ party: Party) -> Bool {
    guard let entity = party.entity, actors.entities[entity].type == .place, let start = party.range?.lowerBound,
      let token = actors.token(at: start), token > 0
    else { return false }
    let before = text.tokens[token - 1]
    return before.is("in") || before.is("at") || before.is("near")
  }

  /// Who puts others on lists says so; who restricts its own exports need not.
  func isListing(_ entry: PredicateTable.Entry) -> Bool {
    entry.predicate == "added_to_list" || entry.predicate == "removed_from_list" || entry.predicate == "sanctioned"
  }

  /// `launched HarmonyOS`, and not `launched a Blackwell chip`, where the name only describes.
  func isProduct(_ party: Party) -> Bool {
    guard let entity = party.entity, actors.entities[entity].type == .product, let range = party.range else {
      return false
    }
    return text.bytes[range.upperBound...].first { $0 != 0x20 }.map { !(0x61...0x7A).contains($0) } ?? true
  }

  func canBeTarget(_ party: Party) -> Bool {
    guard let entity = party.entity else { return false }
    switch actors.entities[entity].type {
    case .company, .product, .person, .organization: return true
    default: return false
    }
  }
}
