import Controls
public import Interchange
import Parties
import Rulebook

/// Workspaces that share what is dear to read, for programs that run for long.
extension Workspace {
  /// The same workspace with some of its regimes only: deals are read as if no other had been opened.
  ///
  /// - Throws: `Diagnostic` `rules.regime` for one that was not opened.
  public func selecting(_ names: [String]) throws(Diagnostic) -> Workspace {
    var laws: [(String, RuleProgram, Judge)] = []
    for name in names {
      guard let regime = regimes.first(where: { $0.name == name }) else {
        throw RulePacks.unknown(name, among: regimes.map(\.name))
      }
      laws.append((regime.name, regime.program, regime.judge))
    }
    return Workspace(self, regimes: Self.reading(laws, countries, vocabulary))
  }

  /// The same rules and tables over the lists as their files stand now. Lists that did not change are only mapped anew.
  public func rereadingLists() -> Workspace {
    Workspace(self, current: CurrentLists(store, knowledge: knowledge, workspace: locations.workspace))
  }

  /// A number that changes with every file of the rules and of the shipped data but its lists: when it is another, the
  /// workspace has to be opened anew, not only its lists.
  public static func fingerprint(_ locations: Locations) -> UInt64 {
    FileFingerprint.of([locations.rules, locations.data], leavingOut: ["\(locations.data)/parties"])
  }

  /// A number that changes with the files of the current lists.
  ///
  /// - Throws: `Diagnostic` `list.…` for a folder that cannot be read.
  public func listFingerprint() throws(Diagnostic) -> UInt64 { try store.fingerprint() }
}
