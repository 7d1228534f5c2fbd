import Chokepoint
import HTTPTypes
import Hummingbird
import Interchange
import Ledger

/// A step of a case, as the API or a form asks for it.
struct CaseStep: Sendable {
  private let name: String
  private let values: [String: String]

  init(_ name: String, _ document: JSON) {
    self.name = name
    values = Dictionary(
      (document.members ?? []).compactMap { member in member.value.string.map { (member.key, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  init(_ name: String, _ form: QueryItems) {
    self.name = name
    values = Dictionary(form.all.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// Takes the step in the name of the caller. To decide that something goes on takes an approver.
  ///
  /// - Throws: `Problem` 403 and 404; 409 where the case or the four eyes do not allow it.
  func take(_ number: Int, _ desk: LedgerDesk, _ caller: Caller) throws -> CaseFile {
    _ = try CaseEndpoints.file(number, desk)
    let actor = caller.actor
    do throws(Diagnostic) {
      switch name {
      case "assign":
        return try desk.cases.assign(number, to: values["to"].flatMap { $0.isEmpty ? nil : $0 }, actor: actor)
      case "note": return try desk.cases.note(number, values["text"] ?? "", actor: actor)
      case "propose":
        return try desk.cases.propose(number, try decision(), reason: values["reason"] ?? "", actor: actor)
      case "decide":
        let decision = try decision()
        guard !decision.isApproval || caller.may(.approver) else {
          throw Diagnostic(
            "access.role", "to decide `\(decision.rawValue)` takes the role approver", help: "propose it")
        }
        return try desk.cases.decide(number, decision, reason: values["reason"] ?? "", actor: actor)
      case "reopen": return try desk.cases.reopen(number, reason: values["reason"] ?? "", actor: actor)
      default: throw Diagnostic("case.step", "`\(name.prefix(40))` is no step of a case")
      }
    } catch {
      switch error.id {
      case "access.role": throw Problem(.forbidden, error)
      case "case.step": throw Problem(.notFound, error)
      case "case.reason", "case.note", "case.decision": throw Problem(.badRequest, error)
      default: throw Problem(.conflict, error)
      }
    }
  }

  private func decision() throws(Diagnostic) -> CaseFile.Decision {
    guard let word = values["decision"], let decision = CaseFile.Decision(rawValue: word) else {
      throw Diagnostic(
        "case.decision", "`\((values["decision"] ?? "").prefix(40))` is no decision",
        help: "same or not_same of a hit; proceed or refuse of a deal")
    }
    return decision
  }
}
