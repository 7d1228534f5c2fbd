import ArgumentParser
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

  /// - Parameter answer: adds what came of a record to the block's output.
  /// - Throws: `ExitCode` 130 where it was interrupted; `CommandFailure` if the file cannot be read on.
  mutating func run(
    _ reader: RecordReader, jobs: Int?,
    answer: @escaping @Sendable (RecordBlock, RecordBlock.Record, inout Output) -> Void
  ) throws {
    Interruption.watch()
    var progress = ProgressLine()
    var isWhole = false
    do throws(Diagnostic) {
      isWhole = try LinePipe.run(
        reader, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, isStopped: Interruption.test
      ) { block in
        var output = Output()
        for record in block.records where !Interruption.isAsked {
          answer(block, record, &output)
          output.rows += 1
        }
        return output
      } emit: { output, place in
        progress.end()
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
    guard isWhole else {
      Console.error("stopped after row \(rows)")
      throw ExitCode(130)
    }
    if !unread.isEmpty {
      Console.error("note: not read: \(unread.sorted().prefix(20).map { "`\($0)`" }.joined(separator: ", "))")
    }
  }

  private mutating func add(_ output: Output) {
    rows += output.rows
    rowsWithMatch += output.rowsWithMatch
    errors += output.errors.count
    if unread.count < 20 { unread.formUnion(output.unread) }
  }
}
