import Foundation
import Interchange
import Parties
import Synchronization

/// The lists of a store and the index over them, those of now and those of past days, each read once: whoever asks while
/// they are being read waits.
final class CurrentLists: Sendable {
  private let store: ListStore
  private let knowledge: ScreeningKnowledge
  private let cache: IndexCache
  private let built = Mutex<ScreeningIndex?>(nil)
  private let past = Mutex(Past())

  /// The indexes of past days: one for all days between two changes.
  private struct Past {
    var changes: [CalendarDay]?
    var indexes: [Int: ScreeningIndex] = [:]
    /// How many are held at once.
    static let most = 8

    mutating func changes(of store: ListStore) throws(Diagnostic) -> [CalendarDay] {
      let changes = if let known = changes { known } else { try store.changes() }
      self.changes = changes
      return changes
    }
  }

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

  /// The index of the lists as they were current on a day.
  ///
  /// - Throws: `Diagnostic` if a list cannot be read whole.
  func index(asOf day: CalendarDay?) throws(Diagnostic) -> ScreeningIndex {
    guard let day else { return try index() }
    let found = try past.withLock { past throws(Diagnostic) -> ScreeningIndex? in
      let changes = try past.changes(of: store)
      let era = changes.count { $0 <= day }
      // Before the first edition kept, as after the last, it is the newest that answers.
      if era == changes.count || era == 0 { return nil }
      if let index = past.indexes[era] { return index }
      if past.indexes.count >= Past.most { past.indexes.removeAll() }
      let index = try cache.index(of: store, asOf: day, knowledge: knowledge)
      past.indexes[era] = index
      return index
    }
    return if let found { found } else { try index() }
  }

  /// Narrows days to those that have the same index.
  ///
  /// - Throws: `Diagnostic` if a list cannot be read whole.
  func narrow(_ days: inout SteadyDays) throws(Diagnostic) {
    let changes = try past.withLock { past throws(Diagnostic) in try past.changes(of: store) }
    for change in changes { days.narrow(by: change) }
  }

  /// Begins to read on a thread of its own. What goes wrong is told to whoever asks.
  func prefetch() {
    Thread.detachNewThread { _ = try? self.index() }
  }
}
