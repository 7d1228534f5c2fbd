/// Finds names: first learns from the text who is called what, then reads it again with what it learnt.
struct NameFinder {
  let text: TokenText
  let knowledge: WatchKnowledge
  let words: DocumentWords
  var mentions: [Mention] = []
  var entities: [NamedEntity] = []
  var learned = LearnedNames()
  var ofKnown: [Int32: Int] = [:]
  var ofLearned: [Int: Int] = [:]
  var isLearning = true
  var sentence: TokenText.Sentence

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

  mutating func pass() {
    for sentence in text.sentences {
      self.sentence = sentence
      var place = sentence.tokens.lowerBound
      while place < sentence.tokens.upperBound { place = step(place) }
    }
  }

  /// Reads what begins at a token; gives where to go on.
  mutating func step(_ place: Int) -> Int {
    let token = text.tokens[place]
    if token.shape.contains(.han) {
      han(place)
      return place + 1
    }
    if token.shape.contains(.mark) || place == sentence.tokens.lowerBound && Turns.numbered(place, text) {
      return place + 1
    }
    let end = sentence.tokens.upperBound
    let known = knowledge.match(text.tokens, at: place, end: end, in: text.bytes)
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
  func rule(_ entity: Int, _ count: Int) -> String {
    let learned = learned.all[entity]
    return count > 1 || learned.known == nil && !learned.name.contains(" ") ? learned.rule : "name.learned"
  }

  /// A surname known from elsewhere that here is part of another name.
  func isFullName(from place: Int, past end: Int) -> Bool {
    guard end - place == 1, end < sentence.tokens.upperBound, !sentence.isHeadline else { return false }
    let (first, next) = (text.tokens[place], text.tokens[end])
    return first.has(.firstName) && next.isCapital && !Ordinary.holds(next) && !first.has(.eastSurname)
  }

  /// A short form that here has its head or legal form behind it.
  func goesOn(_ end: Int) -> Bool {
    guard end < sentence.tokens.upperBound, text.tokens[end].isCapital else { return false }
    return text.tokens[end].has([.companySuffix, .companyHead])
      && !(sentence.isHeadline && text.tokens[end].has(.common))
  }

  // MARK: Known names

  mutating func take(_ end: Int, _ entry: Gazetteer.Entry, from start: Int) -> Int {
    var place = start
    // `the Netherlands` is called Netherlands; `The Hague` is not called Hague.
    if end - place > 1, text.tokens[place].is("the"), entry.type == .place, !text.tokens[place + 1].is("hague") {
      place += 1
    }
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
  func isDoubtful(_ place: Int, _ end: Int, _ entry: Gazetteer.Entry) -> Bool {
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
}
