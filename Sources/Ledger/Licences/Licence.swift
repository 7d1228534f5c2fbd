public import Interchange

/// A licence as its records tell it: what it allows since when, what was shipped under it, whether it is suspended.
public struct Licence: Sendable {
  public enum State: String, Sendable, CaseIterable {
    case notYet = "not_yet"
    case live, suspended, revoked, expired, exhausted
  }

  /// A suspension, a resumption or a revocation.
  public struct Change: Hashable, Sendable {
    public let day: CalendarDay
    public let state: State
    public let reason: String
    public let actor: String
    public let seq: Int
  }

  /// `D1234567`
  public let number: String
  public let application: LicenceApplication
  /// As granted, then as amended, by the days from which they count.
  public let terms: [LicenceTerms]
  public let changes: [Change]
  public let shipments: [LicenceShipment]

  public var granted: CalendarDay { terms[0].from }

  /// Tells the licence from its records, oldest first; nil if it was not granted.
  init?(_ records: [LedgerRecord]) {
    guard let grant = records.first(where: { $0.entry.action == "licence.grant" }),
      let number = grant.payload["licence"]?.string, let from = grant.payload["granted"]?.day,
      let expires = grant.payload["expires"]?.day, let document = grant.payload["application_document"],
      let application = try? LicenceApplication(document)
    else { return nil }
    (self.number, self.application) = (number, application)
    var terms = [LicenceTerms(application, from: from, expires: expires).changed(by: grant.payload)]
    var (changes, shipments): ([Change], [LicenceShipment]) = ([], [])
    for record in records {
      switch record.entry.action {
      case "licence.amend":
        guard let day = record.payload["amended"]?.day, let last = terms.last else { continue }
        var next = last.changed(by: record.payload)
        next.from = max(day, last.from)
        terms.append(next)
      case "licence.suspend", "licence.resume", "licence.revoke":
        changes.append(Change(record))
      case "licence.ship":
        if let shipment = try? LicenceShipment(record.payload) { shipments.append(shipment) }
      default: break
      }
    }
    (self.terms, self.changes, self.shipments) = (terms, changes, shipments)
  }

  /// What it allows on a day; before the grant, what it will.
  public func terms(on day: CalendarDay) -> LicenceTerms { terms.last { $0.from <= day } ?? terms[0] }

  /// The last suspension, resumption or revocation that counts on a day.
  public func change(on day: CalendarDay) -> Change? {
    if let end = changes.first(where: { $0.state == .revoked && $0.day <= day }) { return end }
    return changes.enumerated().filter { $0.element.day <= day }
      .max { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }?.element
  }

  /// - Parameter day: a day; shipments up to it count.
  public func state(on day: CalendarDay) -> State {
    if day < granted { return .notYet }
    if let change = change(on: day), change.state != .live { return change.state }
    if day > terms(on: day).expires { return .expired }
    let balances = balances(on: day)
    return balances.allSatisfy(\.isExhausted) ? .exhausted : .live
  }

  /// What the records alone say, without a day.
  var lastState: State { change(on: .distantFuture)?.state ?? .live }

  /// What is left of each line.
  ///
  /// - Parameters:
  ///   - day: shipments up to it count.
  ///   - deal: a deal whose own shipments do not.
  public func balances(on day: CalendarDay, without deal: String? = nil) -> [LicenceBalance] {
    let counted = shipments.filter { $0.day <= day && (deal == nil || $0.deal != deal) }.flatMap(\.items)
    return terms(on: day).lines.map { line in
      let items = counted.filter { $0.line == line.line }
      return LicenceBalance(
        line: line, shippedQuantity: items.compactMap(\.quantity).reduce(.zero, +),
        shippedValue: items.compactMap(\.value).reduce(.zero, +))
    }
  }

  /// All parties that it has had.
  public var parties: [LicenceParty] {
    var all = [application.applicant]
    for terms in terms {
      all += [terms.purchaser, terms.consignee].compactMap { $0 } + terms.intermediates + terms.endUsers
    }
    return all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension Licence.Change {
  fileprivate init(_ record: LedgerRecord) {
    day = record.payload["on"]?.day ?? record.day
    state = ["licence.suspend": .suspended, "licence.revoke": .revoked][record.entry.action] ?? .live
    (reason, actor, seq) = (record.entry.reason ?? "", record.entry.actor, record.seq)
  }
}
