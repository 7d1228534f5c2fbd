/// Acts that a text tells without a verb: `the U.S.'s crackdown on Ascend chips`, `the curbs set by Tokyo on 23 tools`.
struct ActClaims {
  let text: TokenText
  let actors: Actors

  private static let acts = WordSet(
    "crackdown ban bans embargo curbs restriction restrictions sanctions controls tariffs investigation probe lawsuit "
      + "blockade boycott clampdown")
  private static let links = WordSet("on against into over")

  func find(_ sentence: TokenText.Sentence) -> [Claim] {
    sentence.tokens.compactMap { place in
      guard Self.acts.contains(text.tokens[place]), !text.tokens[place].isCapital else { return nil }
      return owned(place, sentence) ?? set(place, sentence)
    }
  }

  /// `X's crackdown on Y`: about X.
  private func owned(_ place: Int, _ sentence: TokenText.Sentence) -> Claim? {
    var back = place - 1
    while back > sentence.tokens.lowerBound, place - back < 4, text.tokens[back].isWord, !text.tokens[back].isCapital {
      back -= 1
    }
    guard back > sentence.tokens.lowerBound, text.tokens[back].shape.contains(.possessive),
      let actor = actors.mention(at: back - 1), actor.type.isActor, let target = target(behind: place, sentence)
    else { return nil }
    return claim(
      actors.party(actor), place, actors.party(target), .reporter, actor.tokens.lowerBound..<target.tokens.upperBound,
      sentence)
  }

  /// `the restriction set by X on Y`: about Y, by X.
  private func set(_ place: Int, _ sentence: TokenText.Sentence) -> Claim? {
    guard place + 3 < sentence.tokens.upperBound, text.tokens[place + 1].has(.past), text.tokens[place + 2].is("by")
    else { return nil }
    let first = text.tokens[place + 3].is("the") ? place + 4 : place + 3
    guard first < sentence.tokens.upperBound, let actor = actors.mention(at: first), actor.type.isActor,
      let target = target(behind: actor.tokens.upperBound - 1, sentence)
    else { return nil }
    return claim(
      actors.party(target), place, actors.party(actor), .party(actors.party(actor)), place..<target.tokens.upperBound,
      sentence)
  }

  /// The last of the names behind `on` that stand in a row: `on Huawei's Ascend chips` is about Ascend.
  private func target(behind place: Int, _ sentence: TokenText.Sentence) -> Mention? {
    guard place + 2 < sentence.tokens.upperBound, Self.links.contains(text.tokens[place + 1]) else { return nil }
    var found: Mention?
    var next = place + 2
    while next < min(sentence.tokens.upperBound, place + 9) {
      if let mention = actors.mention(at: next) {
        found = mention
        next = max(next + 1, mention.tokens.upperBound)
      } else if text.tokens[next].shape.contains(.possessive) || found == nil && text.tokens[next].isWord {
        next += 1
      } else {
        break
      }
    }
    return found
  }

  private func claim(
    _ subject: Party, _ act: Int, _ object: Party, _ voice: Voice, _ words: Range<Int>, _ sentence: TokenText.Sentence
  ) -> Claim {
    Claim(
      kind: .event, speaker: voice, sources: [], subjects: [subject],
      predicate: String(decoding: text.bytes[text.tokens[act].range], as: UTF8.self).lowercased(), object: object,
      hedging: .asserted, isPositive: true, quote: text.bytes(of: words), rule: "claim.act", story: sentence.story)
  }
}
