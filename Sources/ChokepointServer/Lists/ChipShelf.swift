import Chokepoint
import Controls
import Synchronization

/// What the rules make of every chip, worked out when somebody first asks.
final class ChipShelf: Sendable {
  private let held = Mutex<[ChipProfile]?>(nil)

  func profiles(_ workspace: Workspace) -> [ChipProfile] {
    held.withLock { held in
      if let known = held { return known }
      let fresh = workspace.profiles(of: workspace.chips.chips)
      held = fresh
      return fresh
    }
  }
}
