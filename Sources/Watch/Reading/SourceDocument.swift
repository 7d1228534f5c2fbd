public import Interchange

/// A document as it was got, before cleaning: its text, what it says of itself, and where it came from.
///
///     let documents = try DocumentReader().read(bytes, name: "page.html")
///     documents[0].title                    // "Ministry refuses licence"
///     documents[0].stated?.day              // 2024-11-05
public struct SourceDocument: Sendable {
  /// How a document was got.
  public enum Way: String, Sendable {
    case file, feed, api
    case standardInput = "standard-input"
  }

  /// The file, or the feed and the entry's place in it.
  public var name: String
  public var way: Way
  /// Who published it, as the page or feed says.
  public var publisher: String?
  /// Where a reader finds it, as the page or feed says; not fetched, not checked.
  public var address: String?
  public var title: String?
  /// The date that the document states for itself, outside its running text.
  public var stated: StatedDate?
  /// As the page declares it (`en-GB`).
  public var language: String?
  public var text: WatchText
  /// The parts of a marked-up page, in the order of the text; empty for plain text, where lines are all there is.
  public var blocks: [TextBlock]
  public var warnings: [Diagnostic]

  public init(
    name: String, way: Way = .file, publisher: String? = nil, address: String? = nil, title: String? = nil,
    stated: StatedDate? = nil, language: String? = nil, text: WatchText, blocks: [TextBlock] = [],
    warnings: [Diagnostic] = []
  ) {
    self.name = name
    self.way = way
    self.publisher = publisher
    self.address = address
    self.title = title
    self.stated = stated
    self.language = language
    self.text = text
    self.blocks = blocks
    self.warnings = warnings
  }
}
