import Chokepoint
import HTTPTypes
import Hummingbird
import Interchange
import Ledger

/// `/v1/licences`: what is licensed, what is left of it, and shipments drawn from it.
enum LicenceEndpoints {
  static func list(_ call: Call) async throws -> Reply {
    let (desk, day) = (try call.service.desk.desk(), try call.day("date") ?? .today)
    return try await call.working { Reply.json(try document(desk, on: day)) }
  }

  static func document(_ desk: LedgerDesk, on day: CalendarDay) throws -> JSON {
    .object([
      ("date", .string(day.description)), ("licences", .array(try desk.licences.list().map { $0.json(on: day) })),
      ("applications", .array(try desk.licences.applications().filter { $0.licence == nil }.map(\.json))),
    ])
  }

  static func one(_ call: Call) async throws -> Reply {
    let (desk, day) = (try call.service.desk.desk(), try call.day("date") ?? .today)
    let number = call.value("number")
    return try await call.working { Reply.json(try licence(number, desk).json(on: day)) }
  }

  static func licence(_ number: String, _ desk: LedgerDesk) throws -> Licence {
    guard let licence = try desk.licences.find(number) else {
      throw Problem(.notFound, "licence.unknown", "there is no licence `\(number.prefix(40))`")
    }
    return licence
  }

  /// Draws a shipment; every reason against it is said, and then nothing is drawn.
  static func ship(_ call: Call) async throws -> Reply {
    let (desk, number) = (try call.service.desk.desk(), call.value("number"))
    let actor = call.caller.actor
    return try await call.working {
      let document = try call.document()
      guard document["licence"]?.string == number else {
        throw Problem(.badRequest, "licence.number", "the document's `licence` is not the one in the address")
      }
      _ = try licence(number, desk)
      let shipment = try LicenceShipment(document)
      do throws(Diagnostics) {
        let receipt = try desk.licences.ship(shipment, actor: actor)
        return Reply.json(.object([("record", .integer(receipt.seq))]), status: .created)
      } catch {
        throw Problem(.conflict, error)
      }
    }
  }
}
