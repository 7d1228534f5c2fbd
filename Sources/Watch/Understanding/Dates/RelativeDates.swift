import Interchange

/// Times told from another time: `last year`, `the end of 2026`, `a day earlier`, `the first half`.
struct RelativeDates {
  let reader: DateReader
  private var day: CalendarDay? { reader.day }

  init(reader: DateReader) { self.reader = reader }

  private func token(_ place: Int) -> Token? { reader.token(place) }
  private func found(_ start: Int, _ end: Int, _ period: ClosedRange<CalendarDay>?, _ rule: String) -> DateReader.Found
  {
    reader.found(start, end, period, rule)
  }

  func read(_ place: Int) -> DateReader.Found? {
    guard let token = token(place) else { return nil }
    if token.value >= 99, token.value <= 101, token.has(.time) {
      let exact = day.map { DayMath.adding(Int(token.value) - 100, to: $0) }
      return found(place, place + 1, exact.map { $0...$0 }, "date.today")
    }
    if token.has(.time), token.value == 9 { return found(place, place + 1, nil, "date.vague") }
    if let shift = Self.shift(token) { return shifted(place, shift, start: place) }
    if token.is("recent") { return vague(place) }
    if token.has(.time), (1...6).contains(token.value), token.end - token.start == 2,
      place > reader.sentence.tokens.lowerBound || self.token(place + 1)?.mark != Mark.colon
    {
      return partOfYear(place, place + 1, Int(token.value), year: reader.yearAfter(place + 1))
    }
    if token.has(.ordinal), token.value <= 4 { return ordinal(place, Int(token.value)) }
    if token.is("early") || token.is("late") || token.is("mid") { return part(place) }
    if token.is("end") || token.is("beginning") || token.is("start") { return edge(place) }
    if token.is("fiscal") {
      return reader.yearAfter(place + 1).map { found(place, $0.end, DayMath.year($0.year), "date.fiscal") }
    }
    if token.is("weekend") { return weekend(place) }
    if token.is("summer") || token.is("spring") || token.is("autumn") || token.is("winter") || token.is("fall") {
      return season(place, token)
    }
    if token.is("years") || token.is("months") || token.is("weeks") || token.is("decades") { return plural(place) }
    return token.is("a") ? earlier(place) : nil
  }

  private static func shift(_ token: Token) -> Int? {
    if token.is("last") || token.is("previous") || token.is("past") { return -1 }
    if token.is("this") || token.is("same") { return 0 }
    return token.is("next") || token.is("following") ? 1 : nil
  }

  /// `last year`, `next Tuesday`, `this January`.
  private func shifted(_ place: Int, _ shift: Int, start: Int) -> DateReader.Found? {
    guard let next = token(place + 1) else { return nil }
    let isPlain =
      token(place)?.is("previous") != true && token(place)?.is("past") != true && token(place)?.is("same") != true
    if next.has(.weekday), next.isCapital {
      return reader.weekday(place + 1, start: start, shift: shift == 0 ? nil : shift)
    }
    if next.has(.month), next.isCapital, isPlain {
      return monthShifted(place, Int(next.value), shift, start: start)
    }
    if next.is("recent") || next.is("few") || next.is("several") { return nil }
    guard isPlain, let unit = Self.unit(next) else { return dayBefore(place, shift) }
    guard let day else { return found(start, place + 2, nil, "date.relative") }
    let period: ClosedRange<CalendarDay>? =
      switch unit {
      case 2: DayMath.week(shift, from: day)
      case 3: DayMath.month(shift, from: day)
      case 4: DayMath.year(day.year + shift)
      case 5: nil
      default: DayMath.part((day.month - 1) / 3 + 1, of: day.year).flatMap { quarter($0, shift) }
      }
    return found(start, place + 2, period, "date.relative")
  }

  private func quarter(_ now: ClosedRange<CalendarDay>, _ shift: Int) -> ClosedRange<CalendarDay>? {
    guard let month = DayMath.month(3 * shift, from: now.lowerBound)?.lowerBound else { return nil }
    return DayMath.part((month.month - 1) / 3 + 1, of: month.year)
  }

  /// `the previous day`, `the same day`.
  private func dayBefore(_ place: Int, _ shift: Int) -> DateReader.Found? {
    guard token(place + 1)?.is("day") == true, let from = reader.last ?? day else { return nil }
    let exact = DayMath.adding(shift, to: from)
    return found(place, place + 2, exact...exact, "date.day-before")
  }

  private func monthShifted(_ place: Int, _ month: Int, _ shift: Int, start: Int) -> DateReader.Found? {
    guard let day else { return found(start, place + 2, nil, "date.month") }
    var year = day.year
    if shift < 0, month >= day.month { year -= 1 }
    if shift > 0, month <= day.month { year += 1 }
    return found(start, place + 2, DayMath.month(year, month), "date.month")
  }

  private static func unit(_ token: Token) -> Int? {
    guard token.has(.timeUnit),
      token.value == 2 || token.value == 3 || token.value == 4 || token.value == 10 || token.value == 5
    else { return nil }
    if token.is("weeks") || token.is("months") || token.is("years") || token.is("decades") || token.is("quarters") {
      return nil
    }
    return Int(token.value)
  }

  /// `first quarter of 2024`, `the second half`.
  private func ordinal(_ place: Int, _ value: Int) -> DateReader.Found? {
    guard let next = token(place + 1) else { return nil }
    if value == 1, let months = firstMonths(place) { return months }
    if next.is("quarter") { return partOfYear(place, place + 2, value, year: yearBehind(place + 2)) }
    guard next.is("half"), value <= 2 else { return nil }
    return partOfYear(place, place + 2, value + 4, year: yearBehind(place + 2))
  }

  /// `the first four months of 2025`.
  private func firstMonths(_ place: Int) -> DateReader.Found? {
    guard let number = token(place + 1), token(place + 2)?.is("months") == true, let year = yearBehind(place + 3),
      let count = number.isNumber
        ? DateReader.small(number, reader.text.bytes) : number.has(.number) ? Int(number.value) : nil,
      (2...11).contains(count), let first = DayMath.month(year.year, 1), let last = DayMath.month(year.year, count)
    else { return nil }
    return found(place, year.end, first.lowerBound...last.upperBound, "date.months")
  }

  /// `of 2024`, `of last year`, `last year`, `this year`.
  private func yearBehind(_ place: Int) -> (year: Int, end: Int)? {
    if let year = reader.yearAfter(place) { return year }
    var at = place
    if token(at)?.is("of") == true { at += 1 }
    if token(at)?.is("fiscal") == true { return reader.yearAfter(at + 1) }
    guard let shift = token(at).flatMap(Self.shift), token(at + 1)?.is("year") == true, let day else { return nil }
    return (day.year + shift, at + 2)
  }

  /// A quarter or half; without a year, the last that has begun.
  func partOfYear(_ start: Int, _ end: Int, _ part: Int, year: (year: Int, end: Int)?) -> DateReader.Found {
    if let year { return found(start, year.end, DayMath.part(part, of: year.year), "date.part-of-year") }
    guard let day, let now = DayMath.part(part, of: day.year) else {
      return found(start, end, nil, "date.part-of-year")
    }
    let isFuture = Outlook.isFuture(reader.text.tokens, before: start, from: reader.sentence.tokens.lowerBound)
    let year = now.lowerBound <= day || isFuture ? day.year : day.year - 1
    return found(start, end, DayMath.part(part, of: year), "date.part-of-year")
  }

  /// `early 2025`, `late last year`, `mid-May`: the text says no days.
  private func part(_ place: Int) -> DateReader.Found? {
    var at = place + 1
    if token(at)?.mark == Mark.hyphen { at += 1 }
    if let year = reader.yearAfter(at), token(at)?.isNumber == true {
      return found(place, year.end, DayMath.year(year.year), "date.part")
    }
    if let month = token(at), month.has(.month), month.isCapital { return found(place, at + 1, nil, "date.part") }
    guard let shift = token(at).flatMap(Self.shift), let inner = shifted(at, shift, start: place) else { return nil }
    return inner
  }

  /// `the end of 2026`, `the end of this year`, `the beginning of June`.
  private func edge(_ place: Int) -> DateReader.Found? {
    var at = place + 1
    if token(at)?.is("of") == true { at += 1 } else if token(at)?.is("the") != true { return nil }
    if token(at)?.is("the") == true { at += 1 }
    let isEnd = token(place)?.is("end") == true
    let inner: DateReader.Found?
    if let next = token(at), next.isNumber || next.has(.month) && next.isCapital {
      inner = reader.read(at)
    } else if token(at)?.is("year") == true || token(at)?.is("month") == true {
      inner = shifted(at - 1, 0, start: at - 1)
    } else {
      inner = read(at)
    }
    guard let inner, let period = inner.value.period else { return nil }
    let exact = isEnd ? period.upperBound : period.lowerBound
    return found(place, inner.tokens.upperBound, exact...exact, "date.edge")
  }

  /// `a day earlier`, `a year ago`; `two years ago` is read from its number.
  private func earlier(_ place: Int) -> DateReader.Found? {
    guard let unit = token(place + 1), unit.has(.timeUnit), let word = token(place + 2), let sign = Self.sign(word)
    else {
      return nil
    }
    return ago(place, place + 3, 1, Int(unit.value), sign: turned(place, sign, word), isAgo: word.is("ago"))
  }

  /// `banned exports on Tuesday, a day after Washington widened its curbs`: the day of what is told behind it.
  private func turned(_ place: Int, _ sign: Int, _ word: Token) -> Int {
    guard word.is("after") || word.is("before"), reader.isDatedBefore, let next = token(place + 3),
      next.isWord || next.isNumber
    else { return sign }
    return -sign
  }

  static func sign(_ word: Token) -> Int? {
    if word.is("ago") || word.is("earlier") || word.is("before") { return -1 }
    return word.is("later") || word.is("after") ? 1 : nil
  }

  /// Some days, weeks, months or years from the story's day, or from the day named last.
  func ago(_ start: Int, _ end: Int, _ count: Int, _ unit: Int, sign: Int, isAgo: Bool) -> DateReader.Found? {
    guard let from = isAgo ? day : reader.last ?? day else { return found(start, end, nil, "date.ago") }
    let shift = count * sign
    let period: ClosedRange<CalendarDay>?
    switch unit {
    case 1:
      let exact = DayMath.adding(shift, to: from)
      period = exact...exact
    case 2: period = DayMath.week(shift, from: from)
    case 3: period = DayMath.month(shift, from: from)
    case 4: period = DayMath.year(from.year + shift)
    default: period = nil
    }
    return found(start, end, period, "date.ago")
  }

  /// `over the weekend`: the last one before the story's day.
  private func weekend(_ place: Int) -> DateReader.Found? {
    guard let before = token(place - 1), before.is("the") || before.is("last") || before.is("this") else { return nil }
    let start = token(place - 2)?.is("over") == true ? place - 2 : place - 1
    guard let day else { return found(start, place + 1, nil, "date.weekend") }
    let back = DayMath.weekday(day) >= 6 ? DayMath.weekday(day) - 6 : DayMath.weekday(day) + 1
    let saturday = DayMath.adding(-back, to: day)
    return found(start, place + 1, saturday...DayMath.adding(1, to: saturday), "date.weekend")
  }

  private static let seasons: [(WordKey, Int)] = [("spring", 3), ("summer", 6), ("autumn", 9), ("fall", 9)]

  /// `the summer of 2024`, `by the summer`, `last autumn`: three months of the north.
  private func season(_ place: Int, _ word: Token) -> DateReader.Found? {
    guard let before = token(place - 1), let first = Self.seasons.first(where: { word.is($0.0) })?.1 else { return nil }
    let year = reader.yearAfter(place + 1)
    let shift = Self.shift(before)
    guard year != nil || shift != nil || before.is("the") || before.is("by") else { return nil }
    if word.is("fall"), year == nil, shift == nil { return nil }
    let start = shift != nil ? place - 1 : place
    guard let wanted = year?.year ?? day.map({ $0.year }) else { return found(start, place + 1, nil, "date.season") }
    var turn = shift ?? 0
    if year != nil { turn = 0 } else if turn < 0, let day, day.month > first + 2 { turn = 0 }
    return found(start, year?.end ?? place + 1, DayMath.months(wanted + turn, first, first + 2), "date.season")
  }

  /// `for years`, `years ago`, `in recent months`.
  private func plural(_ place: Int) -> DateReader.Found? {
    let before = token(place - 1)
    if before?.is("for") == true { return found(place - 1, place + 1, nil, "date.vague") }
    if token(place + 1)?.is("ago") == true, before?.isNumber != true, before?.has(.number) != true {
      return found(place, place + 2, nil, "date.vague")
    }
    return before?.is("coming") == true ? found(place - 1, place + 1, nil, "date.vague") : nil
  }

  private func vague(_ place: Int) -> DateReader.Found? {
    guard let next = token(place + 1), next.has(.timeUnit) else { return nil }
    return found(place, place + 2, nil, "date.vague")
  }
}
