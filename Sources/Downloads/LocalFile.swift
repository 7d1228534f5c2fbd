import Foundation
import Interchange

/// `file:` addresses: a mirror on a disk, or a test.
enum LocalFile {
  /// - Returns: nil if size and time of change are those of the copy that is there.
  static func copy(_ url: URL, _ request: DownloadRequest, limit: Int) throws(Diagnostic) -> DownloadedFile? {
    var status = stat()
    guard stat(url.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Diagnostic("file.missing", "no such file: `\(url.path)`")
    }
    guard Int(status.st_size) <= limit else {
      throw Diagnostic("download.size", "`\(url.path)` holds more than \(limit) bytes")
    }
    let etag = "\"\(status.st_size)-\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)\""
    if request.etag == etag { return nil }
    let temporary = request.path + ".part"
    do {
      try Data(contentsOf: url).write(to: URL(fileURLWithPath: temporary))
    } catch {
      throw Diagnostic("download.write", "`\(temporary)` cannot be written: \(error.localizedDescription)")
    }
    guard rename(temporary, request.path) == 0 else {
      throw Diagnostic("download.write", "`\(request.path)` cannot be written: \(String(cString: strerror(errno)))")
    }
    return DownloadedFile(path: request.path, bytes: Int(status.st_size), etag: etag, lastModified: nil)
  }
}
