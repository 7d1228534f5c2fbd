/// A score from 0 to 100 like that of OFAC's Sanctions List Search, so that its users can compare.
///
/// OFAC says that its search uses Jaro-Winkler and Soundex, not how they are put together; this was found out from scores
/// that it showed. The score is the mean, over the words asked, of the best Jaro-Winkler with any listed word. Words of one
/// or two letters asked for do not count unless there are no others; words that only the list has cost nothing. Where both
/// names have as many words, the Jaro-Winkler of the whole texts counts if it is larger. The result is rounded up.
///
///     OfacScore.between(asked: "PUTIN VLADIMIR", listed: "PUTIN, Vladimir Vladimirovich")     // 100
public enum OfacScore {
  public static func between(asked: String, listed: String) -> Int {
    let (query, name) = (words(asked), words(listed))
    guard !query.isEmpty, !name.isEmpty else { return 0 }
    let long = query.filter { $0.count > 2 }
    let counted = long.isEmpty ? query : long
    let sum = counted.reduce(0.0) { sum, word in sum + (name.map { jaroWinkler(word, $0) }.max() ?? 0) }
    var score = sum / Double(counted.count)
    if query.count == name.count {
      score = max(
        score, jaroWinkler(Array(asked.uppercased().unicodeScalars), Array(listed.uppercased().unicodeScalars)))
    }
    // A hair less, so that 1/3 of 300 is not rounded up to 101.
    return max(0, min(100, Int((100 * score - 1e-9).rounded(.up))))
  }

  /// Capital letters and digits; apostrophes join, everything else parts.
  static func words(_ text: String) -> [[UnicodeScalar]] {
    var words: [[UnicodeScalar]] = [[]]
    for scalar in text.uppercased().unicodeScalars where scalar != "'" && scalar != "\u{2019}" {
      if ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) {
        words[words.count - 1].append(scalar)
      } else if words.last?.isEmpty == false {
        words.append([])
      }
    }
    return words.filter { !$0.isEmpty }
  }

  /// Jaro's likeness, half transpositions counted as halves, with Winkler's bonus for up to four letters at the beginning
  /// at whatever likeness.
  static func jaroWinkler(_ one: [UnicodeScalar], _ other: [UnicodeScalar]) -> Double {
    guard !one.isEmpty, !other.isEmpty else { return 0 }
    let jaro = jaro(one, other)
    let prefix = zip(one, other).prefix(4).prefix { $0 == $1 }.count
    return jaro + Double(prefix) * 0.1 * (1 - jaro)
  }

  /// Each letter takes the first free equal one within the window.
  private static func jaro(_ one: [UnicodeScalar], _ other: [UnicodeScalar]) -> Double {
    let window = max(max(one.count, other.count) / 2 - 1, 0)
    var isTaken = [Bool](repeating: false, count: other.count)
    var matched: [UnicodeScalar] = []
    for (place, letter) in one.enumerated() {
      let (low, high) = (max(0, place - window), min(other.count, place + window + 1))
      guard low < high, let found = (low..<high).first(where: { !isTaken[$0] && other[$0] == letter }) else { continue }
      isTaken[found] = true
      matched.append(letter)
    }
    guard !matched.isEmpty else { return 0 }
    let theirs = other.indices.filter { isTaken[$0] }.map { other[$0] }
    let count = Double(matched.count)
    let transpositions = Double(zip(matched, theirs).count { $0 != $1 }) / 2
    return (count / Double(one.count) + count / Double(other.count) + (count - transpositions) / count) / 3
  }
}
