import Foundation
public import Interchange
public import Watch

/// Reads files from bytes to claims, and tells how long each took.
public struct PageReader: Sendable {
  public struct Page: Sendable {
    public let read: ReadDocument
    /// From bytes to claims.
    public let seconds: Double
  }

  private let stories: StoryReader

  public init(_ stories: StoryReader) {
    self.stories = stories
    // Rules make their tables when they are first asked: not in the time of the first page.
    let text = """
      By Ann Example

      The bureau said on Monday that it added 12 firms to its list, up 5% from last year.

      “We will see how that goes from here,” the company said in May 2024.
      """
    _ = stories.read(DocumentCleaner().clean(SourceDocument(name: "", text: WatchText(text))))
  }

  /// - Parameters:
  ///   - path: a file, or `-` for standard input; a feed gives a document for each entry.
  ///   - name: what the documents are called.
  ///   - now: the day of documents without a day of their own.
  /// - Throws: `Diagnostic`: what `DocumentReader` throws.
  public func read(_ path: String, name: String, now: CalendarDay?) throws(Diagnostic) -> [Page] {
    let start = DispatchTime.now().uptimeNanoseconds
    let documents = try DocumentReader().read(path: path)
    var pages: [Page] = []
    var last = start
    for document in documents {
      var clean = DocumentCleaner().clean(document, now: now)
      if documents.count == 1 { clean.name = name }
      let read = stories.read(clean, now: now)
      let end = DispatchTime.now().uptimeNanoseconds
      pages.append(Page(read: read, seconds: Double(end - last) / 1e9))
      last = end
    }
    return pages
  }
}
