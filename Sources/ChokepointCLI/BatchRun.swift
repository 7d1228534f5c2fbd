import ArgumentParser
import Chokepoint
import Foundation
import Interchange
import Parties

/// Runs a batch through `LinePipe`: prints the answers in order, complains of bad rows, and counts.
struct BatchRun {
  /// What came of a block.
  struct Output: Sendable {
    var text = ""
    var rows = 0
    var rowsWithMatch = 0
    var errors: [Diagnostic] = []
    var unread: Set<String> = []
    /// What is to be recorded of its rows.
    var findings: [ScreeningFinding] = []

    /// A row that cannot be answered has its error in its place.
    ///
    /// - Parameter inPlace: false where the answers are text, which needs no place held.
    mutating func fail(_ row: Int, _ error: Diagnostic, at span: SourceSpan, inPlace: Bool = true) {
      var error = error
      error.span = error.span ?? span
      if inPlace { text += BatchAnswer(row: row, error: error).line }
      errors.append(error)
    }
  }

  private(set) var rows = 0
  private(set) var rowsWithMatch = 0
  private(set) var errors = 0
  /// How many answers were recorded, and the cases that they opened or added to.
  private(set) var recorded = 0
  private(set) var cases: Set<Int> = []
  private var unread: Set<String> = []

  /// Tells the form of a batch; the columns that nothing reads are put in `unread`.
  mutating func form(_ reader: inout RecordReader, kind: BatchForm.Kind?) throws -> BatchForm {
    do throws(Diagnostic) {
      var columns: [String] = []
      let form = try BatchForm(&reader, kind: kind, unread: &columns)
      unread.formUnion(columns)
      return form
    } catch { throw CommandFailure(.input, [error]) }
  }

  static func reader(_ path: String) throws -> RecordReader {
    do throws(Diagnostic) {
      return try RecordReader(path, isStopped: Interruption.test)
    } catch { throw CommandFailure(.input, [error]) }
  }

  /// - Parameters:
  ///   - answer: adds what came of a record to the block's output.
  ///   - keep: records the findings of a block, in the order of the file, before its answers are printed. Where it fails, the
  ///     run ends.
  /// - Throws: `ExitCode` 130 where it was interrupted; `CommandFailure` if the file cannot be read on or the findings not
  ///   be recorded.
  mutating func run(
    _ reader: RecordReader, jobs: Int?,
    answer: @escaping @Sendable (RecordBlock, RecordBlock.Record, inout Output) -> Void,
    keep: ([ScreeningFinding]) throws(Diagnostic) -> [RecordedAnswer] = { _ in [] }
  ) throws {
    Interruption.watch()
    var progress = ProgressLine()
    var isWhole = false
    let broken = BrokenRun()
    var unkept: Diagnostic?
    let isStopped: @Sendable () -> Bool = { Interruption.isAsked || broken.isBroken }
    do throws(Diagnostic) {
      isWhole = try LinePipe.run(
        reader, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
        isStopped: isStopped
      ) { block in
        var output = Output()
        for record in block.records where !Interruption.isAsked {
          answer(block, record, &output)
          output.rows += 1
        }
        return output
      } emit: { output, place in
        guard !broken.isBroken else { return }
        progress.end()
        do throws(Diagnostic) {
          add(try keep(output.findings))
        } catch {
          unkept = error
          return broken.stop()
        }
        Console.out(output.text)
        Console.complain(output.errors)
        add(output)
        progress.show(rows, place)
      }
    } catch {
      progress.end()
      throw CommandFailure(.input, [error])
    }
    progress.end()
    if let unkept {
      Console.error("stopped after row \(rows): what follows could not be recorded")
      throw CommandFailure(.data, [unkept])
    }
    guard isWhole else {
      Console.error("stopped after row \(rows)")
      throw ExitCode(130)
    }
    if !unread.isEmpty {
      Console.error("note: not read: \(unread.sorted().prefix(20).map { "`\($0)`" }.joined(separator: ", "))")
    }
  }

  private mutating func add(_ answers: [RecordedAnswer]) {
    recorded += answers.count
    for answer in answers { cases.formUnion(answer.cases) }
  }

  private mutating func add(_ output: Output) {
    rows += output.rows
    rowsWithMatch += output.rowsWithMatch
    errors += output.errors.count
    if unread.count < 20 { unread.formUnion(output.unread) }
  }
}
