public import Interchange

/// One story of a document. A page may hold several: teasers of a digest, stories glued together, bare headlines.
public struct Story: Sendable {
  public enum Kind: String, Sendable {
    /// What the page is about.
    case main
    /// A teaser in a digest.
    case item
    /// Another story glued to the first.
    case other
    /// A bare headline: weak evidence.
    case headline
  }

  public var kind: Kind
  /// Unique in its document: `main`, `item:2`, `other:1`, `headline:3`.
  public var id: String
  /// The days between which it was published; both the same when the day is known, nil when nothing is.
  public var published: ClosedRange<CalendarDay>?
  /// Where the day comes from: `stated`, `header`, `dateline`, `inferred`, `reference`.
  public var publishedBasis: String?

  public init(_ kind: Kind, id: String, published: ClosedRange<CalendarDay>? = nil, publishedBasis: String? = nil) {
    self.kind = kind
    self.id = id
    self.published = published
    self.publishedBasis = publishedBasis
  }
}
