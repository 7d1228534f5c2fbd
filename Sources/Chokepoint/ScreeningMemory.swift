import Controls
import Interchange
import Parties

/// Remembers what names were found to be and who owns them, for a run over many deals in which the same parties come up
/// again, on whatever days.
///
/// Safe to share between threads. It holds a bounded number of names; when it is full it starts anew.
public final class ScreeningMemory: Sendable {
  private let found: SteadyMemory<[PartyMatch]>
  private let chosen: BoundedMemory<OwnershipChoice>
  private let owned: SteadyMemory<PartyOwnership?>

  public init(most: Int = 20_000) {
    found = SteadyMemory(most: most)
    chosen = BoundedMemory(most: most)
    owned = SteadyMemory(most: most)
  }

  /// What was found under `key` for a day, or what `search` finds now.
  func matches(
    _ key: String, on day: CalendarDay, _ search: (inout SteadyDays) throws(Diagnostic) -> [PartyMatch]
  ) throws(Diagnostic) -> [PartyMatch] {
    try found.value(key, on: day, search)
  }

  /// The party of the ownership data that was chosen under `key`, or that `choose` chooses now.
  func choice(_ key: String, _ choose: () -> OwnershipChoice) -> OwnershipChoice {
    chosen.value(key, choose)
  }

  /// The listed owners that were found under `key` for a day, or that `find` finds now.
  func ownership(
    _ key: String, on day: CalendarDay, _ find: (inout SteadyDays) -> PartyOwnership?
  ) -> PartyOwnership? {
    owned.value(key, on: day, find)
  }
}
