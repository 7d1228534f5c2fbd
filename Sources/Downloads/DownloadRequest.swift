/// A file to get, and what is known of the copy that is already there.
public struct DownloadRequest: Sendable {
  public var address: String
  /// Where the file goes. It appears there whole, or not at all.
  public var path: String
  /// The `ETag` of the copy that is there.
  public var etag: String?
  /// The `Last-Modified` of the copy that is there.
  public var lastModified: String?

  public init(address: String, path: String, etag: String? = nil, lastModified: String? = nil) {
    self.address = address
    self.path = path
    self.etag = etag
    self.lastModified = lastModified
  }
}
