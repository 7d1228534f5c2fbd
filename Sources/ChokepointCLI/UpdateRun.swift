import Chokepoint
import Downloads
import Foundation
import Interchange
import Parties
import Synchronization

/// A run of `chokepoint lists update`: one source after the other.
struct UpdateRun {
  let store: ListStore
  let importer: ListImporter
  let workspace: String
  let isRehearsal: Bool
  let overruled: Set<UpdateDoubt>
  /// How often a file is asked for.
  let attempts: Int

  /// - Parameter each: told what came of each source.
  func run(_ sources: [PublishedSource], each: (UpdateResult) -> Void) throws -> [UpdateResult] {
    let folder = UpdateFolder(workspace: workspace)
    let retries = RetrySchedule(attempts: attempts)
    let updater = ListUpdater(store: store, importer: importer, folder: folder, now: .now) {
      (request) throws(Diagnostic) in try Self.fetch(request, retries)
    }
    do {
      return try folder.locked {
        try sources.map { source in
          let result = try updater.update(source, isRehearsal: isRehearsal, overruled: overruled)
          each(result)
          return result
        }
      }
    } catch let error as Diagnostic {
      throw CommandFailure(error.id == "update.running" ? .input : .data, [error])
    }
  }

  /// Waits for the download: a command has nothing else to do.
  private static func fetch(
    _ request: ListUpdater.Request, _ retries: RetrySchedule
  ) throws(Diagnostic) -> ListUpdater.Answer? {
    let policy = AddressPolicy(
      allowsFiles: request.source.allows.contains("file"),
      allowsLoopback: request.source.allows.contains("loopback"))
    let limits = DownloadLimits(bytes: request.mostBytes)
    let wanted = DownloadRequest(
      address: request.address, path: request.path, etag: request.etag, lastModified: request.lastModified)
    let line = DownloadLine(name: (request.path as NSString).lastPathComponent)
    let outcome = Mutex<Result<DownloadedFile?, Diagnostic>>(.success(nil))
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      do throws(Diagnostic) {
        let file = try await Downloader.run(policy: policy, limits: limits, retries: retries) {
          (downloader) throws(Diagnostic) in try await downloader.fetch(wanted) { line.show($0, of: $1) }
        }
        outcome.withLock { $0 = .success(file) }
      } catch {
        outcome.withLock { $0 = .failure(error) }
      }
      done.signal()
    }
    done.wait()
    line.end()
    return try outcome.withLock { $0 }.get().map { file in
      ListUpdater.Answer(etag: file.etag, lastModified: file.lastModified, modified: file.modified)
    }
  }
}
