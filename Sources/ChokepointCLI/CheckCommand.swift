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
      chokepoint check --regime us,nl,jp deal.json
      """)

  @Argument(help: "Deal documents (JSON); `-` is standard input.")
  var deals: [String] = []

  @OptionGroup(title: "A quick question instead of a document") var question: QuickQuestion

  @OptionGroup var regimes: RegimeOption

  @Option(help: ArgumentHelp("Judge with the knowledge of this day (default today).", valueName: "date"))
  var known: CalendarDay?

  @Option(help: "text, json (an array for several deals), or ndjson (one line a deal).")
  var format: OutputFormat = .text

  @Option(
    help: ArgumentHelp(
      "Exit with 1 if an outcome is one of these, separated by commas: licence_required, prohibited, needs_facts, ...",
      valueName: "outcomes"))
  var failOn: [String] = []

  @Option(help: "off: leave out what would change the answer, which is many times faster.")
  var changes: BatchCommand.Changes = .on

  @OptionGroup(title: "Records") var records: RecordOptions

  @OptionGroup var fresh: FreshOption

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if deals.isEmpty && !question.isAsked {
      throw ValidationError("give a deal document, `-`, or a quick question such as --chip H800 --to CN")
    }
    if !deals.isEmpty && question.isAsked {
      throw ValidationError("give deal documents or a quick question, not both")
    }
    if records.isAsked {
      if changes == .off { throw ValidationError("--record keeps whole answers: leave out --changes off") }
      if question.isAsked { throw ValidationError("--record keeps documents, not quick questions") }
    }
    _ = try stops()
  }

  /// A deal as each regime reads it, in the order of the regimes.
  private typealias Readings = [Deal]

  func run() throws {
    let workspace = try shared.open(screening: !question.isAsked || question.namesParties, under: regimes)
    let deals = try read(workspace)
    try fresh.check(workspace)
    let stops = try stops()
    let locations = try shared.locations()
    let desk = try records.desk(locations)
    let recorder = try records.recorder(desk, of: workspace, rules: locations.rules)
    // Under several laws the same parties are looked up once.
    let memory = workspace.regimes.count > 1 ? ScreeningMemory() : nil
    var stopped = false
    var documents: [JSON] = []
    for (position, (readings, source)) in deals.enumerated() {
      let consulted = try CommandFailure.mapping(
        .data,
        one: { () throws(Diagnostic) in
          try zip(workspace.regimes, readings).map { regime, deal throws(Diagnostic) in
            try check(deal, source, under: regime, in: workspace, desk, memory)
          }
        })
      if let recorder, let source, let answer = consulted.first, let deal = readings.first {
        let recorded = try LedgerOption.asking { () throws(Diagnostic) in
          try recorder.keep(answer, of: source, as: deal, screened: true)
        }
        recorded.map(RecordOptions.tell)
      }
      let answers = consulted.map(\.determination)
      if position > 0 && format == .text { Console.out("\n") }
      switch format {
      case .json: documents.append(document(answers, workspace))
      case .ndjson: Console.out(JSONWriter.compact(document(answers, workspace)) + "\n")
      case .text: show(answers, readings, workspace)
      }
      stopped = stopped || answers.contains { stops.contains($0.outcome) }
    }
    // One deal is one document, several are an array.
    if let only = documents.first {
      Console.out(JSONWriter.pretty(documents.count == 1 ? only : .array(documents)))
    }
    if stopped { throw ExitCode(1) }
  }

  private func check(
    _ deal: Deal, _ source: JSON?, under regime: Regime, in workspace: Workspace, _ desk: LedgerDesk?,
    _ memory: ScreeningMemory?
  ) throws(Diagnostic) -> ConsultedAnswer {
    guard let desk else {
      return ConsultedAnswer(
        try workspace.check(
          deal, under: regime, known: known ?? .today, memory: memory, seeksChanges: changes == .on))
    }
    return try desk.check(
      deal, source, in: workspace, under: regime, known: known ?? .today, memory: memory,
      seeksChanges: changes == .on)
  }

  /// The determination; where regimes are named, those of all of them, each under its name.
  private func document(_ answers: [Determination], _ workspace: Workspace) -> JSON {
    guard regimes.isGiven else { return answers[0].json }
    let members = zip(workspace.regimes, answers).map { ($0.name, $1.json) }
    return .object([("regimes", .object(members))])
  }

  private func show(_ answers: [Determination], _ readings: Readings, _ workspace: Workspace) {
    for (position, (answer, deal)) in zip(answers, readings).enumerated() {
      if regimes.isGiven {
        let named = workspace.regimes[position]
        Console.out("\(position > 0 ? "\n" : "")Under \(named.title) (\(named.name))\n\n")
      }
      Console.out(DeterminationText.render(answer, title: deal.title, paint: Console.paint))
    }
  }

  /// All deals are read before the first is judged: a bad one stops the run with nothing half-done.
  private func read(_ workspace: Workspace) throws -> [(readings: Readings, document: JSON?)] {
    if question.isAsked { return [(try workspace.regimes.map { try question.deal(in: workspace, under: $0) }, nil)] }
    var errors: [Diagnostic] = []
    var read: [(readings: Readings, document: JSON?)] = []
    for path in deals {
      do throws(Diagnostics) {
        let document = try Diagnostics.gathering { () throws(Diagnostic) in
          try JSONReader.read(
            try InputFile.read(path, limit: DealReader.maximumBytes), file: path == "-" ? "standard input" : path)
        }
        var readings: Readings = []
        for regime in workspace.regimes { readings.append(try workspace.deal(document, under: regime)) }
        read.append((readings, document))
      } catch {
        errors += error.all
      }
    }
    if !errors.isEmpty { throw CommandFailure(.input, errors) }
    return read
  }

  private func stops() throws -> Set<Determination.Outcome> {
    var outcomes: Set<Determination.Outcome> = []
    for word in failOn.flatMap(CommaList.words) {
      guard let outcome = Determination.Outcome(rawValue: word) else {
        throw ValidationError("`\(word)` is not an outcome")
      }
      outcomes.insert(outcome)
    }
    return outcomes
  }
}
