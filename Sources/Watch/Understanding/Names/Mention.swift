/// A place of the text where something is named.
public struct Mention: Sendable {
  /// UTF-8 offsets; a possessive `'s` is outside.
  public var range: Range<Int>
  public var type: NameType
  /// The place of what is named in `ReadDocument.entities`.
  public var entity: Int
  /// The rule that found it.
  public var rule: String
  public var story: Int?
  /// The tokens it covers.
  package var tokens: Range<Int>
}

/// Somebody or something that a document names, with all places where it does.
public struct NamedEntity: Sendable {
  /// As known, or as the document writes it at its longest.
  public var name: String
  public var type: NameType
  /// By what a list or table knows it.
  public var id: String?
  /// Its place among the known names; nil for what was learnt from the text.
  package var known: Int32?
}
