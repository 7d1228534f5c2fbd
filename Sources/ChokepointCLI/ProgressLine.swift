import Foundation
import Interchange

/// How far a long command is, on a terminal's standard error, once it has taken a second.
struct ProgressLine {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let start = Date()
  private var last = Date.distantPast
  private var isPrinted = false

  mutating func show(_ rows: Int, _ progress: LinePipe.Progress, of what: String = "names") {
    guard isShown, start.timeIntervalSinceNow < -1, last.timeIntervalSinceNow < -0.25 else { return }
    last = Date()
    isPrinted = true
    let share = progress.size.map { size in " \(min(100, progress.bytes * 100 / max(1, size))) %" } ?? ""
    write("\r\u{1B}[K\(rows) \(what)\(share)")
  }

  mutating func end() {
    if isPrinted { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
