import ArgumentParser
import Chokepoint
import Controls
import Interchange
import Parties

/// `chokepoint batch`: judges a file of deals, or asks single clauses of a file of flat records.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Judge many deals: a document a line, or a table whose columns are places of the document.",
    discussion: """
      chokepoint batch < deals.ndjson > answers.ndjson
      chokepoint batch deals.csv --format csv --errors bad.ndjson > answers.csv
      chokepoint batch --regime us,nl < deals.ndjson
      chokepoint batch --output masks --fields fields.csv records.csv

      Answers stand in the order of the file. A record that cannot be read ends the run, after the answers before it;
      with --errors it is written there and the run goes on.
      """)

  /// What is printed for each record.
  enum Output: String, ExpressibleByArgument, CaseIterable {
    case compact, full
    /// `id,true,unknown`: decimal bit masks over the clauses that the fields file names.
    case masks
  }

  enum Screening: String, ExpressibleByArgument, CaseIterable { case on, off }
  enum Changes: String, ExpressibleByArgument, CaseIterable { case on, off }

  @Argument(help: ArgumentHelp("A file; `-` for standard input.", valueName: "file"))
  var file = "-"

  @Option(help: "What deals are: ndjson or csv (default: told by the first byte).")
  var inputFormat: BatchForm.Kind?

  @Option(help: "compact, full as check prints it, or masks of clauses.")
  var output: Output = .compact

  @Option(help: "How answers are printed: ndjson, or csv (compact only).")
  var format: BatchForm.Kind = .ndjson

  @Option(help: "off: judge what is stated and look at no list.")
  var screening: Screening = .on

  @Option(help: "off: leave `would_change` of full answers empty, which is many times faster.")
  var changes: Changes = .on

  @Option(help: ArgumentHelp("For masks: a table that says which column states which fact.", valueName: "file"))
  var fields: String?

  @OptionGroup var regimes: RegimeOption

  @Option(help: ArgumentHelp("Judge with the knowledge of this day (default today).", valueName: "date"))
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

  @OptionGroup(title: "Records") var records: RecordOptions

  @OptionGroup var fresh: FreshOption

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs: at least one thread has to work") }
    if let timeKernel, timeKernel < 1 { throw ValidationError("--time-kernel: a number of rounds, from 1") }
    if format == .csv, output != .compact { throw ValidationError("a table holds compact answers only") }
    if (output == .masks) != (fields != nil) { throw ValidationError("--output masks and --fields go together") }
    if records.isAsked, output != .full { throw ValidationError("--record keeps whole answers: add --output full") }
    if fresh.needFresh, screening == .off || output == .masks {
      throw ValidationError("--need-fresh is for answers that look at lists")
    }
    if timeKernel != nil, output != .masks { throw ValidationError("--time-kernel is for --output masks") }
  }

  func run() throws {
    if let fields { return try masks(fields) }
    if records.isAsked, changes == .off {
      throw ValidationError("--record keeps whole answers: leave out --changes off")
    }
    let workspace = try shared.open(screening: screening == .on, under: regimes)
    if screening == .on { try fresh.check(workspace) }
    let locations = try shared.locations()
    let desk = try records.desk(locations)
    let recorder = try records.recorder(desk, of: workspace, rules: locations.rules)
    try DealBatch(
      workspace: workspace, known: known ?? .today, isFull: output == .full, asTable: format == .csv,
      namesRegimes: regimes.isGiven, screens: screening == .on, seeksChanges: changes == .on, errors: errors,
      desk: desk, recorder: recorder
    ).run(file, kind: inputFormat, jobs: jobs)
  }

  private func masks(_ path: String) throws {
    let locations = try shared.locations()
    let names = try regimes.names(in: locations)
    guard names.count < 2 else { throw ValidationError("--output masks asks the clauses of one regime") }
    let rules = try CommandFailure.mapping(.data) { () throws(Diagnostics) in
      try BatchRules(locations, regime: names.first)
    }
    let (reader, batch) = try CommandFailure.mapping(
      .input,
      one: { () throws(Diagnostic) in
        let fields = try BatchFields(InputFile.read(path, limit: 1 << 20), file: path, of: rules.program)
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
