/// A known name that goes on: `U.S. Transport Agency`, `Hubei Province`, `Huawei Corp`.
struct NameExtension {
  let text: TokenText
  let sentence: TokenText.Sentence
  let knowledge: WatchKnowledge

  struct Longer {
    var end: Int
    /// Nil where the longer name means the same.
    var type: NameType?
    var rule: String
  }

  private static let instruments = WordSet(
    "act treaty agreement accord regulation order convention list regulations law")

  func extended(_ place: Int, _ end: Int, _ entry: Gazetteer.Entry) -> Longer? {
    if let suffixed = suffixed(end, entry) { return suffixed }
    guard end < sentence.tokens.upperBound, text.tokens[end].isCapital, !text.tokens[end].shape.contains(.possessive)
    else {
      return nil
    }
    if entry.type == .place, let body = bodyAfterPlace(end) { return body }
    let run = NameRun(
      tokens: text.tokens, end: sentence.tokens.upperBound, isHeadline: sentence.isHeadline, lexicon: knowledge.lexicon)
    let whole = run.end(from: place)
    guard whole > end, whole - end <= 5, let type = type(entry, text.tokens[end..<whole]) else { return nil }
    return Longer(end: whole, type: type, rule: "name.known-and-head")
  }

  /// Legal forms after a company's name belong to it.
  private func suffixed(_ end: Int, _ entry: Gazetteer.Entry) -> Longer? {
    guard entry.type == .company else { return nil }
    var last = end
    while last < sentence.tokens.upperBound {
      let token = text.tokens[last]
      if token.has(.companySuffix), token.isCapital {
        last += 1
      } else if token.mark == Mark.comma, last + 1 < sentence.tokens.upperBound,
        text.tokens[last + 1].has(.companySuffix), text.tokens[last + 1].isCapital,
        !text.tokens[last + 1].is("holdings")
      {
        last += 2
      } else {
        break
      }
    }
    return last > end ? Longer(end: last, type: nil, rule: "name.legal-form") : nil
  }

  /// `U.S. Transport Agency`, `U.S. Bureau of …`: a place and a body without a possessive between them.
  private func bodyAfterPlace(_ end: Int) -> Longer? {
    if let known = knowledge.match(text.tokens, at: end, end: sentence.tokens.upperBound, in: text.bytes) {
      return known.entry.type == .publicBody && known.end > end + 1
        ? Longer(end: known.end, type: .publicBody, rule: "name.place-and-body") : nil
    }
    var next = end
    while next < sentence.tokens.upperBound, next < end + 4, text.tokens[next].isCapital {
      let token = text.tokens[next]
      if token.has(.publicHead), !token.has([.verb, .title]) {
        return Longer(end: withObject(next), type: .publicBody, rule: "name.place-and-head")
      }
      if token.has([.stop, .verb, .say]) { return nil }
      next += 1
    }
    return nil
  }

  /// `… Court of Appeal`: what a body is of belongs to its name.
  private func withObject(_ head: Int) -> Int {
    guard head + 2 < sentence.tokens.upperBound, text.tokens[head + 1].is("of"), text.tokens[head + 2].isCapital else {
      return head + 1
    }
    let run = NameRun(
      tokens: text.tokens, end: sentence.tokens.upperBound, isHeadline: sentence.isHeadline, lexicon: knowledge.lexicon)
    return max(head + 1, run.end(from: head))
  }

  private func type(_ entry: Gazetteer.Entry, _ rest: ArraySlice<Token>) -> NameType? {
    guard let last = rest.last, !sentence.isHeadline || last.has([.placeHead, .companySuffix]) else { return nil }
    let isConnected = rest.contains { $0.is("of") || $0.is("for") }
    if isConnected, rest.first?.has([.organizationHead, .publicHead]) == true {
      return rest.first?.has(.publicHead) == true ? .publicBody : .organization
    }
    if last.has(.companySuffix) { return .company }
    if entry.type == .publicBody, last.has(.publicHead) { return .publicBody }
    if entry.type == .place { return afterPlace(last) }
    if last.has(.facilityHead), entry.type.isBody, rest.count > 1 { return .facility }
    if entry.type == .company, last.has(.companyHead), !last.has([.portfolio, .productCue]) { return .company }
    return Self.instruments.contains(last) && rest.count > 1 ? .instrument : nil
  }

  private func afterPlace(_ last: Token) -> NameType? {
    if last.has(.placeHead) { return .place }
    if last.has(.publicHead) { return .publicBody }
    if last.has(.facilityHead), !last.has(.organizationHead) { return .facility }
    if last.has(.eventHead), !last.has(.organizationHead) { return .event }
    if last.has(.mediaHead) { return .media }
    if last.has(.organizationHead) { return .organization }
    if last.has(.companyHead) { return .company }
    return Self.instruments.contains(last) ? .instrument : nil
  }
}
