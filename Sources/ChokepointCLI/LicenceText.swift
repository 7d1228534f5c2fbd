import Interchange
import Ledger

/// Licences for a person at a terminal.
enum LicenceText {
  /// One line and one a balance.
  static func line(_ licence: Licence, on day: CalendarDay) -> String {
    let terms = licence.terms(on: day)
    let state = licence.state(on: day).rawValue
    let head =
      "\(licence.number)  \(state)  until \(terms.expires)  \(terms.consignee.name) (\(terms.consignee.country))\n"
    return head
      + licence.balances(on: day).map { balance in
        let model = balance.line.model.map { " \($0)" } ?? ""
        return "  line \(balance.line.line)  \(balance.line.eccn)\(model): \(balance.words)\n"
      }.joined()
  }

  static func line(_ file: ApplicationFile) -> String {
    let licence = file.licence.map { " as \($0)" } ?? ""
    let consignee = file.application.consignee
    return "\(file.application.control)  \(file.state.rawValue)\(licence)  \(consignee.name) (\(consignee.country))\n"
  }

  static func whole(_ licence: Licence, on day: CalendarDay) -> String {
    let terms = licence.terms(on: day)
    var text = line(licence, on: day)
    text +=
      "  application \(licence.application.control), granted \(licence.granted) to \(licence.application.applicant.name)\n"
    for user in terms.endUsers { text += "  end user: \(user.name) (\(user.country))\n" }
    for party in terms.intermediates { text += "  intermediate consignee: \(party.name) (\(party.country))\n" }
    for condition in terms.conditions { text += "  condition: \(condition)\n" }
    for change in licence.changes {
      text += "  \(change.day)  \(change.state.rawValue) by \(change.actor): \(change.reason)\n"
    }
    for shipment in licence.shipments {
      text += "  \(shipment.day)  shipment \(shipment.shipment): "
      text +=
        shipment.items.map { item in
          "\(item.quantity.map { "\($0) of " } ?? "")\(item.eccn), \(item.value?.description ?? "?") USD"
        }.joined(separator: "; ") + "\n"
    }
    return text
  }
}
