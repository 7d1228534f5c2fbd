import Interchange

/// Why one attempt failed, and whether another may do better.
struct DownloadFailure: Error {
  let diagnostic: Diagnostic
  var isTransient = false
  /// How long the server asked to be left alone.
  var retryAfter: Duration?

  static func timeout(_ address: String, _ what: String) -> DownloadFailure {
    DownloadFailure(diagnostic: Diagnostic("download.timeout", "`\(address)`: \(what)"), isTransient: true)
  }
}
