import AsyncHTTPClient
import Foundation
import Interchange
import NIOCore

/// A body on its way to a file: written beside it, and put in place once it is whole.
struct PartialFile {
  private let path: String
  private let temporary: String
  private let head: ResponseHead
  private let limits: DownloadLimits
  private let end: ContinuousClock.Instant

  /// - Throws: `DownloadFailure` for a body that is not read: too long by its own word, or coded in another way.
  init(
    _ path: String, _ head: ResponseHead, limits: DownloadLimits, until end: ContinuousClock.Instant
  ) throws(DownloadFailure) {
    self.path = path
    temporary = path + ".part"
    self.head = head
    self.limits = limits
    self.end = end
    if let encoding = head.encoding, !["gzip", "x-gzip", "identity"].contains(encoding) {
      throw DownloadFailure(
        diagnostic: Diagnostic("download.encoding", "`\(head.address)` sends `\(encoding)`, which was not asked for"))
    }
    if let length = head.length, length > limits.bytes { throw tooLarge }
  }

  func receive(
    _ body: HTTPClientResponse.Body, _ progress: @Sendable (Int, Int?) -> Void
  ) async throws(DownloadFailure) -> DownloadedFile {
    do throws(DownloadFailure) {
      let count = try await write(body, progress)
      if let length = head.length, length != count { throw cut(count, length) }
      guard rename(temporary, path) == 0 else { throw unwritable(String(cString: strerror(errno))) }
      return DownloadedFile(path: path, bytes: count, etag: head.etag, lastModified: head.lastModified)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private func write(
    _ body: HTTPClientResponse.Body, _ progress: @Sendable (Int, Int?) -> Void
  ) async throws(DownloadFailure) -> Int {
    guard FileManager.default.createFile(atPath: temporary, contents: nil),
      let file = FileHandle(forWritingAtPath: temporary)
    else { throw unwritable("the folder is not there, or not ours") }
    defer { try? file.close() }
    var count = 0
    var told = 0
    do {
      for try await chunk in body {
        count += chunk.readableBytes
        guard count <= limits.bytes else { throw tooLarge }
        // A server that drips never meets the limit of idleness.
        guard ContinuousClock.now < end else { throw DownloadFailure.timeout(head.address, "it takes too long") }
        do { try file.write(contentsOf: Data(chunk.readableBytesView)) } catch {
          throw unwritable(error.localizedDescription)
        }
        if count - told >= 1 << 18 {
          told = count
          progress(count, head.length)
        }
      }
      try file.synchronize()
    } catch let failure as DownloadFailure {
      throw failure
    } catch {
      let failure = Self.failure(head.address, error)
      if let length = head.length, failure.diagnostic.id == "download.connection" { throw cut(count, length) }
      throw failure
    }
    progress(count, head.length)
    return count
  }

  /// What a fault of the connection means.
  static func failure(_ address: String, _ error: any Error) -> DownloadFailure {
    if let error = error as? HTTPClientError {
      switch error {
      case .readTimeout, .connectTimeout, .deadlineExceeded, .getConnectionFromPoolTimeout:
        return DownloadFailure.timeout(address, "no answer in time")
      default: break
      }
    }
    return DownloadFailure(
      diagnostic: Diagnostic(
        "download.connection", "`\(address)` cannot be read: \(String(describing: error).prefix(200))"),
      isTransient: true)
  }

  private func cut(_ count: Int, _ length: Int) -> DownloadFailure {
    DownloadFailure(
      diagnostic: Diagnostic("download.length", "`\(head.address)` promised \(length) bytes and sent \(count)"),
      isTransient: true)
  }

  private var tooLarge: DownloadFailure {
    DownloadFailure(
      diagnostic: Diagnostic(
        "download.size", "`\(head.address)` sends more than \(limits.bytes) bytes",
        help: "the limit guards against a wrong file; it is `most_bytes` of the source"))
  }

  private func unwritable(_ why: String) -> DownloadFailure {
    DownloadFailure(diagnostic: Diagnostic("download.write", "`\(temporary)` cannot be written: \(why)"))
  }
}
