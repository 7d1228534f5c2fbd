/// Verbs by which somebody says something only where a clause with `that` follows, and what may stand before it.
extension AttributionFinder {
  /// Verbs that do other things too: judge, promise, find, hold. Verbs of saying alone are in `data/watch/words.csv`.
  static let stating = WordSet(
    "signalled signaled signals found finds ruled rules submitted submits advised advises charged charges agreed agrees recommended "
      + "recommends recommend proposed proposes maintained maintains observed observes implied implies posited posits affirmed affirms "
      + "attested attests averred proclaimed proclaims professed professes intimated recounted recounts relayed ventured wagered whispered "
      + "boasted boasts bragged fretted frets griped bemoaned bemoans mused hypothesised hypothesized postulated surmised concurred "
      + "concurs judged judges determined determines held holds demanded demands underlined underlines underscored underscores "
      + "highlighted highlights informed informs reminded reminds notified assumed assumes swore swears guaranteed felt feels "
      + "protested protests objected objects pleaded pleads decided learned learnt showed shows demonstrated demonstrates proved "
      + "denied denies believe expect estimate calculated calculates computed concede contend insist stress note claim suggest say warn caution"
  )
  static let denying = WordSet("denied denies")
  private static let asides = WordSet(
    "however though meanwhile moreover instead also too therefore nonetheless nevertheless")

  private static let notes = WordSet(
    "warning assertion claim statement testimony argument contention allegation accusation suggestion prediction remark insistence "
      + "admission promise pledge acknowledgement acknowledgment conclusion complaint assurance assurances warnings claims assertions "
      + "statements view belief estimate forecast")

  /// `Castel's warning that …`, `a warning from Castel that …`: a noun that says, and whose it is.
  func noted(_ range: Range<Int>, story: Int?) -> Attribution? {
    guard
      let that = range.dropFirst(2).first(where: { text.tokens[$0].is("that") && !quoted.covers($0) }),
      that + 3 < range.upperBound,
      let noun = (max(range.lowerBound + 1, that - 9)..<that).last(where: { Self.notes.contains(text.tokens[$0]) }),
      !(noun..<that).contains(where: { text.tokens[$0].mark == Mark.comma })
    else { return nil }
    var zone: Range<Int>?
    if noun + 1 == that {
      let words = max(range.lowerBound, noun - 4)..<noun
      if let owner = words.last(where: { text.tokens[$0].shape.contains(.possessive) }) {
        let name = owner > range.lowerBound ? actors.mention(at: owner - 1) : nil
        zone = (name?.tokens.lowerBound ?? max(range.lowerBound, owner - 2))..<owner
      }
    } else if text.tokens[noun + 1].is("by") || text.tokens[noun + 1].is("from") || text.tokens[noun + 1].is("of") {
      zone = (noun + 2)..<that
    }
    guard let zone, !zone.isEmpty, zone.contains(where: { actors.mention(at: $0)?.type.isActor == true }),
      verbs.finite(in: zone, isHeadline: false) == nil
    else { return nil }
    let voice = voices.voice(zone, story: story, isBehind: true)
    if case .reporter = voice { return nil }
    return Attribution(
      voice: voice, content: that..<range.upperBound, saying: zone.lowerBound..<that, rule: "claim.said-before")
  }

  /// `signalled that …`, `found, however, that …`.
  func isStating(_ place: Int) -> Bool {
    let next = behindAside(place + 1)
    guard next < text.tokens.count, text.tokens[next].is("that") else { return false }
    return Self.stating.contains(text.tokens[place])
  }

  /// The place behind `, however,`.
  func behindAside(_ place: Int) -> Int {
    guard place + 3 < text.tokens.count, text.tokens[place].mark == Mark.comma,
      text.tokens[place + 2].mark == Mark.comma, Self.asides.contains(text.tokens[place + 1])
    else { return place }
    return place + 3
  }

  /// `It finds that …`, `The authors say …` behind a sentence about a paper.
  func going(_ zone: Range<Int>) -> Voice? {
    guard let paper, zone.count <= 4,
      zone.contains(where: { text.tokens[$0].is("it") || text.tokens[$0].is("authors") }),
      !zone.contains(where: { actors.mention(at: $0) != nil })
    else { return nil }
    return paper
  }

  /// `Pressed on when they might sell, …`, `Speaking in Tokyo, …`: no clause that somebody says.
  func isOpening(_ range: Range<Int>) -> Bool {
    guard let first = range.first, actors.mention(at: first) == nil else { return false }
    let token = text.tokens[first]
    return token.has(.past) && !token.has([.auxiliary, .modal])
  }

  /// `forecast lower sales on Thursday, saying that …`: where the first verb has no clause of its own, the one that goes on.
  func goingOn(behind first: Int, _ range: Range<Int>) -> Int? {
    guard
      let next = range[(first + 1)...].first(where: { place in
        text.tokens[place - 1].mark == Mark.comma && text.tokens[place].has(.say) && isParticiple(place)
          && !Self.citing.contains(text.tokens[place])
      }), next - first <= 24,
      !text.tokens[(first + 1)..<next].contains(where: { $0.is("that") }),
      verbs.finite(in: (first + 1)..<(next - 1), isHeadline: false) == nil,
      verbs.finite(in: (next + 1)..<range.upperBound, isHeadline: false) != nil
    else { return nil }
    return next
  }
}
