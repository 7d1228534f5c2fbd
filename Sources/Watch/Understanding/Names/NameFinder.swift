/// Finds names: first learns from the text who is called what, then reads it again with what it learnt.
struct NameFinder {
  let text: TokenText
  let knowledge: WatchKnowledge
  let words: DocumentWords
  private(set) var mentions: [Mention] = []
  private(set) var entities: [NamedEntity] = []
  var learned = LearnedNames()
  private var ofKnown: [Int32: Int] = [:]
  private var ofLearned: [Int: Int] = [:]
  private var isLearning = true
  private var sentence: TokenText.Sentence

  init(_ text: TokenText, knowledge: WatchKnowledge) {
    self.text = text
    self.knowledge = knowledge
    words = DocumentWords(text)
    sentence = TokenText.Sentence(tokens: 0..<0, segment: 0, story: nil, isHeadline: false)
  }

  mutating func run() {
    pass()
    NameLearner.holders(of: mentions, entities, text, knowledge, into: &learned)
    isLearning = false
    (mentions, entities, ofKnown, ofLearned) = ([], [], [:], [:])
    pass()
  }

  private mutating func pass() {
    for sentence in text.sentences {
      self.sentence = sentence
      var place = sentence.tokens.lowerBound
      while place < sentence.tokens.upperBound { place = step(place) }
    }
  }

  /// Reads what begins at a token; gives where to go on.
  private mutating func step(_ place: Int) -> Int {
    let token = text.tokens[place]
    if token.shape.contains(.han) {
      han(place)
      return place + 1
    }
    if token.shape.contains(.mark) { return place + 1 }
    let end = sentence.tokens.upperBound
    let known = knowledge.gazetteer.match(text.tokens, at: place, end: end, in: text.bytes)
    if let local = learned.match(text.tokens, at: place, end: end), local.end >= known?.end ?? 0,
      !isFullName(from: place, past: local.end), !goesOn(local.end)
    {
      add(place..<local.end, learned: local.entity, rule: rule(local.entity, local.end - place))
      return bracket(after: local.end)
    }
    if let known { return take(known.end, known.entry, from: place) }
    return run(from: place)
  }

  /// A name read whole keeps the rule that first read it.
  private func rule(_ entity: Int, _ count: Int) -> String {
    let learned = learned.all[entity]
    return count > 1 || learned.known == nil && !learned.name.contains(" ") ? learned.rule : "name.learned"
  }

  /// A surname known from elsewhere that here is part of another name.
  private func isFullName(from place: Int, past end: Int) -> Bool {
    guard end - place == 1, end < sentence.tokens.upperBound, !sentence.isHeadline else { return false }
    let (first, next) = (text.tokens[place], text.tokens[end])
    return first.has(.firstName) && next.isCapital && !Ordinary.holds(next) && !first.has(.eastSurname)
  }

  /// A short form that here has its head or legal form behind it.
  private func goesOn(_ end: Int) -> Bool {
    guard end < sentence.tokens.upperBound, text.tokens[end].isCapital else { return false }
    return text.tokens[end].has([.companySuffix, .companyHead])
      && !(sentence.isHeadline && text.tokens[end].has(.common))
  }

  // MARK: Known names

  private mutating func take(_ end: Int, _ entry: Gazetteer.Entry, from start: Int) -> Int {
    var place = start
    // `the Netherlands` is called Netherlands; `The Hague` is not called Hague.
    if end - place > 1, text.tokens[place].is("the"), entry.type == .place, !text.tokens[place + 1].is("hague") { place += 1 }
    if isDoubtful(place, end, entry) { return run(from: place) }
    if let longer = NameExtension(text: text, sentence: sentence, knowledge: knowledge).extended(place, end, entry) {
      if let type = longer.type {
        add(learning: place..<longer.end, type, rule: longer.rule)
      } else {
        add(place..<longer.end, known: entry, rule: longer.rule)
      }
      return bracket(after: longer.end)
    }
    var end = end
    if end < sentence.tokens.upperBound, text.tokens[end].mark == Mark.closing,
      text.tokens[place..<end].contains(where: { $0.mark == Mark.opening })
    {
      end += 1
    }
    add(place..<end, known: entry, rule: "name.gazetteer")
    return bracket(after: end)
  }

  /// A known name of one ordinary word that begins a sentence, or a surname with another first name before it.
  private func isDoubtful(_ place: Int, _ end: Int, _ entry: Gazetteer.Entry) -> Bool {
    guard end - place == 1 else { return false }
    let token = text.tokens[place]
    if end < text.tokens.count, text.tokens[end].mark == Mark.dollar, text.tokens[end].shape.contains(.glued) {
      return true
    }
    if token.has([.common, .stop, .month, .verb]), !token.shape.contains(.allCapitals) {
      if sentence.isHeadline || !words.isCapitalInside(token) { return words.isSmallSomewhere(token) }
    }
    guard entry.type == .person || entry.type == .place, end < sentence.tokens.upperBound, !sentence.isHeadline else {
      return false
    }
    return token.has(.firstName) && !token.has(.eastSurname) && entry.type == .person && text.tokens[end].isCapital
  }

  // MARK: Unknown names

  private mutating func run(from place: Int) -> Int {
    let token = text.tokens[place]
    if token.isCapital, token.has([.title]) {
      return PersonTitle.end(text.tokens, from: place, end: sentence.tokens.upperBound)
    }
    guard canBegin(token, at: place) else { return place + 1 }
    let run = NameRun(
      tokens: text.tokens, end: sentence.tokens.upperBound, isHeadline: sentence.isHeadline, lexicon: knowledge.lexicon)
    let whole = run.end(from: place)
    if let title = PersonTitle.portfolio(text.tokens, place..<whole, end: sentence.tokens.upperBound) { return title }
    let end = cut(place, whole)
    let classifier = NameClassifier(text: text, sentence: sentence, words: words)
    guard let found = classifier.classify(place..<end) else { return fallBack(place, end) }
    if isLearning, Self.weak.contains(found.rule) { return found.range.upperBound }
    add(learning: found.range, found.type, rule: found.rule)
    return bracket(after: found.range.upperBound)
  }

  /// Rules whose guess a later, better reading of the same name must be able to overrule.
  private static let weak: Set<String> = ["name.headline", "name.surname", "name.capital", "name.after-preposition"]

  /// What begins like a name and is none: go on after its first word, in case a name begins later.
  private func fallBack(_ place: Int, _ end: Int) -> Int { place + 1 }

  private func canBegin(_ token: Token, at place: Int) -> Bool {
    guard token.isWord, token.isCapital || token.shape.contains(.inner), token.end - token.start > 1 else {
      return false
    }
    if token.has(.stop), token.has(.portfolio), place > sentence.tokens.lowerBound,
      place + 1 < sentence.tokens.upperBound,
      !sentence.isHeadline
    {
      return text.tokens[place + 1].isCapital
    }
    if token.has([.stop, .pronoun, .month, .weekday, .nationality]) {
      return token.has([.firstName, .eastSurname]) && !token.has([.stop, .month])
        || token.has(.nationality) && headFollows(place)
    }
    return !token.has(.companySuffix)
  }

  /// `Chinese Academy …`: a body named after its nation.
  private func headFollows(_ place: Int) -> Bool {
    var next = place + 1
    if knowledge.gazetteer.match(text.tokens, at: next, end: sentence.tokens.upperBound, in: text.bytes) != nil {
      return false
    }
    while next < sentence.tokens.upperBound, next < place + 5, text.tokens[next].isCapital {
      let token = text.tokens[next]
      if token.has([.publicHead, .organizationHead]), !sentence.isHeadline || token.has(.publicHead) { return true }
      next += 1
    }
    return false
  }

  /// A run without a head of its own ends before a known name.
  private func cut(_ place: Int, _ end: Int) -> Int {
    if text.tokens[end - 1].has(.companySuffix)
      || text.tokens[end - 1].has([.companyHead, .organizationHead, .publicHead])
    {
      return end
    }
    var next = place + 1
    while next < end {
      if text.tokens[next].isWord, !text.tokens[next - 1].is("of"), !belongs(next, place),
        isKnown(next, end, after: next - 1)
      {
        var last = next
        while last > place + 1, !text.tokens[last - 1].isCapital { last -= 1 }
        return last
      }
      next += 1
    }
    return end
  }

  /// `Chamber of the Amsterdam …`: a known name inside a name with a head before it.
  private func belongs(_ next: Int, _ start: Int) -> Bool {
    guard text.tokens[next - 1].is("the") || text.tokens[next - 1].is("for") else { return false }
    return (start..<next).contains {
      text.tokens[$0].has([.publicHead, .organizationHead]) && text.tokens[$0].isCapital
    }
  }

  private func isKnown(_ place: Int, _ end: Int, after before: Int) -> Bool {
    let isSurname = !Ordinary.holds(text.tokens[before]) && text.tokens[before].isWord
    if let known = knowledge.gazetteer.match(text.tokens, at: place, end: end, in: text.bytes) {
      if known.entry.type == .person || text.tokens[place].has(.surname), known.end - place == 1, isSurname {
        return false
      }
      return !text.tokens[before].has(.firstName) || known.end - place > 1
    }
    if let local = learned.match(text.tokens, at: place, end: end) {
      return local.end - place > 1 || !isSurname
    }
    return false
  }

  // MARK: Keeping

  private mutating func add(_ tokens: Range<Int>, known entry: Gazetteer.Entry, rule: String) {
    let place =
      ofKnown[entry.known]
      ?? {
        let known = knowledge.gazetteer.known[Int(entry.known)]
        entities.append(NamedEntity(name: known.name, type: entry.type, id: known.id, known: entry.known))
        ofKnown[entry.known] = entities.count - 1
        return entities.count - 1
      }()
    keep(tokens, place, rule)
    if isLearning, entry.type == .person || entry.type == .company {
      learn(tokens, entry.type, known: entry.known, rule: rule)
    }
  }

  private mutating func add(_ tokens: Range<Int>, learned index: Int, rule: String) {
    let name = learned.all[index]
    if let known = name.known {
      return add(tokens, known: Gazetteer.Entry(known: known, type: name.type), rule: rule)
    }
    let place =
      ofLearned[index]
      ?? {
        entities.append(NamedEntity(name: name.name, type: name.type, id: nil, known: nil))
        ofLearned[index] = entities.count - 1
        return entities.count - 1
      }()
    keep(tokens, place, rule)
  }

  private mutating func add(learning tokens: Range<Int>, _ type: NameType, rule: String) {
    add(tokens, learned: learn(tokens, type, known: nil, rule: rule), rule: rule)
  }

  @discardableResult
  private mutating func learn(_ tokens: Range<Int>, _ type: NameType, known: Int32?, rule: String) -> Int {
    let key = LearnedNames.key(text.tokens[tokens])
    let entity = learned.entity(text.text(tokens), type, known: known, key: key, rule: rule)
    learned.learn(text.tokens[tokens], entity)
    for form in NameLearner.shortForms(text.tokens, tokens, type) where !isNameOfOther(form, known) {
      learned.learn(text.tokens[form], entity)
    }
    return entity
  }

  /// `Tokyo` is no short form of Tokyo Electron.
  private func isNameOfOther(_ form: Range<Int>, _ known: Int32?) -> Bool {
    let match = knowledge.gazetteer.match(text.tokens, at: form.lowerBound, end: form.upperBound, in: text.bytes)
    return match.map { $0.end == form.upperBound && $0.entry.known != known && $0.entry.type != .person } ?? false
  }

  private mutating func keep(_ tokens: Range<Int>, _ entity: Int, _ rule: String) {
    mentions.append(
      Mention(
        range: text.bytes(of: tokens), type: entities[entity].type, entity: entity, rule: rule, story: sentence.story,
        tokens: tokens))
  }

  // MARK: Brackets and Han

  /// `Long Form (LF)` and `Latin (漢字)`: what stands in the brackets names the same.
  private mutating func bracket(after end: Int) -> Int {
    let limit = sentence.tokens.upperBound
    guard end + 2 < limit, text.tokens[end].mark == Mark.opening, let last = mentions.last else { return end }
    var next = end + 1
    while next < limit, next < end + 8, text.tokens[next].mark != Mark.closing, text.tokens[next].mark != Mark.comma {
      next += 1
    }
    guard next < limit, next > end + 1 else { return end }
    let inner = (end + 1)..<next
    guard NameLearner.isAlias(text.tokens, inner, of: last.tokens) else { return end }
    let entity = last.entity
    keep(inner, entity, "name.bracket")
    if next + 2 < limit, text.tokens[next].mark == Mark.comma, text.tokens[next + 1].shape.contains(.han),
      text.tokens[next + 2].mark == Mark.closing
    {
      keep((next + 1)..<(next + 2), entity, "name.bracket")
      next += 2
    }
    if isLearning, !text.tokens[end + 1].shape.contains(.han) {
      let name = entities[entity]
      let index = learned.entity(
        name.name, name.type, known: name.known, key: LearnedNames.key(text.tokens[last.tokens]), rule: last.rule)
      learned.learn(text.tokens[inner], index)
    }
    return next
  }

  private mutating func han(_ place: Int) {
    let token = text.tokens[place]
    var at = Int(token.start)
    while at + 2 < Int(token.end) {
      if let found = knowledge.gazetteer.matchHan(text.bytes, at: at, end: Int(token.end)) {
        let entry = found.entry
        add(place..<(place + 1), known: entry, rule: "name.han")
        mentions[mentions.count - 1].range = at..<found.end
        at = found.end
      } else {
        at += text.bytes[at] < 0xF0 ? 3 : 4
      }
    }
  }
}
