/// In how many pieces of running text each telling word of a page stands.
struct PageVocabulary {
  private var counts: [UInt32: (pieces: Int32, last: Int32)] = [:]

  /// - Parameter isCounted: which pieces are.
  init(_ work: PageWork, where isCounted: (Piece) -> Bool) {
    counts.reserveCapacity(work.words.count / 3)
    for (place, piece) in work.pieces.enumerated() where isCounted(piece) {
      for word in work.words[piece.words] where StorySubjects.isTelling(word) {
        let stem = StorySubjects.stem(word, work.bytes)
        let last = counts[stem]
        if last?.last == Int32(place) { continue }
        counts[stem] = ((last?.pieces ?? 0) + 1, Int32(place))
      }
    }
  }

  /// How many of the telling words of a piece stand in at least so many of the pieces that were counted, at most `limit`.
  func shared(_ piece: Piece, _ work: PageWork, least: Int32, limit: Int) -> Int {
    var found: [UInt32] = []
    for word in work.words[piece.words] where StorySubjects.isTelling(word) {
      let stem = StorySubjects.stem(word, work.bytes)
      guard let count = counts[stem], count.pieces >= least, !found.contains(stem) else { continue }
      found.append(stem)
      if found.count == limit { break }
    }
    return found.count
  }
}
