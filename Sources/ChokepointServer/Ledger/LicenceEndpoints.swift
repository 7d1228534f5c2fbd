import Chokepoint
import HTTPTypes
import Hummingbird
import Interchange
import Ledger

/// `/v1/licences` and `/v1/applications`: what is applied for and licensed, what is left of it, and shipments drawn from
/// it.
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

  /// Applications, those that are answered too.
  static func applications(_ call: Call) async throws -> Reply {
    let desk = try call.service.desk.desk()
    return try await call.working {
      Reply.json(.object([("applications", .array(try desk.licences.applications().map(\.json)))]))
    }
  }

  static func application(_ call: Call) async throws -> Reply {
    let (desk, control) = (try call.service.desk.desk(), call.value("control"))
    return try await call.working { Reply.json(try application(control, desk).json) }
  }

  static func application(_ control: String, _ desk: LedgerDesk) throws -> ApplicationFile {
    do throws(Diagnostic) { return try desk.licences.application(control) } catch { throw Problem(.notFound, error) }
  }

  /// All licences, open cases and deals that something touches.
  static func touching(_ call: Call) async throws -> Reply {
    let (desk, day) = (try call.service.desk.desk(), try call.day("date") ?? .today)
    let touch = LicenceTouch(
      party: call.query["party"], programme: call.query["programme"], country: call.query["country"],
      eccn: call.query["eccn"])
    guard !touch.isEmpty else {
      throw Problem(.badRequest, "licence.touch", "give party, programme, country or eccn")
    }
    return try await call.working { Reply.json(try desk.licences.touched(by: touch).json(on: day)) }
  }

  /// A step of what touches licences, of a licence or of an application.
  static func step(_ call: Call) async throws -> Reply {
    let (desk, step) = (try call.service.desk.desk(), LicenceStep(try call.document(), actor: call.caller.actor))
    let values = call.values
    return try await call.working {
      Reply.json(try step.take(values["step"] ?? "", licence: values["number"], desk))
    }
  }

  /// Records an application, or a grant on one.
  static func apply(_ call: Call) async throws -> Reply {
    let (desk, step) = (try call.service.desk.desk(), LicenceStep(try call.document(), actor: call.caller.actor))
    return try await call.working { Reply.json(try step.apply(desk), status: .created) }
  }

  static func grant(_ call: Call) async throws -> Reply {
    let (desk, step) = (try call.service.desk.desk(), LicenceStep(try call.document(), actor: call.caller.actor))
    return try await call.working { Reply.json(try step.grant(desk), status: .created) }
  }

  static func progress(_ call: Call) async throws -> Reply {
    let (desk, step) = (try call.service.desk.desk(), LicenceStep(try call.document(), actor: call.caller.actor))
    let control = call.value("control")
    return try await call.working { Reply.json(try step.progress(control, desk)) }
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
