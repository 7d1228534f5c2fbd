import Interchange

/// A yes-or-no question about a country, a code, a word or a text: asked once for each different value, not for each row.
enum DictionaryTest: Hashable, Sendable {
  case stated
  case equals(String)
  /// In a set of words, countries and groups, as the groups are on the day.
  case member(ValueSet, on: CalendarDay)
  /// A code at or under one of these.
  case under([CodePath])
  /// A code that this one is at or under.
  case above(CodePath)
  case mentions([String])
  /// A name that is, or is not, one of the addressees.
  case addressee([String], Truth)

  func holds(
    _ value: Value, groups: GroupTable, isAddressee: (_ name: String, _ addressees: [String]) -> Truth
  ) -> Bool {
    switch self {
    case .stated: return true
    case .equals(let text): return value.text == text
    case .member(let set, let day):
      let word = value.text
      func isIn(_ words: [String], _ names: [String]) -> Bool {
        words.contains(word) || names.contains { groups.contains(word, in: $0, on: day).member }
      }
      return isIn(set.words, set.groups) && !isIn(set.exceptWords, set.exceptGroups)
    case .under(let paths):
      guard case .code(let code) = value else { return false }
      return paths.contains { code.isUnder($0) }
    case .above(let path):
      guard case .code(let code) = value else { return false }
      return path.isUnder(code)
    case .mentions(let words):
      return Evaluation.mentions(value.text, words)
    case .addressee(let names, let truth): return isAddressee(value.text, names) == truth
    }
  }
}
