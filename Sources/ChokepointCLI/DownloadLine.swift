import Foundation
import Synchronization

/// How far a download is, on a terminal's standard error. Safe to share between threads.
final class DownloadLine: Sendable {
  private let name: String
  private let isShown = isatty(STDERR_FILENO) == 1
  private let isPrinted = Mutex(false)

  init(name: String) { self.name = name }

  func show(_ bytes: Int, of whole: Int?) {
    guard isShown else { return }
    isPrinted.withLock { $0 = true }
    let share = whole.map { " of \(max(1, $0 / 1024))" } ?? ""
    write("\r\u{1B}[K\(name) \(bytes / 1024)\(share) KiB")
  }

  func end() {
    if isPrinted.withLock({ $0 }) { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
