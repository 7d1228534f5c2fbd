import ArgumentParser
import Chokepoint
import Interchange
import Parties

/// `chokepoint screen --batch`: a file of names against the lists of the workspace.
struct ScreenBatch {
  let batch: String
  let kind: BatchForm.Kind?
  let jobs: Int?
  let date: CalendarDay?
  let profile: String?
  let threshold: Double?
  let limit: Int
  let asTable: Bool
  let failOnMatch: Bool
  /// Where the answers are kept; nil for nowhere.
  let desk: LedgerDesk?
  /// Who asks.
  let actor: String

  func run(_ workspace: Workspace) throws {
    var run = BatchRun()
    var reader = try BatchRun.reader(batch)
    let form = try run.form(&reader, kind: kind)
    let index = try CommandFailure.mapping(.data, one: { () throws(Diagnostic) in try workspace.lists(asOf: date) })
    let profile = try CommandFailure.mapping(
      .input, one: { () throws(Diagnostic) in try workspace.profile(named: self.profile, threshold: threshold) })
    let screener = BatchScreener(index, form: form, asOf: date, profile: profile, limit: limit)
    let asTable = asTable
    if asTable { Console.out(CSVWriter.line(BatchAnswer.columns)) }
    let (desk, day, actor) = (desk, date, actor)
    try run.run(reader, jobs: jobs) { block, record, output in
      let (answer, unread) = screener.answer(block, record)
      output.text += asTable ? answer.rows : answer.line
      output.rowsWithMatch += answer.matches.isEmpty ? 0 : 1
      output.unread.formUnion(unread)
      if let error = answer.error { output.errors.append(error) }
      if desk != nil, let query = answer.query, answer.error == nil {
        output.findings.append(ScreeningFinding(query, answer.stated, answer.matches))
      }
    } keep: { findings throws(Diagnostic) in
      guard let desk, !findings.isEmpty else { return [] }
      return try desk.record(
        findings, asOf: day, threshold: profile.threshold, lists: index.lists, by: actor)
    }
    for warning in index.warnings(asOf: date) { Console.error("warning: \(warning)") }
    FreshOption.warn(workspace)
    let lists = index.lists.map { "\($0.title), edition \($0.edition)" }.joined(separator: "; ")
    Console.error("\(run.rows) rows, \(run.rowsWithMatch) with a match, \(run.errors) not screened; lists: \(lists)")
    if desk != nil { Console.error("\(run.recorded) answers recorded; \(run.cases.count) cases opened or added to") }
    if let sentence = profile.sentence { Console.error(sentence) }
    if run.errors > 0 { throw ExitCode(2) }
    if failOnMatch && run.rowsWithMatch > 0 { throw ExitCode(1) }
  }
}
