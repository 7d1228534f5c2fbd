/// Reads how a number bounds, from the words before and behind it.
struct BoundReader {
  let tokens: [Token]
  let start: Int
  let end: Int

  private static let phrases: [(words: [WordKey], bound: Quantity.Bound)] = [
    (["no", "more", "than"], .le), (["not", "more", "than"], .le), (["no", "fewer", "than"], .ge),
    (["no", "less", "than"], .ge), (["as", "many", "as"], .le), (["as", "much", "as"], .le), (["fewer", "than"], .lt),
    (["less", "than"], .lt), (["lower", "than"], .lt), (["more", "than"], .gt), (["greater", "than"], .gt),
    (["higher", "than"], .gt), (["at", "least"], .ge), (["at", "most"], .le), (["up", "to"], .le),
    (["close", "to"], .approx),
    (["an", "estimated"], .approx), (["a", "maximum", "of"], .max), (["maximum", "of"], .max),
    (["minimum", "of"], .ge),
    (["within"], .le), (["over"], .gt), (["above"], .gt), (["exceeding"], .gt), (["exceeds"], .gt), (["under"], .lt),
    (["below"], .lt), (["nearly"], .approx), (["almost"], .approx), (["about"], .approx), (["around"], .approx),
    (["roughly"], .approx), (["approximately"], .approx), (["some"], .approx), (["estimated"], .approx),
    (["circa"], .approx), (["virtually"], .approx), (["several"], .several),
  ]

  /// The bound told before a number, and where its words begin.
  func before(_ place: Int) -> (start: Int, bound: Quantity.Bound)? {
    for phrase in Self.phrases where place - phrase.words.count >= start {
      let first = place - phrase.words.count
      let fits = zip(first..., phrase.words).allSatisfy { tokens[$0.0].is($0.1) }
      if fits { return (first, phrase.bound) }
    }
    return nil
  }

  /// `or less`, `or more`, behind.
  func behind(_ place: Int) -> (end: Int, bound: Quantity.Bound)? {
    guard place + 1 < end, tokens[place].is("or") else { return nil }
    let word = tokens[place + 1]
    if word.is("less") || word.is("fewer") || word.is("lower") || word.is("below") || word.is("smaller") {
      return (place + 2, .le)
    }
    let isAbove = word.is("more") || word.is("higher") || word.is("above") || word.is("greater") || word.is("larger")
    return isAbove ? (place + 2, .ge) : nil
  }
}
