/// A part of a document: a paragraph, a headline, a line of a menu, a date at the head of a line.
public struct Segment: Sendable {
  /// What a part of a page is. The first ones are story text, the others surround it.
  public enum Label: String, Sendable, CaseIterable {
    case title, standfirst, body, caption, kicker
    case headlineList = "headline-list"
    case byline, metadata, nav, promo, contact, share, ellipsis
    case relatedLink = "related-link"

    /// Whether a reader wants it.
    public var isKept: Bool {
      switch self {
      case .title, .standfirst, .body, .caption, .kicker, .headlineList: true
      default: false
      }
    }
  }

  /// UTF-8 offsets into the document's text, without surrounding blanks.
  public var range: Range<Int>
  public var label: Label
  /// The place of its story in `CleanDocument.stories`; nil outside of stories.
  public var story: Int?
  /// What made it so: the name of the rule.
  public var because: String

  public init(_ range: Range<Int>, _ label: Label, story: Int? = nil, because: String) {
    self.range = range
    self.label = label
    self.story = story
    self.because = because
  }
}
