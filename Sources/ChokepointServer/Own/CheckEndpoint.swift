import Chokepoint
import Controls
import HTTPTypes
import Hummingbird
import Interchange
import Ledger

/// `POST /v1/check`: one deal, judged; with `record=true` the ledger keeps the answer.
enum CheckEndpoint {
  static func answer(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let options = try CheckOptions(call, snapshot, seeksChanges: true)
    let isKept = try call.flag("record", default: false)
    guard !isKept || options.workspace.regimes.count == 1 else {
      throw Problem(
        .badRequest, "record.regimes", "a record keeps the answers of one regime", help: "ask them one by one")
    }
    if isKept { _ = try call.service.desk.desk() }
    return try await call.working {
      let document = try call.document()
      let answers = try options.consulted(document)
      var reply = Reply.json(options.document(answers.map(\.answer.determination.json))).with(
        .listVersion, snapshot.version)
      if isKept, let first = answers.first {
        let kept = try call.service.desk.keep(
          first.answer, of: document, as: first.deal, in: options.workspace, under: options.workspace.regime,
          screened: options.screens, by: call.caller)
        reply = reply.with(.record, "\(kept.receipt.seq)")
        if !kept.cases.isEmpty { reply = reply.with(.cases, kept.cases.map(String.init).joined(separator: ", ")) }
      }
      return reply
    }
  }
}
