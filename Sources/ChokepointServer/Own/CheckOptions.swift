import Chokepoint
import Controls
import HTTPTypes
import Hummingbird
import Interchange

/// Under whose law, with whose knowledge and how thoroughly deals are judged: what `check` and `batch` share.
struct CheckOptions: Sendable {
  /// The regimes as they were named; empty for the standard one.
  let regimes: [String]
  let known: CalendarDay
  let screens: Bool
  let seeksChanges: Bool
  let workspace: Workspace
  private let desk: Desk

  /// - Throws: `Problem` 400 and 422.
  init(_ call: Call, _ snapshot: ServedSnapshot, seeksChanges: Bool) throws {
    var names: [String] = []
    for word in call.query.values("regime").flatMap({ $0.split(separator: ",") }).map(\.trimmed)
    where !word.isEmpty && !names.contains(word) { names.append(word) }
    regimes = names
    known = try call.day("known") ?? .today
    screens = try call.flag("screening", default: true)
    self.seeksChanges = try call.flag("changes", default: seeksChanges)
    desk = call.service.desk
    do throws(Diagnostic) {
      workspace = try snapshot.workspace(under: names)
    } catch {
      throw Problem(.badRequest, error)
    }
  }

  /// Of a form: today's knowledge, with everything that an answer can say.
  ///
  /// - Throws: `Diagnostics` for a regime that is not there.
  init(_ call: Call, _ snapshot: ServedSnapshot, regimes: [String]) throws(Diagnostics) {
    self.regimes = regimes
    (known, screens, seeksChanges, desk) = (.today, true, true, call.service.desk)
    workspace = try Diagnostics.gathering { () throws(Diagnostic) in try snapshot.workspace(under: regimes) }
  }

  /// The answer of each regime to a deal, with what the ledger knows.
  ///
  /// - Throws: `Diagnostics` for a document that is no deal.
  func answers(
    _ document: JSON, memory: ScreeningMemory? = nil, explains: Bool = true
  ) throws(Diagnostics) -> [Determination] {
    try consulted(document, memory: memory, explains: explains).map(\.answer.determination)
  }

  /// The same, each with the deal as its regime read it.
  func consulted(
    _ document: JSON, memory: ScreeningMemory? = nil, explains: Bool = true
  ) throws(Diagnostics) -> [(deal: Deal, answer: ConsultedAnswer)] {
    let memory = memory ?? (workspace.regimes.count > 1 ? ScreeningMemory() : nil)
    var answers: [(deal: Deal, answer: ConsultedAnswer)] = []
    for regime in workspace.regimes {
      let deal = try workspace.deal(document, under: regime)
      let answer = try Diagnostics.gathering { () throws(Diagnostic) in
        try desk.check(deal, document, in: workspace, under: regime, self, memory: memory, explains: explains)
      }
      answers.append((deal, answer))
    }
    return answers
  }

  /// One determination, or where regimes are named all of them by name.
  func document(_ answers: [JSON]) -> JSON {
    guard !regimes.isEmpty else { return answers.first ?? .null }
    return .object([("regimes", .object(Array(zip(regimes, answers))))])
  }
}
