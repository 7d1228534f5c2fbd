import ArgumentParser
import Chokepoint
import Foundation
import Interchange

/// `chokepoint batch`: the rules asked of a file of flat records, each on its own day.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Asks the rules of a file of records.",
    discussion: "Reads NDJSON (flat objects) or CSV from a file or standard input; the output keeps their order.")

  /// What is printed for each record.
  enum Output: String, ExpressibleByArgument, CaseIterable {
    /// `id,true,unknown`: decimal bit masks over the clauses that the fields file names.
    case masks
  }

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp("A file; - for standard input.", valueName: "file"))
  var file = "-"

  @Option(help: ArgumentHelp("A table that says which column states which fact.", valueName: "file"))
  var fields: String

  @Option(help: "What is printed for each record.")
  var output: Output

  @Option(help: "The day of asking (default today): what could be known then.")
  var known: CalendarDay?

  @Option(help: "How many threads work (default: one a core).")
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Where records that cannot be read go; without it the first one ends the run.", valueName: "file"))
  var errors: String?

  @Option(
    help: ArgumentHelp(
      "Ask the rules so many times of all rows in memory, and say how fast that is.", visibility: .hidden))
  var timeKernel: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs: at least one thread has to work") }
    if let timeKernel, timeKernel < 1 { throw ValidationError("--time-kernel: a number of rounds, from 1") }
  }

  func run() throws {
    let locations = try shared.locations()
    let rules = try CommandFailure.mapping(.data) { () throws(Diagnostics) in try BatchRules(locations) }
    let (reader, batch) = try CommandFailure.mapping(
      .input,
      one: { () throws(Diagnostic) in
        let fields = try BatchFields(InputFile.read(self.fields, limit: 1 << 20), file: self.fields, of: rules.program)
        var reader = try FlatBlockReader(file, isStopped: Interruption.test)
        let form = try FlatForm(&reader, columns: fields.columns)
        let batch = try MaskBatch(
          rules.program, fields: fields, form: form, known: known ?? .today, goesOn: errors != nil,
          isAddressee: rules.isAddressee)
        return (reader, batch)
      })
    if let timeKernel { return try time(batch, reader, rounds: timeKernel) }
    try MaskRun(batch: batch, jobs: jobs, errors: errors).run(reader)
  }

  private func time(_ batch: MaskBatch, _ reader: FlatBlockReader, rounds: Int) throws {
    var reader = reader
    let blocks = try CommandFailure.mapping(
      .input,
      one: { () throws(Diagnostic) in
        var blocks: [FlatBlock] = []
        while let block = try reader.next() { blocks.append(block) }
        return blocks
      })
    let (rows, seconds) = batch.timeKernel(blocks, rounds: rounds)
    let speed = FixedDecimal.text(Double(rows) / seconds / 1e6, places: 2)
    Console.error("kernel: \(rows) rows, best of \(rounds): \(speed) million rows a second")
  }
}
