/// In how many pieces of running text each telling word of a page stands.
struct PageVocabulary {
  private var counts: [UInt32: UInt8] = [:]

  /// - Parameter isCounted: which pieces are.
  init(_ work: PageWork, where isCounted: (Piece) -> Bool) {
    counts.reserveCapacity(work.words.count / 2)
    var own: Set<UInt32> = []
    for piece in work.pieces where isCounted(piece) {
      own.removeAll(keepingCapacity: true)
      StorySubjects.add(of: piece, in: work, to: &own)
      for stem in own { counts[stem, default: 0] &+= counts[stem] == 255 ? 0 : 1 }
    }
  }

  /// How many of the telling words of a piece stand in at least so many of the pieces that were counted, at most `limit`.
  func shared(_ piece: Piece, _ work: PageWork, least: Int, limit: Int = .max) -> Int {
    var own: Set<UInt32> = []
    StorySubjects.add(of: piece, in: work, to: &own)
    var found = 0
    for stem in own where Int(counts[stem] ?? 0) >= least {
      found += 1
      if found == limit { return found }
    }
    return found
  }
}
