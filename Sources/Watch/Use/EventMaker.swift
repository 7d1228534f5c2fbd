import Interchange

/// Claims and headlines of a document that was read -> events.
public enum EventMaker {
  /// The longest statement, in bytes; what is longer is cut at a word, with `…`.
  private static let longest = 320

  /// - Parameters:
  ///   - read: what understanding made of the document.
  ///   - source: the document as it was got.
  ///   - id: the id of the stored document.
  /// - Returns: in the order of the text.
  public static func events(_ read: ReadDocument, source: SourceDocument, id: String) -> [WatchEvent] {
    let maker = Maker(read: read, source: source, document: id)
    let claims = read.claims.indices.filter { !maker.isHeadline(read.claims[$0].quote) }
    return claims.map { maker.claim($0) } + maker.headlines()
  }

  private struct Maker {
    let read: ReadDocument
    let source: SourceDocument
    let document: String

    /// What a bare headline claims is told by the headline itself.
    func isHeadline(_ quote: Range<Int>) -> Bool {
      read.document.segments.contains { $0.label == .headlineList && $0.range.overlaps(quote) }
    }

    func claim(_ place: Int) -> WatchEvent {
      let claim = read.claims[place]
      var names: [WatchName] = []
      func add(_ party: Party) -> Int {
        let name = name(party)
        if let known = names.firstIndex(of: name) { return known }
        names.append(name)
        return names.count - 1
      }
      let subjects = claim.subjects.map { add($0) }
      if let object = claim.object { _ = add(object) }
      for mention in read.mentions where claim.quote.overlaps(mention.range) {
        let name = name(of: mention.entity)
        if !names.contains(name) { names.append(name) }
      }
      return WatchEvent(
        id: "\(document.prefix(12)):\(claim.quote.lowerBound):\(claim.predicate)", kind: .claim,
        period: claim.date.flatMap { read.dates[$0].period }, names: names, subjects: subjects,
        predicate: claim.predicate, statement: statement(claim.quote), speaker: speaker(claim.speaker),
        hedging: claim.hedging.rawValue, isPositive: claim.isPositive, value: claim.value.map { value($0) },
        sources: [cited(claim.quote, story: claim.story)])
    }

    /// Bare headlines that name somebody known.
    func headlines() -> [WatchEvent] {
      read.document.segments.compactMap { segment in
        guard segment.label == .headlineList else { return nil }
        let inside = read.mentions.filter { segment.range.overlaps($0.range) }
        var names: [WatchName] = []
        for mention in inside where !names.contains(name(of: mention.entity)) { names.append(name(of: mention.entity)) }
        guard !names.isEmpty else { return nil }
        return WatchEvent(
          id: "\(document.prefix(12)):\(segment.range.lowerBound):headline", kind: .headline, period: nil, names: names,
          subjects: [0], predicate: "headline", statement: statement(segment.range), hedging: Hedging.reported.rawValue,
          sources: [cited(segment.range, story: segment.story)])
      }
    }

    private func name(_ party: Party) -> WatchName {
      party.entity.map { name(of: $0) } ?? WatchName(party.text, type: "Words")
    }

    private func name(of entity: Int) -> WatchName {
      let entity = read.entities[entity]
      return WatchName(entity.name, type: entity.type.rawValue, id: entity.id)
    }

    private func speaker(_ voice: Voice) -> String? {
      switch voice {
      case .reporter: nil
      case .unnamed: "unnamed people"
      case .party(let party): name(party).name
      }
    }

    private func value(_ place: Int) -> String {
      let quantity = read.quantities[place]
      let number = [quantity.number, quantity.high ?? quantity.number].map(FigureText.text)
      let figure = quantity.high == nil ? number[0] : "\(number[0])-\(number[1])"
      return "\(quantity.bound.rawValue) \(figure) \(quantity.unit)" + (quantity.per.map { "/\($0)" } ?? "")
    }

    private func cited(_ range: Range<Int>, story: Int?) -> WatchSource {
      let text = read.document.text
      return WatchSource(
        document: document, name: source.name, publisher: source.publisher, title: source.title,
        address: source.address, published: story.flatMap { read.document.stories[$0].published?.lowerBound },
        quote: text.codePoints(range))
    }

    /// The words with single blanks.
    private func statement(_ range: Range<Int>) -> String {
      let words = read.document.text[range].split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard words.utf8.count > longest else { return words }
      var cut = ""
      for word in words.split(separator: " ") {
        if cut.utf8.count + word.utf8.count > longest { break }
        cut += (cut.isEmpty ? "" : " ") + word
      }
      return cut + " …"
    }
  }
}
