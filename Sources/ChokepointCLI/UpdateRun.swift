import Chokepoint
import Downloads
import Interchange
import Parties

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

  private static func fetch(
    _ request: ListUpdater.Request, _ retries: RetrySchedule
  ) throws(Diagnostic) -> ListUpdater.Answer? {
    let policy = AddressPolicy(
      allowsFiles: request.source.allows.contains("file"),
      allowsLoopback: request.source.allows.contains("loopback"))
    let limits = DownloadLimits(bytes: request.mostBytes)
    let wanted = DownloadRequest(
      address: request.address, path: request.path, etag: request.etag, lastModified: request.lastModified)
    let file = try Download.waiting(for: wanted, policy: policy, limits: limits, retries: retries)
    return file.map { file in
      ListUpdater.Answer(etag: file.etag, lastModified: file.lastModified, modified: file.modified)
    }
  }
}
