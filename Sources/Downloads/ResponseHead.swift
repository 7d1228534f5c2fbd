import AsyncHTTPClient
import Foundation
import Interchange
import NIOHTTP1

/// What an answer says before its body.
struct ResponseHead {
  let address: String
  let status: Int
  /// The length that is promised, if one is.
  let length: Int?
  let encoding: String?
  let etag: String?
  let lastModified: String?
  let location: String?
  private let retryAfter: String?

  init(_ response: HTTPClientResponse, from url: URL) {
    address = AddressPolicy.shown(url)
    status = Int(response.status.code)
    func field(_ name: String) -> String? { response.headers.first(name: name) }
    length = field("Content-Length").flatMap { Int($0) }
    encoding = field("Content-Encoding")?.lowercased()
    etag = field("ETag")
    lastModified = field("Last-Modified")
    location = field("Location")
    retryAfter = field("Retry-After")
  }

  /// A status that is neither the file nor a way to it.
  var refusal: DownloadFailure {
    var failure = failure("the server answers \(status)")
    failure.isTransient = [408, 425, 429, 500, 502, 503, 504].contains(status)
    failure.retryAfter = retryAfter.flatMap(Self.wait)
    return failure
  }

  func failure(_ what: String) -> DownloadFailure {
    DownloadFailure(diagnostic: Diagnostic("download.status", "`\(address)`: \(what)"))
  }

  /// Seconds, or a date.
  private static func wait(_ text: String) -> Duration? {
    if let seconds = Int(text), (0...10_000_000).contains(seconds) { return .seconds(seconds) }
    return HTTPDate.seconds(text).map { .seconds(max(0, $0 - Int(Date().timeIntervalSince1970))) }
  }
}
