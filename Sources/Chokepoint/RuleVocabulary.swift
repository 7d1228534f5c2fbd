import Synchronization

/// The facts of all regimes of a folder: a deal may state what another regime reads, whichever is asked.
///
/// Read when a deal first states what the regime asked does not know; until then no other pack is opened.
final class RuleVocabulary: Sendable {
  private let folder: String
  private let paths = Mutex<Set<String>?>(nil)

  /// - Parameter folder: the folder of the packs.
  init(_ folder: String) { self.folder = folder }

  @Sendable func knows(_ path: String) -> Bool {
    paths.withLock { paths in
      // A pack that cannot be read adds nothing here; whoever asks for its regime is told why.
      let known = paths ?? (try? RulePacks.facts(in: folder)) ?? []
      paths = known
      return known.contains(path)
    }
  }
}
