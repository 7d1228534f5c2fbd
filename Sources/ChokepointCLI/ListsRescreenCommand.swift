import ArgumentParser
import Chokepoint
import Interchange
import Parties

/// `chokepoint lists rescreen`: whose matches are otherwise since a list changed.
struct ListsRescreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rescreen",
    abstract:
      "Screen customers against what changed between two editions of a list: matches that appear, go or change.",
    discussion: "Customers whose matches are the same in both editions are not printed.")

  @Argument(help: "The customers: CSV or a JSON document a line, as for `screen --batch`; `-` is standard input.")
  var customers: String

  @Option(help: ArgumentHelp("The older edition: a file, or LIST-ID@EDITION.", valueName: "edition"))
  var from: String?

  @Option(
    help: ArgumentHelp("The newer edition: a file, LIST-ID@EDITION, or LIST-ID for its newest.", valueName: "edition"))
  var to: String?

  @Option(help: ArgumentHelp("The two newest editions of this list of the workspace.", valueName: "list-id"))
  var list: String?

  @Option(
    help: ArgumentHelp("What the customers are: csv or ndjson (default: told by name and content).", valueName: "form"))
  var inputFormat: BatchForm.Kind?

  @Option(help: "The lowest score of a match, 0 to 1 (default: the profile's, else 0.7).")
  var threshold: Double?

  @Option(help: "For whom names are screened: onboarding, payments or strict; sets threshold and base rate.")
  var profile: String?

  @Option(help: "How many threads work (default: as many as cores).")
  var jobs: Int?

  @Option(help: "text, or ndjson (one line a customer).")
  var format: OutputFormat = .text

  @Flag(help: "Exit with 1 if a match appeared.")
  var failOnMatch = false

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard threshold.map((0...1).contains) ?? true else { throw ValidationError("--threshold lies between 0 and 1") }
    guard jobs.map((1...256).contains) ?? true else { throw ValidationError("--jobs lies between 1 and 256") }
    guard format != .json else { throw ValidationError("customers are printed as text or ndjson") }
    let isPair = from != nil && to != nil && list == nil
    guard isPair || (list != nil && from == nil && to == nil) else {
      throw ValidationError("name two editions with --from and --to, or a list with --list")
    }
  }

  func run() throws {
    var run = BatchRun()
    var reader = try BatchRun.reader(customers)
    let form = try run.form(&reader, kind: inputFormat)
    let rescreenings = try rescreenings()
    let isText = format == .text
    try run.run(reader, jobs: jobs) { block, record, output in
      do throws(Diagnostic) {
        let question = try form.question(block, record)
        output.unread.formUnion(question.unread)
        var differences: [Rescreening.Difference] = []
        for rescreening in rescreenings { differences.append(try rescreening.answer(question)) }
        guard !differences.allSatisfy(\.isEmpty) else { return }
        let line = RescreeningLine(question, differences)
        output.text += isText ? line.text : JSONWriter.compact(line.json) + "\n"
        output.rowsWithMatch += differences.contains { !$0.appeared.isEmpty } ? 1 : 0
      } catch {
        output.fail(record.row, error, at: block.span(of: record), inPlace: !isText)
      }
    }
    for item in rescreenings {
      Console.error("\(item.newer.id), \(item.older.edition) to \(item.newer.edition): \(item.summary)")
    }
    Console.error("\(run.rows) customers, \(run.rowsWithMatch) with a new match, \(run.errors) not screened")
    if run.errors > 0 { throw ExitCode(2) }
    if failOnMatch && run.rowsWithMatch > 0 { throw ExitCode(1) }
  }

  private func rescreenings() throws -> [Rescreening] {
    let source = try ListSource(shared)
    let (before, after) = try CommandFailure.mapping(
      .input,
      one: { () throws(Diagnostic) in
        if let list { return (try source.lists(list, before: true), try source.lists(list)) }
        return (try source.lists(from ?? ""), try source.lists(to ?? ""))
      })
    let folder = try shared.dataFolder()
    let knowledge = try CommandFailure.mapping(
      .data, one: { () throws(Diagnostic) in try ScreeningKnowledge(inFolder: "\(folder)/screening") })
    let profile = try CommandFailure.mapping(
      .input,
      one: { () throws(Diagnostic) in
        try Workspace.profile(named: self.profile, threshold: threshold, data: folder, knowledge)
      })
    return try ListSource.pairs(before, after).map { from, to in
      Rescreening(from: from, to: to, knowledge: knowledge, profile: profile)
    }
  }
}
