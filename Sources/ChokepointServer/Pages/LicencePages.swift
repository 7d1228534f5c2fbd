import Chokepoint
import HTTPTypes
import Hummingbird
import Interchange
import Ledger

/// `/licences`: the register, with how much of each is drawn.
enum LicencePages {
  static func list(_ call: Call) async throws -> Reply {
    let (desk, day) = (try call.service.desk.desk(), try call.day("date") ?? .today)
    let data = try await call.working { try LicenceEndpoints.document(desk, on: day) }
    var page = Page(title: "Licences", template: "licences", section: "licences", data: data)
    let rows = (data["licences"]?.array ?? []).map(drawn)
    page.view = .object([("rows", .array(rows)), ("count", .integer(rows.count)), ("day", .string(day.description))])
    return page.reply(call)
  }

  static func one(_ call: Call) async throws -> Reply {
    let (desk, day) = (try call.service.desk.desk(), try call.day("date") ?? .today)
    let number = call.value("number")
    let data = try await call.working { try LicenceEndpoints.licence(number, desk).json(on: day) }
    var page = Page(title: "Licence \(number)", template: "licence", section: "licences", data: data)
    page.view = drawn(data)
    return page.reply(call)
  }

  /// A licence with what its page needs to draw the balances.
  private static func drawn(_ licence: JSON) -> JSON {
    let lines = (licence["lines"]?.array ?? []).map { line -> JSON in
      .object(
        (line.members ?? []).map { ($0.key, $0.value) } + [
          ("used", .string(line["percent_used"].map { JSONWriter.compact($0) } ?? "0")),
          ("by_quantity", .bool(line["quantity"]?.string != nil)),
        ])
    }
    let state = licence["state"]?.string ?? ""
    let shipments = (licence["shipments"]?.array ?? []).map { shipment -> JSON in
      .object([
        ("shipment", shipment["shipment"] ?? .null), ("date", shipment["date"] ?? .null),
        ("deal", shipment["deal"] ?? .null),
        ("items", .integer(shipment["items"]?.array?.count ?? 0)),
      ])
    }
    return .object(
      (licence.members ?? []).map { ($0.key, $0.value) } + [
        ("drawn_lines", .array(lines)), ("state_words", .string(state.replacing("_", with: " "))),
        ("is_live", .bool(state == "live" || state == "active" || state == "granted")),
        ("shipments_shown", .array(shipments)), ("has_shipments", .bool(!shipments.isEmpty)),
        ("has_conditions", .bool(licence["conditions"]?.array?.isEmpty == false)),
        ("consignee", licence["ultimate_consignee"]?["name"] ?? .null),
        ("address", .string("/licences/\(PercentCoding.encode(licence["licence"]?.string ?? ""))")),
      ])
  }
}
