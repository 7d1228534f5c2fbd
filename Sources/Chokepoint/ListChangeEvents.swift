import Interchange
public import Parties
public import Watch

extension WatchEvent {
  /// What changed between two editions of a list, an event for each party.
  ///
  /// - Parameter deals: the names of the user's deals that a change of this party (`us-entity-list:123`) touches.
  public static func changes(
    from older: PartyList, to newer: PartyList, deals: (_ party: String) -> [String] = { _ in [] }
  ) -> [WatchEvent] {
    let diff = ListDiff(from: older, to: newer)
    func event(_ party: ListedParty, _ done: String, _ statement: String) -> WatchEvent {
      let known = "\(newer.id)/\(party.id)"
      let type = ["person", "individual"].contains(party.type) ? "Person" : "Company"
      let names = [party.name] + party.aliases.filter { !$0.isWeak }.map(\.name)
      let source = WatchSource(
        document: newer.edition.description, name: newer.id, publisher: newer.title, published: newer.edition)
      var event = WatchEvent(
        id: "\(newer.id)@\(newer.edition)/\(party.id)", kind: .listChange, period: newer.edition...newer.edition,
        names: names.map { WatchName($0, type: type, id: known) }, subjects: [0], predicate: done,
        statement: statement, sources: [source])
      event.touch(deals("\(newer.id):\(party.id)"))
      return event
    }
    return diff.added.map { event($0, "added", "\($0.name) was added to the list") }
      + diff.removed.map { event($0, "removed", "\($0.name) was removed from the list") }
      + diff.changed.map { party in
        let fields = party.changes.map(\.field).joined(separator: ", ")
        return event(party.after, "changed", "the entry of \(party.after.name) changed: \(fields)")
      }
  }

  /// Names the user's deals that it touches, and says what that means for them.
  mutating func touch(_ names: [String]) {
    deals = names
    let shown = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
    consequence =
      switch names.count {
      case 0: nil
      case 1: "one of your deals needs another look: \(shown)"
      default: "\(names.count) of your deals need another look: \(shown)"
      }
  }
}
