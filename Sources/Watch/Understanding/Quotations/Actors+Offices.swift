/// Who is meant by an office, a country or words alone.
extension Actors {
  private static let offices = WordSet(
    "secretary minister commissioner legislator senator sen rep premier lawmaker governor undersecretary ambassador congressman "
      + "congresswoman administrator director-general attorney agent prosecutor judge envoy lawmaker mp")

  /// Whether a person is named with an office of a state: `we` of hers is no company.
  func isOfficial(_ person: Party, story: Int?) -> Bool {
    mentions.prefix(1000).contains { mention in
      guard mention.entity == person.entity, mention.story == story else { return false }
      let start = mention.tokens.lowerBound
      return text.tokens[max(0, start - 4)..<start].contains { Self.offices.contains($0) }
    }
  }

  /// The person named last with a title: `Commerce Secretary Gina Raimondo` is `the secretary`.
  func lastTitled(_ title: UInt64, before token: Int, story: Int?) -> Party? {
    last(before: token, story: story) { mention in
      guard mention.type == .person else { return false }
      let (start, end) = (mention.tokens.lowerBound, mention.tokens.upperBound)
      let around =
        text.tokens[max(0, start - 3)..<start]
        + text.tokens[end..<min(text.tokens.count, end + 8)].prefix {
          $0.mark != Mark.stop
        }
      return around.contains { $0.hash == title }
    }
  }

  private static let nations: [(WordKey, String)] = [
    ("dutch", "Netherlands"), ("chinese", "China"), ("japanese", "Japan"), ("american", "United States"),
    ("korean", "South Korea"), ("taiwanese", "Taiwan"), ("german", "Germany"), ("british", "United Kingdom"),
    ("french", "France"), ("russian", "Russia"), ("indian", "India"), ("israeli", "Israel"), ("malaysian", "Malaysia"),
    ("singaporean", "Singapore"), ("vietnamese", "Vietnam"), ("canadian", "Canada"), ("australian", "Australia"),
    ("italian", "Italy"), ("spanish", "Spain"), ("iranian", "Iran"), ("belgian", "Belgium"), ("thai", "Thailand"),
  ]
  private static let rulers = WordSet(
    "government authorities officials regulators leaders administration leadership side")

  /// `the Dutch government`, `Chinese officials`, `the Dutch`: the country.
  func nation(at place: Int) -> Party? {
    guard let nation = Self.nations.first(where: { text.tokens[place].is($0.0) }), mention(at: place) == nil,
      place + 1 < text.tokens.count
    else { return nil }
    let next = text.tokens[place + 1]
    let isAlone = place > 0 && text.tokens[place - 1].is("the") && next.has([.auxiliary, .modal, .say])
    let end = (place + 1..<min(place + 4, text.tokens.count)).first {
      Self.ministries.contains(text.tokens[$0]) && !text.tokens[$0].isCapital
    }
    guard Self.rulers.contains(next) || isAlone || end != nil else { return nil }
    let entity = entities.firstIndex { $0.type == .place && $0.name == nation.1 }
    return Party(
      entity: entity, text: nation.1, range: Int(text.tokens[place].start)..<Int(text.tokens[end ?? place + 1].end))
  }

  private static let ministries = WordSet("ministry government regulator authorities embassy cabinet parliament")

  /// `China's commerce ministry`: the country, where a ministry without a name of its own was the last body named.
  func lastOffice(before token: Int, story: Int?) -> Party? {
    let first = max(0, token - 120)
    for place in (first..<token).reversed() {
      if let mention = mention(at: place), mention.type == .publicBody { return nil }
      guard Self.ministries.contains(text.tokens[place]), !text.tokens[place].isCapital else { continue }
      for owner in (max(first, place - 4)..<place).reversed() {
        if let nation = nation(at: owner) { return nation }
        guard let mention = mention(at: owner), mention.type == .place, mention.story == story else { continue }
        let next = mention.tokens.upperBound
        return next < token && text.tokens[next - 1].shape.contains(.possessive)
          || next < token && text.tokens[next].shape.contains(.possessive) ? party(mention) : nil
      }
    }
    return nil
  }

  /// `it`: the body named last, a ministry without a name among them.
  func lastOfAll(before token: Int, story: Int?) -> Party? {
    let body = last(before: token, story: story) { $0.type.isBody && $0.type != .media }
    guard let office = lastOffice(before: token, story: story), let range = office.range else { return body }
    return body?.range.map { $0.lowerBound > range.lowerBound + 60 } == true ? body : office
  }

  private static let officesOf = WordSet("office embassy ministry department bureau")

  /// `The office of the Prosecutor`: an office that is told in full.
  func officeOf(_ range: Range<Int>) -> Party? {
    guard let first = range.first, range.count > 4, text.tokens[first].is("the"),
      Self.officesOf.contains(text.tokens[first + 1]), text.tokens[first + 2].is("of"),
      text.tokens[first + 3].is("the"),
      text.tokens[first + 4].isCapital, mention(at: first) == nil
    else { return nil }
    return words(range)
  }

  /// `The Chinese embassy in Washington`, `The office of the Prosecutor`: a speaker whom only words tell, up to the first preposition.
  func words(_ range: Range<Int>) -> Party? {
    guard let first = range.first, text.tokens[first].is("the"), range.count > 1 else { return nil }
    let end = range.dropFirst().first { place in
      let token = text.tokens[place]
      if token.is("of"), place + 2 < range.upperBound, Self.officesOf.contains(text.tokens[place - 1]),
        text.tokens[place + 1].is("the"), text.tokens[place + 2].isCapital
      {
        return false
      }
      return token.has([.preposition, .auxiliary, .modal]) || token.shape.contains(.mark) || token.is("who")
    }
    let words = first..<(end ?? range.upperBound)
    guard words.count > 1, words.count < 8, text.tokens[words.upperBound - 1].isWord else { return nil }
    return Party(entity: nil, text: text.text(words), range: text.bytes(of: words))
  }
}
