/// Tells running text of the site from running text of the story, by what each piece says and what stands around it.
///
/// Each piece is the site's or the story's; of all ways through the page the one with the fewest points counts, those of the
/// pieces (`FrameTable`) and those of the changes together. So one odd sentence inside a story stays in it, and a
/// teaser of another story amid the site's own lines does not begin one.
struct FrameLabeller {
  private let scores: [FrameScore?]
  private let points: [Int]
  private let lines: [Bool]

  static func label(_ work: inout PageWork) {
    guard let first = work.pieces.firstIndex(where: { $0.label == nil && $0.shape.isProse }) else { return }
    guard let labeller = FrameLabeller(work) else { return }
    let path = labeller.path()
    for place in work.pieces.indices.reversed() where path[place] && work.pieces[place].label == nil {
      guard let score = labeller.scores[place] else { continue }
      let isProse = work.pieces[place].shape.isProse
      let least = labeller.isAboveSite(place, work) ? 1 : FrameTable.leastOfLine
      guard score.points >= (isProse ? FrameTable.leastOfText : least), isProse || place > first else { continue }
      work.pieces[place].become(.promo, isProse ? "speaks for the site: \(score.because)" : "a line of the site")
    }
  }

  /// A line directly above words of the site heads them.
  private func isAboveSite(_ place: Int, _ work: PageWork) -> Bool {
    place + 1 < work.pieces.count && work.pieces[place + 1].label == .promo
  }

  /// Nil where no piece can be the site's.
  private init?(_ work: PageWork) {
    var scores = work.pieces.map { $0.label == nil ? FrameScore($0, work) : nil }
    let isPossible = zip(work.pieces, scores).contains { piece, score in
      (score?.points ?? 0) >= (piece.shape.isProse ? FrameTable.leastOfText : 1)
    }
    guard isPossible else { return nil }
    let vocabulary = PageVocabulary(work) { $0.label == nil && $0.shape.isProse }
    for (place, piece) in work.pieces.enumerated() where piece.label == nil && piece.shape.isProse {
      scores[place]?.add(.shared, vocabulary.shared(piece, work, least: 2, limit: 5))
    }
    self.scores = scores
    points = zip(work.pieces, scores).map { Self.points($0, $1) }
    lines = work.pieces.map { $0.label == nil && !$0.shape.isProse }
  }

  private static func points(_ piece: Piece, _ score: FrameScore?) -> Int {
    guard let score else { return FrameTable.points(piece.label ?? .body) }
    guard piece.shape.isProse else { return max(0, score.points) }
    // Of Chinese the signs are not known here.
    return piece.shape.han >= 8 ? -40 : score.points + FrameTable.prior
  }

  /// Whether each piece is the site's: the cheapest way through the page.
  private func path() -> [Bool] {
    var (story, site) = (0, 0)
    var cameFrom: [(story: Bool, site: Bool)] = []
    for (place, own) in points.enumerated() {
      let change = place > 0 && lines[place - 1] ? FrameTable.changeBehindLine : FrameTable.change
      let (toStory, toSite) = (site + change < story, story + change < site)
      let next = (min(story, site + change) + max(0, own), min(site, story + change) - min(0, own))
      cameFrom.append((toStory, !toSite))
      (story, site) = next
    }
    var path = [Bool](repeating: false, count: points.count)
    var isSite = site < story
    for place in points.indices.reversed() {
      path[place] = isSite
      isSite = isSite ? cameFrom[place].site : cameFrom[place].story
    }
    return path
  }
}
