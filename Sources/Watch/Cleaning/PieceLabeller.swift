import Interchange

/// What a piece is, told from itself: its phrases, its date, its place in the markup.
struct PieceLabeller {
  static func label(_ work: inout PageWork) {
    for place in work.pieces.indices { label(place, in: &work) }
  }

  private static func label(_ place: Int, in work: inout PageWork) {
    let piece = work.pieces[place]
    work.pieces[place].day = DayScanner.days(in: work.bytes[piece.range]).first
    if let label = mark(piece, work.bytes) { return work.pieces[place].become(label.0, label.1) }
    if piece.words.isEmpty { return work.pieces[place].become(.metadata, "signs alone") }
    if let (label, role) = role(piece) { return work.pieces[place].become(label, "markup: \(role)") }
    if place == 0, !work.isMarked, isHeader(piece, work) { return work.pieces[place].become(.metadata, "header date") }
    if isByline(piece, work) { return work.pieces[place].become(.byline, "by, and a name") }
    if let match = Phrases.shared.match(work.words[piece.words], count: piece.shape.words, in: work.bytes),
      !isStory(piece, match)
    {
      work.pieces[place].become(match.label, "phrase")
      let isWhole = piece.shape.words <= match.words + 4 && !piece.shape.endsSentence
      work.pieces[place].opens = match.opens && isWhole ? match.label : nil
      return
    }
    if isCaption(piece, work.bytes) { return work.pieces[place].become(.caption, "a picture's credit") }
    if isDated(piece) { return work.pieces[place].become(.metadata, "a date, and little more") }
    if piece.shape.hasAddress, piece.shape.words <= 25 { work.pieces[place].become(.contact, "an address") }
    if piece.shape.bars >= 2 || piece.shape.bars == 1 && piece.shape.words <= 4 {
      work.pieces[place].become(.nav, "a row of links")
    }
  }

  /// Phrases do not count in what the page itself marks as a paragraph of more than a sentence.
  private static func isStory(_ piece: Piece, _ match: Phrases.Match) -> Bool {
    if match.label == .caption { return piece.shape.sentences > 3 }
    guard piece.shape.isProse, piece.shape.sentences > 1 || piece.shape.words > 24 else { return false }
    return match.words < 2 || (piece.shape.words > 30 && ![.byline, .metadata, .contact, .promo].contains(match.label))
  }

  private static func mark(_ piece: Piece, _ bytes: [UInt8]) -> (Segment.Label, String)? {
    let range = piece.range
    if range.count == 5, bytes[range.lowerBound] == 0x5B, bytes[range.upperBound - 1] == 0x5D,
      piece.words.isEmpty
    {
      return (.ellipsis, "text was left out here")
    }
    return LineSplitter.isRule(bytes, range) ? (.metadata, "a rule") : nil
  }

  /// `date 2016-06-25` and nothing else: nobody's sentence.
  private static func isHeader(_ piece: Piece, _ work: PageWork) -> Bool {
    piece.day != nil && piece.shape.words <= 5 && !piece.shape.endsSentence
  }

  private static func role(_ piece: Piece) -> (Segment.Label, String)? {
    for role in piece.roles {
      let label: Segment.Label? =
        switch role {
        case .navigation: .nav
        case .share: .share
        case .promotion, .comments: .promo
        case .related, .aside: .relatedLink
        case .tags: .metadata
        case .contact: .contact
        case .footer: piece.shape.words > 4 ? .metadata : .nav
        case .byline: piece.shape.words <= 40 ? .byline : nil
        case .date: piece.shape.words <= 12 ? .metadata : nil
        case .caption: .caption
        case .headline: piece.shape.words <= 40 ? .title : nil
        case .standfirst: piece.linkShare < 0.5 && piece.shape.words > 3 ? .standfirst : nil
        }
      if let label { return (label, role.rawValue) }
    }
    return nil
  }

  /// `By Qu Hui and Denise Jia / Jan 22, 2020`, `News By Dale Finch published …`: `by` at the beginning, and capitals.
  private static func isByline(_ piece: Piece, _ work: PageWork) -> Bool {
    guard piece.shape.words >= 2, piece.shape.words <= 28, piece.day != nil || !piece.shape.endsSentence else {
      return false
    }
    let words = work.words[piece.words].prefix(4)
    guard let by = words.firstIndex(where: { $0.hash == Self.by }), by + 1 < piece.words.upperBound else { return false }
    let isFirst = by == piece.words.lowerBound
    let names = piece.shape.capitals + piece.shape.numbers
    guard work.words[by + 1].isCapital, isFirst || piece.day != nil else { return false }
    return names * 2 >= piece.shape.words || piece.day != nil
  }

  private static let by = Word.hash(Array("by".utf8)[...])

  /// `(Tomas Ruiz for The Quarterly)`, `… REUTERS/Jane Doe` at the end of a short piece.
  private static func isCaption(_ piece: Piece, _ bytes: [UInt8]) -> Bool {
    guard piece.shape.words >= 3, piece.shape.words <= 70, bytes[piece.range.upperBound - 1] == UInt8(ascii: ")"),
      let open = bytes[piece.range].lastIndex(of: UInt8(ascii: "("))
    else { return false }
    var words: [Word] = []
    WordScanner.scan(bytes, open..<piece.range.upperBound, into: &words)
    guard (2...8).contains(words.count), piece.shape.words > words.count else { return false }
    let credit = bytes[open..<piece.range.upperBound]
    let joins = words.contains { Self.credits.contains($0.hash) } || credit.contains(UInt8(ascii: "/"))
    return joins && words.count { $0.isCapital } * 3 >= words.count * 2 - 1
  }

  private static let credits: Set<UInt32> = Set(
    ["for", "photo", "ap", "afp", "reuters", "getty", "epa", "bloomberg"].map { Word.hash(Array($0.utf8)[...]) })

  /// A date and at most a few words besides; or times and numbers alone.
  private static func isDated(_ piece: Piece) -> Bool {
    if piece.day != nil { return piece.shape.words <= 12 && !piece.shape.isProse }
    return piece.shape.numbers > 0 && piece.shape.words - piece.shape.numbers <= 1 && piece.shape.words <= 8
  }
}
