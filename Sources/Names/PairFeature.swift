/// What is measured of two names that somebody sets beside each other, neither of which is on a list.
///
/// Words are compared letter by letter: here a name may be wrong in any way, and no list says which words are rare.
package enum PairFeature: Int, CaseIterable, Sendable {
  /// How alike the words of one are to the best of the other, 0 to 1, long words counting more; the least of these.
  case asked, listed, worstAsked, worstListed
  /// Words paired one to one: the least likeness, the mistakes in all of them and in the worst.
  case worst, mistakes, mostMistakes
  /// The names run together, as they stand and with their words sorted; the mistakes, and the shorter length.
  case joined, sorted, joinedMistakes, length
  case first, last
  case words, otherWords, unpaired
  /// Legal forms that differ.
  case legalForms
  case reordered
  /// Letters that stand for words, and letters that do not.
  case initials, otherInitials
  /// Numbers that only one of them has.
  case numbers
  /// The names run together as they sound.
  case sound
  /// One is the first letters of the other.
  case acronym
  /// Chinese characters, or as few letters as these have.
  case han
  /// Neither has a word that firms have.
  case person
  /// The judgement of screening, in bits, with either name as the listed one.
  case bits, otherBits

  package static let count = allCases.count
}
