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
  let screens: Bool
  /// Where deals go that cannot be read; nil to stop at the first.
  let errors: String?
  /// Keeps whole answers; nil for none.
  let recorder: Recorder?

  /// What came of a block.
  private struct Answers: Sendable {
    var text = ""
    var outcomes: [String: Int] = [:]
  }

  func run(_ path: String, kind: BatchForm.Kind?, jobs: Int?) throws {
    let run = try DealRun(path, kind: kind, errors: errors)
    if asTable { Console.out(CSVWriter.line(Determination.columns)) }
    let memory = ScreeningMemory()
    var outcomes: [String: Int] = [:]
    let (rows, bad) = try run.run(jobs: jobs, blank: Answers()) { document, row, answers throws(Diagnostics) in
      let deal = try workspace.deal(document)
      let answer = try Diagnostics.gathering { () throws(Diagnostic) in
        let answer = try workspace.check(deal, known: known, screens: screens, memory: memory, seeksChanges: isFull)
        try recorder?.keep(answer.json, of: document, screened: screens)
        return answer
      }
      answers.text += line(answer, row)
      answers.outcomes[answer.outcome.rawValue, default: 0] += 1
    } emit: { answers in
      Console.out(answers.text)
      outcomes.merge(answers.outcomes, uniquingKeysWith: +)
    }
    let counts = outcomes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    let unread = bad > 0 ? ", \(bad) not read" : ""
    Console.error("\(rows) deals\(counts.isEmpty ? "" : ": " + counts.joined(separator: ", "))\(unread)")
    if bad > 0 { throw ExitCode(2) }
  }

  private func line(_ answer: Determination, _ row: Int) -> String {
    if asTable { return CSVWriter.line(answer.row(row)) }
    return JSONWriter.compact(isFull ? answer.json : answer.compactJSON) + "\n"
  }
}
