import ArgumentParser
import Chokepoint
import Controls
import Interchange
import Parties

/// A run of `chokepoint batch`: deals in, answers out in their order.
struct DealBatch {
  let workspace: Workspace
  let known: CalendarDay
  let isFull: Bool
  let asTable: Bool
  /// Whether each line says under whose law it answers.
  let namesRegimes: Bool
  let screens: Bool
  /// Whether whole answers say what would change them.
  let seeksChanges: Bool
  /// Where deals go that cannot be read; nil to stop at the first.
  let errors: String?
  /// What was decided and licensed; nil where the workspace has no ledger.
  let desk: LedgerDesk?
  /// Keeps whole answers; nil for none.
  let recorder: Recorder?

  /// What came of a block.
  private struct Answers: Sendable {
    var text: [UInt8] = []
    var outcomes: [String: Int] = [:]
  }

  func run(_ path: String, kind: BatchForm.Kind?, jobs: Int?) throws {
    let run = try DealRun(path, kind: kind, errors: errors)
    if asTable { Console.out(CSVWriter.line((namesRegimes ? ["regime"] : []) + Determination.columns)) }
    let memory = ScreeningMemory()
    let quick = quick(memory)
    var outcomes: [String: Int] = [:]
    let (rows, bad) = try run.run(jobs: jobs, blank: Answers()) { document, row, answers throws(Diagnostics) in
      if let outcome = quick?.answer(document, into: &answers.text) {
        answers.outcomes[outcome.rawValue, default: 0] += 1
        return
      }
      let found = try consulted(document, memory)
      if let (deal, answer) = found.first {
        _ = try Diagnostics.gathering { () throws(Diagnostic) in
          try recorder?.keep(answer, of: document.json(), as: deal, screened: screens)
        }
      }
      for (regime, answer) in zip(workspace.regimes, found.map(\.answer.determination)) {
        answers.text += line(answer, row, regime).utf8
        answers.outcomes[answer.outcome.rawValue, default: 0] += 1
      }
    } emit: { answers in
      Console.out(bytes: answers.text)
      outcomes.merge(answers.outcomes, uniquingKeysWith: +)
    }
    if screens { FreshOption.warn(workspace) }
    let counts = outcomes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    let unread = bad > 0 ? ", \(bad) not read" : ""
    let under = workspace.regimes.count > 1 ? ", each under \(workspace.regimes.count) regimes" : ""
    Console.error("\(rows) deals\(under)\(counts.isEmpty ? "" : ": " + counts.joined(separator: ", "))\(unread)")
    if bad > 0 { throw ExitCode(2) }
  }

  /// Who answers in short straight from the bytes; nil where more is wanted than the rules alone say in short.
  private func quick(_ memory: ScreeningMemory) -> ShortJudges? {
    guard !isFull, !asTable, !namesRegimes, desk == nil, recorder == nil else { return nil }
    return workspace.shortJudges(known: known, screens: screens, memory: memory)
  }

  /// The answer of each regime; none of them, if one cannot read the deal.
  private func consulted(
    _ document: DealDocument, _ memory: ScreeningMemory
  ) throws(Diagnostics) -> [(deal: Deal, answer: ConsultedAnswer)] {
    var answers: [(deal: Deal, answer: ConsultedAnswer)] = []
    for regime in workspace.regimes {
      let deal = try workspace.deal(document, under: regime)
      let answer = try Diagnostics.gathering { () throws(Diagnostic) in
        try check(deal, document, under: regime, memory)
      }
      answers.append((deal, answer))
    }
    return answers
  }

  private func check(
    _ deal: Deal, _ document: DealDocument, under regime: Regime, _ memory: ScreeningMemory
  ) throws(Diagnostic) -> ConsultedAnswer {
    let (explains, changes) = (isFull && !asTable, seeksChanges && isFull && !asTable)
    guard let desk else {
      return ConsultedAnswer(
        try workspace.check(
          deal, under: regime, known: known, screens: screens, memory: memory, explains: explains,
          seeksChanges: changes))
    }
    return try desk.check(
      deal, document.json(), in: workspace, under: regime, known: known, screens: screens, memory: memory,
      explains: explains, seeksChanges: changes)
  }

  private func line(_ answer: Determination, _ row: Int, _ regime: Regime) -> String {
    if asTable { return CSVWriter.line((namesRegimes ? [regime.name] : []) + answer.row(row)) }
    let document = isFull ? answer.json : answer.compactJSON
    guard namesRegimes else { return JSONWriter.compact(document) + "\n" }
    let members = (document.members ?? []).map { ($0.key, $0.value) }
    return JSONWriter.compact(.object([("regime", .string(regime.name))] + members)) + "\n"
  }
}
