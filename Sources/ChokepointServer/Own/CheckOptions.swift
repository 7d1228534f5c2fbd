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

  /// - Throws: `Problem` 400 and 422.
  init(_ call: Call, _ snapshot: ServedSnapshot, seeksChanges: Bool) throws {
    var names: [String] = []
    for word in call.query.values("regime").flatMap({ $0.split(separator: ",") }).map(\.trimmed)
    where !word.isEmpty && !names.contains(word) { names.append(word) }
    regimes = names
    known = try call.day("known") ?? .today
    screens = try call.flag("screening", default: true)
    self.seeksChanges = try call.flag("changes", default: seeksChanges)
    do throws(Diagnostic) {
      workspace = try snapshot.workspace(under: names)
    } catch {
      throw Problem(.badRequest, error)
    }
  }

  /// The answer of each regime to a deal.
  ///
  /// - Throws: `Diagnostics` for a document that is no deal.
  func answers(
    _ document: JSON, memory: ScreeningMemory? = nil, explains: Bool = true
  ) throws(Diagnostics) -> [Determination] {
    let memory = memory ?? (workspace.regimes.count > 1 ? ScreeningMemory() : nil)
    var answers: [Determination] = []
    for regime in workspace.regimes {
      let deal = try workspace.deal(document, under: regime)
      answers.append(
        try Diagnostics.gathering { () throws(Diagnostic) in
          try workspace.check(
            deal, under: regime, known: known, screens: screens, memory: memory, explains: explains,
            seeksChanges: seeksChanges && explains)
        })
    }
    return answers
  }

  /// One determination, or where regimes are named all of them by name.
  func document(_ answers: [JSON]) -> JSON {
    guard !regimes.isEmpty else { return answers.first ?? .null }
    return .object([("regimes", .object(Array(zip(regimes, answers))))])
  }
}
