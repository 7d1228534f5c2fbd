/// What a clause says: its predicate, how sure, of which kind, in which words.
extension ClaimFinder {
  // MARK: What it says

  func predicate(_ verb: Int) -> String {
    let token = text.tokens[verb]
    if token.is("has") || token.is("have") || token.is("had") { return "has" }
    return token.has(.auxiliary) ? "is" : String(decoding: text.bytes[token.range], as: UTF8.self).lowercased()
  }

  func hedging(
    _ range: Range<Int>, _ verb: Int, _ content: Int?, _ sentence: TokenText.Sentence, _ thread: Thread, isActor: Bool
  ) -> Hedging {
    let own = hedges.hedging(range, verb: verb, content: content, isHeadline: sentence.isHeadline)
    if own == .predicted, isActor, hedges.isOwnWill(verb, to: range.upperBound) { return .planned }
    if own != .asserted {
      // `…, he alleged`
      let isAlleged = thread.attribution.map {
        $0.content.overlaps(range) && hedges.isAlleging(sayingWords($0, sentence))
      }
      return isAlleged == true ? .alleged : own
    }
    if let hedge = thread.hedge ?? hedges.noun(before: range) { return hedge }
    if isPenalty(range, verb) { return .possible }
    if let attribution = thread.attribution, attribution.content.overlaps(range) {
      let words = sayingWords(attribution, sentence)
      let said = hedges.hedging(words, verb: words.lowerBound, content: words.upperBound, isHeadline: false)
      // `officials briefed on the plan`
      let isNoun = said == .planned && attribution.rule == "claim.according-to"
      if said != .asserted, !isNoun, !isOnlyModal(words, said) { return said }
      if hedges.isAccusing(words) || thread.isAccusing { return .alleged }
      if hedges.isAssessing(words) || attribution.rule != "claim.said-before" && hedges.isReckoned(words) {
        return .estimated
      }
      if attribution.isReported { return .reported }
    }
    return .asserted
  }

  /// `The makers will tell you that …`: how sure the saying is, not what is said.
  private func isOnlyModal(_ words: Range<Int>, _ hedge: Hedging) -> Bool {
    guard hedge == .predicted || hedge == .possible || hedge == .planned else { return false }
    return words.contains { place in
      text.tokens[place].has(.modal)
        && text.tokens[(place + 1)..<max(place + 1, min(place + 4, words.upperBound))].contains {
          $0.has(.say) && !$0.is("expect") && !$0.is("believe")
        }
    }
  }

  /// `If convicted, they face …`: what follows only where the condition is met.
  private func isPenalty(_ range: Range<Int>, _ verb: Int) -> Bool {
    guard text.tokens[range.lowerBound].is("if") else { return false }
    return text.tokens[range.lowerBound..<max(range.lowerBound, verb)].contains { $0.mark == Mark.comma }
  }

  /// The words that tell who speaks: what is not said by them.
  func sayingWords(_ attribution: Attribution, _ sentence: TokenText.Sentence) -> Range<Int> {
    attribution.saying.clamped(to: sentence.tokens)
  }

  func kind(_ claim: Claim) -> ClaimKind {
    switch claim.hedging {
    case .planned, .considering, .predicted: .plan
    default: claim.value != nil && claim.kind != .event ? .measure : claim.kind
    }
  }

  func first(_ from: Int, _ count: Int, _ range: Range<Int>, _ tokens: (Int) -> Range<Int>) -> Int? {
    var place = from
    while place < count, tokens(place).lowerBound < range.upperBound {
      if tokens(place).lowerBound >= range.lowerBound { return place }
      place += 1
    }
    return nil
  }

  /// The bytes of a stretch, without marks and links at its ends.
  func bytes(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, text.tokens[low].shape.contains(.mark) || text.tokens[low].is("and") { low += 1 }
    while high > low + 1, text.tokens[high - 1].mark == Mark.comma || text.tokens[high - 1].mark == Mark.stop {
      high -= 1
    }
    return low < high ? text.bytes(of: low..<high) : 0..<0
  }
}
