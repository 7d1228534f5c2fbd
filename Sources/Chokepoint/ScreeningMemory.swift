import Parties
import Synchronization

/// Remembers what names were found to be, for a run over many deals in which the same parties come up again.
///
/// Safe to share between threads. It holds a bounded number of names; when it is full it starts anew.
public final class ScreeningMemory: Sendable {
  private let found = Mutex<[String: [PartyMatch]]>([:])
  private let most: Int

  public init(most: Int = 20_000) { self.most = most }

  /// What was found under `key`, or what `search` finds now.
  func matches(_ key: String, _ search: () throws -> [PartyMatch]) rethrows -> [PartyMatch] {
    if let known = found.withLock({ $0[key] }) { return known }
    let fresh = try search()
    found.withLock { found in
      if found.count >= most { found.removeAll() }
      found[key] = fresh
    }
    return fresh
  }
}
