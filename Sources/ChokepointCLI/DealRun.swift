import ArgumentParser
import Chokepoint
import Controls
import Foundation
import Interchange
import Parties

/// A file of deals, read and worked on a few blocks at a time, in order: NDJSON, or a table.
struct DealRun {
  /// What came of a block.
  private struct Part<Output: Sendable>: Sendable {
    var output: Output
    var rows = 0
    var bad: [[Diagnostic]] = []
  }

  private let reader: RecordReader
  private let table: DealTable?
  private let sink: ErrorFile?

  /// - Parameter errors: where deals go that cannot be read; nil to stop at the first.
  init(_ path: String, kind: BatchForm.Kind?, errors: String?) throws {
    var reader = try BatchRun.reader(path)
    table = try CommandFailure.mapping(
      .input, one: { () throws(Diagnostic) in try Self.table(&reader, kind: kind) })
    self.reader = reader
    sink = try errors.map { try ErrorFile($0) }
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

  /// - Parameters:
  ///   - blank: what a block's output begins as.
  ///   - each: adds what comes of one deal, given with the number of its row, to a block's output.
  ///   - emit: gets the outputs in order.
  /// - Returns: how many deals were answered, and how many could not be read.
  /// - Throws: `ExitCode` 2 after a deal that cannot be read, 130 when interrupted.
  func run<Output: Sendable>(
    jobs: Int?, blank: Output, each: @escaping @Sendable (DealDocument, Int, inout Output) throws(Diagnostics) -> Void,
    emit: (Output) -> Void
  ) throws -> (rows: Int, bad: Int) {
    Interruption.watch()
    let broken = BrokenRun()
    let (table, sink) = (table, sink)
    let goesOn = sink != nil
    var (rows, bad) = (0, 0)
    var progress = ProgressLine()
    var isWhole = false
    let isStopped: @Sendable () -> Bool = { Interruption.isAsked || broken.isBroken }
    do throws(Diagnostic) {
      isWhole = try LinePipe.run(
        reader, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, isStopped: isStopped
      ) { block in
        var part = Part(output: blank)
        for record in block.records where !Interruption.isAsked {
          do throws(Diagnostics) {
            try each(try Self.document(block, record, table), record.row, &part.output)
            part.rows += 1
          } catch {
            let span = block.span(of: record)
            part.bad.append(
              error.all.map { error in
                var error = error
                error.span = error.span ?? span
                return error
              })
            // What follows would not be printed.
            if !goesOn { break }
          }
        }
        return part
      } emit: { part, place in
        guard !broken.isBroken else { return }
        progress.end()
        emit(part.output)
        rows += part.rows
        bad += part.bad.count
        for deal in part.bad {
          if let sink { sink.add(deal) } else { Console.complain(deal) }
        }
        if !goesOn, !part.bad.isEmpty { broken.stop() }
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
    return (rows, bad)
  }

  private static func document(
    _ block: RecordBlock, _ record: RecordBlock.Record, _ table: DealTable?
  ) throws(Diagnostics) -> DealDocument {
    try Diagnostics.gathering { () throws(Diagnostic) in
      let bytes = try block.content(of: record)
      if let table { return DealDocument(try table.document(bytes, at: block.span(of: record))) }
      return DealDocument(bytes, file: block.file, firstLine: record.line)
    }
  }
}
