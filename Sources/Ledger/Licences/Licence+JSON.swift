public import Interchange

extension Licence {
  /// The licence as the API and the CLI print it.
  public func json(on day: CalendarDay) -> JSON {
    let terms = terms(on: day)
    return .object([
      ("licence", .string(number)), ("state", .string(state(on: day).rawValue)), ("as_of", .string(day.description)),
      ("application", .string(application.control)), ("granted", .string(granted.description)),
      ("expires", .string(terms.expires.description)), ("applicant", application.applicant.json),
      ("purchaser", terms.purchaser?.json ?? .null),
      ("intermediate_consignees", .array(terms.intermediates.map(\.json))),
      ("ultimate_consignee", terms.consignee.json), ("end_users", .array(terms.endUsers.map(\.json))),
      ("end_use", .string(application.endUse)), ("programmes", .strings(application.programmes)),
      ("conditions", .strings(terms.conditions)), ("lines", .array(balances(on: day).map(\.json))),
      ("shipments", .array(shipments.map(\.document))), ("changes", .array(changes.map(\.json))),
    ])
  }
}

extension LicenceParty {
  var json: JSON { .object([("name", .string(name)), ("country", .string(country))]) }
}

extension LicenceBalance {
  /// The line with what is left of it.
  public var json: JSON {
    .object([
      ("line", .integer(line.line)), ("eccn", .string(line.eccn)), ("model", .string(line.model)),
      ("description", .string(line.description)), ("units", .string(line.units)),
      ("quantity", .string(line.quantity?.description)), ("value_usd", .string(line.value.description)),
      ("shipped_quantity", .string(shippedQuantity.description)),
      ("shipped_value_usd", .string(shippedValue.description)), ("quantity_left", .string(quantityLeft?.description)),
      ("value_usd_left", .string(valueLeft.description)), ("percent_used", .integer(percentUsed)),
    ])
  }
}

extension Licence.Change {
  fileprivate var json: JSON {
    .object([
      ("on", .string(day.description)), ("state", .string(state.rawValue)), ("reason", .string(reason)),
      ("actor", .string(actor)), ("record", .integer(seq)),
    ])
  }
}
