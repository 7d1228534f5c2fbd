import Chokepoint
import HTTPTypes
import Hummingbird
import Interchange
import Ledger

/// What the document of a request asks to be recorded of applications and licences, in the name of the caller.
struct LicenceStep: Sendable {
  private let document: JSON
  private let actor: String

  init(_ document: JSON, actor: String) {
    self.document = document
    self.actor = actor
  }

  /// The document is an application (the fields of BIS-748P).
  func apply(_ desk: LedgerDesk) throws -> JSON {
    let application = try LicenceApplication(document)
    return try recorded { () throws(Diagnostic) in try desk.licences.apply(application, actor: actor) }
  }

  /// `state`, and `reason` if there is one.
  func progress(_ control: String, _ desk: LedgerDesk) throws -> JSON {
    _ = try LicenceEndpoints.application(control, desk)
    let word = document["state"]?.string ?? ""
    guard let state = ApplicationFile.State(rawValue: word) else {
      throw Problem(
        .badRequest, "licence.state", "`\(word.prefix(40))` is no state of an application",
        help: ApplicationFile.State.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return try recorded { () throws(Diagnostic) in
      try desk.licences.progress(control, to: state, reason: document["reason"]?.string, actor: actor)
    }
  }

  /// The document is a grant.
  func grant(_ desk: LedgerDesk) throws -> JSON {
    let grant = try LicenceGrant.grant(document)
    return try recorded { () throws(Diagnostic) in try desk.licences.grant(grant, actor: actor) }
  }

  /// `amend` (`amendment`, `reason`), `suspend`, `resume` and `revoke` (`reason`, `date`): of a licence, or of all that
  /// `party`, `programme`, `country` or `eccn` of the document touch.
  ///
  /// - Throws: `Problem` 400, 404; 409 where the licence does not allow it.
  func take(_ step: String, licence number: String?, _ desk: LedgerDesk) throws -> JSON {
    if let number { _ = try LicenceEndpoints.licence(number, desk) }
    let reason = document["reason"]?.string ?? ""
    if step == "amend", let number {
      let amendment = try LicenceGrant.amendment(document["amendment"] ?? .null)
      guard amendment.licence == number else {
        throw Problem(.badRequest, "licence.number", "the amendment's `licence` is not the one in the address")
      }
      return try recorded { () throws(Diagnostic) in
        try desk.licences.amend(amendment, reason: reason, actor: actor)
      }
    }
    guard let state = ["suspend": Licence.State.suspended, "resume": .live, "revoke": .revoked][step] else {
      throw Problem(.notFound, "licence.step", "`\(step.prefix(40))` is no step of a licence")
    }
    let day = try day() ?? .today
    guard let number else { return try change(to: state, on: day, reason, desk) }
    return try recorded { () throws(Diagnostic) in
      try desk.licences.change(number, to: state, on: day, reason: reason, actor: actor)
    }
  }

  private func change(to state: Licence.State, on day: CalendarDay, _ reason: String, _ desk: LedgerDesk) throws -> JSON
  {
    let touch = LicenceTouch(
      party: document["party"]?.string, programme: document["programme"]?.string,
      country: document["country"]?.string, eccn: document["eccn"]?.string)
    guard !touch.isEmpty else {
      throw Problem(.badRequest, "licence.touch", "give party, programme, country or eccn")
    }
    return try answering { () throws(Diagnostic) in
      try desk.licences.change(touching: touch, to: state, on: day, reason: reason, actor: actor).json(on: day)
    }
  }

  private func day() throws -> CalendarDay? {
    guard let stated = document["date"] else { return nil }
    guard let day = stated.string.flatMap({ CalendarDay($0) }) else {
      throw Problem(.badRequest, "licence.day", "`date` is a day such as 2024-06-01")
    }
    return day
  }

  private func recorded(_ work: () throws(Diagnostic) -> LedgerReceipt) throws -> JSON {
    try answering { () throws(Diagnostic) in .object([("record", .integer(try work().seq))]) }
  }

  private func answering(_ work: () throws(Diagnostic) -> JSON) throws -> JSON {
    do throws(Diagnostic) { return try work() } catch {
      switch error.id {
      case "licence.unknown": throw Problem(.notFound, error)
      case "licence.reason", "licence.line": throw Problem(.badRequest, error)
      default: throw Problem(.conflict, error)
      }
    }
  }
}
