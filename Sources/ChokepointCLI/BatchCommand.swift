import ArgumentParser
import Chokepoint
import Controls
import Interchange
import Parties

/// `chokepoint batch`: judges a file of deals, one a line or one a row.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Judge many deals: a document a line, or a table whose columns are places of the document.",
    discussion: """
      chokepoint batch < deals.ndjson > answers.ndjson
      chokepoint batch deals.csv --format csv --errors bad.ndjson > answers.csv

      Answers stand in the order of the deals. A deal that cannot be read ends the run, after the answers before it;
      with --errors it is written there and the run goes on.
      """)

  enum Output: String, ExpressibleByArgument, CaseIterable { case compact, full }
  enum Screening: String, ExpressibleByArgument, CaseIterable { case on, off }

  @Argument(help: "The deals; `-` is standard input.") var deals = "-"

  @Option(help: "What the deals are: ndjson or csv (default: told by name and content).")
  var inputFormat: BatchForm.Kind?

  @Option(help: "What is printed of each answer: compact, or full as check prints it.") var output: Output = .compact

  @Option(help: "ndjson, or csv (compact only).") var format: BatchForm.Kind = .ndjson

  @Option(help: "off: judge what is stated and look at no list.") var screening: Screening = .on

  @Option(help: ArgumentHelp("Judge with the knowledge of this day (default today).", valueName: "date"))
  var known: CalendarDay?

  @Option(help: "How many threads (default: as many as cores).") var jobs: Int?

  @Option(help: ArgumentHelp("Write deals that cannot be read here, a line each, and go on.", valueName: "file"))
  var errors: String?

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is at least 1") }
    if format == .csv, output == .full { throw ValidationError("a table holds compact answers: leave --output full") }
  }

  func run() throws {
    let workspace = try shared.open(screening: screening == .on)
    try DealBatch(
      workspace: workspace, known: known ?? .today, isFull: output == .full, asTable: format == .csv,
      screens: screening == .on, errors: errors
    ).run(deals, kind: inputFormat, jobs: jobs)
  }
}
