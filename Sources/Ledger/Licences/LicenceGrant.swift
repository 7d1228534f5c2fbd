public import Interchange

/// The document of a grant or an amendment, with every key checked.
public struct LicenceGrant: Sendable {
  /// `D1234567`
  public let licence: String
  /// The application that it answers; nil in an amendment.
  public let application: String?
  /// From when on it counts.
  public let day: CalendarDay
  /// The last day of a grant; nil where an amendment leaves it.
  public let expires: CalendarDay?
  public let document: JSON

  private static let shared = ["licence", "expires", "conditions", "items"]

  /// Reads a grant: `licence`, `application`, `granted`, `expires`, `conditions`, and `items` where the quantity or value of
  /// a line is not that applied for.
  ///
  /// - Throws: `Diagnostics` `licence.…`
  public static func grant(_ json: JSON) throws(Diagnostics) -> LicenceGrant {
    var reader = DocumentReader("the grant")
    reader.allow(shared + ["application", "granted"], in: json)
    let application = reader.number("application", digits: 6...6, in: json, example: "Z123456")
    let day = reader.requiredDay("granted", in: json)
    let expires = reader.requiredDay("expires", in: json)
    if expires < day { reader.fail("licence.day", "it expires before it is granted", at: json["expires"]) }
    let licence = terms(json, &reader)
    return try reader.result(
      LicenceGrant(licence: licence, application: application, day: day, expires: expires, document: json))
  }

  /// Reads an amendment: `licence`, `amended`, and what is otherwise from that day on: `expires`, `conditions` (all of
  /// them), `items`, `add_end_users`, `add_intermediate_consignees`.
  ///
  /// - Throws: `Diagnostics` `licence.…`
  public static func amendment(_ json: JSON) throws(Diagnostics) -> LicenceGrant {
    var reader = DocumentReader("the amendment")
    let parties = ["add_end_users", "add_intermediate_consignees"]
    reader.allow(shared + parties + ["amended"], in: json)
    let day = reader.requiredDay("amended", in: json)
    for key in parties { for party in reader.list(key, in: json) { _ = LicenceParty(party, &reader) } }
    let (expires, licence) = (reader.day("expires", in: json), terms(json, &reader))
    return try reader.result(
      LicenceGrant(licence: licence, application: nil, day: day, expires: expires, document: json))
  }

  private static func terms(_ json: JSON, _ reader: inout DocumentReader) -> String {
    let licence = reader.number("licence", digits: 5...9, in: json, example: "D1234567")
    _ = reader.texts("conditions", in: json)
    for item in reader.list("items", in: json) {
      reader.allow(["line", "quantity", "value_usd"], in: item)
      if item["line"]?.integer.map({ $0 < 1 }) ?? true {
        reader.fail(
          "licence.line", "the item does not say which line it is", at: item, help: "`\"line\": 1` is the first")
      }
      _ = reader.amount("quantity", in: item)
      _ = reader.amount("value_usd", in: item)
    }
    return licence
  }
}
