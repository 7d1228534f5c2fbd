import Interchange

/// When each story was published, and whether what the page says of it can be.
struct StoryDates {
  struct Published {
    var days: ClosedRange<CalendarDay>
    var basis: String

    init(_ day: CalendarDay, _ basis: String) {
      days = day...day
      self.basis = basis
    }
  }

  /// - Parameter latest: no document is of a later day; nil if nothing is known.
  static func find(
    in work: inout PageWork, kinds: [Story.Kind], now: CalendarDay?, latest: CalendarDay?
  ) -> [Published?] {
    var dates = [Published?](repeating: nil, count: kinds.count)
    let owners = Self.owners(work)
    for (place, piece) in work.pieces.enumerated() {
      guard let owner = owners[place], let day = piece.day?.day, dates[owner] == nil,
        piece.because != "header date", isOwnDate(place, of: owner, work)
      else { continue }
      if let latest, isAhead(day, of: latest) {
        let raw = String(decoding: work.bytes[piece.day?.range ?? piece.range], as: UTF8.self)
        warn(StatedDate(raw: raw, day: day, place: "page"), "is later than \(latest)", in: &work)
        continue
      }
      dates[owner] = Published(day, "stated")
    }
    let page = PageDates(&work, now: now, latest: latest)
    let first = dates.compactMap { $0 }.first
    for (place, kind) in kinds.enumerated() where dates[place] == nil {
      switch kind {
      case .main: dates[place] = page.stated ?? page.known ?? page.header ?? inferred(work, story: place)
      case .item: dates[place] = page.stated ?? first ?? page.known ?? page.header ?? inferred(work, story: place)
      case .other: dates[place] = inferred(work, story: place)
      case .headline: break
      }
    }
    return dates
  }

  /// What is known of the page as a whole: what its markup or feed states, what the caller knows, what its header says.
  private struct PageDates {
    var stated: Published?
    var known: Published?
    var header: Published?

    init(_ work: inout PageWork, now: CalendarDay?, latest: CalendarDay?) {
      if let day = work.pieces.first.flatMap({ $0.because == "header date" ? $0.day : nil }),
        let raw = String(validating: work.bytes[day.range], as: UTF8.self)
      {
        header = StoryDates.checked(StatedDate(raw: raw, day: day.day, place: "header"), in: &work, latest: latest)
      }
      if let said = work.document.stated {
        stated = StoryDates.checked(said, in: &work, latest: latest)
        if said.day == nil { StoryDates.warn(said, "is no date that is read", in: &work) }
      }
      known = now.map { Published($0, "reference") }
    }
  }

  /// For each line about a story the story: the one that its text begins below it, else the one above.
  private static func owners(_ work: PageWork) -> [Int?] {
    var owners = [Int?](repeating: nil, count: work.pieces.count)
    var current: Int?
    for (place, piece) in work.pieces.enumerated() {
      if let story = piece.story, piece.label != .headlineList { current = story }
      owners[place] = current
    }
    // Above the first headline: the first story's.
    let first = work.pieces.first { $0.story != nil && $0.label != .headlineList }?.story
    for place in owners.indices where owners[place] == nil { owners[place] = first }
    return owners
  }

  /// Above the story's text or below it, not in the middle.
  private static func isOwnDate(_ place: Int, of owner: Int, _ work: PageWork) -> Bool {
    let piece = work.pieces[place]
    guard piece.label == .byline || piece.label == .metadata else { return false }
    let isBody = { (piece: Piece) in piece.story == owner && piece.label == .body && !piece.shape.isBullet }
    return !work.pieces[..<place].contains(where: isBody) || !work.pieces[place...].contains(where: isBody)
  }

  /// Nil, with a warning, for a date that the text itself refutes.
  private static func checked(_ stated: StatedDate, in work: inout PageWork, latest: CalendarDay?) -> Published? {
    guard let day = stated.day else { return nil }
    if let later = DateCheck.refutation(of: day, in: work) {
      warn(stated, "is before \(later.day), of which the text tells as past", in: &work)
      return nil
    }
    if let latest, isAhead(day, of: latest) {
      warn(stated, "is later than \(latest)", in: &work)
      return nil
    }
    return Published(day, stated.place == "header" ? "header" : "stated")
  }

  /// By more than the day that time zones make.
  private static func isAhead(_ day: CalendarDay, of latest: CalendarDay) -> Bool {
    day.daysSince1970 > latest.daysSince1970 + 1
  }

  private static func warn(_ stated: StatedDate, _ message: String, in work: inout PageWork) {
    work.warnings.append(
      Diagnostic(
        "document.date", "the date `\(stated.raw)` (\(stated.place)) \(message)",
        at: SourceSpan(file: work.document.name, line: 1), help: "it is kept as written and not used",
        severity: .warning))
  }

  /// The latest day that the story tells of as past: it cannot be older.
  private static func inferred(_ work: PageWork, story: Int) -> Published? {
    let days = work.pieces.filter { $0.story == story && $0.label == .body }
      .flatMap { DateCheck.pastDays(in: work.bytes, $0.range) }
    return days.map(\.day).max().map { Published($0, "inferred") }
  }
}
