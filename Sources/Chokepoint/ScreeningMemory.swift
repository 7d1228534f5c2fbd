import Controls
import Parties

/// Remembers what names were found to be and who owns them, for a run over many deals in which the same parties come up
/// again.
///
/// Safe to share between threads. It holds a bounded number of names; when it is full it starts anew.
public final class ScreeningMemory: Sendable {
  private let found: BoundedMemory<[PartyMatch]>
  private let owned: BoundedMemory<PartyOwnership?>

  public init(most: Int = 20_000) {
    found = BoundedMemory(most: most)
    owned = BoundedMemory(most: most)
  }

  /// What was found under `key`, or what `search` finds now.
  func matches(_ key: String, _ search: () throws -> [PartyMatch]) throws -> [PartyMatch] {
    try found.value(key, search)
  }

  /// The listed owners that were found under `key`, or that `find` finds now.
  func ownership(_ key: String, _ find: () -> PartyOwnership?) -> PartyOwnership? {
    owned.value(key, find)
  }
}
