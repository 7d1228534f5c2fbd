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
    let labeller = FrameLabeller(work)
    guard labeller.points.contains(where: { $0 > 0 }) else { return }
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

  private init(_ work: PageWork) {
    let vocabulary = PageVocabulary(work) { $0.label == nil && $0.shape.isProse }
    var scores: [FrameScore?] = []
    var points: [Int] = []
    for piece in work.pieces {
      guard piece.label == nil else {
        scores.append(nil)
        points.append(FrameTable.points(piece.label ?? .body))
        continue
      }
      let score = FrameScore(piece, work, vocabulary)
      scores.append(score)
      // Two Han signs are a word, and of Chinese the signs are not known here.
      let isHan = piece.shape.han >= 8
      points.append(!piece.shape.isProse ? max(0, score.points) : isHan ? -40 : score.points + FrameTable.prior)
    }
    (self.scores, self.points) = (scores, points)
    lines = work.pieces.map { $0.label == nil && !$0.shape.isProse }
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
