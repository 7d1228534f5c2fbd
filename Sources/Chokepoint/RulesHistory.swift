import Interchange
import Ledger
import Rulebook

/// The states of the rules that a workspace knows: those that recorded answers rest on, and those in use.
struct RulesHistory {
  /// Two states of one regime's rules that differ, one after the other.
  struct Step {
    let regime: String
    let older: String
    let newer: String
    /// The day on which an answer first rested on the newer state; nil if none did yet.
    let day: CalendarDay?
  }

  private struct State {
    let folder: String
    let day: CalendarDay?
  }

  /// In the order in which they were first used.
  private let states: [State]
  private let current: String

  /// - Parameter current: the folder of the packs in use.
  /// - Throws: `Diagnostic` `ledger.…` for a ledger that cannot be read.
  init(_ desk: LedgerDesk?, current: String) throws(Diagnostic) {
    var states: [State] = []
    if let desk {
      var filter = LedgerFilter()
      (filter.kind, filter.limit) = (.rulePack, Int(Int32.max))
      for record in try desk.store.records(filter).reversed() {
        guard let digest = record.entry.basis?.rules, let folder = desk.records.rules(digest) else { continue }
        states.append(State(folder: folder, day: record.day))
      }
    }
    self.states = states + [State(folder: current, day: nil)]
    self.current = current
  }

  /// For each regime in use the newest step, where there is one.
  func newest() throws(Diagnostic) -> [Step] {
    var steps: [Step] = []
    for regime in RulePacks.regimes(in: current) {
      var newest: (state: State, digest: String)?
      for state in states.reversed() where RulePacks.regimes(in: state.folder).contains(regime) {
        let digest = RulePackFiles.digest(of: try RulePacks.packs(in: state.folder, of: regime))
        guard let seen = newest, seen.digest != digest else {
          newest = (state, digest)
          continue
        }
        steps.append(Step(regime: regime, older: state.folder, newer: seen.state.folder, day: seen.state.day))
        break
      }
    }
    return steps
  }

  /// From the packs of another folder to those in use.
  static func steps(from older: String, to current: String) -> [Step] {
    let known = RulePacks.regimes(in: older)
    return RulePacks.regimes(in: current).filter(known.contains).map {
      Step(regime: $0, older: older, newer: current, day: nil)
    }
  }
}
