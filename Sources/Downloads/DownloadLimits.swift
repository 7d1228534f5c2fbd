/// How much and how long a download may take.
public struct DownloadLimits: Sendable {
  /// The most bytes, as they come over the wire.
  public var bytes: Int
  /// For making a connection.
  public var connect: Duration
  /// Without a byte.
  public var idle: Duration
  /// From beginning to end, with all attempts.
  public var total: Duration
  /// How often an answer may send on.
  public var redirects: Int

  public init(
    bytes: Int = 256 << 20, connect: Duration = .seconds(15), idle: Duration = .seconds(60),
    total: Duration = .seconds(900), redirects: Int = 5
  ) {
    self.bytes = bytes
    self.connect = connect
    self.idle = idle
    self.total = total
    self.redirects = redirects
  }
}
