public import Interchange

/// A document as it is kept: what it says, where and when it was got, and what was read in it.
public struct StoredDocument: Sendable {
  /// The SHA-256 digest of its text, so that the same text is kept once.
  public var id: String
  public var name: String
  public var way: String
  public var publisher: String?
  public var title: String?
  public var address: String?
  /// The date that it states, as written.
  public var stated: String?
  /// When its main story was published, if that is known.
  public var published: CalendarDay?
  /// The day on which it was got.
  public var got: CalendarDay
  /// The text, its parts and its stories.
  public let document: CleanDocument
  /// The day that counted as its own where it has none.
  public var readOn: CalendarDay?
  public var events: [WatchEvent]
  public var warnings: [Diagnostic]
  /// Why it was withdrawn; nil while it stands. Its events stay, and say so.
  public var withdrawn: String? {
    didSet {
      for event in events.indices {
        for source in events[event].sources.indices { events[event].sources[source].withdrawn = withdrawn }
      }
    }
  }

  public var text: String { document.text[0..<document.text.bytes.count] }

  /// - Parameter readOn: the day that was given to the reading as that of a document without a day.
  public init(_ read: ReadDocument, source: SourceDocument, got: CalendarDay, readOn: CalendarDay? = nil) {
    id = ContentDigest.sha256(source.text.bytes)
    name = source.name
    way = source.way.rawValue
    publisher = source.publisher
    title = source.title ?? Self.title(read.document)
    address = source.address
    stated = source.stated?.raw
    published = read.document.stories.first { $0.kind == .main || $0.kind == .item }?.published?.lowerBound
    self.got = got
    document = read.document
    self.readOn = readOn
    events = EventMaker.events(read, source: source, id: id)
    warnings = read.document.warnings + read.warnings
  }

  private static func title(_ document: CleanDocument) -> String? {
    document.segments.first { $0.label == .title }.map { document.text[$0.range] }
  }
}
