import Interchange

/// Finds times in sentences and resolves them against the day of their story.
struct DateFinder {
  let text: TokenText
  let reference: (Int?) -> CalendarDay?
  private(set) var dates: [DateMention] = []

  private static let triggers: WordClass = [.month, .weekday, .time, .ordinal, .number]

  init(_ text: TokenText, reference: @escaping (Int?) -> CalendarDay?) {
    self.text = text
    self.reference = reference
  }

  mutating func run() {
    for sentence in text.sentences {
      let day = reference(sentence.story)
      var place = sentence.tokens.lowerBound
      while place < sentence.tokens.upperBound {
        let token = text.tokens[place]
        guard token.isNumber || token.has(Self.triggers) || token.shape.contains(.han) || token.is("a") else {
          place += 1
          continue
        }
        place = read(place, sentence, day)
      }
    }
  }

  private mutating func read(_ place: Int, _ sentence: TokenText.Sentence, _ day: CalendarDay?) -> Int {
    let token = text.tokens[place]
    if token.shape.contains(.han) {
      for found in HanDates.find(text.bytes, token.range, day: day) {
        keep(place..<(place + 1), found.value, sentence, range: found.range)
      }
      return place + 1
    }
    var reader = DateReader(text: text, sentence: sentence, day: day, last: lastDay(sentence))
    reader.isDatedBefore = dates.last.map { $0.tokens.lowerBound >= sentence.tokens.lowerBound } ?? false
    guard let found = reader.read(place) else { return place + 1 }
    keep(found.tokens, found.value, sentence)
    return found.tokens.upperBound
  }

  /// The last single day of the same story, which `a day earlier` counts from.
  private func lastDay(_ sentence: TokenText.Sentence) -> CalendarDay? {
    guard let last = dates.last, last.story == sentence.story, let period = last.period,
      period.lowerBound == period.upperBound
    else { return nil }
    return period.lowerBound
  }

  private mutating func keep(
    _ tokens: Range<Int>, _ value: DateValue, _ sentence: TokenText.Sentence, range: Range<Int>? = nil
  ) {
    dates.append(
      DateMention(
        range: range ?? text.bytes(of: tokens), period: value.period, partial: value.partial, rule: value.rule,
        story: sentence.story, tokens: tokens))
  }
}

/// What a time means.
struct DateValue {
  var period: ClosedRange<CalendarDay>?
  var partial: String?
  var rule: String
}
