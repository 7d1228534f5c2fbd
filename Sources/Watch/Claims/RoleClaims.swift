/// Who holds which office in what: `Huawei CEO Ren Zhengfei`, `Wei Shaojun, vice president of the CSIA`.
struct RoleClaims {
  let text: TokenText
  let actors: Actors

  private static let offices: [(word: WordKey, predicate: String)] = [
    ("ceo", "is_ceo_of"), ("chairman", "is_chair_of"), ("chairwoman", "is_chair_of"), ("founder", "is_founder_of"),
    ("president", "is_president_of"), ("minister", "is_minister_of"), ("secretary", "is_secretary_of"),
    ("spokesman", "speaks_for"), ("spokeswoman", "speaks_for"), ("spokesperson", "speaks_for"),
    ("analyst", "is_analyst_at"),
    ("director", "is_director_of"), ("cfo", "is_cfo_of"), ("executive", "is_executive_of"),
  ]

  func find(_ sentence: TokenText.Sentence) -> [Claim] {
    var found: [Claim] = []
    for place in sentence.tokens where text.tokens[place].has(.title) {
      if let claim = inFront(place, sentence) ?? apposed(place, sentence) { found.append(claim) }
    }
    return found
  }

  private func office(_ title: Token) -> String? { Self.offices.first { title.is($0.word) }?.predicate }

  /// `Huawei CEO Ren Zhengfei`.
  private func inFront(_ place: Int, _ sentence: TokenText.Sentence) -> Claim? {
    guard place > sentence.tokens.lowerBound, place + 1 < sentence.tokens.upperBound,
      let office = office(text.tokens[place]),
      let body = actors.mention(at: place - 1), body.type.isBody || body.type == .place,
      let person = actors.mention(at: place + 1), person.type == .person
    else { return nil }
    return claim(person, office, body, body.range.lowerBound..<person.range.upperBound, sentence)
  }

  /// `Wei Shaojun, vice president of the China Semiconductor Industry Association`.
  private func apposed(_ place: Int, _ sentence: TokenText.Sentence) -> Claim? {
    guard let office = office(text.tokens[place]) else { return nil }
    var back = place - 1
    while back > sentence.tokens.lowerBound, place - back < 6, text.tokens[back].mark != Mark.comma { back -= 1 }
    guard back > sentence.tokens.lowerBound, text.tokens[back].mark == Mark.comma,
      let person = actors.mention(at: back - 1), person.type == .person
    else { return nil }
    for next in (place + 1)..<max(place + 1, min(place + 7, sentence.tokens.upperBound)) {
      if text.tokens[next].mark == Mark.comma { return nil }
      if let body = actors.mention(at: next), body.type.isBody || body.type == .place {
        return claim(person, office, body, person.range.lowerBound..<body.range.upperBound, sentence)
      }
    }
    return nil
  }

  private func claim(
    _ person: Mention, _ office: String, _ body: Mention, _ quote: Range<Int>, _ sentence: TokenText.Sentence
  ) -> Claim {
    Claim(
      kind: .role, speaker: .reporter, sources: [], subjects: [actors.party(person)], predicate: office,
      object: actors.party(body), hedging: .asserted, isPositive: true, quote: quote, rule: "claim.role",
      story: sentence.story)
  }
}
