import Foundation
import Interchange
import Parties
import Synchronization

/// The current lists of a store and the index over them, read once: whoever asks while they are being read waits.
final class CurrentLists: Sendable {
  private let store: ListStore
  private let knowledge: ScreeningKnowledge
  private let cache: IndexCache
  private let built = Mutex<ScreeningIndex?>(nil)
  private let past = Mutex<(day: CalendarDay, index: ScreeningIndex)?>(nil)

  /// - Parameter workspace: the folder in which the index is kept, once lists were imported into it.
  init(_ store: ListStore, knowledge: ScreeningKnowledge, workspace: String) {
    self.store = store
    self.knowledge = knowledge
    let hasLists = FileManager.default.fileExists(atPath: "\(workspace)/lists")
    cache = IndexCache(folder: hasLists ? "\(workspace)/index" : nil)
  }

  /// - Throws: `Diagnostic` if a list cannot be read whole; the next call tries again.
  func index() throws(Diagnostic) -> ScreeningIndex {
    try built.withLock { built throws(Diagnostic) in
      if let index = built { return index }
      let index = try cache.index(of: store, knowledge: knowledge)
      built = index
      return index
    }
  }

  /// The index of the lists as they were current on a day; the last one asked for is kept.
  ///
  /// - Throws: `Diagnostic` if a list cannot be read whole.
  func index(asOf day: CalendarDay?) throws(Diagnostic) -> ScreeningIndex {
    guard let day else { return try index() }
    return try past.withLock { past throws(Diagnostic) in
      if let past, past.day == day { return past.index }
      let index = try cache.index(of: store, asOf: day, knowledge: knowledge)
      past = (day, index)
      return index
    }
  }

  /// Begins to read on a thread of its own. What goes wrong is told to whoever asks.
  func prefetch() {
    Thread.detachNewThread { _ = try? self.index() }
  }
}
