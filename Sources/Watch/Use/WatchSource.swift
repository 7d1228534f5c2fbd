public import Interchange

/// Where something is written.
public struct WatchSource: Sendable, Hashable {
  /// The id of the stored document; the edition for a list or pack.
  public var document: String
  /// The file or feed entry.
  public var name: String
  public var publisher: String?
  public var title: String?
  public var address: String?
  /// The first of the days on which it was published.
  public var published: CalendarDay?
  /// The words, as code points of the document's text; nil for changes of lists and rules.
  public var quote: Range<Int>?
  /// Why the document was withdrawn; nil while it stands.
  public var withdrawn: String?

  public init(
    document: String, name: String, publisher: String? = nil, title: String? = nil, address: String? = nil,
    published: CalendarDay? = nil, quote: Range<Int>? = nil
  ) {
    self.document = document
    self.name = name
    self.publisher = publisher
    self.title = title
    self.address = address
    self.published = published
    self.quote = quote
  }

  /// `Coastal Times, 2024-11-05`; the file's name where no publisher is known.
  public var label: String {
    let place = publisher ?? name.split(separator: "/").last.map(String.init) ?? name
    return published.map { "\(place), \($0)" } ?? "\(place), no date"
  }
}
