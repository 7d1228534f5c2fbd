import Chokepoint
import Interchange
import Parties
import Synchronization

/// The digests of list files, made once for each set of editions. Safe to share between threads.
final class SharedDigests: Sendable {
  private let known = Mutex<[[String: CalendarDay]: [AnswerRecord.ListFile]]>([:])

  /// - Throws: `Diagnostic` for a file that cannot be read.
  func of(_ editions: [String: CalendarDay], in store: ListStore) throws(Diagnostic) -> [AnswerRecord.ListFile] {
    try known.withLock { known throws(Diagnostic) in
      if let found = known[editions] { return found }
      let found = try store.pinned(to: editions).digests().map {
        AnswerRecord.ListFile(file: $0.file, sha256: $0.sha256)
      }
      known[editions] = found
      return found
    }
  }
}
