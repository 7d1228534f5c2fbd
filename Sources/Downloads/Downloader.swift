import AsyncHTTPClient
import Foundation
public import Interchange
import NIOCore
import NIOHTTP1

/// Gets files over HTTP: only where they changed, whole or not at all, within bounds. The central type of `Downloads`.
///
///     let file = try await Downloader.run { downloader in
///       try await downloader.fetch(DownloadRequest(address: address, path: "/tmp/list.csv", etag: known))
///     }
///     // nil: what is there is still current
///
/// What is temporary (no connection, a timeout, 429, 5xx) is tried again; what is not, at once becomes a `Diagnostic`. No
/// message holds what stands after the `?` of an address.
public struct Downloader: Sendable {
  /// Sent with every request: some publishers refuse who does not say what it is.
  public static let userAgent = "chokepoint/0.1 (export-control lists)"

  private let client: HTTPClient
  private let policy: AddressPolicy
  private let limits: DownloadLimits
  private let retries: RetrySchedule

  /// Lends a downloader to `body`.
  ///
  /// - Throws: what `body` throws.
  public static func run<Result: Sendable>(
    policy: AddressPolicy = AddressPolicy(), limits: DownloadLimits = DownloadLimits(),
    retries: RetrySchedule = RetrySchedule(),
    _ body: @Sendable (Downloader) async throws(Diagnostic) -> Result
  ) async throws(Diagnostic) -> Result {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.timeout.connect = .nanoseconds(limits.connect.nanoseconds)
    configuration.timeout.read = .nanoseconds(limits.idle.nanoseconds)
    configuration.decompression = .disabled
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    let downloader = Downloader(client: client, policy: policy, limits: limits, retries: retries)
    do throws(Diagnostic) {
      let result = try await body(downloader)
      // There is nothing to say about connections that end badly after the last answer.
      try? await client.shutdown()
      return result
    } catch {
      try? await client.shutdown()
      throw error
    }
  }

  /// - Parameter progress: told now and then how many bytes are there, and of how many if that is known.
  /// - Returns: nil if the copy that the request describes is still current.
  /// - Throws: `Diagnostic`: `download.address`, `download.redirect`, `download.status`, `download.timeout`,
  ///   `download.connection`, `download.size`, `download.length`, `download.encoding`, `download.write`, `file.…`.
  public func fetch(
    _ request: DownloadRequest, progress: @Sendable (Int, Int?) -> Void = { _, _ in }
  ) async throws(Diagnostic) -> DownloadedFile? {
    let url = try policy.checked(request.address)
    if url.isFileURL { return try LocalFile.copy(url, request, limit: limits.bytes) }
    let end = ContinuousClock.now + limits.total
    var failed = 0
    while true {
      do throws(DownloadFailure) {
        return try await attempt(url, request, until: end, progress)
      } catch {
        failed += 1
        guard error.isTransient, let wait = retries.wait(after: failed, asked: error.retryAfter),
          ContinuousClock.now + wait < end
        else { throw error.diagnostic }
        await retries.sleep(wait)
      }
    }
  }

  private func attempt(
    _ first: URL, _ request: DownloadRequest, until end: ContinuousClock.Instant,
    _ progress: @Sendable (Int, Int?) -> Void
  ) async throws(DownloadFailure) -> DownloadedFile? {
    var url = first
    for _ in 0...limits.redirects {
      let response = try await answer(of: url, request, until: end)
      let head = ResponseHead(response, from: url)
      switch head.status {
      case 200:
        let sink = try PartialFile(request.path, head, limits: limits, until: end)
        return try await sink.receive(response.body, progress)
      case 304 where request.etag != nil || request.lastModified != nil: return nil
      case 301, 302, 303, 307, 308:
        guard let location = head.location else { throw head.failure("it sends on, but not where to") }
        do throws(Diagnostic) { url = try policy.redirected(from: url, to: location) } catch {
          throw DownloadFailure(diagnostic: error)
        }
      default: throw head.refusal
      }
    }
    throw DownloadFailure(
      diagnostic: Diagnostic(
        "download.redirect", "`\(AddressPolicy.shown(first))` sends on more than \(limits.redirects) times"))
  }

  private func answer(
    of url: URL, _ request: DownloadRequest, until end: ContinuousClock.Instant
  ) async throws(DownloadFailure) -> HTTPClientResponse {
    var message = HTTPClientRequest(url: url.absoluteString)
    message.headers.add(name: "User-Agent", value: Self.userAgent)
    message.headers.add(name: "Accept", value: "*/*")
    message.headers.add(name: "Accept-Encoding", value: "gzip")
    if let etag = request.etag { message.headers.add(name: "If-None-Match", value: etag) }
    if let day = request.lastModified { message.headers.add(name: "If-Modified-Since", value: day) }
    let shown = AddressPolicy.shown(url)
    let left = end - ContinuousClock.now
    guard left > .zero else { throw DownloadFailure.timeout(shown, "it takes too long") }
    do {
      let wait = min(left, limits.connect + limits.idle)
      return try await client.execute(message, timeout: .nanoseconds(wait.nanoseconds))
    } catch {
      throw PartialFile.failure(shown, error)
    }
  }
}

extension Duration {
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }
}
