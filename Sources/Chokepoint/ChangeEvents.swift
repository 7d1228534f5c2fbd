public import Interchange
import Parties
import Rulebook
public import Watch

/// What changed of the lists and rules of a workspace, as events that name the user's deals.
///
///     let events = try ChangeEvents(locations, desk).events(on: .today)
public struct ChangeEvents {
  private let locations: Locations
  private let desk: LedgerDesk?
  private let kept: KeptDeals?

  /// - Parameter desk: the ledger with the user's deals; nil for none.
  /// - Throws: `Diagnostic` `ledger.…` for a ledger that cannot be read.
  public init(_ locations: Locations, _ desk: LedgerDesk?) throws(Diagnostic) {
    (self.locations, self.desk) = (locations, desk)
    kept = try desk.map { desk throws(Diagnostic) in try KeptDeals(desk.store) }
  }

  /// Between the two newest editions kept of each list, and between the two newest states of the rules.
  ///
  /// - Parameters:
  ///   - day: the day of rules that no recorded answer rests on yet; nil dates them by their clauses.
  /// - Throws: `Diagnostics` for an edition or a pack that cannot be read whole.
  public func events(on day: CalendarDay?) throws(Diagnostics) -> [WatchEvent] {
    let lists = try Diagnostics.gathering { () throws(Diagnostic) in try listChanges() }
    let steps = try Diagnostics.gathering { () throws(Diagnostic) in
      try RulesHistory(desk, current: locations.rules).newest()
    }
    return try lists + ruleChanges(steps, day)
  }

  /// From the packs of another folder to those in use.
  ///
  /// - Throws: `Diagnostics` for a folder without packs, or a pack that does not check.
  public func events(sinceRules older: String, on day: CalendarDay?) throws(Diagnostics) -> [WatchEvent] {
    let steps = RulesHistory.steps(from: older, to: locations.rules)
    guard !steps.isEmpty else { throw Diagnostics([RulePacks.empty(older)]) }
    return try ruleChanges(steps, day)
  }

  private func ruleChanges(_ steps: [RulesHistory.Step], _ day: CalendarDay?) throws(Diagnostics) -> [WatchEvent] {
    var events: [WatchEvent] = []
    for step in steps {
      let older = try RulePacks.load(step.older, regime: step.regime)
      let newer = try RulePacks.load(step.newer, regime: step.regime)
      events += RuleChanges(older: older, newer: newer, day: step.day ?? day, kept: kept).events
    }
    // What all regimes share is told once.
    var seen: Set<String> = []
    return events.filter { seen.insert("\($0.names[0].id ?? "")|\($0.statement)").inserted }
  }

  private func listChanges() throws(Diagnostic) -> [WatchEvent] {
    let store = ListStore(shipped: nil, workspace: locations.workspace)
    var events: [WatchEvent] = []
    for id in try store.importedLists() {
      let editions = try store.editions(of: id)
      guard editions.count > 1 else { continue }
      let older = try store.load(id, editions[editions.count - 2])
      let newer = try store.load(id, editions[editions.count - 1])
      let touched = try touched(older, newer)
      var failure: Diagnostic?
      events += WatchEvent.changes(from: older, to: newer) { party in
        var deals = touched[party] ?? []
        do throws(Diagnostic) { deals.formUnion(try desk?.deals(tiedTo: party) ?? []) } catch { failure = error }
        return deals.sorted()
      }
      if let failure { throw failure }
    }
    return events
  }

  /// The deals whose parties are screened otherwise by the newer edition.
  private func touched(_ older: PartyList, _ newer: PartyList) throws(Diagnostic) -> [String: Set<String>] {
    guard let kept, !kept.deals.isEmpty, older.digest != newer.digest else { return [:] }
    let knowledge = try ScreeningKnowledge(inFolder: "\(locations.data)/screening")
    let profile = try Workspace.profile(named: nil, threshold: nil, data: locations.data, knowledge)
    return kept.touched(by: Rescreening(from: older, to: newer, knowledge: knowledge, profile: profile))
  }
}
