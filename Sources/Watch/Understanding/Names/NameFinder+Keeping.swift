/// Keeps what is found, and learns from it.
extension NameFinder {
  // MARK: Keeping

  mutating func add(_ tokens: Range<Int>, known entry: Gazetteer.Entry, rule: String) {
    let place =
      ofKnown[entry.known]
      ?? {
        let known = knowledge.name(entry)
        let id =
          known.id ?? (entry.type == .place ? nil : knowledge.listedID(entry.type, text.tokens, tokens, in: text.bytes))
        entities.append(NamedEntity(name: known.name, type: entry.type, id: id, known: entry.known))
        ofKnown[entry.known] = entities.count - 1
        return entities.count - 1
      }()
    keep(tokens, place, rule)
    // Signs of Han have no short forms, and one run of them may be as long as the text.
    if isLearning, entry.type == .person || entry.type == .company, !text.tokens[tokens.lowerBound].shape.contains(.han)
    {
      let entity = learn(tokens, entry.type, known: entry.known, rule: rule)
      if entry.type == .person { learnNickname(behind: tokens.upperBound, entity) }
    }
  }

  mutating func add(_ tokens: Range<Int>, learned index: Int, rule: String) {
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
    if isLearning, name.type == .person { learnNickname(behind: tokens.upperBound, index) }
  }

  mutating func add(learning tokens: Range<Int>, _ type: NameType, rule: String) {
    add(tokens, learned: learn(tokens, type, known: nil, rule: rule), rule: rule)
  }

  @discardableResult
  mutating func learn(_ tokens: Range<Int>, _ type: NameType, known: Int32?, rule: String) -> Int {
    let key = LearnedNames.key(text.tokens[tokens])
    let entity = learned.entity(text.text(tokens), type, known: known, key: key, rule: rule)
    learned.learn(text.tokens[tokens], entity)
    for form in NameLearner.shortForms(text.tokens, tokens, type) where !isNameOfOther(form, known) {
      learned.learn(text.tokens[form], entity)
    }
    return entity
  }

  /// `Hank Dubrow, known to everyone as Duke`, `Dubrow, nicknamed Duke`.
  private mutating func learnNickname(behind end: Int, _ entity: Int) {
    guard end + 2 < sentence.tokens.upperBound, text.tokens[end].mark == Mark.comma else { return }
    let rest = (end + 1)..<min(end + 10, sentence.tokens.upperBound - 1)
    let isKnown = text.tokens[end + 1].is("known") || text.tokens[end + 2].is("known")
    guard let place = rest.first(where: { text.tokens[$0].is("nicknamed") || isKnown && text.tokens[$0].is("as") })
    else { return }
    let name = text.tokens[place + 1]
    guard name.isWord, name.isCapital, !Ordinary.holds(name) else { return }
    learned.learn([name], entity)
  }

  /// `Tokyo` is no short form of Tokyo Electron.
  func isNameOfOther(_ form: Range<Int>, _ known: Int32?) -> Bool {
    let match = knowledge.match(text.tokens, at: form.lowerBound, end: form.upperBound, in: text.bytes)
    return match.map { $0.end == form.upperBound && $0.entry.known != known && $0.entry.type != .person } ?? false
  }

  mutating func keep(_ tokens: Range<Int>, _ entity: Int, _ rule: String) {
    mentions.append(
      Mention(
        range: text.bytes(of: tokens), type: entities[entity].type, entity: entity, rule: rule, story: sentence.story,
        tokens: tokens))
  }

  // MARK: Brackets and Han

  /// `Long Form (LF)` and `Latin (漢字)`: what stands in the brackets names the same.
  mutating func bracket(after end: Int) -> Int {
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

  mutating func han(_ place: Int) {
    let token = text.tokens[place]
    var at = Int(token.start)
    while at + 2 < Int(token.end) {
      if let found = knowledge.matchHan(text.bytes, at: at, end: Int(token.end)) {
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
