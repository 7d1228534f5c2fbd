import Foundation
public import Interchange
public import Watch

/// Reads files and folders into a store, and makes timelines, briefs and alerts of what is in it.
///
///     let desk = WatchDesk(knowledge, store: MemoryStore(), today: .today)
///     try desk.read(path: "saved/")
///     let brief = try desk.maker(now: .today).catchUp()
public struct WatchDesk: Sendable {
  /// What came of reading some files.
  public struct Report: Sendable {
    public var saved: [StoredDocument] = []
    /// Documents whose text was kept before.
    public var repeated = 0
    /// Files that could not be read, and why.
    public var failures: [Diagnostic] = []

    public init() {}

    public mutating func add(_ other: Report) {
      saved += other.saved
      repeated += other.repeated
      failures += other.failures
    }
  }

  public let store: any DocumentStore
  private let stories: StoryReader
  private let today: CalendarDay

  /// - Parameter today: the day on which documents are got.
  public init(_ knowledge: WatchKnowledge, store: any DocumentStore, today: CalendarDay) {
    stories = StoryReader(knowledge)
    self.store = store
    self.today = today
  }

  /// Reads a file, all pages of a folder, or standard input (`-`). One document is in memory at a time, besides what the
  /// store keeps.
  ///
  /// - Parameter now: the day of documents without a day of their own.
  /// - Throws: `Diagnostic` for a folder that cannot be listed, or a store that fails; what is wrong with one file is in the report.
  public func read(path: String, now: CalendarDay? = nil) throws(Diagnostic) -> Report {
    var isFolder: ObjCBool = false
    var report = Report()
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    for file in isThere && isFolder.boolValue ? try DocumentFolder(path).paths : [path] {
      var documents: [SourceDocument] = []
      do throws(Diagnostic) { documents = try DocumentReader().read(path: file) } catch {
        report.failures.append(error)
      }
      for document in documents { try save(document, now, &report) }
    }
    return report
  }

  /// Reads what was got: a text, a page, or a feed.
  ///
  /// - Throws: `Diagnostic` for bytes that cannot be read, or a store that fails.
  public func read(_ bytes: [UInt8], name: String) throws(Diagnostic) -> Report {
    var report = Report()
    for document in try DocumentReader().read(bytes, name: name) { try save(document, nil, &report) }
    return report
  }

  private func save(_ document: SourceDocument, _ now: CalendarDay?, _ report: inout Report) throws(Diagnostic) {
    // A document that says its own day is of that day, whatever day it is read on.
    var clean = DocumentCleaner().clean(document, got: today)
    if clean.stories.first?.published == nil { clean = DocumentCleaner().clean(document, now: now, got: today) }
    let stored = StoredDocument(stories.read(clean, now: now), source: document, got: today, readOn: now)
    if try store.save(stored) { report.saved.append(stored) } else { report.repeated += 1 }
  }

  /// What is made of the documents of the store, and of events from elsewhere.
  ///
  /// - Parameters:
  ///   - now: the day of the reader; nil leaves unsaid what has passed.
  ///   - changes: changes of lists and rules.
  public func maker(now: CalendarDay?, changes: [WatchEvent] = []) throws(Diagnostic) -> BriefMaker {
    let documents = try store.documents(since: nil)
    let standing = documents.count { $0.withdrawn == nil }
    return BriefMaker(EventMerger.merged(documents.flatMap(\.events) + changes), documents: standing, now: now)
  }
}
