public import Interchange

/// A file that was got whole.
public struct DownloadedFile: Sendable {
  public let path: String
  /// Its size as it came; gzip is left as it is.
  public let bytes: Int
  public let etag: String?
  public let lastModified: String?
  /// The day of `Last-Modified`, in UTC.
  public var modified: CalendarDay? { lastModified.flatMap(HTTPDate.day) }
}
