import Foundation
import Interchange
import Parties
import Synchronization

/// Whether the lists of a workspace are fresh, looked up again after a while. Safe to share between threads.
final class FreshnessShelf: Sendable {
  /// For how long an answer is believed, in seconds.
  private static let span = 10

  private let data: String
  private let workspace: String
  private let known = Mutex<(time: Int, freshness: ListFreshness)?>(nil)

  init(data: String, workspace: String) {
    self.data = data
    self.workspace = workspace
  }

  /// - Parameter lists: the lists in use.
  /// - Throws: `Diagnostic` for a configuration or a record of updates that cannot be read.
  func freshness(of lists: () throws(Diagnostic) -> [PartyMatch.List]) throws(Diagnostic) -> ListFreshness {
    let now = UTCTime.now
    return try known.withLock { known throws(Diagnostic) in
      if let (time, freshness) = known, (0..<Self.span).contains(now.seconds - time) { return freshness }
      let freshness = try ListFreshness(
        of: try lists().map { ($0.id, $0.edition) }, sources: try PublishedSources(data: data, workspace: workspace),
        folder: UpdateFolder(workspace: workspace), now: now)
      known = (now.seconds, freshness)
      return freshness
    }
  }
}
