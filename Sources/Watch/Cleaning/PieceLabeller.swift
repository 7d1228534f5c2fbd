import Interchange

/// What a piece is, told from itself: its phrases, its date, its place in the markup.
struct PieceLabeller {
  static func label(_ work: inout PageWork) {
    for place in work.pieces.indices { label(place, in: &work) }
  }

  private static func label(_ place: Int, in work: inout PageWork) {
    work.pieces[place].day = DayScanner.days(in: work.bytes[work.pieces[place].range]).first
    let piece = work.pieces[place]
    if let label = mark(piece, work.bytes) { return work.pieces[place].become(label.0, label.1) }
    if piece.words.isEmpty { return work.pieces[place].become(.metadata, "signs alone") }
    if let (label, role) = role(piece) { return work.pieces[place].become(label, "markup: \(role)") }
    if place == 0, !work.isMarked, isHeader(piece, work) { return work.pieces[place].become(.metadata, "header date") }
    if isByline(piece, work) { return work.pieces[place].become(.byline, "by, and a name") }
    if isShareRow(piece, work) { return work.pieces[place].become(.share, "a row of networks") }
    if isSectionRow(piece, work) { return work.pieces[place].become(.nav, "a row of sections") }
    if isReporterIn(place, work) { return work.pieces[place].become(.byline, "a name and where it reports from") }
    if isSigned(place, work) { return work.pieces[place].become(.byline, "names in capitals beside a date") }
    if let match = Phrases.shared.match(work.words[piece.words], count: piece.shape.words, in: work.bytes),
      !isStory(piece, match)
    {
      work.pieces[place].become(match.label, "phrase")
      let isWhole = piece.shape.words <= match.words + 4 && !piece.shape.endsSentence
      // `Read more on …:` heads a list of links.
      let isHead = match.label == .relatedLink && piece.shape.endsColon && piece.shape.words <= 8
      work.pieces[place].opens = match.opens && isWhole || isHead ? match.label : nil
      return
    }
    if isAbout(place, work) {
      work.pieces[place].become(.promo, "about the publisher")
      work.pieces[place].opens = .promo
      return
    }
    if isCredited(piece, work) || isCaption(piece, work.bytes) {
      return work.pieces[place].become(.caption, "a picture's credit")
    }
    if isBio(place, work) { return work.pieces[place].become(.byline, "about the author") }
    if isNote(place, work) { return work.pieces[place].become(.metadata, "a note") }
    if isArrow(piece, work.bytes) { return work.pieces[place].become(.relatedLink, "an arrow and few words") }
    if isPost(piece, work.bytes) { return work.pieces[place].become(.promo, "a post from elsewhere") }
    if isDated(piece, work), !isDatedTitle(place, work) {
      return work.pieces[place].become(.metadata, "a date, and little more")
    }
    if piece.shape.hasAddress, piece.shape.words <= 25 { work.pieces[place].become(.contact, "an address") }
    let isRow = piece.shape.gaps >= 2 && piece.shape.numbers == 0 && piece.shape.words <= 20 && piece.kind == nil
    if piece.shape.bars >= 2 || piece.shape.bars == 1 && piece.shape.words <= 4
      || isRow && piece.shape.isTitled && !piece.shape.endsSentence
    {
      work.pieces[place].become(.nav, "a row of links")
    }
  }

  /// Phrases do not count in what the page itself marks as a paragraph of more than a sentence.
  private static func isStory(_ piece: Piece, _ match: Phrases.Match) -> Bool {
    if piece.shape.han >= 8, piece.shape.endsSentence { return ![.promo, .metadata, .share].contains(match.label) }
    if match.label == .caption { return piece.shape.sentences > 3 }
    let isLong = piece.shape.words > 24 || (piece.shape.sentences > 1 && piece.shape.words > 14)
    guard piece.shape.isProse, isLong else { return false }
    return match.words < 2 || (piece.shape.words > 30 && ![.byline, .metadata, .contact, .promo].contains(match.label))
  }

  private static func mark(_ piece: Piece, _ bytes: [UInt8]) -> (Segment.Label, String)? {
    let range = piece.range
    if range.count == 5, bytes[range.lowerBound] == 0x5B, bytes[range.upperBound - 1] == 0x5D,
      piece.words.isEmpty
    {
      return (.ellipsis, "text was left out here")
    }
    if bytes[range].starts(with: [0xC2, 0xA9]) { return (.metadata, "copyright") }
    return LineSplitter.isRule(bytes, range) ? (.metadata, "a rule") : nil
  }

  /// `date 2016-06-25` and nothing else: nobody's sentence.
  private static func isHeader(_ piece: Piece, _ work: PageWork) -> Bool {
    piece.day != nil && piece.shape.words <= 5 && !piece.shape.endsSentence
  }

  private static func role(_ piece: Piece) -> (Segment.Label, String)? {
    var isHeading = false
    if case .heading(let level) = piece.kind { isHeading = level <= 3 }
    // `post-title published` is a heading all the same.
    for role in piece.roles where !(isHeading && [.date, .byline, .caption, .tags, .contact].contains(role)) {
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
    guard let by = words.firstIndex(where: { $0.hash == Self.by }), by + 1 < piece.words.upperBound else {
      return false
    }
    let isFirst =
      by == piece.words.lowerBound || by <= piece.words.lowerBound + 2 && Self.works.contains(words[by - 1].hash)
    let names = piece.shape.capitals + piece.shape.numbers
    guard work.words[by + 1].isCapital, isFirst || piece.day != nil else { return false }
    return names * 2 >= piece.shape.words || piece.day != nil
  }

  private static let works: Set<UInt32> = Set(
    "brief report commentary analysis story text words column opinion news interview review blog post article essay paper testimony photos notes minutes"
      .split(separator: " ").map { Word.hash(Array($0.utf8)[...]) })

  /// `KENJI OTA and MEI-LIN SHU, Asia Ledger` directly above a date: two words in capitals throughout, and others not.
  private static func isSigned(_ place: Int, _ work: PageWork) -> Bool {
    let piece = work.pieces[place]
    guard place + 1 < work.pieces.count, (3...14).contains(piece.shape.words), !piece.shape.isUpper,
      piece.shape.isTitled, !piece.shape.endsSentence
    else { return false }
    if isNames(piece, work), place > 0, work.pieces[place - 1].shape.isHeadline, work.pieces[place - 1].label == nil,
      work.pieces[place - 1].shape.words >= 5, piece.isApart
    {
      return true
    }
    guard !DayScanner.days(in: work.bytes[work.pieces[place + 1].range]).isEmpty else { return false }
    return work.words[piece.words].prefix(2).allSatisfy { word in
      word.end - word.start > 1 && work.bytes[Int(word.start)..<Int(word.end)].allSatisfy { $0 < 0x61 || $0 > 0x7A }
    }
  }

  private static let networks: Set<UInt32> = Set(
    ("facebook x twitter whatsapp reddit linkedin pinterest flipboard email telegram messenger weibo wechat copy link "
      + "print line threads bluesky mastodon instagram youtube tumblr sms pocket more")
      .split(separator: " ").map { Word.hash(Array($0.utf8)[...]) })

  /// `Facebook X Whatsapp Reddit Email`.
  private static func isShareRow(_ piece: Piece, _ work: PageWork) -> Bool {
    guard (3...14).contains(piece.shape.words), !piece.shape.endsSentence else { return false }
    return work.words[piece.words].count { networks.contains($0.hash) } * 5 >= piece.shape.words * 4
  }

  private static let sections: Set<UInt32> = Set(
    ("home news world asia china europe nation national local business markets economy economics finance money companies industry "
      + "tech technology science health education politics policy opinion comment analysis culture arts style lifestyle life travel "
      + "sport sports property video videos podcasts photos events programs programmes experts publications research about topics "
      + "latest magazine jobs weather climate environment data newsletters podcasts")
      .split(separator: " ").map { Word.hash(Array($0.utf8)[...]) })

  /// `HOME WORLD BUSINESS OPINION`: three names of sections or more, and hardly anything else.
  private static func isSectionRow(_ piece: Piece, _ work: PageWork) -> Bool {
    guard (3...14).contains(piece.shape.words), piece.shape.isTitled || piece.shape.isUpper, !piece.shape.endsSentence
    else { return false }
    let known = work.words[piece.words].count { sections.contains($0.hash) }
    return known >= 3 && known * 5 >= piece.shape.words * 4
  }

  /// `Coco Lam in Beijing` below a headline: two to four words, `in`, and a place, all with capitals.
  private static func isReporterIn(_ place: Int, _ work: PageWork) -> Bool {
    let words = work.words[work.pieces[place].words]
    guard (4...18).contains(words.count), !work.pieces[place].shape.endsSentence,
      let joint = words.firstIndex(where: { $0.hash == `in` }), (2...4).contains(joint - words.startIndex),
      words.endIndex - joint > 1, words.allSatisfy({ $0.hash == `in` || $0.hash == and || $0.isCapital }),
      words.count <= 7
        || place + 1 < work.pieces.count
          && (work.pieces[place + 1].shape.isProse
            || !DayScanner.days(in: work.bytes[work.pieces[place + 1].range]).isEmpty)
    else { return false }
    return work.pieces[..<place].suffix(6).contains { $0.shape.isHeadline && $0.shape.words >= 5 }
  }

  /// `Chen Yi-ling, Taipei; Jack Rowe, ChipTimes`: two words or three, a comma, and nothing small but `and` and `in`.
  private static func isNames(_ piece: Piece, _ work: PageWork) -> Bool {
    let words = work.words[piece.words]
    let isName = { (word: Word) in
      word.isCapital || word.hash == and || word.hash == `in`
        || word.start > 0 && work.bytes[Int(word.start) - 1] == 0x2D
    }
    guard words.allSatisfy(isName), piece.shape.numbers == 0 else {
      return false
    }
    guard let sign = work.bytes[piece.range].firstIndex(where: { $0 == 0x2C || $0 == 0x3B }) else { return false }
    return (2...4).contains(words.count { Int($0.end) <= sign })
  }

  private static let and = Word.hash(Array("and".utf8)[...])
  private static let `in` = Word.hash(Array("in".utf8)[...])
  private static let by = Word.hash(Array("by".utf8)[...])

  /// `About Altavia Semiconductor` below running text: a company's standing words about itself.
  private static func isAbout(_ place: Int, _ work: PageWork) -> Bool {
    let piece = work.pieces[place]
    guard (2...7).contains(piece.shape.words), !piece.shape.endsSentence, !piece.shape.endsQuestion,
      piece.shape.isTitled,
      work.words[piece.words].first?.hash == Self.about
    else { return false }
    return work.pieces[..<place].count { $0.shape.isProse && $0.shape.words >= 15 } >= 2
  }

  private static let about = Word.hash(Array("about".utf8)[...])

  /// `… the company says. © Reuters`: at most five words behind the sign.
  private static func isCredited(_ piece: Piece, _ work: PageWork) -> Bool {
    guard let sign = work.bytes[piece.range].lastIndex(of: 0xA9), sign > piece.range.lowerBound + 20,
      work.bytes[sign - 1] == 0xC2
    else { return false }
    return (1...5).contains(work.words[piece.words].count { Int($0.start) > sign }) && piece.shape.words <= 70
  }

  /// `(Tomas Ruiz for The Quarterly)`, `… REUTERS/Jane Doe` at the end of a short piece.
  private static func isCaption(_ piece: Piece, _ bytes: [UInt8]) -> Bool {
    if isAgencyCredit(piece, bytes) { return true }
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

  /// `…, June 20, 2025. SOUTHWIRE/Jane Doe`: an agency in capitals, and who took the picture, at the end.
  private static func isAgencyCredit(_ piece: Piece, _ bytes: [UInt8]) -> Bool {
    let text = bytes[piece.range]
    guard (5...70).contains(piece.shape.words), let slash = text.lastIndex(of: UInt8(ascii: "/")),
      slash + 2 < piece.range.upperBound, (0x41...0x5A).contains(bytes[slash + 1])
    else { return false }
    let agency = bytes[piece.range.lowerBound..<slash].reversed().prefix { (0x41...0x5A).contains($0) }.count
    let name = bytes[(slash + 1)..<piece.range.upperBound]
    return agency >= 2 && slash - agency > piece.range.lowerBound && bytes[slash - agency - 1] == 0x20
      && name.count <= 40 && !name.contains(where: { $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) })
  }

  private static let credits: Set<UInt32> = Set(
    ["for", "photo", "ap", "afp", "reuters", "getty", "epa", "bloomberg"].map { Word.hash(Array($0.utf8)[...]) })

  /// `Kevin Breuer is a business reporter …` below the text.
  private static func isBio(_ place: Int, _ work: PageWork) -> Bool {
    let piece = work.pieces[place]
    guard piece.shape.words <= 45, place * 2 > work.pieces.count, piece.shape.capitals >= 2 else { return false }
    if (2...4).contains(piece.shape.words), piece.shape.isTitled, !piece.shape.endsSentence,
      let last = work.words[piece.words].last, roles.contains(last.hash),
      work.pieces[place - 1].label == .byline
        || work.pieces[place - 1].shape.words <= 4
    {
      return true
    }
    let head = work.words[piece.words].prefix(12)
    guard let verb = head.firstIndex(where: { $0.hash == Self.is }), (2...4).contains(verb - head.startIndex),
      head[..<verb].allSatisfy({ $0.isCapital })
    else { return false }
    return head[verb...].contains { roles.contains($0.hash) }
  }

  private static let `is` = Word.hash(Array("is".utf8)[...])
  private static let roles: Set<UInt32> = Set(
    "reporter writer correspondent editor columnist journalist fellow contributor freelancer producer photographer associate researcher analyst scholar professor lecturer"
      .split(separator: " ").map { Word.hash(Array($0.utf8)[...]) })

  /// `[1] See …` in the second half of the page.
  private static func isNote(_ place: Int, _ work: PageWork) -> Bool {
    let range = work.pieces[place].range
    guard place * 2 > work.pieces.count, range.count > 4, let first = work.words[work.pieces[place].words].first else {
      return false
    }
    return first.isNumber && work.bytes[range.lowerBound] == 0x5B && Int(first.end) < work.bytes.count
      && work.bytes[Int(first.end)] == 0x5D
  }

  /// `→ Read the notice`: `→`, `›` or `»` before few words.
  private static func isArrow(_ piece: Piece, _ bytes: [UInt8]) -> Bool {
    guard piece.shape.words <= 8, !piece.shape.endsSentence else { return false }
    return [[0xE2, 0x86, 0x92], [0xE2, 0x80, 0xBA], [0xC2, 0xBB]].contains { bytes[piece.range].starts(with: $0) }
  }

  /// `— Name (@handle) September 11, 2019`: the last line of a post that a page shows.
  private static func isPost(_ piece: Piece, _ bytes: [UInt8]) -> Bool {
    piece.shape.words <= 16 && bytes[piece.range].starts(with: Array("—".utf8)) && bytes[piece.range].contains(0x40)
  }

  /// The words of a piece that are neither numbers, months nor what stands beside dates.
  private static func others(_ piece: Piece, _ work: PageWork) -> Int {
    work.words[piece.words].count { word in
      !word.isNumber && !word.isHan && !beside.contains(word.hash)
        && DayScanner.month(work.bytes[Int(word.start)..<Int(word.end)]) == nil
    }
  }

  private static let beside: Set<UInt32> = Set(
    "am pm a.m p.m est edt et gmt utc jst hkt bst cet pst pdt updated published posted on at min read"
      .split(separator: " ").map { Word.hash(Array($0.utf8)[...]) })

  /// A date and at most a few words besides; or times and numbers alone.
  private static func isDated(_ piece: Piece, _ work: PageWork) -> Bool {
    // `May 13, 20254:35 PM UTC`: a time stuck to its date.
    if piece.shape.words <= 9, piece.shape.numbers >= 2, !piece.shape.endsSentence, others(piece, work) == 0,
      work.words[piece.words].contains(where: { DayScanner.month(work.bytes[Int($0.start)..<Int($0.end)]) != nil })
    {
      return true
    }
    if piece.shape.words <= 4, piece.shape.numbers == 1, !piece.shape.endsSentence,
      work.words[piece.words].contains(where: { DayScanner.month(work.bytes[Int($0.start)..<Int($0.end)]) != nil })
    {
      return true
    }
    if piece.kind == .paragraph, piece.shape.endsSentence { return false }
    if piece.day != nil {
      return !piece.shape.isProse && piece.shape.words <= 24 && others(piece, work) <= 8 && piece.shape.han <= 24
    }
    return piece.kind != .cell && piece.shape.numbers > 0 && piece.shape.words - piece.shape.numbers <= 1
      && piece.shape.words <= 8 && !isCounted(piece, work)
  }

  /// `The ministry's press conference, June 26, 2025` above a line with that day: what begins the page, and ends with its day.
  private static func isDatedTitle(_ place: Int, _ work: PageWork) -> Bool {
    let piece = work.pieces[place]
    guard place <= 3, place + 1 < work.pieces.count, let day = piece.day,
      day.range.upperBound == piece.range.upperBound,
      others(piece, work) >= 4, day.range.lowerBound > piece.range.lowerBound + 24
    else { return false }
    return DayScanner.days(in: work.bytes[work.pieces[place + 1].range]).first?.day == day.day
  }

  /// `Question 2`, where the page has `Question 1` too: headings that count on.
  private static func isCounted(_ piece: Piece, _ work: PageWork) -> Bool {
    let words = work.words[piece.words]
    guard words.count == 2, let first = words.first, first.isCapital, first.end - first.start >= 4 else { return false }
    return work.pieces.prefix(200).count { other in
      other.words.count == 2 && work.words[other.words.lowerBound].hash == first.hash
        && work.words[other.words.lowerBound + 1].isNumber
    } > 1
  }
}
