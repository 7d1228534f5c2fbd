/// Whether one word may be a slip of the pen for another.
package enum Misspelling {
  /// One mistake in words of five letters or more, two from ten; digits and the first letter must agree.
  package static func likely(_ one: String, _ other: String) -> Bool {
    let left = Array(one.utf8)
    let right = Array(other.utf8)
    let length = min(left.count, right.count)
    guard length >= 5, left[0] == right[0] || left.starts(with: [right[1], right[0]]) else { return false }
    guard digits(left) == digits(right) else { return false }
    return EditDistance.between(left, right, limit: length >= 10 ? 2 : 1) != nil
  }

  /// Whether the mistake is strong evidence by itself: six letters or more, and not merely another ending.
  package static func isInside(_ one: String, _ other: String) -> Bool {
    let left = Array(one.utf8)
    let right = Array(other.utf8)
    // Letters in another order are no other ending: `huawie`.
    if left.count >= 6, left.sorted() == right.sorted() { return true }
    return max(left.count, right.count) >= 6 && left.last == right.last && left.first == right.first
  }

  private static func digits(_ word: [UInt8]) -> [UInt8] { word.filter { $0 < 0x3A } }
}
