import Interchange

extension ReadDocument {
  /// What was read, for a person: story by story, names, times, figures, quotations, and claims with their words.
  public var text: String {
    var lines = [document.name]
    for warning in document.warnings + warnings { lines.append("  warning: \(warning.message) [\(warning.id)]") }
    if document.stories.isEmpty { lines.append("  no story text") }
    for place in document.stories.indices { lines += story(place) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func words(_ range: Range<Int>) -> String {
    document.text[range].split { $0 == "\n" || $0 == "\r" || $0 == "\t" }.joined(separator: " ")
  }

  private func story(_ place: Int) -> [String] {
    let story = document.stories[place]
    let published = story.published.map { ", published \(Self.days($0))" } ?? ", day of publication unknown"
    var lines = ["", "\(story.id) (\(story.kind.rawValue)\(published))"]
    for segment in document.segments where segment.story == place && segment.label == .title {
      lines.append("  \(words(segment.range))")
    }
    lines += section("names", names(place))
    lines += section("times", dates.filter { $0.story == place }.map(time))
    lines += section("figures", quantities.filter { $0.story == place }.map(figure))
    lines += section("quotations", quotations.filter { $0.story == place }.map(quotation))
    lines += section("claims", claims.filter { $0.story == place }.flatMap(claim))
    return lines
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["  \(title)"] + lines.map { "    \($0)" }
  }

  private static func days(_ period: ClosedRange<CalendarDay>) -> String {
    period.lowerBound == period.upperBound ? "\(period.lowerBound)" : "\(period.lowerBound) to \(period.upperBound)"
  }

  /// Each thing named once, in the order of the story, with how often.
  private func names(_ story: Int) -> [String] {
    var counts: [Int: Int] = [:]
    var order: [Int] = []
    for mention in mentions where mention.story == story {
      if counts[mention.entity] == nil { order.append(mention.entity) }
      counts[mention.entity, default: 0] += 1
    }
    return order.map { place in
      let entity = entities[place]
      let id = entity.id.map { " [\($0)]" } ?? ""
      return "\(entity.name): \(entity.type.rawValue)\(id), \(counts[place] ?? 0)"
    }
  }

  private func time(_ date: DateMention) -> String {
    let meaning = date.period.map(Self.days) ?? date.partial ?? "not resolved"
    return "`\(words(date.range))`: \(meaning)"
  }

  private func figure(_ quantity: Quantity) -> String {
    let number = WatchBenchmark.decimal(quantity.number)
    let whole = quantity.high.map { "\(number) to \(WatchBenchmark.decimal($0))" } ?? number
    let per = quantity.per.map { " per \($0)" } ?? ""
    return "`\(words(quantity.range))`: \(quantity.bound.rawValue) \(whole) \(quantity.unit)\(per)"
  }

  private func quotation(_ quotation: Quotation) -> String {
    "\(quotation.speaker?.text ?? quotation.teller.map(words) ?? "speaker not known"): \"\(words(quotation.range))\""
  }

  private func claim(_ claim: Claim) -> [String] {
    let subjects = claim.subjects.map(\.text).joined(separator: ", ")
    let object = claim.object.map { " \($0.text)" } ?? ""
    let denied = claim.isPositive ? "" : " not"
    let from = claim.sources.isEmpty ? "" : ", from \(claim.sources.map(WatchBenchmark.voice).joined(separator: ", "))"
    let said =
      "\(subjects):\(denied) \(claim.predicate)\(object) (\(claim.hedging.rawValue), by \(WatchBenchmark.voice(claim.speaker))\(from))"
    return [said, "  \"\(words(claim.quote))\" [\(claim.rule)]"]
  }
}
