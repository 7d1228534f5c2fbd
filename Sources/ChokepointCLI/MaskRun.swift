import ArgumentParser
import Chokepoint
import Foundation
import Interchange

/// Prints the masks of a file in its order, and what cannot be read: the first such record ends the run, or all of them go
/// into a file of their own.
struct MaskRun {
  let batch: MaskBatch
  let jobs: Int?
  let errors: String?

  /// - Throws: `ExitCode` 2 after a record that cannot be read, 130 where it was interrupted; `CommandFailure`.
  func run(_ reader: FlatBlockReader) throws {
    let complaints = try errors.map { try ErrorFile($0) }
    Interruption.watch()
    var progress = ProgressLine()
    var (rows, failed) = (0, 0)
    let broken = BrokenRun()
    let isStopped: @Sendable () -> Bool = { Interruption.isAsked || broken.isBroken }
    var isWhole = false
    do throws(Diagnostic) {
      let batch = batch
      isWhole = try LinePipe.run(
        reader, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
        isStopped: isStopped
      ) { block in
        batch.answer(block)
      } emit: { output, place in
        progress.end()
        Console.out(bytes: output.bytes)
        rows += output.rows
        failed += output.failures.count
        if let complaints {
          complaints.add(output.failures)
        } else if let first = output.failures.first {
          Console.complain([first])
          broken.stop()
        }
        progress.show(rows, place, of: "rows")
      }
    } catch {
      progress.end()
      throw CommandFailure(.input, [error])
    }
    progress.end()
    if broken.isBroken {
      Console.error("stopped after \(rows) rows; --errors FILE goes on past records that cannot be read")
      throw ExitCode(2)
    }
    guard isWhole else {
      Console.error("stopped after row \(rows)")
      throw ExitCode(130)
    }
    Console.error("\(rows) rows, \(failed) not read")
    if failed > 0 { throw ExitCode(2) }
  }
}
