public import Interchange

/// Takes a document apart: what is story, of which story, and when each was published.
///
///     let clean = DocumentCleaner().clean(document)
///     for segment in clean.segments where segment.label.isKept {
///       print(clean.text[segment.range])
///     }
///
/// The rules are about pages, not about any one publisher; each segment names the one that made it what it is.
public struct DocumentCleaner: Sendable {
  public init() {}

  /// - Parameters:
  ///   - now: the day that the caller knows the document to be of, or to be read on; nil if nothing is known.
  ///   - got: the day on which it was got: what it says of a later day is not believed. It dates nothing.
  public func clean(_ document: SourceDocument, now: CalendarDay? = nil, got: CalendarDay? = nil) -> CleanDocument {
    var work = PageWork(document)
    PieceLabeller.label(&work)
    PageLabeller.label(&work)
    let kinds = StorySplitter.split(&work)
    let dates = StoryDates.find(in: &work, kinds: kinds, now: now, latest: now ?? got)
    return CleanDocument(
      name: document.name, text: document.text,
      segments: work.pieces.map {
        Segment($0.range, $0.label ?? .body, story: $0.story, because: $0.because)
      },
      stories: Self.stories(kinds, dates), warnings: document.warnings + work.warnings)
  }

  private static func stories(_ kinds: [Story.Kind], _ dates: [StoryDates.Published?]) -> [Story] {
    var counts: [Story.Kind: Int] = [:]
    return kinds.enumerated().map { place, kind in
      counts[kind, default: 0] += 1
      let id = kind == .main ? "main" : "\(kind.rawValue):\(counts[kind] ?? 1)"
      return Story(kind, id: id, published: dates[place]?.days, publishedBasis: dates[place]?.basis)
    }
  }
}
