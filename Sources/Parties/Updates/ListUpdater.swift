import Foundation
public import Interchange

/// Brings the lists of a source up to date, or leaves them as they are: the central type of updates.
///
///     let updater = ListUpdater(store: store, importer: importer, folder: folder, now: now) { ... }
///     let result = try updater.update(source)
///
/// How files are got, the caller says; so nothing here speaks to a network.
public struct ListUpdater: Sendable {
  /// A file to get, and what is known of the copy that is there.
  public struct Request: Sendable {
    public let address: String
    public let path: String
    public let etag: String?
    public let lastModified: String?
    public let mostBytes: Int
    public let source: PublishedSource
  }

  /// A file that was got.
  public struct Answer: Sendable {
    public let etag: String?
    public let lastModified: String?
    /// The day of `lastModified`.
    public let modified: CalendarDay?

    public init(etag: String?, lastModified: String?, modified: CalendarDay?) {
      self.etag = etag
      self.lastModified = lastModified
      self.modified = modified
    }
  }

  /// Puts a file at the request's path; nil if the copy that is there is current.
  public typealias Fetch = @Sendable (Request) throws(Diagnostic) -> Answer?

  let store: ListStore
  let importer: ListImporter
  let folder: UpdateFolder
  let now: UTCTime
  let fetch: Fetch

  public init(
    store: ListStore, importer: ListImporter, folder: UpdateFolder, now: UTCTime, fetch: @escaping Fetch
  ) {
    self.store = store
    self.importer = importer
    self.folder = folder
    self.now = now
    self.fetch = fetch
  }

  /// - Parameters:
  ///   - isRehearsal: say what would happen, and keep nothing.
  ///   - overruled: the doubts that count for nothing this time.
  /// - Throws: `Diagnostic` if what happened cannot be kept.
  public func update(
    _ source: PublishedSource, isRehearsal: Bool = false, overruled: Set<UpdateDoubt> = []
  ) throws(Diagnostic) -> UpdateResult {
    var record = try folder.record(of: source.id) ?? UpdateRecord(source: source.id)
    record.lastTry = now
    defer { folder.endStaging(of: source.id) }
    var result: UpdateResult
    do throws(Diagnostic) {
      result = try UpdateAttempt(self, source, isRehearsal: isRehearsal, overruled: overruled).run(&record)
      record.lastSuccess = now
      record.refusal = nil
      record.failure = nil
      if result.outcome == .updated { record.lastChange = now }
    } catch {
      result = UpdateResult(source: source.id, outcome: Self.isMiss(error) ? .failed : .refused, diagnostic: error)
      note(error, of: source, in: &record, isRehearsal: isRehearsal)
    }
    if !isRehearsal { try folder.keep(record) }
    return result
  }

  /// Whether nothing was got, so that nothing is known to be wrong with what is there.
  private static func isMiss(_ error: Diagnostic) -> Bool {
    let read = ["download.size", "download.length", "download.encoding"]
    return error.id.hasPrefix("download.") && !read.contains(error.id) || error.id == "file.missing"
      || error.id == "update.write" || error.id == "list.write"
  }

  private func note(
    _ error: Diagnostic, of source: PublishedSource, in record: inout UpdateRecord, isRehearsal: Bool
  ) {
    let staging = "\(folder.folder(of: source.id))/staging"
    let got = source.files.map { "\(staging)/\($0.name)" }.filter { FileManager.default.fileExists(atPath: $0) }
    let digest = got.first.flatMap { path in
      FileManager.default.contents(atPath: path).map { ContentDigest.sha256([UInt8]($0)) }
    }
    let fault = UpdateRecord.Fault(time: now, id: error.id, message: error.message, sha256: digest)
    if Self.isMiss(error) {
      record.failure = fault
    } else {
      (record.refusal, record.lastRefusal) = (fault, fault)
      if !isRehearsal { folder.keepRefused(got, of: source.id) }
    }
  }
}
