public import Interchange

/// What is known of a licence that a deal states: which items it covers on the deal's day, and why not the others. Who
/// keeps licences fills it in; the judge knows no ledger.
public struct LicenceStanding: Hashable, Sendable {
  /// `D1234567`
  public let licence: String
  /// The items that may go under it, by their number in the deal.
  public let items: [Int]
  /// The last day on which it counts; nil for a licence that nobody knows.
  public let expires: CalendarDay?
  /// What is left on it, a line each.
  public let remaining: [String]
  public let conditions: [String]
  /// Why it does not cover the items that it does not.
  public let refusals: [String]

  public init(
    licence: String, items: [Int], expires: CalendarDay?, remaining: [String], conditions: [String],
    refusals: [String]
  ) {
    (self.licence, self.items, self.expires) = (licence, items, expires)
    (self.remaining, self.conditions, self.refusals) = (remaining, conditions, refusals)
  }

  /// As `authorised_by` holds it.
  public var json: JSON {
    .object([
      ("licence", .string(licence)), ("items", .array(items.map { .integer($0) })),
      ("expires", .string(expires?.description)), ("remaining", .strings(remaining)),
      ("conditions", .strings(conditions)), ("refusals", .strings(refusals)),
    ])
  }

  /// Nil for a document that is none.
  public init?(_ json: JSON) {
    func texts(_ key: String) -> [String]? { json[key]?.array?.compactMap(\.string) }
    guard let licence = json["licence"]?.string, let items = json["items"]?.array, let remaining = texts("remaining"),
      let conditions = texts("conditions"), let refusals = texts("refusals")
    else { return nil }
    let numbers = items.compactMap { item -> Int? in
      if case .number(let text) = item.content { Int(text) } else { nil }
    }
    self.init(
      licence: licence, items: numbers, expires: json["expires"]?.string.flatMap { CalendarDay($0) },
      remaining: remaining, conditions: conditions, refusals: refusals)
  }

  /// The paragraph of the text.
  var paragraph: [String] {
    let places = items.map { "items[\($0)]" }.joined(separator: ", ")
    return ["\(licence)\(expires.map { " until \($0)" } ?? "")  \(places)"]
      + remaining.map { "  before this deal: \($0)" } + conditions.map { "  condition: \($0)" }
  }
}
