/// Reads numbers in figures and words: `200,000`, `53bn`, `several hundred billion`, `two-thirds`, `twenty-five`.
struct NumberReader {
  let bytes: [UInt8]
  let tokens: [Token]
  let start: Int
  let end: Int

  struct Number {
    var end: Int
    var value: Double
    var isSeveral = false
    var isFraction = false
    /// Written in words only, without a scale.
    var isWord = false
    var hasScale = false
  }

  func token(_ place: Int) -> Token? { place >= start && place < end ? tokens[place] : nil }

  /// Beyond it nothing is counted, and the number has no exact place in JSON.
  static let largest = 1e18

  func read(_ place: Int) -> Number? {
    number(place).flatMap { $0.value < Self.largest ? $0 : nil }
  }

  private func number(_ place: Int) -> Number? {
    guard let token = token(place) else { return nil }
    if token.isNumber { return figure(place, token) }
    if let fraction = fraction(place) { return fraction }
    if token.has(.scale), isPluralScale(token) { return plural(place, isSeveral: true) }
    if token.is("several") || token.is("few") || token.is("a"), let next = self.token(place + 1) {
      if token.is("a"), next.is("few") { return read(place + 1) }
      guard next.has(.scale), !isPluralScale(next), next.end - next.start > 2 else { return nil }
      var number = scaled(place + 1, 1)
      number.isSeveral = !token.is("a")
      return number
    }
    return token.has(.number) ? words(place) : nil
  }

  // MARK: Figures

  private func figure(_ place: Int, _ token: Token) -> Number? {
    guard !token.shape.contains(.ordinal), let value = Self.value(bytes[token.range]) else { return nil }
    if token.shape.contains(.glued), let before = self.token(place - 1) {
      if before.isWord, !before.has(.currency), !isCurrencyLetters(before) { return nil }
      if before.mark == Mark.hyphen, self.token(place - 2)?.isWord == true, before.shape.contains(.glued) { return nil }
      if before.mark == Mark.colon || before.mark == Mark.slash { return nil }
    }
    var number = scaled(place + 1, value)
    if number.end == place + 1, let next = self.token(place + 1), next.shape.contains(.glued), next.isWord,
      !next.has([.unit, .timeUnit, .currency])
    {
      return nil
    }
    number.isWord = false
    return number
  }

  private func isCurrencyLetters(_ token: Token) -> Bool {
    token.is("rmb") || token.is("nt") || token.is("us") || token.is("hk") || token.is("rs")
  }

  static func value(_ bytes: ArraySlice<UInt8>) -> Double? {
    var (whole, digits, isFraction) = (0.0, 1.0, false)
    for byte in bytes {
      if byte == 0x2C { continue }
      if byte == 0x2E {
        guard !isFraction else { return nil }
        isFraction = true
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      whole = whole * 10 + Double(byte - 0x30)
      if isFraction { digits *= 10 }
    }
    return whole / digits
  }

  // MARK: Scales

  private func isPluralScale(_ token: Token) -> Bool {
    guard token.end - token.start >= 4 else { return false }
    return bytes[Int(token.end) - 1] | 0x20 == 0x73
  }

  /// The words of scale behind a number: `hundred billion`.
  private func scaled(_ place: Int, _ value: Double) -> Number {
    var number = Number(end: place, value: value)
    while var next = token(number.end) {
      var at = number.end
      if next.mark == Mark.hyphen, next.shape.contains(.glued), let after = token(at + 1), after.has(.scale) {
        (next, at) = (after, at + 1)
      }
      guard next.has(.scale), isScale(next, at) else { break }
      number.value *= Self.worth(next)
      number.end = at + 1
      number.hasScale = true
    }
    return number
  }

  private func isScale(_ token: Token, _ place: Int) -> Bool {
    let length = token.end - token.start
    if length == 1 { return token.shape.contains(.glued) && !isUnitLetter(place) }
    if token.is("score") || token.is("scores") { return false }
    return !isPluralScale(token) || token.shape.contains(.glued)
  }

  /// `5 m`, `5k` of something measured: only money is told in single letters.
  private func isUnitLetter(_ place: Int) -> Bool {
    guard let sign = token(place - 2) else { return true }
    return !(sign.mark == Mark.dollar || (16...20).contains(sign.mark) || sign.has(.currency)) && !tokens[place].is("k")
  }

  static func worth(_ token: Token) -> Double {
    if token.is("dozen") || token.is("dozens") { return 12 }
    var worth = 1.0
    for _ in 0..<token.value { worth *= 10 }
    return worth
  }

  /// `dozens`, `tens of thousands`, `hundreds of millions`.
  private func plural(_ place: Int, isSeveral: Bool) -> Number? {
    let token = tokens[place]
    var number = Number(end: place + 1, value: Self.worth(token), isSeveral: isSeveral, hasScale: true)
    guard let of = self.token(place + 1), of.is("of"), let next = self.token(place + 2), next.has(.scale),
      isPluralScale(next)
    else { return token.is("tens") || token.is("scores") ? nil : number }
    let factor = token.is("dozens") ? 10 : Self.worth(token)
    number.value = factor * Self.worth(next)
    number.end = place + 3
    return number
  }

  // MARK: Words

  private func words(_ place: Int) -> Number? {
    var (value, at) = (Double(tokens[place].value), place + 1)
    while let next = token(at) {
      if next.mark == Mark.hyphen, next.shape.contains(.glued), let unit = token(at + 1), unit.has(.number),
        unit.value < 10
      {
        value += Double(unit.value)
        at += 2
      } else if next.is("hundred") {
        value *= 100
        at += 1
      } else if next.is("and"), value >= 100, let unit = token(at + 1), unit.has(.number) {
        value += Double(unit.value)
        at += 2
      } else {
        break
      }
    }
    var number = scaled(at, value)
    number.isWord = !number.hasScale
    return number
  }

  /// `half`, `a third`, `one-fifth`, `two-thirds`, of something: in percent.
  private func fraction(_ place: Int) -> Number? {
    let token = tokens[place]
    if token.is("half") {
      if let next = self.token(place + 1), next.is("a"), let scale = self.token(place + 2), scale.has(.scale) {
        return scaled(place + 2, 0.5)
      }
      if let next = self.token(place + 1), next.is("a"), let unit = self.token(place + 2), unit.has(.timeUnit) {
        return Number(end: place + 2, value: 0.5)
      }
      return isShare(place + 1) && !isPart(place) ? Number(end: place + 1, value: 50, isFraction: true) : nil
    }
    guard token.has(.number) || token.is("a") || token.is("an") else { return nil }
    var at = place + 1
    if self.token(at)?.mark == Mark.hyphen { at += 1 }
    guard let part = self.token(at), part.has(.fraction), !part.is("second"), isShare(at + 1) else { return nil }
    let count = token.has(.number) ? Double(token.value) : 1
    return Number(end: at + 1, value: Self.percent(part) * count, isFraction: true)
  }

  private func isShare(_ place: Int) -> Bool {
    guard let next = token(place) else { return true }
    return next.is("of") || next.is("the") || next.is("its") || !next.isWord || next.has([.preposition, .stop])
  }

  /// `the first half`, `half a year` are times.
  private func isPart(_ place: Int) -> Bool { token(place - 1)?.has(.ordinal) == true }

  private static let parts: [(WordKey, WordKey, Double)] = [
    ("half", "halves", 50), ("third", "thirds", 100.0 / 3), ("quarter", "quarters", 25), ("fifth", "fifths", 20),
    ("sixth", "sixths", 100.0 / 6), ("eighth", "eighths", 12.5), ("tenth", "tenths", 10),
  ]

  private static func percent(_ token: Token) -> Double {
    parts.first { token.is($0.0) || token.is($0.1) }?.2 ?? 10
  }
}
