import ArgumentParser
import Chokepoint
import Controls
import Foundation
import Interchange
import Parties

/// A run of `chokepoint batch`: deals in, answers out in their order, a few blocks at a time.
struct DealBatch {
  let workspace: Workspace
  let known: CalendarDay
  let isFull: Bool
  let asTable: Bool
  let screens: Bool
  /// Where deals go that cannot be read; nil to stop at the first.
  let errors: String?

  /// What came of a block.
  private struct Answers: Sendable {
    var text = ""
    var rows = 0
    var outcomes: [String: Int] = [:]
    var bad: [[Diagnostic]] = []
  }

  func run(_ path: String, kind: BatchForm.Kind?, jobs: Int?) throws {
    Interruption.watch()
    var reader = try BatchRun.reader(path)
    let table = try CommandFailure.mapping(
      .input, one: { () throws(Diagnostic) in try Self.table(&reader, kind: kind) })
    let sink = try errors.map { try ErrorFile($0) }
    if asTable { Console.out(CSVWriter.line(Determination.columns)) }
    let memory = ScreeningMemory()
    let broken = BrokenRun()
    var (rows, bad, outcomes): (Int, Int, [String: Int]) = (0, 0, [:])
    var progress = ProgressLine()
    var isWhole = false
    let isStopped: @Sendable () -> Bool = { Interruption.isAsked || broken.isBroken }
    do throws(Diagnostic) {
      isWhole = try LinePipe.run(
        reader, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, isStopped: isStopped
      ) { block in
        answers(block, table, memory)
      } emit: { answers, place in
        guard !broken.isBroken else { return }
        progress.end()
        Console.out(answers.text)
        rows += answers.rows
        bad += answers.bad.count
        outcomes.merge(answers.outcomes, uniquingKeysWith: +)
        for deal in answers.bad {
          if let sink { sink.add(deal) } else { Console.complain(deal) }
        }
        if sink == nil, !answers.bad.isEmpty { broken.stop() }
        progress.show(rows, place, of: "deals")
      }
    } catch {
      progress.end()
      throw CommandFailure(.input, [error])
    }
    progress.end()
    if broken.isBroken {
      Console.error("stopped after \(rows) deals; with --errors FILE the run goes on")
      throw ExitCode(2)
    }
    guard isWhole else {
      Console.error("stopped after \(rows) deals")
      throw ExitCode(130)
    }
    let counts = outcomes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    let unread = bad > 0 ? ", \(bad) not read" : ""
    Console.error("\(rows) deals\(counts.isEmpty ? "" : ": " + counts.joined(separator: ", "))\(unread)")
    if bad > 0 { throw ExitCode(2) }
  }

  /// The columns, if the file is a table.
  private static func table(_ reader: inout RecordReader, kind: BatchForm.Kind?) throws(Diagnostic) -> DealTable? {
    let first = reader.firstLine
    let isTable = kind.map { $0 == .csv } ?? (first.first.map { $0 != UInt8(ascii: "{") } ?? false)
    guard isTable else { return nil }
    let delimiter = BatchForm.delimiter(first)
    let file = reader.file
    return try DealTable(header: try reader.header(delimiter: delimiter), delimiter: delimiter, file: file)
  }

  private func answers(_ block: RecordBlock, _ table: DealTable?, _ memory: ScreeningMemory) -> Answers {
    var answers = Answers()
    for record in block.records where !Interruption.isAsked {
      do throws(Diagnostics) {
        let deal = try deal(block, record, table)
        let answer = try Diagnostics.gathering { () throws(Diagnostic) in
          try workspace.check(deal, known: known, screens: screens, memory: memory, seeksChanges: isFull)
        }
        answers.text += line(answer, record.row)
        answers.rows += 1
        answers.outcomes[answer.outcome.rawValue, default: 0] += 1
      } catch {
        let span = block.span(of: record)
        answers.bad.append(
          error.all.map { error in
            var error = error
            error.span = error.span ?? span
            return error
          })
        // What follows would not be printed.
        if self.errors == nil { break }
      }
    }
    return answers
  }

  private func deal(
    _ block: RecordBlock, _ record: RecordBlock.Record, _ table: DealTable?
  ) throws(Diagnostics) -> Deal {
    let document = try Diagnostics.gathering { () throws(Diagnostic) in
      let bytes = try block.content(of: record)
      if let table { return try table.document(bytes, at: block.span(of: record)) }
      return try JSONReader.read(bytes, file: block.file, firstLine: record.line)
    }
    return try workspace.deal(document)
  }

  private func line(_ answer: Determination, _ row: Int) -> String {
    if asTable { return CSVWriter.line(answer.row(row)) }
    return JSONWriter.compact(isFull ? answer.json : answer.compactJSON) + "\n"
  }
}
