import ArgumentParser
import Chokepoint
import Interchange
import Parties

/// `chokepoint payments`: who is in these payment messages, wherever in them they stand.
struct PaymentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "payments",
    abstract:
      "Screen payment messages: every party, agent, code, address and remittance line, a transaction at a time.",
    discussion: """
      Reads pacs.008, pacs.009 and pain.001 (XML), MT103, MT202 and MT205 (text), with and without cover.
      All files are read before the first is screened: of a broken one nothing is answered.
      """)

  @Argument(help: "Payment files; `-` is standard input.")
  var files: [String]

  @Option(help: ArgumentHelp("As of this day (default now).", valueName: "date"))
  var date: CalendarDay?

  @Option(help: "The lowest score to show, 0 to 1.")
  var threshold: Double = Workspace.threshold

  @Option(help: "text, json (one document), or ndjson (one line a transaction, as it is screened).")
  var format: OutputFormat = .text

  @Flag(help: "Exit with 1 if there is a match.")
  var failOnMatch = false

  @OptionGroup var fresh: FreshOption

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard (0...1).contains(threshold) else { throw ValidationError("--threshold lies between 0 and 1") }
    guard files.count(where: { $0 == "-" }) < 2 else { throw ValidationError("standard input is read once") }
  }

  func run() throws {
    let workspace = try shared.open(screening: true)
    let folder = try shared.locations().data
    let inputs = try read()
    try fresh.check(workspace)
    FreshOption.warn(workspace)
    let report = try CommandFailure.mapping(
      .data,
      one: { () throws(Diagnostic) in
        let lists = try workspace.lists().lists
        var screener = try workspace.paymentScreener(
          routes: try PaymentRoutes(inFolder: folder), asOf: date, threshold: threshold)
        var report = PaymentsReport(format: format, date: date, threshold: threshold, lists: lists)
        for input in inputs {
          _ = try PaymentReader.read(input.bytes, file: input.name) { (transaction) throws(Diagnostic) in
            report.add(try screener.screen(transaction))
          }
        }
        return report
      })
    report.finish(warnings: inputs.flatMap(\.warnings))
    if failOnMatch && report.hasMatch { throw ExitCode(1) }
  }

  // MARK: Input

  private struct Input {
    let name: String
    let bytes: [UInt8]
    let warnings: [Diagnostic]
  }

  /// Every file is read through before the first is screened: a bad one stops the run with nothing half-done.
  private func read() throws -> [Input] {
    var inputs: [Input] = []
    var errors: [Diagnostic] = []
    for path in files {
      let name = path == "-" ? "standard input" : path
      do throws(Diagnostic) {
        let bytes = try InputFile.read(path)
        let warnings = try PaymentReader.read(bytes, file: name) { _ in }
        inputs.append(Input(name: name, bytes: bytes, warnings: warnings))
      } catch {
        errors.append(error)
      }
    }
    if !errors.isEmpty { throw CommandFailure(.input, errors) }
    Console.complain(inputs.flatMap(\.warnings))
    return inputs
  }
}
