public import Interchange

/// What a party, a programme, a country or a classification touches.
public struct LicenceTouched: Sendable {
  public let licences: [Licence]
  /// Cases that are not decided.
  public let cases: [CaseFile]
  /// Deals that were judged under one of the licences, or that one of the cases is about.
  public let deals: [String]

  public init(licences: [Licence], cases: [CaseFile], deals: [String]) {
    (self.licences, self.cases, self.deals) = (licences, cases, deals)
  }

  public func json(on day: CalendarDay) -> JSON {
    .object([
      ("licences", .array(licences.map { $0.json(on: day) })), ("cases", .array(cases.map(\.json))),
      ("deals", .strings(deals)),
    ])
  }
}
