import Chokepoint
import HTTPTypes
import Hummingbird
import Interchange
import Ledger

/// `/v1/cases`: the queue, one case, and the steps of one.
enum CaseEndpoints {
  static func list(_ call: Call) async throws -> Reply {
    let desk = try call.service.desk.desk()
    let (states, assignee) = (try states(call), call.query["assignee"])
    return try await call.working {
      Reply.json(.object([("cases", .array(try desk.cases.list(states, assignee: assignee).map(\.json)))]))
    }
  }

  /// - Throws: `Problem` 422.
  static func states(_ call: Call) throws -> [CaseFile.State] {
    let words = call.query.values("state")
    guard !words.isEmpty else { return [.open, .proposed] }
    return try words.map { word in
      guard let state = CaseFile.State(rawValue: word) else {
        throw Problem(
          .unprocessableContent, "case.state", "`\(word.prefix(40))` is no state: open, proposed or decided")
      }
      return state
    }
  }

  static func one(_ call: Call) async throws -> Reply {
    let (desk, number) = (try call.service.desk.desk(), try LedgerEndpoints.number(call))
    return try await call.working { Reply.json(try file(number, desk).json) }
  }

  static func file(_ number: Int, _ desk: LedgerDesk) throws -> CaseFile {
    do throws(Diagnostic) { return try desk.cases.file(number) } catch { throw Problem(.notFound, error) }
  }

  /// `assign` (`to`), `note` (`text`), `propose` and `decide` (`decision`, `reason`), `reopen` (`reason`).
  static func step(_ call: Call) async throws -> Reply {
    let (desk, number) = (try call.service.desk.desk(), try LedgerEndpoints.number(call))
    let step = CaseStep(call.value("step"), try call.document())
    let caller = call.caller
    return try await call.working { Reply.json(try step.take(number, desk, caller).json) }
  }
}
