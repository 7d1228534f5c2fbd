/// What parts of a page speak of: the words that are neither small nor common to all news.
struct StorySubjects {
  private let work: PageWork

  init(_ work: PageWork) { self.work = work }

  /// The share of the smaller part's subjects that the other speaks of too, 0 to 1.
  func shared(_ first: Range<Int>, _ second: Range<Int>) -> Double {
    let (left, right) = (subjects(first), subjects(second))
    let smaller = min(left.count, right.count)
    guard smaller > 0 else { return 0 }
    return Double(left.intersection(right).count) / Double(smaller)
  }

  /// Whether two parts, each with something to tell of, speak of nothing in common.
  func areApart(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    let (left, right) = (subjects(first), subjects(second))
    return min(left.count, right.count) >= 12 && left.isDisjoint(with: right)
  }

  private func subjects(_ range: Range<Int>) -> Set<UInt32> {
    var subjects: Set<UInt32> = []
    for piece in work.pieces[range] where piece.label?.isKept ?? false { Self.add(of: piece, in: work, to: &subjects) }
    return subjects
  }

  /// Adds the telling words of a piece, each by its stem.
  static func add(of piece: Piece, in work: PageWork, to subjects: inout Set<UInt32>) {
    for word in work.words[piece.words] where isTelling(word) {
      subjects.insert(stem(word, work.bytes))
    }
  }

  static func isTelling(_ word: Word) -> Bool {
    !word.isNumber && (word.isHan || word.end - word.start >= 4) && !common.contains(word.hash)
  }

  /// The first six letters, without the `s` of a plural, stand for the forms of a word: `export`, `exports`, `exported`.
  static func stem(_ word: Word, _ bytes: [UInt8]) -> UInt32 {
    guard !word.isHan else { return word.hash }
    let (start, end) = (Int(word.start), Int(word.end))
    let isPlural = end - start > 4 && bytes[end - 1] == 0x73 && bytes[end - 2] != 0x73
    return Word.hash(bytes[start..<min(isPlural ? end - 1 : end, start + 6)])
  }

  private static let common: Set<UInt32> = Set(
    """
    said says that this with from have been were will would could should their there they them then than which while
    when where what about after before into over under more most some such other also only just even still year years
    month months week weeks time last first next three four five many much company companies government people told according
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december percent million billion market world country countries officials reporters statement
    being those these because through between during against without within make made take taken expected including
    """.split(whereSeparator: \.isWhitespace).map { Word.hash(Array($0.utf8)[...]) })
}
