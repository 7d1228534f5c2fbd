/// Words of somebody, in quotation marks.
public struct Quotation: Sendable {
  /// UTF-8 offsets, without the marks.
  public var range: Range<Int>
  /// Who says it; nil where the text does not tell.
  public var speaker: Party?
  /// UTF-8 offsets of the words that tell of a speaker without a name: `one purchasing manager`.
  public var teller: Range<Int>?
  /// How the speaker was found.
  public var rule: String
  public var story: Int?
  /// The tokens it covers.
  package var tokens: Range<Int>
  /// The place of its segment in the document.
  package var segment: Int
}

/// Somebody or something in a quotation or claim: named in the text, or told in words only.
public struct Party: Sendable, Equatable {
  /// The place of it in `ReadDocument.entities`; nil where it is told in words only.
  public var entity: Int?
  /// As the text writes it, or the name by which it is known where the text does not name it.
  public var text: String
  /// UTF-8 offsets of the words; nil where it follows from the text without words of its own.
  public var range: Range<Int>?
}
