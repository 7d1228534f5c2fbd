/// Finds quantities: numbers with bound and unit, and ranges.
struct QuantityFinder {
  let text: TokenText
  /// Tokens that dates and names cover.
  let taken: TokenCover
  private(set) var quantities: [Quantity] = []

  init(_ text: TokenText, taken: TokenCover) {
    self.text = text
    self.taken = taken
  }

  private static let starts: WordClass = [.number, .scale, .fraction]

  mutating func run() {
    for sentence in text.sentences {
      var place = sentence.tokens.lowerBound
      while place < sentence.tokens.upperBound {
        let token = text.tokens[place]
        let mayBegin =
          token.isNumber || token.has(Self.starts) || token.is("several") || token.is("a") || token.is("an")
        if mayBegin, !taken.covers(place), let quantity = read(place, sentence) {
          quantities.append(quantity)
          place = max(quantity.tokens.upperBound, place + 1)
        } else {
          place += 1
        }
      }
    }
    HanQuantities.find(text, into: &quantities)
    CurrencyCheck.run(&quantities, text)
  }

  private func read(_ place: Int, _ sentence: TokenText.Sentence) -> Quantity? {
    let (start, end) = (sentence.tokens.lowerBound, sentence.tokens.upperBound)
    let numbers = NumberReader(bytes: text.bytes, tokens: text.tokens, start: start, end: end)
    let units = UnitReader(bytes: text.bytes, tokens: text.tokens, start: start, end: end)
    if let single = single(place, units, sentence) { return single }
    guard let number = numbers.read(place) else { return nil }
    let money = units.currency(before: place)
    let first = Part(
      number: number, money: money, unit: units.unit(number.end, ofSeveral: number.isSeveral || number.hasScale))
    if let range = range(place, first, numbers, units, sentence) { return range }
    if let compared = compared(place, first, sentence) { return compared }
    if first.money == nil, first.unit == nil, !number.isFraction, !number.hasScale,
      let unit = reckoned(place, sentence) ?? partOf(place, number, sentence)
    {
      return quantity(from: place, to: number.end, number, unit: unit, per: nil, sentence)
    }
    guard let unit = first.name(isShare: number.isFraction), isAllowed(place, number, unit, sentence) else {
      return nil
    }
    return quantity(from: money?.start ?? place, to: first.end, number, unit: unit, per: first.unit?.per, sentence)
  }

  /// `1,200 processors, against 4,000 a year ago`, `up from 11`: a bare number in what the one before it counts.
  private func compared(_ place: Int, _ part: Part, _ sentence: TokenText.Sentence) -> Quantity? {
    guard part.money == nil, part.unit == nil || isAgo(part), !part.number.isFraction, text.tokens[place].isNumber,
      place - 2 > sentence.tokens.lowerBound, let last = quantities.last, last.rule != "quantity.single",
      last.tokens.lowerBound >= sentence.tokens.lowerBound, place - last.tokens.upperBound <= 8
    else { return nil }
    let (one, two) = (text.tokens[place - 1], text.tokens[place - 2])
    let isAgainst = one.is("against") || one.is("versus") || one.is("from") && (two.is("up") || two.is("down"))
    guard isAgainst else { return nil }
    return quantity(from: place, to: part.number.end, part.number, unit: last.unit, per: last.per, sentence)
  }

  /// `from 11 a year ago`: the year counts nothing.
  private func isAgo(_ part: Part) -> Bool {
    text.tokens[part.number.end].is("a") && part.number.end + 1 < text.tokens.count
      && text.tokens[part.number.end + 1].has(.timeUnit)
  }

  private struct Part {
    var number: NumberReader.Number
    var money: (start: Int, name: String)?
    var unit: UnitReader.Unit?

    var end: Int { money == nil && !number.isFraction ? unit?.end ?? number.end : number.end }

    func name(isShare: Bool) -> String? { isShare ? "percent" : money?.name ?? unit?.name }
  }

  /// `a generation`, `a year`: one of something, where nothing else is meant.
  private func single(_ place: Int, _ units: UnitReader, _ sentence: TokenText.Sentence) -> Quantity? {
    guard text.tokens[place].is("a") || text.tokens[place].is("one"), let next = units.token(place + 1) else {
      return nil
    }
    let before = units.token(place - 1)
    if next.is("generation") {
      let isLag =
        before?.is("by") == true || (units.token(place + 2).map { $0.is("behind") || $0.is("ahead") } ?? false)
      guard isLag else { return nil }
      return make(place..<(place + 2), .eq, 1, unit: "chip generation", rule: "quantity.generation", sentence)
    }
    guard next.has(.timeUnit), text.tokens[place].is("a"), before?.has(.preposition) == true, before?.is("of") != true,
      !Self.isComparing(before), !next.is("second"), !next.is("quarter")
    else { return nil }
    let bound = before?.is("within") == true ? (place - 1, Quantity.Bound.le) : (place, .eq)
    let unit = UnitReader.singular(next, text.bytes)
    return make(bound.0..<(place + 2), bound.1, 1, unit: unit, rule: "quantity.single", sentence)
  }

  private static func isComparing(_ token: Token?) -> Bool {
    guard let token else { return false }
    return token.is("as") || token.is("than") || token.is("on") || token.is("per") || token.is("from")
  }

  /// `3 to 6 months`, `10-15 years`, `between 5 and 10 percent`; after `from`, two quantities and no range.
  private func range(
    _ place: Int, _ first: Part, _ numbers: NumberReader, _ units: UnitReader, _ sentence: TokenText.Sentence
  ) -> Quantity? {
    var at = first.end
    let firstStart = first.money?.start ?? place
    if first.unit != nil, first.money == nil, let joint = units.token(first.number.end), isJoint(joint, firstStart) {
      at = first.number.end
    }
    guard let joint = units.token(at), isJoint(joint, firstStart), units.token(firstStart - 1)?.is("from") != true
    else {
      return nil
    }
    at += 1
    var money = first.money
    while let sign = units.token(at), !sign.isNumber, !sign.has(.number), at < first.end + 4 {
      guard sign.mark == Mark.dollar || sign.mark >= 16 && sign.mark <= 20 || sign.has(.currency) || sign.isCapital
      else {
        return nil
      }
      at += 1
    }
    guard let second = numbers.read(at) else { return nil }
    money = money ?? units.currency(before: at)
    let part = Part(number: second, money: money, unit: units.unit(second.end, ofSeveral: second.hasScale))
    guard let unit = part.name(isShare: second.isFraction) else { return nil }
    if let own = first.name(isShare: first.number.isFraction), own != unit,
      first.money != nil || text.tokens[first.number.end].mark == Mark.percent
    {
      return nil
    }
    var low = first.number.value
    if !first.number.hasScale, second.hasScale, low < second.value { low *= scale(second, at, numbers) }
    guard low < second.value else { return nil }
    var found = quantity(from: firstStart, to: part.end, second, unit: unit, per: part.unit?.per, sentence)
    (found.number, found.high, found.bound, found.rule) = (low, second.value, .range, "quantity.range")
    return found
  }

  private func isJoint(_ token: Token, _ first: Int) -> Bool {
    if token.is("to") || token.mark == Mark.longDash || token.mark == Mark.hyphen { return true }
    return token.is("and") && first > 0 && text.tokens[first - 1].is("between")
  }

  private func scale(_ number: NumberReader.Number, _ place: Int, _ numbers: NumberReader) -> Double {
    let token = text.tokens[place]
    let bare = token.isNumber ? NumberReader.value(text.bytes[token.range]) : Double(token.value)
    guard let bare, bare > 0 else { return 1 }
    return number.value / bare
  }

  /// Not `the two sides`, `one company`, `one of them`, nor what is numbered.
  private func isAllowed(_ place: Int, _ number: NumberReader.Number, _ unit: String, _ sentence: TokenText.Sentence)
    -> Bool
  {
    guard place > sentence.tokens.lowerBound else { return !(number.isWord && number.value == 1) }
    let before = text.tokens[place - 1]
    if before.has(.generic), !number.hasScale { return false }
    guard number.isWord else { return true }
    let isMeasure = text.tokens[number.end..<min(number.end + 1, sentence.tokens.upperBound)].first?.has([
      .timeUnit, .unit, .currency,
    ])
    if number.value == 1, isMeasure != true { return false }
    return isMeasure == true || !(before.is("the") || before.is("these") || before.is("those") || before.is("all"))
  }

  /// `five of his engineers`: what they are.
  private func partOf(_ place: Int, _ number: NumberReader.Number, _ sentence: TokenText.Sentence) -> String? {
    let end = number.end
    // `one in ten of our members`
    guard number.value > 1, place == sentence.tokens.lowerBound || !text.tokens[place - 1].is("in"),
      end + 2 < sentence.tokens.upperBound, text.tokens[end].is("of"),
      text.tokens[end + 1].has(.possessivePronoun) || text.tokens[end + 1].is("the") || text.tokens[end + 1].is("these")
    else { return nil }
    let words = text.tokens[(end + 2)..<min(end + 5, sentence.tokens.upperBound)].prefix {
      $0.isWord && !$0.isCapital && !$0.has([.preposition, .auxiliary, .modal, .say, .stop, .past, .verb, .number])
    }
    guard let noun = words.last, text.bytes[Int(noun.end) - 1] == 0x73 else { return nil }
    return UnitReader.singular(noun, text.bytes)
  }

  private static let putting = WordSet("put puts pegged pegs placed places estimated estimates")

  /// `puts the number of officers at about 15`, `put it at 120` behind a sentence that told of `the number of pumps`: what is counted.
  private func reckoned(_ place: Int, _ sentence: TokenText.Sentence) -> String? {
    let start = sentence.tokens.lowerBound
    guard let at = (max(start, place - 4)..<place).last(where: { text.tokens[$0].is("at") }),
      let put = (max(start, at - 16)..<at).last(where: { Self.putting.contains(text.tokens[$0]) })
    else { return nil }
    if let unit = counted(put..<at) { return unit }
    guard
      (put + 1..<at).allSatisfy({
        text.tokens[$0].is("it") || text.tokens[$0].is("the") || Self.sums.contains(text.tokens[$0])
      })
    else { return nil }
    return counted(max(0, start - 120)..<start)
  }

  private static let sums = WordSet("it that number figure total count tally them")

  /// `the number of licensing officers with …`: the noun, one of it.
  private func counted(_ range: Range<Int>) -> String? {
    guard
      let number = range.last(where: {
        text.tokens[$0].is("number") && $0 + 2 < text.tokens.count && text.tokens[$0 + 1].is("of")
      })
    else { return nil }
    let words = text.tokens[(number + 2)..<min(number + 6, text.tokens.count)].prefix {
      $0.isWord && !$0.has([.preposition, .auxiliary, .modal, .say, .stop]) && !$0.is("who")
    }
    return words.last.map { UnitReader.singular($0, text.bytes) }
  }

  private func quantity(
    from start: Int, to end: Int, _ number: NumberReader.Number, unit: String, per: String?,
    _ sentence: TokenText.Sentence
  ) -> Quantity {
    let bounds = BoundReader(tokens: text.tokens, start: sentence.tokens.lowerBound, end: sentence.tokens.upperBound)
    var (first, last, bound) = (start, end, number.isSeveral ? Quantity.Bound.several : .eq)
    if let before = bounds.before(start) { (first, bound) = (before.start, before.bound) }
    if let behind = bounds.behind(end) { (last, bound) = (behind.end, behind.bound) }
    var made = make(first..<last, bound, number.value, unit: unit, rule: "quantity.number", sentence)
    made.per = per
    return made
  }

  private func make(
    _ tokens: Range<Int>, _ bound: Quantity.Bound, _ number: Double, unit: String, rule: String,
    _ sentence: TokenText.Sentence
  ) -> Quantity {
    Quantity(
      range: text.bytes(of: tokens), bound: bound, number: number, unit: unit, rule: rule, story: sentence.story,
      tokens: tokens)
  }
}
