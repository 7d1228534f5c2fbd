/// Says what an unknown run of capitalised words names, by its words and by what stands around it; nil for no name.
struct NameClassifier {
  let text: TokenText
  let sentence: TokenText.Sentence
  let words: DocumentWords

  struct Found {
    var range: Range<Int>
    var type: NameType
    var rule: String
  }

  private static let roles = WordSet("who whose aged")
  private static let describing = WordSet("which whose founded based owned backed headquartered formerly a an the")
  private static let workplaces = WordSet("at for with from")
  private static let chiefs = WordSet(
    "president chairman chairwoman chair ceo founder cofounder co-founder executive boss")
  private static let corporate = WordSet("shares stock revenue customers subsidiary executives employees fab factory")

  func classify(_ run: Range<Int>) -> Found? {
    let tokens = text.tokens[run]
    if let place = dateline(run) ?? agency(run) { return place }
    if let head = byHead(run) { return head }
    if sentence.isHeadline { return inHeadline(run) }
    if run.count > 1, isWorkplace(run.lowerBound) {
      return Found(range: run, type: .company, rule: "name.after-title-at")
    }
    if let person = person(run) { return person }
    if run.count > 1, let apposed = apposition(run), apposed.type == .company { return apposed }
    guard !isOrdinary(run) else { return nil }
    if let around = byContext(run) { return around }
    return byShape(run, tokens)
  }

  /// `TUALATIN — Hank Dubrow has …`: where a story was written stands before it, in capitals.
  private func dateline(_ run: Range<Int>) -> Found? {
    guard run.lowerBound == sentence.tokens.lowerBound, run.count <= 3, run.upperBound + 3 < sentence.tokens.upperBound,
      text.tokens[run.upperBound].mark == Mark.longDash,
      text.tokens[run].allSatisfy({ $0.shape.contains(.allCapitals) && $0.end - $0.start > 3 && !$0.has(.common) })
    else { return nil }
    return Found(range: run, type: .place, rule: "name.dateline")
  }

  /// `MUNICH, May 14 (Eastwire) - `: the agency that a story is from.
  private func agency(_ run: Range<Int>) -> Found? {
    let first = run.lowerBound
    guard first > sentence.tokens.lowerBound, first - sentence.tokens.lowerBound <= 14,
      run.upperBound + 2 < sentence.tokens.upperBound,
      text.tokens[first - 1].mark == Mark.opening, text.tokens[run.upperBound].mark == Mark.closing
    else { return nil }
    let dash = text.tokens[run.upperBound + 1]
    guard dash.mark == Mark.longDash || dash.mark == Mark.hyphen && !dash.shape.contains(.glued),
      text.tokens[sentence.tokens.lowerBound].shape.contains(.allCapitals)
    else { return nil }
    return Found(range: run, type: .media, rule: "name.dateline")
  }

  // MARK: Heads

  private func byHead(_ run: Range<Int>) -> Found? {
    guard run.count > 1, let last = text.tokens[run].last else { return nil }
    let first = text.tokens[run.lowerBound]
    if last.has(.companySuffix) { return Found(range: run, type: .company, rule: "name.legal-form") }
    let isConnected = text.tokens[run].contains { $0.is("of") || $0.is("for") }
    if isConnected {
      if first.has(.publicHead) { return Found(range: run, type: .publicBody, rule: "name.body-of") }
      if first.has([.organizationHead]) || text.tokens[run].contains(where: { $0.has(.organizationHead) }) {
        return Found(range: run, type: .organization, rule: "name.organisation-of")
      }
    }
    if sentence.isHeadline || isAllOrdinary(run) && !last.has([.publicHead, .instrumentHead]) { return nil }
    return lastWord(run, last)
  }

  private func lastWord(_ run: Range<Int>, _ last: Token) -> Found? {
    let pairs: [(WordClass, NameType)] = [
      (.publicHead, .publicBody), (.mediaHead, .media), (.organizationHead, .organization), (.facilityHead, .facility),
      (.eventHead, .event), (.instrumentHead, .instrument), (.placeHead, .place), (.companyHead, .company),
    ]
    let isPerson = text.tokens[run.lowerBound].has(.firstName) && run.count == 2
    for (head, type) in pairs where last.has(head) {
      if isPerson, !last.has([.publicHead, .organizationHead]) { continue }
      return Found(range: run, type: type, rule: "name.head")
    }
    return nil
  }

  private func isAllOrdinary(_ run: Range<Int>) -> Bool {
    text.tokens[run].allSatisfy { Ordinary.holds($0) || !$0.isWord }
  }

  /// Everyday words: none of them is a name by itself.
  private func isOrdinary(_ run: Range<Int>) -> Bool {
    if isAllOrdinary(run) { return true }
    guard run.count == 1 else { return false }
    let token = text.tokens[run.lowerBound]
    if token.has(.inflected) { return true }
    if words.isSmallSomewhere(token), !token.shape.contains(.allCapitals) { return true }
    guard run.lowerBound == sentence.tokens.lowerBound || followsQuote(run.lowerBound) else { return false }
    return !words.isCapitalInside(token) && !isNameInFront(run)
  }

  private func followsQuote(_ place: Int) -> Bool {
    let mark = text.tokens[place - 1].mark
    return mark == Mark.open || mark == Mark.straight || mark == Mark.colon
  }

  /// The first word of a sentence, in a form that everyday words do not have.
  private func isNameInFront(_ run: Range<Int>) -> Bool {
    let token = text.tokens[run.lowerBound]
    if token.shape.contains(.inner) || token.shape.contains(.allCapitals) || token.shape.contains(.digits) {
      return true
    }
    guard run.upperBound < sentence.tokens.upperBound else { return false }
    let next = text.tokens[run.upperBound]
    if next.mark == Mark.comma, run.upperBound + 1 < sentence.tokens.upperBound {
      let behind = text.tokens[run.upperBound + 1]
      return behind.isCapital || token.bits.isEmpty && Self.describing.contains(behind)
    }
    return next.shape.contains(.possessive) || next.has([.auxiliary, .modal, .say, .title, .past])
      || token.has(.eastSurname)
  }

  private func inHeadline(_ run: Range<Int>) -> Found? {
    guard !text.tokens[run].contains(where: { Ordinary.holds($0) || $0.has(.inflected) }) else { return nil }
    if run.count > 1, let person = person(run) { return person }
    let before = run.lowerBound > sentence.tokens.lowerBound ? text.tokens[run.lowerBound - 1] : nil
    if before?.has(.companyCue) == true { return Found(range: run, type: .company, rule: "name.after-cue") }
    if text.tokens[run.lowerBound].shape.contains(.inner) {
      return Found(range: run, type: .company, rule: "name.inner-capital")
    }
    guard text.tokens[run].allSatisfy({ !words.isSmallSomewhere($0) }) else { return nil }
    if text.tokens[run].contains(where: { $0.shape.contains(.digits) }) {
      return Found(range: run, type: .product, rule: "name.model")
    }
    if before?.has(.placeCue) == true { return Found(range: run, type: .place, rule: "name.after-preposition") }
    let isLabel = run.upperBound < sentence.tokens.upperBound && text.tokens[run.upperBound].mark == Mark.colon
    return run.lowerBound == sentence.tokens.lowerBound && !isLabel
      ? Found(range: run, type: .company, rule: "name.headline") : nil
  }

  // MARK: Persons

  private func person(_ run: Range<Int>) -> Found? {
    let first = text.tokens[run.lowerBound]
    let isNamed = run.count <= 6 && text.tokens[run].allSatisfy { !$0.isNumber && !$0.has([.anyHead]) }
    guard isNamed, !text.tokens[run].contains(where: { $0.shape.contains(.digits) }) else { return nil }
    if PersonTitle.stands(text.tokens, before: run.lowerBound, from: sentence.tokens.lowerBound), !isAllOrdinary(run) {
      return Found(range: run, type: .person, rule: "name.after-title")
    }
    guard run.count > 1 else { return nil }
    if first.has(.firstName), !first.has(.common) || !Ordinary.holds(text.tokens[run.upperBound - 1]) {
      return Found(range: run, type: .person, rule: "name.first-name")
    }
    // `Joost van den Brink`: a small word within.
    if text.tokens[run].dropFirst().contains(where: { $0.has(.particle) && !$0.isCapital }), !Ordinary.holds(first) {
      return Found(range: run, type: .person, rule: "name.particle")
    }
    if NameLearner.isEastern(text.tokens, run) { return Found(range: run, type: .person, rule: "name.eastern") }
    if hanPersonFollows(run.upperBound) { return Found(range: run, type: .person, rule: "name.han-bracket") }
    return nil
  }

  private func hanPersonFollows(_ end: Int) -> Bool {
    guard end + 1 < sentence.tokens.upperBound, text.tokens[end].mark == Mark.opening,
      text.tokens[end + 1].shape.contains(.han)
    else { return false }
    return NameLearner.isHanPerson(text.bytes[text.tokens[end + 1].range])
  }

  // MARK: Around

  private func byContext(_ run: Range<Int>) -> Found? {
    let before = run.lowerBound > sentence.tokens.lowerBound ? text.tokens[run.lowerBound - 1] : nil
    let next = run.upperBound < sentence.tokens.upperBound ? text.tokens[run.upperBound] : nil
    if let apposed = apposition(run) { return apposed }
    if before?.has(.companyCue) == true { return Found(range: run, type: .company, rule: "name.after-cue") }
    if isWorkplace(run.lowerBound) { return Found(range: run, type: .company, rule: "name.after-title-at") }
    if before?.has(.mediaCue) == true { return Found(range: run, type: .media, rule: "name.after-cue") }
    if before?.has(.productCue) == true { return Found(range: run, type: .product, rule: "name.after-cue") }
    if hasDigits(run) { return Found(range: run, type: .product, rule: "name.model") }
    if let next {
      if Self.roles.contains(next), run.count > 1 { return Found(range: run, type: .person, rule: "name.who") }
      // `assemblers in Noida say`
      if next.has(.say), run.count == 1, let before, before.is("in") || before.is("near") {
        return Found(range: run, type: .place, rule: "name.after-preposition")
      }
      if next.has(.say) {
        let isPerson = run.count > 1 || text.tokens[run.lowerBound].has(.eastSurname)
        return Found(range: run, type: isPerson ? .person : .company, rule: "name.says")
      }
      if next.has(.productCue), before?.shape.contains(.possessive) == true || before?.has(.possessivePronoun) == true {
        return Found(range: run, type: .product, rule: "name.before-cue")
      }
      if next.has(.placeHead), !next.isCapital { return Found(range: run, type: .place, rule: "name.before-cue") }
      if next.has(.facilityHead), !next.isCapital, before?.shape.contains(.possessive) == true {
        return Found(range: run, type: .place, rule: "name.before-cue")
      }
      if next.has(.title), !next.isCapital { return Found(range: run, type: .company, rule: "name.before-title") }
      if next.has(.companyCue) || Self.corporate.contains(next) {
        return Found(range: run, type: .company, rule: "name.before-cue")
      }
    }
    if isSomebodyAt(run.lowerBound) { return Found(range: run, type: .company, rule: "name.after-person-at") }
    if let before, before.has(.placeCue), !isAccording(run.lowerBound),
      !text.tokens[run.lowerBound].shape.contains(.allCapitals), run.count <= 2
    {
      return Found(range: run, type: .place, rule: "name.after-preposition")
    }
    return nil
  }

  /// `according to X`: no place.
  private func isAccording(_ place: Int) -> Bool {
    place - 2 >= sentence.tokens.lowerBound && text.tokens[place - 2].is("according")
  }

  /// `Ines Castel at X`: where a person works.
  private func isSomebodyAt(_ place: Int) -> Bool {
    guard place - 3 >= sentence.tokens.lowerBound, text.tokens[place - 1].is("at") else { return false }
    return text.tokens[(place - 3)..<(place - 1)].allSatisfy { $0.isWord && $0.isCapital && !Ordinary.holds($0) }
  }

  /// `X, a Shenzhen-based chipmaker`, `X, an analyst at …`, `X, 52, of …`.
  private func apposition(_ run: Range<Int>) -> Found? {
    let start = run.upperBound
    guard start + 2 < sentence.tokens.upperBound, text.tokens[start].mark == Mark.comma else { return nil }
    if text.tokens[start + 1].isNumber, start + 2 < sentence.tokens.upperBound,
      text.tokens[start + 2].mark == Mark.comma,
      text.tokens[start + 1].end - text.tokens[start + 1].start == 2
    {
      return Found(range: run, type: .person, rule: "name.age")
    }
    // `Nittobo, whose spokesman …`: a person has none.
    if text.tokens[start + 1].is("whose"), VoiceFinder.spokes.contains(text.tokens[start + 2]) {
      return Found(range: run, type: .company, rule: "name.apposition")
    }
    for place in (start + 1)..<min(start + 9, sentence.tokens.upperBound) {
      let token = text.tokens[place]
      if token.mark == Mark.comma { return nil }
      if token.has(.title), !token.isCapital || place > start + 1 {
        return Found(range: run, type: .person, rule: "name.apposition")
      }
      if token.has(.companyCue), !token.isCapital { return Found(range: run, type: .company, rule: "name.apposition") }
    }
    return nil
  }

  /// `an analyst at X`, `vice chair at X`.
  private func isWorkplace(_ place: Int) -> Bool {
    guard place - 2 >= sentence.tokens.lowerBound else { return false }
    let before = text.tokens[place - 2]
    // `president of Tanabe Electron`, and not `president of Ruritania`.
    if text.tokens[place - 1].is("of"), Self.chiefs.contains(before), !before.isCapital,
      place + 1 < sentence.tokens.upperBound, text.tokens[place + 1].isCapital
    {
      return true
    }
    guard Self.workplaces.contains(text.tokens[place - 1]) else { return false }
    return before.has(.title) && !before.isCapital && text.tokens[place - 1].is("at")
  }

  /// A capital inside a word, as in `TechLab`; names of people have it only behind `Mc`, `Mac`, `De` and the like.
  private func isCoined(_ token: Token) -> Bool {
    guard token.shape.contains(.inner), token.end - token.start > 4 else { return false }
    let bytes = text.bytes[token.range]
    return !["Mc", "Mac", "De", "La", "Le", "Di", "Van", "O'", "Fitz"].contains { bytes.starts(with: $0.utf8) }
  }

  private func hasDigits(_ run: Range<Int>) -> Bool {
    text.tokens[run].contains { $0.isNumber || $0.shape.contains(.digits) }
  }

  private func byShape(_ run: Range<Int>, _ tokens: ArraySlice<Token>) -> Found? {
    let first = text.tokens[run.lowerBound]
    if let paper = paper(run) { return paper }
    if run.count == 1 {
      if first.shape.contains(.allCapitals) { return acronym(run, first) }
      if first.has([.firstName, .eastSurname]) { return Found(range: run, type: .person, rule: "name.surname") }
      return Found(range: run, type: .company, rule: "name.capital")
    }
    guard tokens.contains(where: { $0.end - $0.start > 1 && $0.isWord }) else { return nil }
    let isTwo = tokens.allSatisfy { $0.isWord && !Ordinary.holds($0) && !$0.shape.contains(.allCapitals) }
    if isTwo, tokens.contains(where: isCoined) { return Found(range: run, type: .company, rule: "name.inner-capital") }
    if isTwo, run.count <= 3 { return Found(range: run, type: .person, rule: "name.two-capitals") }
    return Found(range: run, type: .organization, rule: "name.capitals")
  }

  /// `told The Deccan Ledger`: an article with a capital inside a sentence is part of a name, of papers mostly.
  private func paper(_ run: Range<Int>) -> Found? {
    let article = run.lowerBound - 1
    guard article > sentence.tokens.lowerBound, text.tokens[article].is("the"), text.tokens[article].isCapital,
      text.tokens[article - 1].isWord, !text.tokens[article - 1].isCapital, (1...4).contains(run.count)
    else { return nil }
    return Found(range: article..<run.upperBound, type: .media, rule: "name.article")
  }

  /// Short forms that nothing explains: technical terms more often than names.
  private func acronym(_ run: Range<Int>, _ token: Token) -> Found? {
    guard token.end - token.start >= 3, run.upperBound < sentence.tokens.upperBound else { return nil }
    let next = text.tokens[run.upperBound]
    guard next.shape.contains(.possessive) || next.has([.say, .auxiliary, .modal]) else { return nil }
    return Found(range: run, type: .organization, rule: "name.acronym")
  }
}
