public import Interchange

/// What was read of a document, as the benchmark of news readers asks for it: one line of JSON, places in code points.
public enum WatchBenchmark {
  /// - Parameters:
  ///   - seconds: how long reading took; nil leaves it out.
  public static func line(_ read: ReadDocument, now: CalendarDay?, seconds: Double?) -> String {
    JSONWriter.compact(.object(members(read, now: now, seconds: seconds)))
  }

  static func members(_ read: ReadDocument, now: CalendarDay?, seconds: Double?) -> [(String, JSON)] {
    let text = read.document.text
    var members: [(String, JSON)] = [("file", .string(read.document.name))]
    if let seconds { members.append(("seconds", .number(decimal(seconds)))) }
    if let now { members.append(("now", .string(now.description))) }
    members.append(("keep", .array(keep(read.document))))
    members.append(("stories", .array(stories(read.document))))
    members.append(("mentions", .array(read.mentions.map { mention($0, read, text) })))
    members.append(("quantities", .array(read.quantities.map { quantity($0, text) })))
    members.append(("dates", .array(read.dates.map { date($0, text) })))
    members.append(("quotations", .array(read.quotations.map { quotation($0, text) })))
    members.append(("claims", .array(read.claims.map { claim($0, read, text) })))
    return members
  }

  // MARK: Parts

  private static func span(_ range: Range<Int>, _ text: WatchText) -> [JSON] {
    let points = text.codePoints(range)
    return [.integer(points.lowerBound), .integer(points.upperBound)]
  }

  private static func place(_ range: Range<Int>, _ text: WatchText) -> [(String, JSON)] {
    let points = text.codePoints(range)
    return [("start", .integer(points.lowerBound)), ("end", .integer(points.upperBound))]
  }

  private static func keep(_ document: CleanDocument) -> [JSON] {
    document.segments.filter(\.label.isKept).map { .array(span($0.range, document.text)) }
  }

  private static func stories(_ document: CleanDocument) -> [JSON] {
    document.segments.filter(\.label.isKept).compactMap { segment in
      segment.story.map { .array(span(segment.range, document.text) + [.string(document.stories[$0].id)]) }
    }
  }

  private static func mention(_ mention: Mention, _ read: ReadDocument, _ text: WatchText) -> JSON {
    let entity = read.entities[mention.entity]
    return .object(
      place(mention.range, text) + [
        ("type", .string(mention.type.rawValue)), ("id", .string(entity.id ?? entity.name)),
        ("rule", .string(mention.rule)),
      ])
  }

  private static func value(_ quantity: Quantity) -> [(String, JSON)] {
    var members: [(String, JSON)] = [("op", .string(quantity.bound.rawValue))]
    if let high = quantity.high {
      members += [("low", .number(decimal(quantity.number))), ("high", .number(decimal(high)))]
    } else {
      members.append(("number", .number(decimal(quantity.number))))
    }
    members.append(("unit", .string(quantity.unit)))
    if let per = quantity.per { members.append(("per", .string(per))) }
    return members
  }

  private static func quantity(_ quantity: Quantity, _ text: WatchText) -> JSON {
    .object(place(quantity.range, text) + value(quantity) + [("rule", .string(quantity.rule))])
  }

  private static func period(_ date: DateMention) -> [(String, JSON)] {
    var members: [(String, JSON)] = []
    if let period = date.period {
      members.append(("from", .string(period.lowerBound.description)))
      members.append(("to", .string(period.upperBound.description)))
    }
    if let partial = date.partial { members.append(("partial", .string(partial))) }
    return members
  }

  private static func date(_ date: DateMention, _ text: WatchText) -> JSON {
    .object(place(date.range, text) + period(date) + [("rule", .string(date.rule))])
  }

  private static func quotation(_ quotation: Quotation, _ text: WatchText) -> JSON {
    .object(
      place(quotation.range, text) + [
        ("speaker", .string(quotation.speaker?.text)), ("rule", .string(quotation.rule)),
      ])
  }

  private static func claim(_ claim: Claim, _ read: ReadDocument, _ text: WatchText) -> JSON {
    var members: [(String, JSON)] = [
      ("quote", .object(place(claim.quote, text))), ("kind", .string(claim.kind.rawValue)),
      ("speaker", .string(voice(claim.speaker))), ("subject", subject(claim.subjects)),
      ("predicate", .string(claim.predicate)),
    ]
    if let object = claim.object { members.append(("object", .string(object.text))) }
    if let value = claim.value { members.append(("value", .object(self.value(read.quantities[value])))) }
    if let date = claim.date ?? claim.saidOn { members.append(("date", .object(period(read.dates[date])))) }
    if !claim.sources.isEmpty { members.append(("sources", .strings(claim.sources.map(voice)))) }
    members.append(("hedging", .string(claim.hedging.rawValue)))
    members.append(("polarity", .string(claim.isPositive ? "pos" : "neg")))
    members.append(("rule", .string(claim.rule)))
    return .object(members)
  }

  static func voice(_ voice: Voice) -> String {
    switch voice {
    case .reporter: "reporter"
    case .unnamed: "unnamed"
    case .party(let party): party.text
    }
  }

  private static func subject(_ subjects: [Party]) -> JSON {
    subjects.count == 1 ? .string(subjects[0].text) : .strings(subjects.map(\.text))
  }

  /// A number without an exponent: whole where it is whole.
  static func decimal(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 9e15 { return String(Int(number)) }
    let scaled = (number * 1e6).rounded()
    guard abs(scaled) < 9e15 else { return String(Int(number)) }
    let whole = Int(scaled)
    let digits = String(abs(whole) % 1_000_000)
    let padded = String(repeating: "0", count: 6 - digits.utf8.count) + digits
    return "\(whole < 0 ? "-" : "")\(abs(whole) / 1_000_000).\(padded)"
  }
}
