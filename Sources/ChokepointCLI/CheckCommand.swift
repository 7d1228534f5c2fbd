import ArgumentParser
import Chokepoint
import Controls
import Interchange

/// `chokepoint check`: judges deals given as documents, or one deal given by flags.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Judge a deal: is a licence required, why, under which policy, and what is still unknown.",
    discussion: """
      chokepoint check deal.json
      chokepoint check - < deal.json
      chokepoint check --chip H800 --to CN --end-user "Inspur" --date 2023-12-01
      """)

  @Argument(help: "Deal documents (JSON); `-` is standard input.")
  var deals: [String] = []

  @OptionGroup(title: "A quick question instead of a document") var question: QuickQuestion

  @Option(help: ArgumentHelp("Judge with the knowledge of this day (default today).", valueName: "date"))
  var known: CalendarDay?

  @Option(help: "text, json (an array for several deals), or ndjson (one line a deal).")
  var format: OutputFormat = .text

  @Option(
    help: ArgumentHelp(
      "Exit with 1 if an outcome is one of these, separated by commas: licence_required, prohibited, needs_facts, ...",
      valueName: "outcomes"))
  var failOn: String?

  @Option(
    help: ArgumentHelp("Keep deal, rules and answer in this folder, for `replay`.", valueName: "folder"))
  var record: String?

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if deals.isEmpty && !question.isAsked {
      throw ValidationError("give a deal document, `-`, or a quick question such as --chip H800 --to CN")
    }
    if !deals.isEmpty && question.isAsked {
      throw ValidationError("give deal documents or a quick question, not both")
    }
    if record != nil && question.isAsked { throw ValidationError("--record keeps documents, not quick questions") }
    _ = try stops()
  }

  func run() throws {
    let workspace = try shared.open(screening: !question.isAsked || question.namesParties)
    let deals = try read(workspace)
    let stops = try stops()
    let recorder = try record.map { try Recorder($0, of: workspace, rules: try shared.locations().rules) }
    var stopped = false
    var answers: [JSON] = []
    for (position, (deal, document)) in deals.enumerated() {
      let answer = try CommandFailure.mapping(
        .data,
        one: { () throws(Diagnostic) in
          try workspace.check(deal, known: known ?? .today, seeksChanges: true)
        })
      if let recorder, let document {
        try CommandFailure.mapping(
          .input, one: { () throws(Diagnostic) in try recorder.keep(answer.json, of: document, screened: true) })
      }
      if position > 0 && format == .text { Console.out("\n") }
      switch format {
      case .json: answers.append(answer.json)
      case .ndjson: Console.out(JSONWriter.compact(answer.json) + "\n")
      case .text: Console.out(DeterminationText.render(answer, title: deal.title, paint: Console.paint))
      }
      stopped = stopped || stops.contains(answer.outcome)
    }
    // One deal is one document, several are an array.
    if let only = answers.first { Console.out(JSONWriter.pretty(answers.count == 1 ? only : .array(answers))) }
    if stopped { throw ExitCode(1) }
  }

  /// All deals are read before the first is judged: a bad one stops the run with nothing half-done.
  private func read(_ workspace: Workspace) throws -> [(deal: Deal, document: JSON?)] {
    if question.isAsked { return [(try question.deal(in: workspace), nil)] }
    var errors: [Diagnostic] = []
    var read: [(deal: Deal, document: JSON?)] = []
    for path in deals {
      do throws(Diagnostics) {
        let document = try Diagnostics.gathering { () throws(Diagnostic) in
          try JSONReader.read(
            try InputFile.read(path, limit: DealReader.maximumBytes), file: path == "-" ? "standard input" : path)
        }
        read.append((try workspace.deal(document), document))
      } catch {
        errors += error.all
      }
    }
    if !errors.isEmpty { throw CommandFailure(.input, errors) }
    return read
  }

  private func stops() throws -> Set<Determination.Outcome> {
    var outcomes: Set<Determination.Outcome> = []
    for word in failOn?.split(separator: ",") ?? [] {
      guard let outcome = Determination.Outcome(rawValue: String(word)) else {
        throw ValidationError("`\(word)` is not an outcome")
      }
      outcomes.insert(outcome)
    }
    return outcomes
  }
}
