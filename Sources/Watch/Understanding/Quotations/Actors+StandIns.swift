/// Whom `it`, `the company` and `the minister` stand for.
extension Actors {
  /// What a pronoun or a description at a token stands for.
  ///
  /// - Parameter limit: the token before which those meant are named; nil for `place`.
  func standIn(_ place: Int, story: Int?, before limit: Int? = nil) -> Party? {
    let token = text.tokens[place]
    if token.has(.pronoun), token.value == 1 || token.value == 2 {
      return lastPerson(before: limit ?? place, story: story, pronoun: place)
    }
    if token.is("it") { return topic(limit ?? place) ?? lastOfAll(before: limit ?? place, story: story) }
    guard token.is("the"), place + 1 < text.tokens.count else { return nil }
    // `the Veldhoven-based company`
    let first = tail(at: place + 1) ?? place + 1
    for next in first..<max(first, min(first + 3, text.tokens.count)) {
      let noun = text.tokens[next]
      guard noun.isWord, !noun.has([.preposition, .auxiliary, .modal, .say]), mention(at: next) == nil else {
        return nil
      }
      if next > place + 1, noun.has(.title) { return nil }
      if let found = description(next - 1, noun, story: story, before: limit) { return found }
    }
    return nil
  }

  /// The body that the sentence before begins with: it is what the next one tells of, whoever else is named in it.
  private func topic(_ place: Int) -> Party? {
    let sentence = sentence(of: place)
    guard sentence > 0, text.sentences[sentence - 1].segment == text.sentences[sentence].segment,
      !(text.sentences[sentence].tokens.lowerBound..<place).contains(where: { mention(at: $0)?.type.isBody ?? false })
    else { return nil }
    let start = text.sentences[sentence - 1].tokens.lowerBound
    guard let named = mention(at: text.tokens[start].is("the") ? start + 1 : start), named.type.isBody,
      named.type != .media, !isWorkplace(named), !text.tokens[named.tokens.upperBound].shape.contains(.possessive)
    else { return nil }
    return party(named)
  }

  private static let products = WordSet(
    "chip processor system platform app phone smartphone tool machine scanner model accelerator")
  private static let bodies = WordSet("ministry department agency bureau commission administration office regulator")

  private func description(_ owned: Int, _ noun: Token, story: Int?, before limit: Int?) -> Party? {
    let place = limit ?? owned
    if noun.is("country") { return lastBody(before: place, story: story, .place) }
    if noun.is("firm") || noun.is("group") {
      return last(before: place, story: story) { $0.type == .company || $0.type == .organization }
    }
    // Papers of a company call it `the Company`.
    if noun.is("company"), noun.isCapital { return firstBody(story: story) }
    if noun.has(.companyCue) {
      if let topic = topic(place), let entity = topic.entity, entities[entity].type == .company { return topic }
      return lastBody(before: place, story: story, .company) ?? lastBody(before: place, story: story, .organization)
    }
    if noun.has(.mediaCue) { return last(before: place, story: story) { $0.type == .media } }
    if Self.products.contains(noun) { return lastBody(before: place, story: story, .product) }
    if Self.bodies.contains(noun) {
      // `the office of the Prosecutor` is told in full, and no other.
      let next = owned + 2
      if next + 2 < text.tokens.count, text.tokens[next].is("of"), text.tokens[next + 1].is("the"),
        text.tokens[next + 2].isCapital
      {
        return nil
      }
      return lastOffice(before: place, story: story) ?? lastBody(before: place, story: story, .publicBody)
    }
    if noun.has(.title) { return holder(owned + 1, story: story) }
    return nil
  }

  /// `the founder of … Huawei`: who holds that office, if it is known; else the person named last.
  private func holder(_ place: Int, story: Int?) -> Party? {
    let end = min(place + 10, text.sentences[sentence(of: place)].tokens.upperBound)
    guard place + 1 < end, text.tokens[place + 1].is("of") else {
      return lastTitled(text.tokens[place].hash, before: place, story: story) ?? lastPerson(before: place, story: story)
    }
    for next in (place + 2)..<max(end, place + 2) {
      guard let mention = mention(at: next), let known = entities[mention.entity].known else { continue }
      guard let holder = knowledge.holder(of: text.tokens[place].hash, in: known, on: nil) else { return nil }
      let entity = entities.firstIndex { $0.known == holder.known }
      let surface = entity.flatMap { found in mentions.first { $0.entity == found } }
      return Party(entity: entity, text: surface.map { text.text($0) } ?? holder.name, range: nil)
    }
    return nil
  }
}
