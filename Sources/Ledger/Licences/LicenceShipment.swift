public import Interchange

/// A shipment under a licence, from its JSON document.
public struct LicenceShipment: Sendable {
  public struct Item: Hashable, Sendable {
    /// The line that it is drawn from; nil in a document that leaves it to be found.
    public internal(set) var line: Int?
    public let eccn: String
    public let model: String?
    public let quantity: Amount?
    public let units: String?
    public let value: Amount?
  }

  public let licence: String
  /// The shipper's own name for it; each is recorded once.
  public let shipment: String
  public let day: CalendarDay
  public let deal: String?
  public let destination: String
  public let parties: [LicenceUse.Party]
  public internal(set) var items: [Item]
  public let document: JSON

  private static let roles: KeyValuePairs<String, LicenceUse.Role> = [
    "purchaser": .purchaser, "intermediate_consignee": .intermediate, "ultimate_consignee": .consignee,
    "end_user": .endUser,
  ]

  /// Reads a shipment: `licence`, `shipment`, `date`, `deal`, `destination`, the parties, `items` with `line`, `eccn`,
  /// `model`, `quantity`, `units`, `value_usd`.
  ///
  /// - Throws: `Diagnostics` `licence.…`
  public init(_ json: JSON) throws(Diagnostics) {
    var reader = DocumentReader("the shipment")
    reader.allow(["licence", "shipment", "date", "deal", "destination", "items"] + Self.roles.map(\.key), in: json)
    licence = reader.number("licence", digits: 5...9, in: json, example: "D1234567")
    shipment = reader.required("shipment", in: json)
    day = reader.requiredDay("date", in: json)
    deal = reader.text("deal", in: json)
    destination = reader.country("destination", in: json)
    parties = Self.roles.compactMap { key, role in
      guard let party = json[key], !party.isNull else { return nil }
      let read = LicenceParty(party, &reader)
      return LicenceUse.Party(role, read.name, country: read.country)
    }
    items = reader.list("items", in: json).map { Item($0, &reader) }
    if items.isEmpty { reader.fail("licence.missing-key", "the shipment has no `items`", at: json) }
    document = json
    _ = try reader.result(())
  }

  var use: LicenceUse {
    LicenceUse(
      day: day, deal: deal, destination: destination, parties: parties,
      items: items.enumerated().map { index, item in
        LicenceUse.Item(
          label: "items[\(index)]", codes: [item.eccn], model: item.model, line: item.line, quantity: item.quantity,
          units: item.units, value: item.value)
      })
  }

  /// The document with the lines that its items are drawn from.
  func document(drawnFrom lines: [Int?]) -> JSON {
    let members = (document.members ?? []).map { member -> (String, JSON) in
      guard member.key == "items", let items = member.value.array else { return (member.key, member.value) }
      return (
        "items",
        .array(
          zip(items, lines).map { item, line in
            let others = (item.members ?? []).filter { $0.key != "line" }.map { ($0.key, $0.value) }
            return .object(others + (line.map { [("line", .integer($0))] } ?? []))
          })
      )
    }
    return .object(members)
  }
}

extension LicenceShipment.Item {
  fileprivate init(_ json: JSON, _ reader: inout DocumentReader) {
    reader.allow(["line", "eccn", "model", "quantity", "units", "value_usd"], in: json)
    line = json["line"]?.integer
    if let stated = json["line"], !stated.isNull, line == nil {
      reader.fail("licence.line", "`line` is not the number of a line", at: stated)
    }
    eccn = reader.required("eccn", in: json)
    model = reader.text("model", in: json)
    (quantity, units) = (reader.amount("quantity", in: json), reader.text("units", in: json))
    value = reader.amount("value_usd", in: json)
  }
}

extension LicenceShipment {
  /// Whether a recorded shipment is this one, with the lines that were found for it.
  func isSame(as recorded: LicenceShipment) -> Bool {
    let lines = zip(items, recorded.items).map { $0.line ?? $1.line }
    return JSONWriter.canonical(document(drawnFrom: lines)) == JSONWriter.canonical(recorded.document)
  }
}
