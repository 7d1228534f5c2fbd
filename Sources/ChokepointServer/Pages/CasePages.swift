import Chokepoint
import HTTPTypes
import Hummingbird
import Interchange
import Ledger

/// `/cases`: the queue, and one case with what can be done in it.
enum CasePages {
  static func list(_ call: Call) async throws -> Reply {
    let desk = try call.service.desk.desk()
    let (states, mine) = (try CaseEndpoints.states(call), call.query["assignee"])
    let files = try await call.working { try desk.cases.list(states, assignee: mine) }
    var page = Page(
      title: "Cases", template: "cases", section: "cases",
      data: .object([("cases", .array(files.map(\.json))), ("assignee", .string(mine))]))
    page.view = .object([
      ("rows", .array(files.map(row))), ("count", .integer(files.count)), ("me", .string(call.caller.actor)),
      ("is_decided", .bool(states.contains(.decided))), ("is_mine", .bool(mine != nil)),
    ])
    return page.reply(call)
  }

  private static func row(_ file: CaseFile) -> JSON {
    .object([
      ("number", .integer(file.number)), ("title", .string(file.title)), ("state", .string(file.state.rawValue)),
      ("occasion", .string(file.occasion.rawValue.replacing("_", with: " "))), ("assignee", .string(file.assignee)),
      ("opened", .string(String(file.opened.prefix(10)))), ("deals", .string(file.deals.joined(separator: ", "))),
      ("best", .string(file.pairs.first.map { "\($0.name), \($0.score)" })),
    ])
  }

  static func one(_ call: Call) async throws -> Reply {
    let (desk, number) = (try call.service.desk.desk(), try LedgerEndpoints.number(call))
    let file = try await call.working { try CaseEndpoints.file(number, desk) }
    return page(file, call, trouble: nil).reply(call)
  }

  /// A step from the form: afterwards the case as it then is, or why the step was not taken.
  static func step(_ call: Call) async throws -> Reply {
    let form = try FormCheck.check(call)
    let (desk, number) = (try call.service.desk.desk(), try LedgerEndpoints.number(call))
    let (step, caller) = (CaseStep(form["step"] ?? "", form), call.caller)
    do {
      _ = try await call.working { try step.take(number, desk, caller) }
      return .redirect(to: "/cases/\(number)")
    } catch let problem as Problem where problem.status != .notFound {
      let file = try await call.working { try CaseEndpoints.file(number, desk) }
      let words = [problem.detail, problem.help].compactMap { $0 }.joined(separator: "; ")
      var reply = page(file, call, trouble: words).reply(call)
      reply.status = problem.status
      return reply
    }
  }

  private static func page(_ file: CaseFile, _ call: Call, trouble: String?) -> Page {
    var page = Page(title: "Case \(file.number)", template: "case", section: "cases", data: file.json)
    let pairs = file.pairs.map { pair in
      JSON.object([
        ("party", .string(pair.party)), ("name", .string(pair.name)), ("score", .string(pair.score)),
        ("programmes", .string(pair.programmes.joined(separator: ", "))),
        ("address", .string("/party/\(PercentCoding.encode(pair.party))")),
      ])
    }
    let choices = CaseFile.Decision.possible(file.occasion).map { decision in
      JSON.object([
        ("value", .string(decision.rawValue)), ("label", .string(words(decision))),
        ("key", .string(String(decision.rawValue.prefix(1)))), ("needs_two", .bool(decision.isApproval)),
        ("chosen", .bool(file.proposal?.decision == decision)),
      ])
    }
    page.view = .object([
      ("number", .integer(file.number)), ("state", .string(file.state.rawValue)), ("trouble", .string(trouble)),
      ("occasion", .string(file.occasion.rawValue.replacing("_", with: " "))), ("pairs_shown", .array(pairs)),
      ("choices", .array(choices)), ("is_decided", .bool(file.state == .decided)), ("me", .string(call.caller.actor)),
      ("may_work", .bool(call.caller.may(.analyst))), ("may_approve", .bool(call.caller.may(.approver))),
      ("is_mine", .bool(file.assignee == call.caller.actor)),
      ("deals_shown", .string(file.deals.joined(separator: ", "))),
      ("has_pairs", .bool(!file.pairs.isEmpty)),
      (
        "events",
        .array(
          file.history.map {
            .object([
              ("record", .integer($0.seq)), ("time", .string(String($0.time.prefix(16)).replacing("T", with: " "))),
              ("actor", .string($0.actor)), ("action", .string($0.action.replacing("case.", with: ""))),
              ("words", .string($0.words)),
            ])
          })
      ),
    ])
    return page
  }

  private static func words(_ decision: CaseFile.Decision) -> String {
    switch decision {
    case .same: "the same party"
    case .notSame: "not the same party"
    case .proceed: "the deal goes on"
    case .refuse: "the deal is refused"
    }
  }
}
