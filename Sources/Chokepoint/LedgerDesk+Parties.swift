public import Interchange
import Ledger

extension LedgerDesk {
  /// How many recorded deals a case ties to a listed party.
  ///
  /// - Parameter party: the list and the party's id in it: `us-entity-list:123`.
  public func dealsTouched(by party: String) throws(Diagnostic) -> Int {
    let subjects = try store.records(about: "party:\(party)").flatMap(\.entry.about)
    return Set(subjects.filter { $0.hasPrefix("deal:") }).count
  }
}
