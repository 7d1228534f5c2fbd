public import Interchange
import Ledger

extension LedgerDesk {
  /// The recorded deals that a case ties to a listed party.
  ///
  /// - Parameter party: the list and the party's id in it: `us-entity-list:123`.
  public func deals(tiedTo party: String) throws(Diagnostic) -> Set<String> {
    let subjects = try store.records(about: "party:\(party)").flatMap(\.entry.about)
    return Set(subjects.filter { $0.hasPrefix("deal:") }.map { String($0.dropFirst(5)) })
  }
}
