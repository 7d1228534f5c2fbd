/// Which pieces belong to one story: where a headline with its own byline or date, a rule across the page, a dateline or
/// a change of subject says that another begins.
struct StorySplitter {
  private var work: PageWork
  private var subjects: StorySubjects
  private var isLetter = false

  /// Sets `Piece.story` and gives the kinds of stories in the order of the text.
  static func split(_ work: inout PageWork) -> [Story.Kind] {
    var splitter = StorySplitter(work: work, subjects: StorySubjects(work))
    splitter.findStarts()
    splitter.findLeadIns()
    let kinds = splitter.number()
    work.pieces = splitter.work.pieces
    return kinds
  }

  private func isText(_ place: Int) -> Bool {
    isText(work.pieces[place])
  }

  private mutating func findStarts() {
    let heads = work.pieces.indices.filter { isHead($0) }
    let isRegular = heads.count >= 3 && heads.allSatisfy { isTelling(work.pieces[$0]) }
    isLetter = heads.count >= 3 && areDistinct(heads) && LetterSigns.hold(work)
    var start = work.pieces.indices.first { isText($0) } ?? 0
    for (index, head) in heads.enumerated() where head > start && bodies(start..<head) > 0 {
      let end = index + 1 < heads.count ? heads[index + 1] : work.pieces.count
      let isItem = isLetter && (1...4).contains(bodies(head..<end))
      guard isItem || evidence(at: head, previous: start..<head, own: head..<end, isRegular: isRegular) >= 4 else {
        continue
      }
      let begin = beginning(of: head, after: start)
      work.pieces[begin].startsStory = true
      start = begin
    }
  }

  /// Headings that come again are speakers' names, and parts of one talk.
  private func areDistinct(_ heads: [Int]) -> Bool {
    Set(heads.map { work.bytes[work.pieces[$0].range] }).count == heads.count
  }

  /// `Japan. From 1 January …`: paragraphs that each begin with another subject of a word or three are items.
  private mutating func findLeadIns() {
    let bodies = work.pieces.indices.filter { work.pieces[$0].label == .body }
    let leads = bodies.filter { leadIn($0) != nil }
    guard leads.count >= 3, leads.count * 10 >= bodies.count * 7,
      Set(leads.compactMap { leadIn($0) }).count == leads.count
    else { return }
    for place in leads.dropFirst() { work.pieces[place].startsStory = true }
  }

  /// The hash of the words before the first full stop or colon, if they are few and written like a name.
  private func leadIn(_ place: Int) -> UInt32? {
    let words = work.words[work.pieces[place].words]
    var hash: UInt32 = 0
    for (index, word) in words.prefix(4).enumerated() {
      let end = Int(word.end)
      guard word.isCapital, end + 1 < work.bytes.count, !isCapitals(word) else { return nil }
      hash = hash &* 31 &+ word.hash
      let sign = work.bytes[end]
      if sign == 0x2E || sign == 0x3A {
        return work.bytes[end + 1] == 0x20 && (index > 0 || word.end - word.start > 3) ? hash : nil
      }
    }
    return nil
  }

  private func isCapitals(_ word: Word) -> Bool {
    work.bytes[Int(word.start)..<Int(word.end)].allSatisfy { $0 < 0x61 }
  }

  private func isTelling(_ piece: Piece) -> Bool {
    (piece.shape.words >= 4 || piece.shape.han >= 8) && !piece.shape.endsQuestion
  }

  /// A headline, the last of several in a row; or running text with a dateline under no headline.
  private func isHead(_ place: Int) -> Bool {
    let next = work.pieces[(place + 1)...].first { isText($0) }
    if work.pieces[place].label == .title { return next.map { $0.label != .title } ?? false }
    return opensWithDateline(place) && work.pieces[..<place].last { isText($0) }?.label == .body
  }

  private func isText(_ piece: Piece) -> Bool { piece.label.map { $0.isKept && $0 != .headlineList } ?? false }

  private func hasBody(_ range: Range<Int>) -> Bool { range.contains { work.pieces[$0].label == .body } }

  /// Kickers and headlines directly above belong to it.
  private func beginning(of head: Int, after start: Int) -> Int {
    var begin = head
    while begin - 1 > start, work.pieces[begin - 1].label == .kicker || work.pieces[begin - 1].label == .title {
      begin -= 1
    }
    return begin
  }

  /// 4 and more say that a story begins at `head`.
  private func evidence(at head: Int, previous: Range<Int>, own: Range<Int>, isRegular: Bool) -> Int {
    let piece = work.pieces[head]
    var points = 0
    if isSigned(head, own) { points += 3 }
    if isAfterRule(head) { points += 4 }
    if isAfterLink(head) { points += 2 }
    if head > 0, work.pieces[head - 1].label == .kicker { points += 2 }
    if opensWithDateline(head) || firstBody(own).map(opensWithDateline) ?? false { points += 2 }
    if isNumbered(piece) { points += isLetter ? 2 : 1 }
    if piece.shape.words >= 6 || piece.shape.han >= 10 { points += 1 }
    guard piece.shape.words >= 3 || piece.shape.han >= 6 || points >= 3 else { return 0 }
    if piece.shape.endsQuestion, points < 3 { return 0 }
    let shared = max(subjects.shared(previous, own), subjects.shared(own, own.upperBound..<work.pieces.count))
    if isRegular, bodies(own) <= 2 { points += 1 }
    if shared < 0.04, bodies(own) >= 3, bodies(previous) >= 3 { points += 1 }
    let isFull = piece.shape.words >= 6 || piece.shape.han >= 10
    if shared < 0.05, echoes(head, own) || isFull && subjects.areApart(previous, own) { points += 1 }
    if shared < 0.05 { points += 2 } else if shared > 0.16 { points -= 2 }
    if work.pieces[head].kind == .heading(3) || work.pieces[head].kind == .heading(4) { points -= 1 }
    return points
  }

  /// The first paragraph of a story says again what its headline says; that of a part seldom does.
  private func echoes(_ head: Int, _ own: Range<Int>) -> Bool {
    guard work.pieces[head].shape.words >= 5, let first = firstBody(own) else { return false }
    var (heading, text): (Set<UInt32>, Set<UInt32>) = ([], [])
    StorySubjects.add(of: work.pieces[head], in: work, to: &heading)
    StorySubjects.add(of: work.pieces[first], in: work, to: &text)
    return heading.intersection(text).count >= 2
  }

  private func bodies(_ range: Range<Int>) -> Int { range.count { work.pieces[$0].label == .body } }

  private func firstBody(_ range: Range<Int>) -> Int? { range.first { work.pieces[$0].label == .body } }

  /// Whether a byline or date stands between the headline and its text.
  private func isSigned(_ head: Int, _ own: Range<Int>) -> Bool {
    for place in own.dropFirst().prefix(4) {
      switch work.pieces[place].label {
      case .byline: return true
      case .metadata: if work.pieces[place].day != nil { return true }
      case .standfirst, .caption, .share: break
      default: return false
      }
    }
    return false
  }

  private func isAfterRule(_ head: Int) -> Bool {
    var place = head
    while place >= 0, place > head - 3 {
      if work.pieces[place].followsRule { return true }
      guard place > 0, !isText(place - 1) || work.pieces[place - 1].label == .kicker else { return false }
      place -= 1
    }
    return false
  }

  /// `Read more` ends a teaser.
  private func isAfterLink(_ head: Int) -> Bool {
    guard head > 0 else { return false }
    let before = work.pieces[head - 1]
    return before.label == .relatedLink && before.shape.words <= 5
  }

  private func isNumbered(_ piece: Piece) -> Bool {
    guard piece.label == .title, let first = work.words[piece.words].first, first.isNumber else { return false }
    let end = Int(first.end)
    return end - Int(first.start) <= 2 && end < work.bytes.count && (work.bytes[end] == 0x2E || work.bytes[end] == 0x29)
  }

  /// `BEIJING, June 5 (Agency) - …`: capitals, then within the first words a blank and a dash.
  private func opensWithDateline(_ place: Int) -> Bool {
    work.pieces[place].label == .body && Dateline.end(in: work.bytes, work.pieces[place].range) != nil
  }

  /// A letter whose first heading is numbered like the others has no words of its own above them.
  private var isFirstNumbered: Bool { work.pieces.first { isText($0) }.map { isNumbered($0) } ?? false }

  /// Gives each text piece its story, and each headline of a list one of its own.
  private mutating func number() -> [Story.Kind] {
    var (sizes, paragraphs): ([Int], [Int]) = ([], [])
    for place in work.pieces.indices where isText(place) {
      if sizes.isEmpty || work.pieces[place].startsStory {
        sizes.append(0)
        paragraphs.append(0)
      }
      work.pieces[place].story = sizes.count - 1
      sizes[sizes.count - 1] += work.pieces[place].range.count
      if work.pieces[place].label == .body { paragraphs[sizes.count - 1] += 1 }
    }
    let signed = work.pieces.indices.count { place in
      work.pieces[place].label == .title && isSigned(place, place..<min(place + 5, work.pieces.count))
    }
    var kinds = StoryKinds.kinds(sizes, paragraphs: paragraphs, signed: signed, isLetter: isLetter && !isFirstNumbered)
    for place in work.pieces.indices where work.pieces[place].label == .headlineList {
      work.pieces[place].story = kinds.count
      kinds.append(.headline)
    }
    return kinds
  }
}
