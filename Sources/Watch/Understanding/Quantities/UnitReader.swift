/// Reads what a number counts or measures.
struct UnitReader {
  let bytes: [UInt8]
  let tokens: [Token]
  let start: Int
  let end: Int

  struct Unit {
    var end: Int
    var name: String
    var per: String?
  }

  private static let dollars: [(WordKey, String)] = [
    ("us", "USD"), ("u.s.", "USD"), ("nt", "TWD"), ("hk", "HKD"), ("s", "SGD"), ("a", "AUD"), ("c", "CAD"),
    ("taiwan", "TWD"), ("kong", "HKD"), ("singapore", "SGD"), ("australian", "AUD"), ("canadian", "CAD"),
  ]
  private static let names: [Int32: String] = [
    1: "USD", 2: "CNY", 3: "EUR", 4: "JPY", 5: "KRW", 6: "GBP", 7: "INR", 8: "TWD", 9: "CHF", 10: "MYR", 11: "HKD",
    12: "USD", 13: "THB", 14: "VND", 15: "RUB", 16: "SGD", 17: "ILS", 18: "AED",
  ]
  private static let signs: [UInt8: String] = [16: "EUR", 17: "GBP", 18: "CNY", 19: "KRW", 20: "INR"]
  private static let plainCounts = WordSet("people staff personnel staffers aircraft offspring men women children")

  func token(_ place: Int) -> Token? { place >= start && place < end ? tokens[place] : nil }

  /// The currency before a number: `US$`, `NT$`, `€`, `RMB`; and where it begins.
  func currency(before place: Int) -> (start: Int, name: String)? {
    guard let sign = token(place - 1) else { return nil }
    if sign.mark == Mark.dollar {
      if let letters = token(place - 2), letters.isWord, sign.shape.contains(.glued),
        let known = Self.dollars.first(where: { letters.is($0.0) })
      {
        return (place - 2, known.1)
      }
      return (place - 1, "USD")
    }
    if let name = Self.signs[sign.mark], sign.mark >= 16 { return (place - 1, name) }
    if sign.is("rmb") || sign.is("cny") { return (place - 1, "CNY") }
    if sign.is("usd") { return (place - 1, "USD") }
    return sign.is("eur") ? (place - 1, "EUR") : sign.is("ntd") || sign.is("twd") ? (place - 1, "TWD") : nil
  }

  /// The unit behind a number.
  func unit(_ place: Int, ofSeveral isSeveral: Bool) -> Unit? {
    guard var next = token(place) else { return nil }
    var at = place
    if next.mark == Mark.hyphen, next.shape.contains(.glued), let after = token(at + 1), after.has([.unit, .timeUnit]) {
      (next, at) = (after, at + 1)
    }
    if isSeveral, next.is("of"), let after = token(at + 1) { (next, at) = (after, at + 1) }
    if next.mark == Mark.percent { return Unit(end: at + 1, name: "percent") }
    if next.is("percent") { return Unit(end: at + 1, name: "percent") }
    if next.is("per"), token(at + 1)?.is("cent") == true { return Unit(end: at + 2, name: "percent") }
    if next.is("percentage"), token(at + 1)?.isWord == true { return Unit(end: at + 2, name: "percentage point") }
    if next.is("basis") { return Unit(end: at + 2, name: "basis point") }
    if let money = money(at, next) { return money }
    if let measure = measure(at, next) { return measure }
    return count(at)
  }

  private func money(_ place: Int, _ next: Token) -> Unit? {
    if next.has(.currency), let name = Self.names[next.value] { return Unit(end: place + 1, name: name) }
    var at = place
    while at < place + 3, let word = token(at), word.isWord {
      if word.is("dollars") || word.is("dollar"), let before = token(at - 1) {
        let known = Self.dollars.first { before.is($0.0) }
        return Unit(end: at + 1, name: known?.1 ?? "USD")
      }
      guard word.isCapital else { return nil }
      at += 1
    }
    return nil
  }

  private func measure(_ place: Int, _ next: Token) -> Unit? {
    guard next.has([.unit, .timeUnit]) else { return nil }
    if next.is("quarter") || next.is("second"), token(place - 1)?.isWord == true, !next.shape.contains(.glued) {
      return next.is("quarter") ? Unit(end: place + 1, name: "quarter") : nil
    }
    return Unit(end: place + 1, name: Self.singular(next, bytes), per: per(place + 1))
  }

  /// `wafers a month`, `chips per year`.
  private func per(_ place: Int) -> String? {
    guard let word = token(place), word.is("a") || word.is("per") || word.is("each") || word.is("every"),
      let unit = token(place + 1), unit.has(.timeUnit)
    else { return nil }
    return Self.singular(unit, bytes)
  }

  /// A counted noun: the first plural among the next words, which may be described: `14 refurbished etching machines`.
  private func count(_ place: Int) -> Unit? {
    var at = place
    while at < place + 5, let word = token(at) {
      if word.mark == Mark.hyphen, word.shape.contains(.glued) {
        at += 1
        continue
      }
      if at == place, word.is("more") || word.is("other") || word.is("such") || word.is("new"),
        token(at + 1)?.isWord == true
      {
        at += 1
        continue
      }
      guard word.isWord, !word.has([.notUnit, .preposition, .pronoun, .auxiliary, .modal]) else { return nil }
      // `graphics processors`: what the first plural only describes.
      if isPlural(word, at), let next = token(at + 1), next.isWord, !next.isCapital, isPlural(next, at + 1),
        !next.has([.verb, .say, .auxiliary, .preposition, .notUnit])
      {
        at += 1
        continue
      }
      if Self.plainCounts.contains(word) || isPlural(word, at), at == place || !isVerb(word, at) {
        return Unit(end: at + 1, name: Self.singular(word, bytes), per: per(at + 1))
      }
      at += 1
    }
    return nil
  }

  /// `384 system delivers`: a form of a verb with more of its sentence behind it.
  private func isVerb(_ word: Token, _ place: Int) -> Bool {
    guard word.has(.verb), let next = token(place + 1) else { return false }
    return next.isWord && !next.has(.preposition) || next.isNumber || next.has(.approximate)
  }

  private func isPlural(_ word: Token, _ place: Int) -> Bool {
    guard word.end - word.start > 3, bytes[Int(word.end) - 1] | 0x20 == 0x73, !word.has(.nationality) else {
      return false
    }
    let before = bytes[Int(word.end) - 2] | 0x20
    // `bonus`, `crisis`; but `GPUs`.
    let isAcronym = (0x41...0x5A).contains(bytes[Int(word.end) - 2])
    guard isAcronym || before != 0x73 && before != 0x75 && before != 0x69 else { return false }
    return !(word.has(.say) && !word.has(.common)) || place > start + 1
  }

  /// The name of a unit: its word in the singular.
  static func singular(_ token: Token, _ bytes: [UInt8]) -> String {
    let word = String(decoding: bytes[token.range], as: UTF8.self).lowercased()
    switch word {
    case "nanometer", "nanometers", "nanometre", "nanometres": return "nm"
    case "generation", "generations": return "chip generation"
    case "centuries": return "century"
    case "people": return "person"
    case "men": return "man"
    case "women": return "woman"
    case "dies", "ties", "pies": return String(word.dropLast())
    default: break
    }
    guard word.utf8.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("flops"),
      !word.hasSuffix("tops")
    else {
      return word.hasSuffix("flops") ? String(word.dropLast()) : word
    }
    if word.hasSuffix("ies") { return String(word.dropLast(3)) + "y" }
    for ending in ["ches", "shes", "xes", "sses", "zes"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    return String(word.dropLast())
  }
}
