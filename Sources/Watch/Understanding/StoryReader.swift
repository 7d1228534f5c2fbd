public import Interchange

/// Reads stories: names, dates, quantities, quotations and claims, by rules and tables alone.
///
///     let reader = StoryReader(knowledge)
///     let read = reader.read(document, now: CalendarDay("2025-06-13"))
///     read.claims.first?.quote         // the bytes that say it
///
/// The same document gives the same result. `now` is the day that stories without a day of their own count from; nil leaves
/// such times as the text tells them.
public struct StoryReader: Sendable {
  private let knowledge: WatchKnowledge
  private let limit: Int

  /// - Parameter limit: how many bytes of a document's story text are understood; what is left is told in a warning.
  public init(_ knowledge: WatchKnowledge, limit: Int = 8 << 20) {
    self.knowledge = knowledge
    self.limit = limit
  }

  public func read(_ document: CleanDocument, now: CalendarDay? = nil) -> ReadDocument {
    let text = TokenText(document, lexicon: knowledge.lexicon, limit: limit)
    var names = NameFinder(text, knowledge: knowledge)
    names.run()
    let today = { (story: Int?) in story.flatMap { document.stories[$0].published?.lowerBound } ?? now }
    var dates = DateFinder(text, reference: today)
    dates.run()
    let dated = TokenCover(count: text.tokens.count, dates.dates.map(\.tokens))
    let named = names.mentions.filter { $0.tokens.count > 1 || !$0.type.isActor }.map(\.tokens)
    var quantities = QuantityFinder(
      text, taken: TokenCover(count: text.tokens.count, dates.dates.map(\.tokens) + named))
    quantities.run()
    let mentions = names.mentions.filter { !Self.isDate($0, dated) }
    let actors = Actors(text, mentions, names.entities, knowledge)
    var quotations = QuotationMarks(text).found
    Speakers(text: text, actors: actors).resolve(&quotations)
    var claims = ClaimFinder(
      text, actors, quotations: quotations, quantities: quantities.quantities, dates: dates.dates, knowledge: knowledge,
      today: today, skipping: { document.segments[$0].label == .byline })
    claims.run()
    return ReadDocument(
      document: document, entities: names.entities, mentions: mentions, dates: dates.dates,
      quantities: quantities.quantities, quotations: quotations, claims: claims.claims,
      warnings: warnings(document, text, quantities.quantities))
  }

  private static func isDate(_ mention: Mention, _ dated: TokenCover) -> Bool {
    mention.tokens.allSatisfy { dated.covers($0) } && !mention.rule.hasPrefix("name.han")
  }

  private func warnings(_ document: CleanDocument, _ text: TokenText, _ quantities: [Quantity]) -> [Diagnostic] {
    var warnings: [Diagnostic] = []
    if text.unread > 0 {
      warnings.append(
        Diagnostic(
          "watch.too-long", "\(text.unread) bytes of story text were not understood: `\(document.name)` is too long",
          help: "split it; the first \(limit) bytes were read", severity: .warning))
    }
    let (han, words) = text.tokens.reduce(into: (0, 0)) { count, token in
      if token.shape.contains(.han) { count.0 += 1 } else if token.isWord { count.1 += 1 }
    }
    if han > words * 2, han > 3 {
      warnings.append(
        Diagnostic(
          "watch.script",
          "of Chinese text known names, dates, figures, quotations and claims with known verbs are read, and no more",
          severity: .warning))
    }
    for quantity in quantities where quantity.isConsistent == false {
      let words = String(decoding: text.bytes[quantity.range], as: UTF8.self)
      warnings.append(
        Diagnostic(
          "watch.currency", "`\(words)` and the amount beside it cannot be the same", severity: .warning))
    }
    return warnings
  }
}
