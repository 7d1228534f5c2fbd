import Foundation
import Interchange
import Parties
import Synchronization

/// The current lists of a store and the index over them, read once: whoever asks while they are being read waits.
final class CurrentLists: Sendable {
  private let store: ListStore
  private let built = Mutex<ScreeningIndex?>(nil)

  private let knowledge: ScreeningKnowledge

  init(_ store: ListStore, knowledge: ScreeningKnowledge) {
    self.store = store
    self.knowledge = knowledge
  }

  /// - Throws: `Diagnostic` if a list cannot be read whole; the next call tries again.
  func index() throws(Diagnostic) -> ScreeningIndex {
    try built.withLock { built throws(Diagnostic) in
      if let index = built { return index }
      let index = ScreeningIndex(try store.current(), knowledge: knowledge)
      built = index
      return index
    }
  }

  /// Begins to read on a thread of its own. What goes wrong is told to whoever asks.
  func prefetch() {
    Thread.detachNewThread { _ = try? self.index() }
  }
}
