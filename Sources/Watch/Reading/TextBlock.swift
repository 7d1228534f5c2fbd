/// A part of a marked-up page: a paragraph, heading, list item, cell.
public struct TextBlock: Sendable {
  public enum Kind: Sendable, Equatable {
    case heading(Int)
    case paragraph, listItem, cell, caption, preformatted, other
    /// A rule across the page: no text.
    case rule
  }

  /// What an element, or its class, says that its contents are for.
  public enum Role: String, Sendable, CaseIterable {
    case navigation, footer, aside, share, promotion, related, comments, byline, date, caption, tags, contact
    case headline, standfirst
  }

  /// UTF-8 offsets into the document's text, without surrounding blanks.
  public var range: Range<Int>
  public var kind: Kind
  /// The innermost first.
  public var roles: [Role]
  /// The share of its bytes that lie in links, 0 to 1.
  public var linkShare: Double

  public init(_ range: Range<Int>, kind: Kind, roles: [Role] = [], linkShare: Double = 0) {
    self.range = range
    self.kind = kind
    self.roles = roles
    self.linkShare = linkShare
  }
}
