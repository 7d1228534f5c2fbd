import GRDB
public import Interchange

extension LicenceBook {
  /// Suspends, resumes or revokes a licence from a day on.
  ///
  /// - Throws: `Diagnostic`: `licence.reason`, `licence.unknown`, `licence.state` where that changes nothing.
  @discardableResult
  public func change(
    _ number: String, to state: Licence.State, on day: CalendarDay, reason: String, actor: String
  ) throws(Diagnostic) -> LedgerReceipt {
    let action = try Self.action(state, reason)
    return try store.write { transaction in
      let licence = try Self.licence(number, transaction.db)
      guard licence.lastState != .revoked, licence.lastState != state else {
        throw Diagnostic("licence.state", "licence \(number) is \(licence.lastState.rawValue) already")
      }
      return try transaction.append(Self.entry(action, licence, on: day, reason, actor))
    }
  }

  /// The same for every licence that something touches, all at once or none: those that are in that state already, or
  /// ended, stay as they are.
  ///
  /// - Returns: what is touched, as it then is.
  /// - Throws: `Diagnostic` `licence.reason`, `licence.state`.
  public func change(
    touching touch: LicenceTouch, to state: Licence.State, on day: CalendarDay, reason: String, actor: String
  ) throws(Diagnostic) -> LicenceTouched {
    let action = try Self.action(state, reason)
    let found = try touched(by: touch)
    let open = found.licences.filter { ![state, .revoked, .expired].contains($0.state(on: day)) }.map(\.number)
    guard !open.isEmpty else { return found }
    try store.write { transaction in
      for number in open {
        let licence = try Self.licence(number, transaction.db)
        // Another may have come before.
        guard licence.lastState != .revoked, licence.lastState != state else { continue }
        _ = try transaction.append(Self.entry(action, licence, on: day, reason, actor))
      }
    }
    return LicenceTouched(
      licences: try found.licences.map { one throws(Diagnostic) in try licence(one.number) }, cases: found.cases,
      deals: found.deals)
  }

  private static func action(_ state: Licence.State, _ reason: String) throws(Diagnostic) -> String {
    try require(reason)
    switch state {
    case .suspended: return "licence.suspend"
    case .live: return "licence.resume"
    case .revoked: return "licence.revoke"
    default:
      throw Diagnostic("licence.state", "nobody makes a licence `\(state.rawValue)`: that comes with the days")
    }
  }

  private static func entry(
    _ action: String, _ licence: Licence, on day: CalendarDay, _ reason: String, _ actor: String
  ) -> LedgerEntry {
    var entry = LedgerEntry(.licence, actor: actor, action: action, about: ["licence:\(licence.number)"])
    entry.payload = .object([("on", .string(day.description))])
    (entry.reason, entry.eventDay) = (reason, day)
    return entry
  }
}
