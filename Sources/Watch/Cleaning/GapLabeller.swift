/// The short pieces before, between and after running text.
enum GapLabeller {
  /// From the beginning of the page to its first running text: menus, headlines of other stories, the title.
  static func before(_ prose: Int, in work: inout PageWork) {
    let open = (0..<prose).filter { work.pieces[$0].label == nil }
    if open.count > 1 { work.learnText() }
    guard let title = title(among: open, before: prose, work) else {
      return menus(open, in: &work)
    }
    work.pieces[title].become(.title, "the last headline before the text")
    let short = open.filter { $0 > title && work.pieces[$0].shape.words <= 5 && work.pieces[$0].shape.isTitled }
    // `Contents:` and what it lists, as in the transcript of a call.
    let isContents = short.contains { work.pieces[$0].shape.endsColon }
    for place in open where place > title {
      let shape = work.pieces[place].shape
      if short.count >= 4, isContents, short.contains(place) {
        let isHead = shape.endsColon || place == short.last
        work.pieces[place].become(
          isHead ? .title : .nav, isHead ? "a heading above the text" : "one of many short lines")
        continue
      }
      if isTimed(work.pieces[place], work.bytes) {
        work.pieces[place].become(.title, "a heading with its time")
      } else if shape.isUpper, shape.endsColon, shape.words <= 4 {
        work.pieces[place].become(.kicker, "capitals and a colon below the title")
      } else if shape.han == 0, shape.words <= 5 && shape.isTitled || isNames(work.pieces[place], work) {
        work.pieces[place].become(.byline, "a name below the title")
      } else {
        work.pieces[place].become(.standfirst, "between title and text")
      }
    }
    menus(open.filter { $0 < title }, in: &work)
    kicker(before: title, in: &work)
  }

  /// `Julia Marsh (now) and Owen Pike (earlier)`: half of it capitals, and no word of the running text in it.
  private static func isNames(_ piece: Piece, _ work: PageWork) -> Bool {
    guard !piece.shape.endsSentence, piece.shape.words <= 14, piece.shape.capitals >= 2,
      piece.shape.capitals * 2 >= piece.shape.words, piece.shape.numbers == 0, piece.kind == nil,
      !work.words[piece.words].contains(where: { noNames.contains($0.hash) })
    else { return false }
    return work.vocabulary.map { $0.shared(piece, work, least: 1, limit: 1) == 0 } ?? false
  }

  private static let noNames: Set<UInt32> = Set(
    "what who why how when where which did does do not no is are was will can this these the a an new more next our your"
      .split(separator: " ").map { Word.hash(Array($0.utf8)[...]) })

  private static func title(among open: [Int], before prose: Int, _ work: PageWork) -> Int? {
    let candidates = open.filter { place in
      let piece = work.pieces[place]
      return piece.shape.isHeadline || isHeading(piece) || isTitle(place, work)
        || piece.shape.endsSentence && piece.shape.words >= 4 && isAboveByline(place, work)
          && !(place > 0 && piece.isApart && open.contains(place - 1) && work.pieces[place - 1].shape.isHeadline)
    }
    // `16:45 Ministry: no comment` heads an entry of a page that goes on through the day, `Wafer Weekly, No. 25` names an issue.
    let own = candidates.filter { !isTimed(work.pieces[$0], work.bytes) && !isIssue(work.pieces[$0], work) }
    if own.count < candidates.count, let title = chosen(own.filter { !isNames(work.pieces[$0], work) }, work) {
      return title
    }
    return chosen(candidates, work) ?? shortTitle(among: open, work)
  }

  private static func chosen(_ candidates: [Int], _ work: PageWork) -> Int? {
    if let same = candidates.first(where: { isTitle($0, work) }) { return same }
    if let heading = candidates.first(where: { work.pieces[$0].kind == .heading(1) }) { return heading }
    let names = candidates.filter { $0 < 8 && isName(work.pieces[$0], work) }
    let unnamed = candidates.filter { !names.contains($0) }
    let run = ofText(unnamed.isEmpty ? candidates : unnamed, work)
    guard let last = run.last else { return nil }
    // A byline or date below it says more than to be the last.
    let signed = run.filter { isAboveByline($0, work) }
    if let title = run.count <= 3 ? signed.first : signed.last, title != last {
      let above = run.last { $0 < title }
      return run.count <= 3 ? above.flatMap { isSubtitle(title, of: $0, work) ? $0 : nil } ?? title : title
    }
    if (2...3).contains(run.count), let earlier = run.dropLast().last, isSubtitle(last, of: earlier, work) {
      return earlier
    }
    return last
  }

  /// Ends with the number of an issue.
  private static func isIssue(_ piece: Piece, _ work: PageWork) -> Bool {
    let words = work.words[piece.words].suffix(2)
    guard words.count == 2, piece.shape.words <= 8, let last = words.last, let before = words.first else {
      return false
    }
    return last.isNumber && numbered.contains(before.hash)
  }

  private static let numbered: Set<UInt32> = Set(
    "no nr issue vol volume number".split(separator: " ").map { Word.hash(Array($0.utf8)[...]) })

  /// Begins with the time of a day.
  private static func isTimed(_ piece: Piece, _ bytes: [UInt8]) -> Bool {
    let digits = bytes[piece.range].prefix { (0x30...0x39).contains($0) }
    guard (1...2).contains(digits.count), digits.endIndex + 3 <= piece.range.upperBound,
      bytes[digits.endIndex] == UInt8(ascii: ":") || bytes[digits.endIndex] == UInt8(ascii: ".")
    else { return false }
    return bytes[(digits.endIndex + 1)..<(digits.endIndex + 3)].allSatisfy { (0x30...0x39).contains($0) }
  }

  /// `The Harbour Post – News`, and not `Chip shares slide – as it happened`, of whose words the text has two.
  private static func isName(_ piece: Piece, _ work: PageWork) -> Bool {
    guard PageName.isDivided(piece, work.bytes) else { return false }
    return piece.shape.isTitled
      || (work.vocabulary?.shared(piece, work, least: 1, limit: 2) ?? 0) < 2
  }

  /// Those whose words the running text has too, if it has two of any: others are names, or head other stories.
  private static func ofText(_ candidates: [Int], _ work: PageWork) -> [Int] {
    guard candidates.count > 1, let text = work.vocabulary else { return candidates }
    let shared = candidates.map { text.shared(work.pieces[$0], work, least: 1, limit: 2) }
    guard shared.contains(2) else { return candidates }
    return zip(candidates, shared).filter { $1 > 0 }.map(\.0)
  }

  /// Whether the page's own title begins with it.
  private static func isTitle(_ place: Int, _ work: PageWork) -> Bool {
    guard let title = work.document.title, work.pieces[place].linkShare < 0.9 else { return false }
    let piece = work.bytes[work.pieces[place].range]
    return piece.elementsEqual(title.utf8) || (piece.count >= 16 && title.utf8.starts(with: piece))
  }

  /// Whether what says who wrote it, or when, stands directly below.
  private static func isAboveByline(_ place: Int, _ work: PageWork) -> Bool {
    guard place + 1 < work.pieces.count else { return false }
    let below = work.pieces[place + 1]
    return below.label == .byline
      || (below.label == .metadata && !below.because.hasPrefix("signs") && below.because != "a rule")
  }

  private static func isHeading(_ piece: Piece) -> Bool {
    if case .heading(let level) = piece.kind {
      return level <= 2 && piece.linkShare < 0.5 && piece.shape.words >= level
    }
    return false
  }

  private static func isAnyHeading(_ piece: Piece) -> Bool {
    if case .heading = piece.kind { return true }
    return false
  }

  /// A title of two or three words, if it is the last line before the text and stands apart.
  private static func shortTitle(among open: [Int], _ work: PageWork) -> Int? {
    guard let last = open.last, work.pieces[last].shape.words >= 2 || work.pieces[last].shape.han >= 4 else {
      return nil
    }
    return open.count <= 3 ? last : nil
  }

  private static func isSubtitle(_ last: Int, of earlier: Int, _ work: PageWork) -> Bool {
    let (title, subtitle) = (work.pieces[earlier].shape, work.pieces[last].shape)
    guard last - earlier <= 2 else { return false }
    return subtitle.words >= title.words || (!subtitle.isTitled && subtitle.words >= 6) || subtitle.endsQuestion
  }

  /// Headlines in a row are a list; the rest are menus, and the first line is the name of the page.
  static func menus(_ open: [Int], in work: inout PageWork) {
    let headlines = open.filter { work.pieces[$0].shape.isHeadline && work.pieces[$0].shape.words >= 4 }
    for place in open {
      let isFirst = place == 0 && work.pieces[0].shape.isTitled && work.pieces[0].shape.words <= 6
      let isBelowRow = place > 0 && work.pieces[place - 1].because == "a row of sections"
      let isPageName =
        isFirst || place == open.first && place < 2 && !isBelowRow && PageName.isOne(work.pieces[place], work.bytes)
      if headlines.count >= 3, headlines.contains(place), !isPageName {
        work.pieces[place].become(.headlineList, "one of many headlines")
      } else {
        work.pieces[place].become(.nav, isPageName ? "the name of the page" : "a short line before the title")
      }
    }
  }

  /// A word or three directly above the title, if it is alone there.
  private static func kicker(before title: Int, in work: inout PageWork) {
    guard title > 0 else { return }
    let above = work.pieces[title - 1]
    // A row of links is one menu, and says nothing of what stands below it.
    let isRow = { (piece: Piece) in piece.because.hasPrefix("a row of") }
    let isAlone =
      title == 1 || work.pieces[title - 2].label != .nav || !work.pieces[title - 2].isApart
      || isRow(work.pieces[title - 2])
    let menus = work.pieces[..<title].count { $0.label == .nav && !isRow($0) }
    let isLine = above.kind == nil && above.isApart && work.pieces[title].isApart && isAlone && above.shape.words <= 3
    guard above.label == .nav, menus == 1 || isLine, above.because == "a short line before the title",
      above.shape.words <= 4,
      above.linkShare < 0.5
    else { return }
    work.pieces[title - 1].become(.kicker, "alone above the title")
  }

  /// Between two pieces of running text: subheadings, headlines of further stories, rubbish.
  static func between(_ first: Int, _ second: Int, in work: inout PageWork) {
    guard second - first > 1 else { return }
    let open = ((first + 1)..<second).filter { work.pieces[$0].label == nil }
    let headlines = open.filter { work.pieces[$0].shape.isHeadline }
    if open.last.map({ $0 + 1 == second && work.pieces[$0].shape.isTitled }) ?? false { work.learnText() }
    for place in open {
      let piece = work.pieces[place]
      if isCell(piece) {
        work.pieces[place].become(.body, "a cell of a table")
      } else if headlines.count >= 4, place != open.last, headlines.contains(place) {
        work.pieces[place].become(.headlineList, "one of many headlines")
      } else if piece.linkShare > 0.7, piece.kind != nil, !isAnyHeading(piece) {
        work.pieces[place].become(.relatedLink, "a link between paragraphs")
      } else if open.count >= 4, piece.shape.words <= 3, place != open.last {
        work.pieces[place].become(.nav, "one of many short lines")
      } else if piece.shape.words <= 5, piece.shape.isTitled, isBesideByline(place, work) {
        work.pieces[place].become(.byline, "a name beside a date")
      } else if (2...4).contains(piece.shape.words), piece.shape.isTitled, place + 1 == second,
        isBelowHeadline(place, work),
        isNames(piece, work)
      {
        work.pieces[place].become(.byline, "a name below a headline")
      } else if piece.shape.words == 0 {
        work.pieces[place].become(.metadata, "signs alone")
      } else {
        work.pieces[place].become(.title, "a heading between paragraphs")
      }
    }
  }

  /// Of a table in the story, as in a notice that adds entries to a list.
  private static func isCell(_ piece: Piece) -> Bool {
    piece.kind == .cell && piece.linkShare < 0.3 && !piece.words.isEmpty
  }

  private static func isBelowHeadline(_ place: Int, _ work: PageWork) -> Bool {
    work.pieces[place - 1].label == .title && work.pieces[place - 1].shape.isHeadline
      && work.pieces[place - 1].shape.words >= 5
  }

  private static func isBesideByline(_ place: Int, _ work: PageWork) -> Bool {
    let next = place + 1 < work.pieces.count ? work.pieces[place + 1] : nil
    return next.map { $0.label == .metadata && ($0.day != nil || $0.because == "phrase") } ?? false
  }

  /// After the last running text.
  static func after(_ last: Int, in work: inout PageWork) {
    let open = ((last + 1)..<work.pieces.count).filter { work.pieces[$0].label == nil }
    let headlines = open.filter { work.pieces[$0].shape.isHeadline && work.pieces[$0].shape.words >= 5 }
    for place in open {
      let isHeadline = headlines.contains(place)
      if isCell(work.pieces[place]), work.pieces[place - 1].label == .body {
        work.pieces[place].become(.body, "a cell of a table")
        continue
      }
      if headlines.count >= 4, isHeadline {
        work.pieces[place].become(.headlineList, "one of many headlines after the text")
      } else {
        work.pieces[place].become(isHeadline ? .relatedLink : .nav, "a short line after the text")
      }
    }
  }
}
