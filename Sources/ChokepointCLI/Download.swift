import Downloads
import Foundation
import Interchange
import Synchronization

/// A download that a command waits for: it has nothing else to do.
enum Download {
  /// - Returns: nil if the copy that the request describes is still current.
  static func waiting(
    for request: DownloadRequest, policy: AddressPolicy, limits: DownloadLimits, retries: RetrySchedule
  ) throws(Diagnostic) -> DownloadedFile? {
    let line = DownloadLine(name: (request.path as NSString).lastPathComponent)
    let outcome = Mutex<Result<DownloadedFile?, Diagnostic>>(.success(nil))
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      do throws(Diagnostic) {
        let file = try await Downloader.run(policy: policy, limits: limits, retries: retries) {
          (downloader) throws(Diagnostic) in try await downloader.fetch(request) { line.show($0, of: $1) }
        }
        outcome.withLock { $0 = .success(file) }
      } catch {
        outcome.withLock { $0 = .failure(error) }
      }
      done.signal()
    }
    done.wait()
    line.end()
    return try outcome.withLock { $0 }.get()
  }
}
