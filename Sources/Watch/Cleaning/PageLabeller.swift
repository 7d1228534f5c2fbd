/// What the pieces are that do not say it themselves: told from where they stand among running text.
struct PageLabeller {
  private var work: PageWork

  static func label(_ work: inout PageWork) {
    var labeller = PageLabeller(work: work)
    labeller.closeSections()
    FrameLabeller.label(&labeller.work)
    labeller.findAuthors()
    labeller.run()
    work.pieces = labeller.work.pieces
  }

  private func isProse(_ place: Int) -> Bool {
    let piece = work.pieces[place]
    guard piece.label == nil, !isSentenceTitle(place) else { return false }
    if piece.shape.isProse { return piece.linkShare < 0.7 || piece.shape.sentences > 1 }
    switch piece.kind {
    case .paragraph:
      return piece.linkShare < 0.5 && (piece.shape.words >= 6 || (piece.shape.words >= 3 && piece.shape.endsSentence))
    case .listItem: return piece.linkShare < 0.3 && piece.shape.words >= 5
    default: return false
    }
  }

  /// `So they did it. Sort of.` above a date or byline, before any running text: a title that ends like a sentence.
  private func isSentenceTitle(_ place: Int) -> Bool {
    let piece = work.pieces[place]
    guard piece.shape.words <= 16, piece.shape.words >= 2, piece.kind == nil, place + 1 < work.pieces.count, place <= 8
    else { return false }
    let below = work.pieces[place + 1]
    // Below a headline it is a standfirst.
    if place > 0, work.pieces[place - 1].label == nil, work.pieces[place - 1].shape.isHeadline, piece.isApart {
      return false
    }
    return (below.label == .byline || below.label == .metadata && below.day != nil)
      && !work.pieces[..<place].contains { $0.label == nil && $0.shape.isProse && $0.shape.words >= 20 }
  }

  /// After `Related stories`, `Comments`, `Media contact`: what follows is no story, until running text comes again.
  private mutating func closeSections() {
    // Above the text such words are entries of a menu.
    var place = work.pieces.indices.first { isLong($0) } ?? work.pieces.count
    while place < work.pieces.count {
      guard let label = work.pieces[place].opens else {
        place += 1
        continue
      }
      let end = sectionEnd(after: place, label)
      for inner in (place + 1)..<max(place + 1, end) where work.pieces[inner].label == nil {
        work.pieces[inner].become(label, "after `\(work.document.text[work.pieces[place].range].prefix(24))`")
      }
      place = max(place + 1, end)
    }
  }

  private func sectionEnd(after opening: Int, _ label: Segment.Label) -> Int {
    var place = opening + 1
    while place < work.pieces.count {
      let piece = work.pieces[place]
      if let opens = piece.opens, opens != label { return place }
      if piece.followsRule || beginsStory(at: place) { return place }
      switch label {
      case .promo: break
      case .contact: if isProse(place) || place - opening > 6 { return place }
      default:
        if isProse(place), piece.shape.sentences > 1, piece.shape.words >= 12 { return place }
        if isLong(place), !isTeaser(place), isLast(place) || isLong(place + 1) || place - opening > 1 { return place }
      }
      place += 1
    }
    return place
  }

  private func isLast(_ place: Int) -> Bool { place + 1 >= work.pieces.count }

  private func isLong(_ place: Int) -> Bool {
    place < work.pieces.count && isProse(place) && work.pieces[place].shape.words >= 20
  }

  /// A headline, text, and a date behind it: a teaser of another story.
  private func isTeaser(_ place: Int) -> Bool {
    guard place + 1 < work.pieces.count else { return false }
    let below = work.pieces[place + 1]
    return below.label == .metadata && below.day != nil && work.pieces[place - 1].shape.isHeadline
  }

  /// A headline, then who wrote it or when, then running text.
  private func beginsStory(at place: Int) -> Bool {
    guard work.pieces[place].label == nil, work.pieces[place].shape.isHeadline else { return false }
    var next = place + 1
    var isSigned = false
    while next < work.pieces.count, next <= place + 4 {
      if isProse(next) { return isSigned && work.pieces[next].shape.words >= 15 }
      guard let label = work.pieces[next].label, label == .byline || label == .metadata || label == .caption else {
        return false
      }
      isSigned = isSigned || label == .byline || work.pieces[next].day != nil
      next += 1
    }
    return false
  }

  /// Below the text, what is only the name of an author from the byline, or begins with it: who the author is.
  private mutating func findAuthors() {
    var authors: Set<UInt64> = []
    for piece in work.pieces where piece.label == .byline && piece.shape.words <= 28 {
      for (one, two) in zip(work.words[piece.words], work.words[piece.words].dropFirst())
      where one.isCapital && two.isCapital {
        authors.insert(UInt64(one.hash) << 32 | UInt64(two.hash))
      }
    }
    guard !authors.isEmpty else { return }
    let given = Set(authors.map { UInt32(truncatingIfNeeded: $0 >> 32) })
    let top = work.pieces.firstIndex { $0.label == .byline } ?? 0
    for place in work.pieces.indices
    where work.pieces[place].label == nil && (place * 2 > work.pieces.count || place > top && place <= top + 3) {
      let words = work.words[work.pieces[place].words]
      guard words.count >= 2, words.count <= 60,
        authors.contains(UInt64(words[words.startIndex].hash) << 32 | UInt64(words[words.startIndex + 1].hash))
          ? words.count <= 3 || Self.covers.contains(words[words.startIndex + 2].hash)
          // `Priscilla has written about storage for a decade.`
          : given.contains(words[words.startIndex].hash) && words[words.startIndex].isCapital
            && Self.covers.contains(words[words.startIndex + 1].hash) && place * 3 > work.pieces.count * 2
      else { continue }
      work.pieces[place].become(.byline, "about the author")
    }
    for place in work.pieces.indices.dropFirst().dropLast() where work.pieces[place].label == nil {
      let (piece, before, next) = (work.pieces[place], work.pieces[place - 1], work.pieces[place + 1])
      if piece.shape.words <= 3, before.label == .byline, next.label == .byline {
        work.pieces[place].become(.byline, "between two bylines")
      }
    }
  }

  private static let covers: Set<UInt32> = Set(
    "covers writes reports joined has works edits was is leads teaches heads runs chairs directs studies".split(
      separator: " "
    ).map {
      Word.hash(Array($0.utf8)[...])
    })

  private mutating func run() {
    let prose = work.pieces.indices.filter { isProse($0) }
    guard let first = prose.first, let last = prose.last else { return withoutProse() }
    for place in prose { work.pieces[place].become(.body, "running text") }
    let start = pageDescription(first, prose) ?? first
    GapLabeller.before(start, in: &work)
    var previous = start
    for place in prose where place > start {
      GapLabeller.between(previous, place, in: &work)
      previous = place
    }
    GapLabeller.after(last, in: &work)
    freeKickers()
  }

  /// `Opinion` above a headline is part of its story, in a menu it is not.
  private mutating func freeKickers() {
    for place in work.pieces.indices where work.pieces[place].label == .kicker {
      let next = place + 1 < work.pieces.count ? work.pieces[place + 1].label : nil
      if next != .title && next != .kicker { work.pieces[place].become(.nav, "the name of a part of the site") }
    }
  }

  /// A sentence of the portal about itself stands before its headlines: the first running text that is the story's.
  private mutating func pageDescription(_ first: Int, _ prose: [Int]) -> Int? {
    guard prose.count > 1, prose[1] - first > 3 else { return nil }
    let between = (first + 1)..<prose[1]
    let headlines = between.count { work.pieces[$0].label == nil && work.pieces[$0].shape.isHeadline }
    guard headlines >= 3, headlines * 2 > between.count else { return nil }
    let isHeaded = (0..<first).contains {
      work.pieces[$0].label == nil && work.pieces[$0].shape.words >= 6 && !PageName.isOne(work.pieces[$0], work.bytes)
    }
    guard !isHeaded, !work.isMarked else { return nil }
    work.pieces[first].become(.promo, "the page about itself, before its headlines")
    return prose[1]
  }

  /// A front page or a menu: headlines, or nothing.
  private mutating func withoutProse() {
    let open = work.pieces.indices.filter { work.pieces[$0].label == nil }
    let headlines = open.filter { work.pieces[$0].shape.isHeadline }
    for place in open {
      if headlines.count >= 3 {
        let isOne = work.pieces[place].shape.isHeadline
        work.pieces[place].become(isOne ? .headlineList : .nav, isOne ? "one of many headlines" : "a short line")
      } else {
        let isText = work.pieces[place].shape.words >= 4 || work.pieces[place].shape.han >= 6 || open.count == 1
        work.pieces[place].become(isText ? .body : .nav, isText ? "all the text there is" : "a short line")
      }
    }
  }
}
