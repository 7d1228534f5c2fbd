public import Interchange

/// What a licence allows from a day on: as granted, or as amended.
public struct LicenceTerms: Sendable {
  public internal(set) var from: CalendarDay
  /// The last day on which it counts.
  public internal(set) var expires: CalendarDay
  public internal(set) var conditions: [String]
  public internal(set) var lines: [LicenceLine]
  public internal(set) var purchaser: LicenceParty?
  public internal(set) var intermediates: [LicenceParty]
  public internal(set) var consignee: LicenceParty
  public internal(set) var endUsers: [LicenceParty]

  init(_ application: LicenceApplication, from: CalendarDay, expires: CalendarDay) {
    (self.from, self.expires, conditions, lines) = (from, expires, [], application.lines)
    (purchaser, intermediates) = (application.purchaser, application.intermediates)
    (consignee, endUsers) = (application.consignee, application.endUsers)
  }

  /// What the whole licence is worth, in dollars.
  public var value: Amount { lines.map(\.value).reduce(.zero, +) }

  /// The same with what a grant or an amendment says.
  func changed(by document: JSON) -> LicenceTerms {
    var terms = self
    if let expires = document["expires"]?.day { terms.expires = expires }
    if let conditions = document["conditions"]?.array { terms.conditions = conditions.compactMap(\.string) }
    var reader = DocumentReader("the licence")
    for item in document["items"]?.array ?? [] {
      guard let place = terms.lines.firstIndex(where: { $0.line == item["line"]?.integer }) else { continue }
      if let quantity = reader.amount("quantity", in: item) { terms.lines[place].quantity = quantity }
      if let value = reader.amount("value_usd", in: item) { terms.lines[place].value = value }
    }
    terms.intermediates += (document["add_intermediate_consignees"]?.array ?? []).map { LicenceParty($0, &reader) }
    terms.endUsers += (document["add_end_users"]?.array ?? []).map { LicenceParty($0, &reader) }
    return terms
  }
}
