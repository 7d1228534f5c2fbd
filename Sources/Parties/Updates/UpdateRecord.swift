public import Interchange

/// What is kept of the looks at a source: `updates/<source>/state.json` in the workspace.
public struct UpdateRecord: Sendable, Hashable {
  /// A file as it was got.
  public struct KeptFile: Sendable, Hashable {
    public var name: String
    /// With what the address was asked; never shown, for it may hold a key.
    var addressDigest: String
    public var etag: String?
    public var lastModified: String?
    public var bytes: Int
    public var sha256: String
    public var got: UTCTime
    /// Where the file lies, in the source's folder.
    public var kept: String
  }

  /// A list as it was read from the files.
  public struct KeptList: Sendable, Hashable {
    public var id: String
    public var edition: CalendarDay
    public var parties: Int
    public var sha256: String
  }

  /// Why files were not believed, or could not be got.
  public struct Fault: Sendable, Hashable {
    public var time: UTCTime
    /// The id of the diagnostic.
    public var id: String
    public var message: String
    /// Of the file that was refused; nil if none was got.
    public var sha256: String?
  }

  public var source: String
  public var lastTry: UTCTime?
  /// When the lists were last known to be the publisher's newest.
  public var lastSuccess: UTCTime?
  /// When they were last otherwise than before.
  public var lastChange: UTCTime?
  /// The day that the source's `date` gave at the last success.
  public var date: CalendarDay?
  public var files: [KeptFile] = []
  public var lists: [KeptList] = []
  /// What was got and not believed since the last success: until the next one, the lists are stale.
  public var refusal: Fault?
  /// The last refusal of all, kept after a success.
  public var lastRefusal: Fault?
  /// Why the last look got nothing; nil if it got something.
  public var failure: Fault?
  /// Digests of the first file at earlier editions: a file that comes back is an old one.
  public var earlier: [String] = []

  public init(source: String) { self.source = source }
}
