public import Interchange
public import Parties
public import Watch

extension WatchEvent {
  /// What changed between two editions of a list, an event for each party.
  ///
  /// - Parameter consequence: what a change means for what the user has; nil if nothing.
  public static func changes(
    from older: PartyList, to newer: PartyList, consequence: (_ party: String) -> String? = { _ in nil }
  ) -> [WatchEvent] {
    let diff = ListDiff(from: older, to: newer)
    func event(_ party: ListedParty, _ done: String, _ statement: String) -> WatchEvent {
      let known = "\(newer.id)/\(party.id)"
      let name = WatchName(party.name, type: party.type == "person" ? "Person" : "Company", id: known)
      let source = WatchSource(
        document: newer.edition.description, name: newer.id, publisher: newer.title, published: newer.edition)
      return WatchEvent(
        id: "\(newer.id)@\(newer.edition)/\(party.id)", kind: .listChange, period: newer.edition...newer.edition,
        names: [name], subjects: [0], predicate: done, statement: statement, sources: [source],
        consequence: consequence("\(newer.id):\(party.id)"))
    }
    return diff.added.map { event($0, "added", "\($0.name) was added to the list") }
      + diff.removed.map { event($0, "removed", "\($0.name) was removed from the list") }
      + diff.changed.map { party in
        let fields = party.changes.map(\.field).joined(separator: ", ")
        return event(party.after, "changed", "the entry of \(party.after.name) changed: \(fields)")
      }
  }

  /// What a change means for somebody who had so many deals with the party; nil if none.
  public static func consequence(deals: Int) -> String? {
    switch deals {
    case 0: nil
    case 1: "one of your deals needs another look"
    default: "\(deals) of your deals need another look"
    }
  }

  /// The changes between the two newest editions kept of each list.
  ///
  /// - Throws: `Diagnostic` for an edition that cannot be read whole.
  public static func changes(
    in store: ListStore, consequence: (_ party: String) -> String? = { _ in nil }
  ) throws(Diagnostic) -> [WatchEvent] {
    var events: [WatchEvent] = []
    for id in try store.importedLists() {
      let kept = try store.editions(of: id)
      guard kept.count > 1 else { continue }
      let (older, newer) = (try store.load(id, kept[kept.count - 2]), try store.load(id, kept[kept.count - 1]))
      events += changes(from: older, to: newer, consequence: consequence)
    }
    return events
  }
}
