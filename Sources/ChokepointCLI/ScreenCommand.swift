import ArgumentParser
import Chokepoint
import Controls
import Interchange
import Parties

/// `chokepoint screen`: who is this, on which list, since when; for one name or a file of them.
struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen", abstract: "Find the listed parties that a name may mean, in any script, with reasons.",
    discussion: """
      A batch is a CSV with a column `name`, or a JSON document a line: a name, or {"name": …, "id": …, "country": …}.
      Every row is answered in its place; a row that cannot be screened gets an error there, and the exit code is 2.
      """)

  @Argument(help: "The name, in any script.")
  var name: String?

  @OptionGroup var stated: StatedOptions

  @Option(help: ArgumentHelp("Screen every row of a file instead; `-` is standard input.", valueName: "file"))
  var batch: String?

  @Option(
    help: ArgumentHelp("What the batch is: csv or ndjson (default: told by its name and content).", valueName: "form"))
  var inputFormat: BatchForm.Kind?

  @Option(
    help: ArgumentHelp("Screen against a plain file of names, a JSON object a line, and no list.", valueName: "file"))
  var entities: String?

  @Flag(help: "Print the bits and the evidence of each match; for one name, or with --entities.")
  var evidence = false

  @Option(help: "How many threads answer a batch (default: as many as cores).")
  var jobs: Int?

  @Option(help: ArgumentHelp("As of this day (default now).", valueName: "date"))
  var date: CalendarDay?

  @Option(help: "The lowest score to show, 0 to 1 (default: the profile's, else 0.5; with --entities 0).")
  var threshold: Double?

  @Option(help: "For whom names are screened: onboarding, payments or strict; sets threshold and base rate.")
  var profile: String?

  @Flag(help: "Show what each threshold costs in false alarms and finds, and screen nothing.")
  var calibration = false

  @Option(help: "The most matches to show of each name.")
  var limit: Int = 10

  @Option(help: "text, json, or ndjson (one line a match); of a batch ndjson (one line a name) or csv.")
  var format: ScreenFormat?

  @Flag(help: "Exit with 1 if there is a match.")
  var failOnMatch = false

  @Flag(help: "Keep each answer in the ledger of the workspace, and open a case for its matches.")
  var ledger = false

  @OptionGroup var actor: ActorOption

  @OptionGroup var fresh: FreshOption

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard threshold.map((0...1).contains) ?? true else { throw ValidationError("--threshold lies between 0 and 1") }
    guard (1...500).contains(limit) else { throw ValidationError("--limit lies between 1 and 500") }
    guard jobs.map((1...256).contains) ?? true else { throw ValidationError("--jobs lies between 1 and 256") }
    if calibration {
      guard name == nil, batch == nil, profile == nil, stated.facts.isEmpty else {
        throw ValidationError("--calibration screens nothing")
      }
      return
    }
    let asksOne = name != nil || stated.facts.findsByItself
    guard asksOne != (batch != nil) else {
      throw ValidationError("give a name, an --address or an --identifier, or a file with --batch")
    }
    guard batch == nil || stated.facts.isEmpty else {
      throw ValidationError("in a batch, facts stand in the rows: country, birth, address, identifiers")
    }
    if batch == nil {
      guard entities == nil, inputFormat == nil, jobs == nil else {
        throw ValidationError("--entities, --input-format and --jobs go with --batch")
      }
      guard format != .csv else { throw ValidationError("csv is a format of --batch") }
    } else {
      guard format != .text, format != .json else { throw ValidationError("a batch is printed as ndjson or csv") }
    }
    if fresh.needFresh, entities != nil { throw ValidationError("--need-fresh is for answers that look at lists") }
    if entities != nil {
      guard date == nil, format != .csv, profile == nil, inputFormat == nil, !failOnMatch, !ledger else {
        throw ValidationError("--entities takes --batch, --jobs, --evidence, --limit and --threshold")
      }
    } else {
      guard !evidence || batch == nil else { throw ValidationError("--evidence goes with one name or --entities") }
    }
  }

  func run() throws {
    if calibration {
      try CalibrationTable(format: format ?? .text).run(data: try shared.dataFolder())
    } else if let batch, let entities {
      try ScreenEntities(
        entities: entities, batch: batch, jobs: jobs, evidence: evidence, limit: limit, threshold: threshold ?? 0
      ).run(data: try shared.dataFolder())
    } else if let batch {
      let workspace = try shared.open(screening: true)
      try fresh.check(workspace)
      try ScreenBatch(
        batch: batch, kind: inputFormat, jobs: jobs, date: date, profile: profile, threshold: threshold, limit: limit,
        asTable: format == .csv, failOnMatch: failOnMatch, desk: try desk(), actor: actor.name
      ).run(workspace)
    } else {
      try screen(name ?? "")
    }
  }

  private func screen(_ name: String) throws {
    let facts = stated.facts
    for warning in facts.warnings { Console.error("warning: \(warning)") }
    let workspace = try shared.open(screening: true)
    try fresh.check(workspace)
    let index = try CommandFailure.mapping(.data, one: { () throws(Diagnostic) in try workspace.lists(asOf: date) })
    let lists = index.lists
    for warning in index.warnings(asOf: date) { Console.error("warning: \(warning)") }
    FreshOption.warn(workspace)
    let profile = try CommandFailure.mapping(
      .input, one: { () throws(Diagnostic) in try workspace.profile(named: self.profile, threshold: threshold) })
    let matches = try CommandFailure.mapping(
      .input,
      one: { () throws(Diagnostic) in
        try workspace.screen(name, facts, asOf: date, profile: profile, limit: limit)
      })
    try record(matches, facts, profile, index)
    switch format ?? .text {
    case .json:
      var members: [(String, JSON)] = [
        ("query", .string(name)), ("date", .string(date?.description)), ("profile", profile.json),
        ("matches", .array(matches.map(document))), ("lists", .array(lists.map(Self.json))),
      ]
      let stale = workspace.staleLists()
      if !stale.isEmpty { members.append(("stale", .object(stale.map { ($0.id, .string($0.why)) }))) }
      Console.out(JSONWriter.pretty(.object(members)))
    case .ndjson, .csv: for match in matches { Console.out(JSONWriter.compact(document(match)) + "\n") }
    case .text:
      Console.show(
        text(matches, profile, lists.map { "\($0.title), edition \($0.edition) (\($0.coverage))" }))
    }
    if failOnMatch && !matches.isEmpty { throw ExitCode(1) }
  }

  /// The ledger that keeps the answers; nil if none is asked to.
  private func desk() throws -> LedgerDesk? {
    guard ledger else { return nil }
    let locations = try shared.locations()
    return try LedgerOption.asking { () throws(Diagnostic) in try LedgerDesk(locations) }
  }

  private func record(
    _ matches: [PartyMatch], _ facts: StatedFacts, _ profile: ScreeningProfile, _ index: ScreeningIndex
  ) throws {
    guard let desk = try desk() else { return }
    let recorded = try LedgerOption.asking { () throws(Diagnostic) in
      try desk.record(
        [ScreeningFinding(name ?? "", facts, matches)], asOf: date, threshold: profile.threshold, lists: index.lists,
        by: actor.name)
    }
    recorded.forEach(RecordOptions.tell)
  }

  private static func json(_ list: PartyMatch.List) -> JSON {
    .object([
      ("id", .string(list.id)), ("title", .string(list.title)), ("edition", .string(list.edition.description)),
      ("coverage", .string(list.coverage)),
    ])
  }

  private func document(_ match: PartyMatch) -> JSON {
    guard evidence, let members = match.json.members else { return match.json }
    return JSON(.object(members + [JSON.Member("evidence", match.evidenceJSON)]))
  }

  private func text(_ matches: [PartyMatch], _ profile: ScreeningProfile, _ lists: [String]) -> String {
    let day = date.map { " as of \($0)" } ?? ""
    let against = lists.map { "  \($0)" }.joined(separator: "\n")
    let assumed = profile.sentence.map { "\($0)\n" } ?? ""
    if matches.isEmpty { return "no match for \"\(name ?? stated.facts.inWords)\"\(day) in:\n\(against)\n\(assumed)" }
    let found = matches.map { match in
      (MatchText.lines(match) + (evidence ? match.evidenceLines.map { "  \($0)" } : [])).joined(separator: "\n")
    }.joined(separator: "\n\n")
    return "\(found)\n\nscreened\(day) against:\n\(against)\n\(assumed)"
  }
}
