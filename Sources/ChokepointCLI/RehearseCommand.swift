import ArgumentParser
import Chokepoint
import Controls
import Interchange
import Parties
import Rulebook

/// `chokepoint rehearse`: which answers changed rules or lists would change, before they take effect.
struct RehearseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rehearse",
    abstract: "Show which answers changed rules or lists would change, by the rule that makes the difference.",
    discussion: """
      chokepoint rehearse --rules new-rules deals.ndjson
      chokepoint rehearse --lists new-workspace deals.csv --format ndjson

      Every deal is judged twice, by the rules and lists of now and by the changed ones. text and json are a summary; \
      ndjson is a line for each deal that is answered otherwise.
      """)

  /// What makes the command exit with 1.
  enum Stop: String, ExpressibleByArgument, CaseIterable { case difference }

  @Argument(help: ArgumentHelp("Deals, as `batch` reads them; `-` for standard input.", valueName: "file"))
  var file = "-"

  @Option(help: ArgumentHelp("The folder of the changed rule packs (default: those of now).", valueName: "folder"))
  var rules: String?

  @Option(
    help: ArgumentHelp("A workspace folder with the changed lists (default: the lists of now).", valueName: "folder"))
  var lists: String?

  @Option(help: ArgumentHelp("The folder of the rule packs of now (default: those that ship).", valueName: "folder"))
  var from: String?

  @Option(help: ArgumentHelp("The folder of the shipped data.", valueName: "folder"))
  var data: String?

  @Option(help: ArgumentHelp("The folder of the imported lists of now (default ~/.chokepoint).", valueName: "folder"))
  var workspace: String?

  @OptionGroup var regimes: RegimeOption

  @Option(help: "What deals are: ndjson or csv (default: told by the first byte).")
  var inputFormat: BatchForm.Kind?

  @Option(help: "off: judge what is stated and look at no list.")
  var screening: BatchCommand.Screening = .on

  @Option(help: ArgumentHelp("Judge with the knowledge of this day (default today).", valueName: "date"))
  var known: CalendarDay?

  @Option(help: "How many deals are named for each rule.")
  var examples = 3

  @Option(help: "How many threads work (default: one a core).")
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Where records that cannot be read go; without it the first one ends the run.", valueName: "file"))
  var errors: String?

  @Option(help: "text, json, or ndjson (a line for each deal that is answered otherwise).")
  var format: OutputFormat = .text

  @Option(help: "difference: exit with 1 if any deal is answered otherwise.")
  var failOn: Stop?

  func validate() throws {
    guard rules != nil || lists != nil else {
      throw ValidationError("give the changed rules with --rules, or a workspace with changed lists with --lists")
    }
    guard jobs.map({ $0 > 0 }) ?? true else { throw ValidationError("--jobs: at least one thread has to work") }
    guard (0...1000).contains(examples) else { throw ValidationError("--examples lies between 0 and 1000") }
    if lists != nil, screening == .off { throw ValidationError("--lists needs the screening that is switched off") }
  }

  func run() throws {
    if let lists { try refuse(lists) }
    let now = try open(rules: from, lists: workspace)
    let then = try open(rules: rules ?? from, lists: lists ?? workspace)
    let run = try DealRun(file, kind: inputFormat, errors: errors)
    let day = known ?? .today
    let (screens, asLines) = (screening == .on, format == .ndjson)
    let memory = ScreeningMemory()
    // What a name is found to be is the same for both where the lists are.
    let other = lists == nil ? memory : ScreeningMemory()
    let blank = Rehearsal(examples: examples)
    var rehearsal = blank
    let (_, bad) = try run.run(jobs: jobs, blank: (found: blank, lines: "")) {
      document, row, part throws(Diagnostics) in
      let old = try Self.answer(document, in: now, day, screens, memory)
      let new: Determination
      do throws(Diagnostics) { new = try Self.answer(document, in: then, day, screens, other) } catch {
        throw Diagnostics(
          error.all.map { Diagnostic($0.id, "under the changed rules: \($0.message)", at: $0.span, help: $0.help) })
      }
      let change = AnswerChange(from: old, to: new)
      part.found.add(row: row, deal: old.deal, change)
      if asLines, let change { part.lines += JSONWriter.compact(change.json(row: row, deal: old.deal)) + "\n" }
    } emit: { part in
      Console.out(part.lines)
      rehearsal.add(part.found)
    }
    show(rehearsal, now.program.digest, then.program.digest, bad)
    if bad > 0 { throw ExitCode(2) }
    if failOn == .difference, rehearsal.changed > 0 { throw ExitCode(1) }
  }

  /// A folder without imported lists would be judged as if every list had been taken away.
  private func refuse(_ lists: String) throws {
    let found = try CommandFailure.mapping(
      .data, one: { () throws(Diagnostic) in try ListStore(shipped: nil, workspace: lists).current() })
    guard found.isEmpty else { return }
    throw CommandFailure(
      .input,
      [
        Diagnostic(
          "rehearse.lists", "`\(lists)` holds no imported lists",
          help: "import them with `chokepoint lists import FILE --workspace \(lists)`")
      ])
  }

  private func show(_ rehearsal: Rehearsal, _ before: String, _ after: String, _ bad: Int) {
    switch format {
    case .text: Console.show(rehearsal.text(before: before, after: after))
    case .json: Console.out(JSONWriter.pretty(rehearsal.json(before: before, after: after)))
    case .ndjson: Console.error("\(rehearsal.changed) of \(rehearsal.deals) deals are answered otherwise")
    }
    if bad > 0 { Console.error("\(bad) not read") }
  }

  private func open(rules: String?, lists: String?) throws -> Workspace {
    let locations = try CommandFailure.mapping(
      .data, one: { () throws(Diagnostic) in try Locations(rules: rules, data: data, workspace: lists) })
    let regime = try regimes.only(in: locations)
    return try CommandFailure.mapping(.data) { () throws(Diagnostics) in
      try Workspace(locations, regimes: regime.map { [$0] } ?? [], prefetchingLists: screening == .on)
    }
  }

  private static func answer(
    _ document: DealDocument, in workspace: Workspace, _ known: CalendarDay, _ screens: Bool, _ memory: ScreeningMemory
  ) throws(Diagnostics) -> Determination {
    let deal = try workspace.deal(document)
    return try Diagnostics.gathering { () throws(Diagnostic) in
      try workspace.check(deal, known: known, screens: screens, memory: memory)
    }
  }
}
